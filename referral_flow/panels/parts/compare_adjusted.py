"""The clinics of a comparison once more, adjusted for the mix of their cases."""

from __future__ import annotations

import numpy as np

from referral_flow.charts.funnel_units import Adjusted, Compared, Standard
from referral_flow.charts.phrases import inside
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.panels.parts.compare_units import Asked, Seen
from referral_flow.statistics import funnel as limits
from referral_flow.statistics.standardised import standardised
from referral_flow.text import Text, joined
from referral_flow.warehouse import Warehouse


def adjusted_units(seen: Seen) -> Adjusted | None:
    """The same clinics with adjusted shares; None where the measure or the period has none.

    What is expected is known of whole measures, by quarter and longer. A clinic of which nothing
    is expected is left out.
    """
    if seen.asked.split or not seen.asked.metric.case_mix:
        return None
    expected = _expected(seen.asked, seen.units.rows)
    rows = [row for row in seen.units.rows if row.unit.unit_id in expected]
    level = _level_of_all(seen.asked)
    if len(rows) < seen.asked.least or not level:
        return None
    standards = _standards(rows, expected, level)
    known = [row for row in rows if standards[row.unit.unit_id].cases]
    return _compared(seen, known, standards)


def mix_named(warehouse: Warehouse, mix: tuple[str, ...]) -> Text:
    """ "veckodag då kontakt söktes, kroppsdel och ålder"."""
    names = [inside(warehouse.split_name(one)) for one in mix]
    return Text(*(joined([name.in_(language) for name in names], language)
                  for language in ("sv", "en")))  # fmt: skip


def _expected(asked: Asked, rows: list[UnitShare]) -> dict[str, tuple[float, float]]:
    """What is expected of each clinic, and its variance by chance."""
    frame = asked.warehouse.expected(
        asked.key, unit_ids=[row.unit.unit_id for row in rows],
        period_ids=[asked.period.period_id],
    )  # fmt: skip
    found = frame.select("unit_id", "expected", "variance").iter_rows()
    return {unit_id: (expected, variance) for unit_id, expected, variance in found}


def _level_of_all(asked: Asked) -> float | None:
    """The share of all cases that the chances are taken from: those of every region together."""
    kinds = ("nation", "region")
    widest = sorted((unit for unit in asked.warehouse.units.values() if unit.kind in kinds),
                    key=lambda unit: kinds.index(unit.kind))  # fmt: skip
    found = asked.shares(widest[:1])
    return found[0].counted.share if found else None


def _standards(
    rows: list[UnitShare], expected: dict[str, tuple[float, float]], level: float
) -> dict[str, Standard]:
    counted = np.array([(row.counted.numerator, row.counted.denominator) for row in rows])
    mix = np.array([expected[row.unit.unit_id] for row in rows])
    found = standardised(*counted.T, *mix.T, level)
    return {
        row.unit.unit_id: Standard(float(share), float(cases), float(one[0] / n))
        for row, share, cases, one, (_, n) in zip(rows, found.shares, found.cases, mix, counted,
                                                  strict=True)
    }  # fmt: skip


def _compared(seen: Seen, rows: list[UnitShare], standards: dict[str, Standard]) -> Adjusted:
    units: Compared = seen.units
    own = [standards[row.unit.unit_id] for row in rows]
    found = limits.funnel([one.share * one.cases for one in own], [one.cases for one in own],
                          method=seen.asked.method)  # fmt: skip
    there = {row.unit.unit_id for row in rows}
    chosen, judged = units.chosen & there, units.judged & there
    return Adjusted(rows, units.whole, found, chosen, judged, standards, units)
