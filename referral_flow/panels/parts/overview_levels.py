"""Levels that the search has found as Amounts, with the cells that they were summed over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from math import ceil, floor

from referral_flow.blocks import Amount
from referral_flow.charts.amounts import free, measured
from referral_flow.findings.found import Group, Level
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.warehouse import Warehouse

SMALL = 0.1  # shares below it are told in tenths of a per cent
SPAN = "span"  # months told together that make no period of their own


@dataclass(frozen=True)
class Of:
    """Whose level it is: a metric of a unit, or of a group within it."""

    metric: Metric
    unit: Unit
    split: str | None = None
    split_value: str | None = None


def level_amounts(warehouse: Warehouse, of: Of, *levels: Level) -> list[Amount]:
    """Each level with n, interval and origin, all with the same number of decimals."""
    decimals = decimals_of(of.metric, *(level.value for level in levels))
    return [replace(_amount(warehouse, of, level), decimals=decimals) for level in levels]


def decimals_of(metric: Metric, *values: float) -> int:
    """Those of the metric; tenths for shares that are all small, and for means of days."""
    is_share = metric.unit == "percent"
    if is_share and max(abs(value) for value in values) < SMALL:
        return 1
    return 1 if metric.unit == "days" else 0


def _amount(warehouse: Warehouse, of: Of, level: Level) -> Amount:
    origin = _origin(warehouse, of, level)
    if level.counted is None:
        rule = "summary" if of.metric.counts_people else "free"
        return Amount(level.value, of.metric.unit, n=_whole(level.cases), rule=rule, origin=origin)
    if level.cases is None:
        counted = round(level.counted)
        return Amount(level.value, "count", n=counted, numerator=counted, rule="count",
                      origin=origin)  # fmt: skip
    if of.metric.shape in ("ratio", "rate"):
        counts = [round(level.counted)], [round(level.cases)]
        return measured(of.metric, *counts, [origin])[0]
    return Amount(level.value, of.metric.unit, n=_whole(level.cases), rule="summary",
                  origin=origin)  # fmt: skip


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


def people_in(amount: Amount) -> Amount | None:
    """How many the level rests on, as a number of its own; hidden wherever the level is."""
    if amount.n is None:
        return None
    return Amount(float(amount.n), "count", rule="free", ends=(amount,))


def difference(after: Amount, before: Amount) -> Amount:
    """How far apart two levels lie, hidden with either."""
    unit = "points" if after.unit == "percent" else after.unit
    size = free(after.value - before.value, unit, after.decimals)
    return replace(size, signed=True, ends=(after, before))


def by_chance(group: Group, *, is_bound: bool = True) -> Amount:
    """How many of a group's findings chance alone may have brought, on average.

    `is_bound`: told as "at most", so it is rounded up; else to the nearest.
    """
    decimals = next((n for n, least in enumerate((10, 0.1)) if group.expected_false >= least), 2)
    scale = 10**decimals
    scaled = round(group.expected_false * scale, 6)
    whole = ceil(scaled) if is_bound else floor(scaled + 0.5)
    return free(whole / scale, "count", decimals)


def _origin(warehouse: Warehouse, of: Of, level: Level) -> Origin | None:
    """The cell, or the months one after the other as one; None where there are gaps in them."""
    months = [warehouse.periods[one] for one in level.period_ids if one in warehouse.periods]
    if not months:
        return None
    months.sort(key=lambda period: period.starts_on)
    period = months[0] if len(months) == 1 else _span(months)
    return period and Origin(of.metric.key, of.unit, period, of.split, of.split_value)


def _span(months: list[Period]) -> Period | None:
    day = timedelta(1)
    if any(b.starts_on - a.ends_on != day for a, b in pairwise(months)):
        return None
    first, last = months[0], months[-1]
    name = f"{first.period_id}..{last.period_id}"
    return Period(name, SPAN, first.starts_on, last.ends_on)
