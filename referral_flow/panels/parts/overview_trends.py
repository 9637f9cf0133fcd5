"""The months behind a headline figure: what the small line beside it is drawn from."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from referral_flow import few
from referral_flow.blocks import Amount, Point
from referral_flow.charts.amounts import measured, quantile
from referral_flow.charts.curve import CAUSE, cases, waiting_curve
from referral_flow.charts.quantile_band import MEDIAN, sampled
from referral_flow.model import Metric, Origin, Period, View
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import periods_of
from referral_flow.warehouse import Warehouse

MOST = {"month": 24, "quarter": 8}  # the two years before the end of the period chosen
LEAST = 6  # points: fewer are no line


def trend(warehouse: Warehouse, key: str, view: View) -> tuple[Point, ...]:
    """A value for each complete month up to the end of the view's period, oldest first.

    Quarters where more than a quarter of the months would be hidden; nothing where these are too
    few as well. Months whose data were lost are left out, so that they are a gap in the line.
    """
    for grain in MOST:
        points = _points(warehouse, warehouse.metrics[key], view, grain)
        if len(points) >= min(LEAST, MOST[grain] // 2) and not _is_thin(points, view.audience):
            return points
    return ()


def _is_thin(points: tuple[Point, ...], audience: str) -> bool:
    hidden = [few.is_few(point.amount, audience) for point in points]
    return few.is_too_thin(hidden)


def _points(warehouse: Warehouse, metric: Metric, view: View, grain: str) -> tuple[Point, ...]:
    ended = [one for one in periods_of(warehouse, grain) if one.ends_on <= view.period.ends_on]
    ended = ended[-MOST[grain] :]
    lost = lost_periods(warehouse, view.unit, ended, metric)
    wanted = {one.period_id: one for one in ended if one.period_id not in lost}
    read = _waits if metric.shape == "duration" else _values
    return tuple(
        Point(period.starts_on, amount, label=period.label)
        for period, amount in read(warehouse, metric, view, wanted)
        if amount.value is not None
    )


def _values(
    warehouse: Warehouse, metric: Metric, view: View, wanted: dict[str, Period]
) -> Iterator[tuple[Period, Amount]]:
    """A ratio, rate, count or stock with its interval; of a sample the median."""
    rows = _complete(warehouse.values(metric.key, **_chosen(view, wanted)))
    for row in rows.iter_rows(named=True):
        period = wanted[row["period_id"]]
        origin = Origin(metric.key, view.unit, period)
        if metric.shape == "sample":
            yield period, sampled(metric, row, MEDIAN, origin)
        else:
            counts = (row.get("numerator", row.get("value")), row.get("denominator", 1))
            yield period, measured(metric, [counts[0]], [counts[1]], [origin])[0]


def _waits(
    warehouse: Warehouse, metric: Metric, view: View, wanted: dict[str, Period]
) -> Iterator[tuple[Period, Amount]]:
    """The median of each month in days, those who still wait counted."""
    table = _complete(warehouse.day_table(metric.key, **_chosen(view, wanted)))
    for (period_id,), one in table.partition_by("period_id", as_dict=True).items():
        period = wanted[period_id]
        median = waiting_curve(one).quantile(0.5, CAUSE)
        origin = Origin(metric.key, view.unit, period)
        yield period, quantile(median, cases(one), origin, is_n_shown=False)


def _complete(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("is_complete"))


def _chosen(view: View, wanted: dict[str, Period]) -> dict[str, list[str]]:
    return {"unit_ids": [view.unit.unit_id], "period_ids": list(wanted)}
