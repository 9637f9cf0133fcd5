"""What a count is expected to hold by the season, learnt from the region without the unit itself.

One clinic's July is too few people to learn July from, and a change must not hide in its own index.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from weakref import WeakKeyDictionary

import numpy as np
import polars as pl

from referral_flow.model import Period, Unit
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import periods_of
from referral_flow.statistics.season import season_index
from referral_flow.warehouse import Warehouse

MOST_OF_ALL = 0.5  # a unit that is more of the region than this has no others to learn from


def with_season(
    warehouse: Warehouse, key: str, unit: Unit, rows: pl.DataFrame, periods: Sequence[Period]
) -> pl.DataFrame:
    """Rows of a count with the column `expected`: the sum of its months' index over each period.

    Unchanged where less than a year has been seen. A unit that is most of the region is held
    against the region's own season: what recurs every year is then no change.
    """
    index = _index(warehouse, key, unit)
    if index is None:
        return rows
    by_period = {one.period_id: _sum_of_index(one, index) for one in periods}
    expected = pl.col("period_id").replace_strict(by_period, default=None, return_dtype=pl.Float64)
    return rows.with_columns(expected=expected)


def _index(warehouse: Warehouse, key: str, unit: Unit) -> np.ndarray | None:
    """Twelve factors from January, once per build, metric and unit."""
    kept = _KEPT.setdefault(warehouse, {})
    if (key, unit.unit_id) not in kept:
        months = periods_of(warehouse, "month")
        counts = _others(warehouse, key, unit, months)
        kept[key, unit.unit_id] = season_index(counts, [one.starts_on.month for one in months])
    return kept[key, unit.unit_id]


_KEPT: WeakKeyDictionary[Warehouse, dict] = WeakKeyDictionary()


def _others(warehouse: Warehouse, key: str, unit: Unit, months: Sequence[Period]) -> np.ndarray:
    """The region's number per month without the unit; nan where a month is not whole."""
    region = warehouse.units.get(unit.region_id or "", unit)
    whole, own = (_by_month(warehouse, key, one, months) for one in (region, unit))
    if unit == region or np.nansum(own) > MOST_OF_ALL * np.nansum(whole):
        return whole
    return whole - np.nan_to_num(own)


def _by_month(warehouse: Warehouse, key: str, unit: Unit, months: Sequence[Period]) -> np.ndarray:
    lost = lost_periods(warehouse, unit, months, warehouse.metrics[key])
    rows = warehouse.values(key, unit_ids=[unit.unit_id], grain="month").filter("is_complete")
    known = dict(rows.select("period_id", "value").iter_rows())
    return np.array(
        [np.nan if one.period_id in lost else known.get(one.period_id, np.nan) for one in months],
        dtype=float,
    )


def _sum_of_index(period: Period, index: np.ndarray) -> float:
    """The index of each day's month, a month counting as one."""
    return sum(
        index[start.month - 1] * _days_in(period, start) / ((_next_month(start) - start).days)
        for start in _months_touched(period)
    )


def _months_touched(period: Period) -> list[date]:
    found, start = [], period.starts_on.replace(day=1)
    while start <= period.ends_on:
        found.append(start)
        start = _next_month(start)
    return found


def _next_month(start: date) -> date:
    return (start + timedelta(31)).replace(day=1)


def _days_in(period: Period, start: date) -> int:
    """How many days of a month lie within the period."""
    first, last = (
        max(start, period.starts_on),
        min(_next_month(start) - timedelta(1), period.ends_on),
    )
    return (last - first).days + 1
