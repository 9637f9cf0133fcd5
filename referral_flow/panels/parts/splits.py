"""A metric divided: by a split, by reasons, by two splits at once; all within the page's filter."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from referral_flow.blocks import Amount, Chart, UnitLabel
from referral_flow.charts.amounts import Counted, measured
from referral_flow.charts.grid import Cell, Grid
from referral_flow.charts.reason_bars import Reason, reason_bars
from referral_flow.charts.split_dots import Divided, Group, split_dots
from referral_flow.charts.two_way import two_way_grid
from referral_flow.model import Metric, Period, View
from referral_flow.panels.parts.filtered import (
    NOT_FOLLOWED,
    Filter,
    can_follow,
    divides_numerator,
    label_of,
    named_in,
    origin,
    part_rows,
    whole_rows,
)
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import period_for_splits, said_of, year_before
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

OF_ALL = Text("av alla", "of all")


def by_split(
    warehouse: Warehouse,
    key: str,
    view: View,
    split: str,
    *,
    chart_key: str | None = None,
    place: str = "why",
    within: Filter | None = None,
    title: Text | None = None,
) -> Chart | None:
    """A ratio, rate or count by the values of a split; None where there is nothing to divide.

    Dots with intervals and the whole as a line, bars for a count. A filter on the split itself
    marks its value; one that the metric cannot follow is said beneath. `title` as in `over_time`.
    """
    metric, period = warehouse.metrics[key], period_for_splits(warehouse, view.period)
    followed = _followed(warehouse, key, split, within)
    chosen = _chosen(view, period)
    whole = _amounts(metric, view, period, whole_rows(warehouse, key, _outside(split, followed),
                                                      **chosen))  # fmt: skip
    rows = part_rows(warehouse, key, split, followed, **chosen)
    groups = tuple(
        Group(value, _label(warehouse, split, value), amount)
        for value, amount in _amounts(metric, view, period, rows).items()
        if amount.n
    )
    if not groups or not whole:
        return None
    marked = within[1] if within and within[0] == split else None
    seen = Divided(metric, period, warehouse.split_name(split), groups, whole[None], title, marked)
    chart = split_dots(seen, key=chart_key or f"by_{split}", place=place,
                       coarser=_said(period, view, within, followed))  # fmt: skip
    return named_in(chart, warehouse, _outside(split, followed))


def reasons(
    warehouse: Warehouse,
    key: str,
    view: View,
    split: str = "reason",
    *,
    chart_key: str | None = None,
    place: str = "why",
    within: Filter | None = None,
    among: Text = OF_ALL,
) -> Chart | None:
    """The parts of a numerator as bars, with their change since the same period a year before.

    Shares of all that the filter holds, which `among` names ("av remisserna"). None where the
    metric has no rows for the unit and period.
    """
    metric, period = warehouse.metrics[key], period_for_splits(warehouse, view.period)
    followed = _followed(warehouse, key, split, within)
    now = _counted(warehouse, key, view, split, followed, period)
    earlier = _earlier(warehouse, metric, view, period)
    before = _counted(warehouse, key, view, split, followed, earlier) if earlier else {}
    found = [Reason(value, label_of(warehouse, (split, value)), counted, before.get(value))
             for value, counted in now.items()]  # fmt: skip
    if not found:
        return None
    chart = reason_bars(metric, found, period, key=chart_key or f"by_{split}", among=among,
                        place=place, coarser=_said(period, view, within, followed))  # fmt: skip
    return named_in(chart, warehouse, followed)


def two_way(
    warehouse: Warehouse,
    key: str,
    view: View,
    split: str,
    *,
    chart_key: str | None = None,
    place: str = "why",
    within: Filter | None = None,
) -> Chart | None:
    """Two splits of a numerator, "reason,stage", as a grid: rows by the first, columns by the last.

    Numbers of cases; where the last split divides the denominator too (a profession), shares of
    each column's cases. None where the unit has no such rows: they are kept for regions and
    departments.
    """
    metric, period = warehouse.metrics[key], period_for_splits(warehouse, view.period)
    followed = _followed(warehouse, key, split, within)
    rows = part_rows(warehouse, key, split, followed, **_chosen(view, period))
    if rows.is_empty():
        return None
    first, last = split.split(",")
    among = None if divides_numerator(metric, last) else last
    cells = _cells(warehouse, metric, view, period, rows, among)
    seen = Grid(
        metric, period, (warehouse.split_name(first), warehouse.split_name(last)),
        _named(warehouse, first, [row for row, _ in cells]),
        _named(warehouse, last, [column for _, column in cells]), cells,
    )  # fmt: skip
    chart = two_way_grid(seen, key=chart_key or "by_" + split.replace(",", "_"), place=place,
                         coarser=_said(period, view, within, followed))  # fmt: skip
    return named_in(chart, warehouse, _outside(split, followed))


def _cells(
    warehouse: Warehouse, metric: Metric, view: View, period: Period, rows: pl.DataFrame,
    among: str | None,
) -> dict[tuple[str, str], Cell]:  # fmt: skip
    """A cell for every pair; `among` is the split whose cases the shares are of, if any."""
    counted = {tuple(row["shown"].split(",")): row for row in rows.iter_rows(named=True)}
    n = _cases(warehouse, metric, view, period, among) if among else {}
    return {
        (first, last): _cell(metric, view, period, counted.get((first, last)), n.get(last))
        for first in dict.fromkeys(row for row, _ in counted)
        for last in dict.fromkeys(column for _, column in counted)
        if among is None or n.get(last)
    }


def _cell(metric: Metric, view: View, period: Period, row: Mapping | None, n: int | None) -> Cell:
    if row is None:
        return Cell(0, n)
    return Cell(int(row["numerator"]), n, origin(metric, view.unit, period, row))


def _cases(warehouse: Warehouse, metric: Metric, view: View, period: Period, split: str) -> dict:
    """The denominator of each value of a split."""
    rows = warehouse.values(metric.key, split=split, **_chosen(view, period))
    return dict(rows.select("split_value", "denominator").iter_rows())


def _counted(
    warehouse: Warehouse, key: str, view: View, split: str, within: Filter | None, period: Period
) -> dict[str, Counted]:
    rows = part_rows(warehouse, key, split, within, **_chosen(view, period))
    metric = warehouse.metrics[key]
    return {
        row["shown"]: Counted(int(row["numerator"]), int(row["denominator"]),
                              origin(metric, view.unit, period, row))
        for row in rows.iter_rows(named=True)
        if row["denominator"]
    }  # fmt: skip


def _amounts(
    metric: Metric, view: View, period: Period, rows: pl.DataFrame
) -> dict[str | None, Amount]:
    """The number of each row, by the value that it is shown as; None for the whole."""
    known = list(rows.iter_rows(named=True))
    numerators = [row.get("numerator", row.get("value")) for row in known]
    amounts = measured(metric, numerators, [row.get("denominator", 1) for row in known],
                       [origin(metric, view.unit, period, row) for row in known])  # fmt: skip
    return {row.get("shown"): amount for row, amount in zip(known, amounts, strict=True)}


def _earlier(warehouse: Warehouse, metric: Metric, view: View, period: Period) -> Period | None:
    """The same period a year before, unless data were lost in one of the two."""
    earlier = year_before(warehouse, period)
    if earlier is None or lost_periods(warehouse, view.unit, [earlier, period], metric):
        return None
    return earlier


def _followed(warehouse: Warehouse, key: str, split: str, within: Filter | None) -> Filter | None:
    return within if can_follow(warehouse, key, split, within) else None


def _outside(split: str, within: Filter | None) -> Filter | None:
    """What the whole is of: a filter on the split itself divides it, and does not bound it."""
    return None if within and within[0] in split.split(",") else within


def _chosen(view: View, period: Period) -> dict:
    return {"unit_ids": [view.unit.unit_id], "period_ids": [period.period_id]}


def _said(
    period: Period, view: View, within: Filter | None, followed: Filter | None
) -> Text | None:
    """That another period is shown than the one chosen, or that the filter is not followed."""
    said = [said_of(period, view.period), NOT_FOLLOWED if within != followed else None]
    known = [one for one in said if one]
    return Text(*(" ".join(one.in_(language) for one in known) for language in ("sv", "en"))
                ) if known else None  # fmt: skip


def _label(warehouse: Warehouse, split: str, value: str) -> Text | UnitLabel:
    unit = warehouse.units.get(value)
    return UnitLabel.of(unit) if unit else label_of(warehouse, (split, value))


def _named(warehouse: Warehouse, split: str, values: list[str]) -> dict[str, Text | UnitLabel]:
    """The values in the order of the code list; what it lacks comes last."""
    known = list(warehouse.split_labels(split))
    order = {value: place for place, value in enumerate(known)}
    ordered = sorted(dict.fromkeys(values), key=lambda value: order.get(value, len(order)))
    return {value: _label(warehouse, split, value) for value in ordered}
