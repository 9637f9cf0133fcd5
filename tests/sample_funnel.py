"""Clinics in a funnel whose numbers can be checked by hand, for charts, screen and slides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from referral_flow import few
from referral_flow.blocks import Chart
from referral_flow.charts.amounts import Counted
from referral_flow.charts.funnel_plot import funnel_plot
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.model import Origin, Period, Unit
from referral_flow.statistics.funnel import funnel
from referral_flow.text import Text, same
from tests.fake_warehouse import periods

KEY = "assessed_within_3_days_cohort"
YEAR: Period = next(one for one in periods() if one.period_id == "12m-2025-10")
REGION = Unit("region-17", "region", same("Värmland"))
LABEL = Text("Bedömda inom tre dagar", "Assessed within three days")
NAMES = ("Alen", "Björken", "Dalen", "Eken", "Fjället", "Granen", "Havet", "Klippan", "Linden",
         "Månen", "Skogen", "Stranden")  # fmt: skip
ALIKE = tuple((40 * place + 2 * (place % 3), 100 * place) for place in range(1, 11))
APART = (280, 350)  # 80 % where others have 40 %
SMALL = (3, 7)


def clinics(
    counts: Sequence[tuple[int, int]], opened: Mapping[str, date] | None = None
) -> list[UnitShare]:
    """A clinic for each (counted, cases); `opened`: the first day of some."""
    opened = opened or {}
    units = [Unit(f"c{place}", "physio", same(f"{NAMES[place % 12]} rehab"), region_id="region-17",
                  valid_from=opened.get(f"c{place}"))
             for place in range(len(counts))]  # fmt: skip
    return [UnitShare(unit, Counted(*pair, Origin(KEY, unit, YEAR)))
            for unit, pair in zip(units, counts, strict=True)]  # fmt: skip


def compared(
    counts=(*ALIKE, APART, SMALL),
    chosen: frozenset[str] = frozenset(),
    opened: Mapping[str, date] | None = None,
) -> Compared:
    """These clinics beside each other; those with fewer than ten cases are not spoken of."""
    rows = clinics(counts, opened)
    total = Counted(*(sum(column) for column in zip(*counts, strict=True)))
    seen = [row.unit.unit_id for row in rows if not few.is_few(row.counted.amount, "working")]
    return Compared(
        rows, UnitShare(REGION, total), funnel(*zip(*counts, strict=True)), chosen, frozenset(seen)
    )


def sample_funnel(units: Compared | None = None, **changes) -> Chart:
    """Ten clinics alike, one apart and one with too few cases to be shown."""
    return funnel_plot(LABEL, units or compared(), key="funnel", metric=KEY, period=YEAR, **changes)
