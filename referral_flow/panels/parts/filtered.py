"""Rows of a metric for a value of a split, within the page's one filter: counts, never figures.

A filter is a pair of a split and its value, ("exam", "US_SHOULDER"). What a metric does not publish
cannot be filtered: then there is None, and the page says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import permutations

import polars as pl

from referral_flow.blocks import Chart, UnitLabel
from referral_flow.charts.phrases import inside
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

Filter = tuple[str, str]


@dataclass(frozen=True)
class Selection:
    """A split as it is published ("reason,stage,exam") and where in it the filter stands.

    `shown` are the places of the split asked for, in the order asked for; `fixed` is the place of
    the filter, None where there is none.
    """

    split: str
    shown: tuple[int, ...]
    fixed: int | None
    value: str | None

    def shown_value(self, split_value: str) -> str | None:
        """The part asked for of a published value; None where it lies outside the filter."""
        parts = split_value.split(",")
        if self.fixed is not None and parts[self.fixed] != self.value:
            return None
        return ",".join(parts[place] for place in self.shown)


def selection(
    warehouse: Warehouse, key: str, split: str, within: Filter | None
) -> Selection | None:
    """How the values of a split are published inside the filter; None where they are not.

    A filter on the split itself changes nothing: all its values are there to be compared.
    """
    asked = split.split(",")
    fixed = [within[0]] if within and within[0] not in asked else []
    published = {tuple(one.split(",")) for one in warehouse.splits(key)}
    for order in permutations((*asked, *fixed)):
        if order in published:
            return Selection(
                ",".join(order), tuple(order.index(one) for one in asked),
                order.index(fixed[0]) if fixed else None, within[1] if fixed else None,
            )  # fmt: skip
    return None


def can_follow(warehouse: Warehouse, key: str, split: str | None, within: Filter | None) -> bool:
    """Whether the metric, or its values of a split, is published inside the page's filter."""
    if within is None:
        return True
    if split is None:
        return within[0] in warehouse.splits(key)
    return selection(warehouse, key, split, within) is not None


def whole_rows(
    warehouse: Warehouse, key: str, within: Filter | None, **chosen: object
) -> pl.DataFrame:
    """The unsplit rows of a metric, or those of the filter's value.

    A number that is not written for the value is nought where the whole is known.
    """
    whole = warehouse.values(key, **chosen)
    if within is None:
        return whole
    rows = warehouse.values(key, split=within[0], **chosen)
    rows = rows.filter(pl.col("split_value") == within[1])
    if "value" not in rows.columns or rows.is_empty():
        return rows
    known = rows.select("unit_id", "period_id", "value")
    return (
        whole.drop("split", "split_value", "value")
        .join(known, on=["unit_id", "period_id"], how="left", maintain_order="left")
        .with_columns(
            pl.col("value").fill_null(0), split=pl.lit(within[0]), split_value=pl.lit(within[1])
        )
    )


def part_rows(
    warehouse: Warehouse, key: str, split: str, within: Filter | None, **chosen: object
) -> pl.DataFrame:
    """Rows per value of a split inside the filter, with the column `shown` for the value asked for.

    The parts of a numerator are shares of all that the filter holds: every one has the denominator
    of the whole, and one that is not written there is nought.
    """
    found = selection(warehouse, key, split, within)
    rows = warehouse.values(key, split=found.split if found else split, **chosen)
    if found is None:
        return rows.clear().with_columns(shown=pl.lit(None, pl.String))
    shown = [found.shown_value(value) for value in rows["split_value"]]
    rows = rows.with_columns(shown=pl.Series(shown, dtype=pl.String)).drop_nulls("shown")
    if not divides_numerator(warehouse.metrics[key], found.split):
        return rows
    return _of_the_whole(
        rows, whole_rows(warehouse, key, within if found.value else None, **chosen)
    )


def divides_numerator(metric: Metric, split: str) -> bool:
    """Whether the values of a split are parts of the numerator alone (a reason, a stage)."""
    parts = {one for pair in metric.numerator_splits for one in pair.split(",")}
    return bool(parts.difference(metric.splits).intersection(split.split(",")))


def origin(metric: Metric, unit: Unit, period: Period, row: Mapping | None = None) -> Origin:
    """The cell that a row was read from; without a row, the whole."""
    split, value = (row["split"], row["split_value"]) if row else (None, None)
    return Origin(metric.key, unit, period, split, value)


def label_of(warehouse: Warehouse, part: Filter) -> Text:
    """What a value of a split is called; a unit's own name where the values are units."""
    split, value = part
    known = warehouse.split_labels(split).get(value)
    if known is None and value in warehouse.units:
        return warehouse.units[value].name
    return known or Text(value, value)


def named_in(chart: Chart, warehouse: Warehouse, within: Filter | None) -> Chart:
    """The chart with the filter in its measure line, which goes wherever the chart goes.

    A unit's name is known to the gate, which takes it out where clinics are unnamed.
    """
    if within is None:
        return chart
    label = label_of(warehouse, within)
    only = label if within[1] in warehouse.units else inside(label)
    measure = ONLY.format(measure=chart.measure, only=only)
    return guarded_name(replace(chart, measure=measure), warehouse, within)


def guarded_name(chart: Chart, warehouse: Warehouse, within: Filter | None) -> Chart:
    """The chart as it is; a unit in its words is made known to the gate."""
    unit = warehouse.units.get(within[1]) if within else None
    if unit is None or chart.basis is None:
        return chart
    labels = dict(chart.basis.labels) | {"only": UnitLabel.of(unit)}
    return replace(chart, basis=replace(chart.basis, labels=labels))


def _of_the_whole(rows: pl.DataFrame, whole: pl.DataFrame) -> pl.DataFrame:
    """Every value in every period of the whole, with its denominator; nought where unwritten."""
    keys = ["unit_id", "period_id"]
    frame = whole.drop("split", "split_value", "numerator", "expected", strict=False)
    values = rows.select("split", "split_value", "shown").unique(maintain_order=True)
    counts = rows.select(*keys, "split_value", "numerator")
    return (
        frame.join(values, how="cross")
        .join(counts, on=[*keys, "split_value"], how="left", maintain_order="left")
        .with_columns(pl.col("numerator").fill_null(0))
    )


ONLY = Text("{measure} Bara {only}.", "{measure} Only {only}.")
NOT_FOLLOWED = Text(
    "Diagrammet följer inte urvalet utan visar alla.",
    "This does not follow the selection but shows all.",
)
