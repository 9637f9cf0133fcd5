"""The change since something was introduced, each unit from its own date, against the others.

For pages and lists alike: the months of the units that are compared, handed to `level_change`.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from referral_flow.model import Metric, Period
from referral_flow.statistics.level_change import NEVER, LevelChange, Refused, level_change
from referral_flow.warehouse import Warehouse

NOT_CAUSES = ("open", "entered")


def change_since(
    warehouse: Warehouse, metric: Metric, began: dict[str, date]
) -> LevelChange | Refused:
    """The pooled change of a share, a rate or a mean of days in clinics, each from its own date.

    Others are the clinics of the same kinds; a `LevelChange`, or a `Refused` that says why not.
    """
    return level_change(*_compared(warehouse, metric, began))


def compared_units(warehouse: Warehouse, began: dict[str, date]) -> list[str]:
    """The clinics that are compared, in the order of `LevelChange.by_unit`."""
    kinds = {warehouse.units[unit].kind for unit in began if unit in warehouse.units}
    return [unit.unit_id for unit in warehouse.units.values() if unit.kind in kinds]


def before_and_after(
    warehouse: Warehouse, metric: Metric, began: dict[str, date]
) -> dict[str, tuple[tuple[float, int], tuple[float, int]]]:
    """Of each clinic that began: (what is divided, what by) before and since, in whole months."""
    sums, cases, starts = _compared(warehouse, metric, began)
    months = np.arange(sums.shape[1])
    sums = np.where(cases > 0, sums, 0)
    return {
        unit_id: tuple(
            (float(sums[row, side].sum()), int(cases[row, side].sum()))
            for side in (months < starts[row], months >= starts[row])
        )
        for row, unit_id in enumerate(compared_units(warehouse, began))
        if starts[row] != NEVER
    }


def _compared(
    warehouse: Warehouse, metric: Metric, began: dict[str, date]
) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """Sums and cases, units × months, and each unit's first whole month with it."""
    months = warehouse.complete_periods(metric.key, "month")
    unit_ids = compared_units(warehouse, began)
    sums, cases = _by_month(warehouse, metric, unit_ids, months)
    for row, unit_id in enumerate(unit_ids):
        cases[row, [_holds(month, began.get(unit_id)) for month in months]] = 0
    return sums, cases, [_first_month(began.get(unit_id), months) for unit_id in unit_ids]


def _by_month(
    warehouse: Warehouse, metric: Metric, unit_ids: list[str], months: list[Period]
) -> tuple[np.ndarray, np.ndarray]:
    """What is divided and what by, units × months."""
    sums, cases = np.zeros((2, len(unit_ids), len(months)))
    unit_at = {unit_id: at for at, unit_id in enumerate(unit_ids)}
    month_at = {month.period_id: at for at, month in enumerate(months)}
    if metric.shape == "duration":
        rows = _days(warehouse, metric, unit_ids)
    else:
        rows = warehouse.values(metric.key, grain="month", unit_ids=unit_ids).select(
            "unit_id", "period_id", "numerator", "denominator"
        )
    for unit_id, period_id, top, bottom in rows.iter_rows():
        if period_id in month_at:
            at = unit_at[unit_id], month_at[period_id]
            sums[at], cases[at] = float(top or 0), float(bottom or 0)
    return sums, cases


def _days(warehouse: Warehouse, metric: Metric, unit_ids: list[str]) -> pl.DataFrame:
    """Days and cases by unit and month, of those who left the usual way."""
    rows = warehouse.day_table(metric.key, grain="month", unit_ids=unit_ids)
    causes = rows.filter(~pl.col("outcome").is_in(NOT_CAUSES))
    usual = causes.group_by("outcome").agg(pl.col("cases").sum()).sort("cases", "outcome")
    return (
        causes.filter(pl.col("outcome").is_in(usual["outcome"][-1:].to_list()))
        .group_by("unit_id", "period_id", maintain_order=True)
        .agg((pl.col("day") * pl.col("cases")).sum(), pl.col("cases").sum().alias("people"))
    )


def _first_month(began: date | None, months: list[Period]) -> int:
    """The index of the first whole month since; NEVER where nothing began in these months."""
    if began is None or not months or began > months[-1].starts_on:
        return NEVER
    return sum(month.starts_on < began for month in months)


def _holds(month: Period, began: date | None) -> bool:
    """Whether it began within the month, which then belongs to neither side."""
    return began is not None and month.starts_on < began <= month.ends_on
