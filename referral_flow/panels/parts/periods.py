"""Which other period a figure needs: the year before, the quarter around a week."""

from __future__ import annotations

import re
from datetime import timedelta

from referral_flow.model import GRAINS, Period
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

SPLIT_GRAINS = ("quarter", "year", "12m", "all")


def year_before(warehouse: Warehouse, period: Period) -> Period | None:
    """The same period a year earlier, where both are whole and within the material."""
    build = warehouse.build
    earlier = re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period.period_id, count=1)
    found = warehouse.periods.get(earlier)
    if found is None or found == period or period.ends_on > build.as_of:
        return None
    return found if found.starts_on >= build.data_from else None


def period_for_splits(warehouse: Warehouse, period: Period) -> Period:
    """The period itself, or the quarter in which a week or month ends: splits stop at quarters."""
    if period.grain in SPLIT_GRAINS:
        return period
    last_day = min(period.ends_on, warehouse.build.as_of)
    return next(
        (one for one in warehouse.periods.values()
         if one.grain == "quarter" and one.starts_on <= last_day <= one.ends_on),
        period,
    )  # fmt: skip


def said_of(shown: Period, chosen: Period) -> Text | None:
    """What to say where another period is shown than the one chosen."""
    if shown == chosen:
        return None
    return Text(
        "Uppdelningen görs per kvartal eller längre; här visas {shown}.",
        "This is divided by quarter or longer; shown here: {shown}.",
    ).format(shown=shown.label)


def periods_of(warehouse: Warehouse, grain: str) -> list[Period]:
    """All periods of a grain, earliest first."""
    return [period for period in warehouse.periods.values() if period.grain == grain]


def coarser(grain: str) -> str | None:
    """The next coarser step of a chart over time; None above years."""
    steps = GRAINS[: GRAINS.index("year") + 1]
    place = steps.index(grain) + 1
    return steps[place] if place < len(steps) else None


def is_first(warehouse: Warehouse, period: Period) -> bool:
    """Whether the material begins within a period so short that its edge shows."""
    is_short = period.grain not in ("12m", "all")
    return is_short and period.starts_on <= warehouse.build.data_from


def is_mature(warehouse: Warehouse, period: Period, days: int) -> bool:
    """Whether everybody in the period has been followed for so many days."""
    return period.ends_on + timedelta(days) <= warehouse.build.as_of
