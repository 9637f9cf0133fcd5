"""Which units lie around the chosen one, and their figures to draw beside its own over time."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from referral_flow.charts.around import Counts, Wider, wider_shares
from referral_flow.charts.history import History
from referral_flow.model import Unit, View
from referral_flow.panels.parts.filtered import Filter, part_rows, whole_rows
from referral_flow.warehouse import Warehouse

COMPARED = ("ratio", "rate")  # numbers of people grow with the unit and say nothing side by side


def units_around(warehouse: Warehouse, unit: Unit) -> list[Unit]:
    """The municipality, care choice and region that hold the unit, the smallest first.

    A municipality of one clinic is left out; so is radiology's, which sends to all departments, and
    the care choice of others than physiotherapy, whose figures follow the physiotherapists.
    """
    around = [
        unit.municipality_id if unit.kind != "radiology" else None,
        unit.care_choice_id if unit.kind == "physio" else None,
        unit.region_id,
    ]
    found = [warehouse.units[one] for one in around if one in warehouse.units]
    return [one for one in found if one != unit and not one.is_one_clinic]


def wider_than(
    warehouse: Warehouse,
    key: str,
    view: View,
    seen: History,
    *,
    part: Filter | None = None,
    within: Filter | None = None,
) -> list[Wider]:
    """The units around with the same share or rate in the periods of a history, or of its part."""
    units = units_around(warehouse, view.unit)
    if seen.metric.shape not in COMPARED or not seen.periods or not units:
        return []
    rows = _rows(warehouse, key, units, seen.grain, part, within)
    around = [_counts(unit, rows) for unit in units]
    pairs = zip(seen.numerators.tolist(), seen.denominators.tolist(), strict=True)
    own = Counts(view.unit, {
        period.period_id: pair for period, pair in zip(seen.periods, pairs, strict=True) if pair[1]
    })  # fmt: skip
    cell = (seen.part.split, seen.part.split_value) if seen.part else (None, None)
    return wider_shares(seen.metric, own, [one for one in around if one.of], seen.periods, cell,
                        view.audience)  # fmt: skip


def _rows(
    warehouse: Warehouse,
    key: str,
    units: Sequence[Unit],
    grain: str,
    part: Filter | None,
    within: Filter | None,
) -> pl.DataFrame:
    chosen = {"unit_ids": [unit.unit_id for unit in units], "grain": grain}
    if part is None:
        return whole_rows(warehouse, key, within, **chosen)
    rows = part_rows(warehouse, key, part[0], within, **chosen)
    return rows.filter(pl.col("shown") == part[1])  # fmt: skip


def _counts(unit: Unit, rows: pl.DataFrame) -> Counts:
    """Whole periods only: one that is still open would seem to rise or fall."""
    own = rows.filter(pl.col("unit_id") == unit.unit_id, pl.col("is_complete"))
    known = own.filter(pl.col("denominator") > 0)
    return Counts(unit, {
        period: (float(numerator), float(denominator))
        for period, numerator, denominator
        in known.select("period_id", "numerator", "denominator").iter_rows()
    })  # fmt: skip
