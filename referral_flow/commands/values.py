"""Values of a metric as rows that anyone can read: counts, value, interval, and what is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import polars as pl

from referral_flow.blocks import UnitLabel
from referral_flow.commands.clinics_in_values import without_clinics
from referral_flow.commands.waits import summed_up
from referral_flow.disclosure import hide_linked
from referral_flow.disclosure.linked import reached
from referral_flow.disclosure.unnamed import numbered
from referral_flow.model import UNIT_KINDS, Metric, Unit
from referral_flow.statistics.intervals import poisson, wilson
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

PLACE = (
    "metric",
    "unit_id",
    "unit_name",
    "unit_kind",
    "period_id",
    "grain",
    "starts_on",
    "ends_on",
    "is_complete",
    "split",
    "split_value",
)
COUNTED = ("numerator", "denominator", "value", "low", "high", "suppressed")
WAITED = ("n", "still_open", "median", "median_reached", "p90", "suppressed")


@dataclass(frozen=True)
class Selection:
    """Which rows are asked for; None stands for all of a kind."""

    unit_ids: list[str] | None = None
    grain: str | None = None
    period_ids: list[str] | None = None
    split: str | None = None
    with_splits: bool = False  # no split named stands for all of them, not for those without

    def of(self, rows: pl.DataFrame, metric: Metric) -> pl.DataFrame:
        """The chosen rows; without a split, those that have none. A table has its dimensions."""
        if self.split is not None or not self.with_splits:
            split = pl.col("split")
            if metric.shape == "table":
                own = ",".join(metric.dimensions)
                split = split.str.strip_suffix(own).str.strip_suffix(",").replace("", None)
            rows = rows.filter(split.eq_missing(pl.lit(self.split, pl.String)))
        for column, wanted in (("unit_id", self.unit_ids), ("period_id", self.period_ids)):
            rows = rows if wanted is None else rows.filter(pl.col(column).is_in(wanted))
        return rows if self.grain is None else rows.filter(grain=self.grain)


def values(
    warehouse: Warehouse,
    metric: Metric,
    selection: Selection,
    audience: str,
    language: str,
    *,
    names: bool = False,
) -> pl.DataFrame:
    """The rows asked for, as the audience may see them, in the order of units and time.

    Columns as `PLACE`, then `COUNTED`, or `WAITED` for a duration. No rows where the extract lacks
    what the metric needs.
    """
    seen = selection.of(seen_values(warehouse, metric, audience), metric)
    wanted = WAITED if metric.shape == "duration" else COUNTED
    named = with_unit_names(seen, warehouse, unnamed=audience == "council" and not names)
    words = named.with_columns(unit_name=pl.col(f"unit_name_{language}"))
    return words.select(*PLACE, *wanted)


def seen_values(warehouse: Warehouse, metric: Metric, audience: str) -> pl.DataFrame:
    """All rows of a metric as the audience may see them, guarded against each other.

    Every selection is a window into these rows, so two files of one build never tell more together
    than either does; nor do two metrics of which one yields to the other.
    """
    if not metric.is_available:
        return hide_linked(
            {metric.key: _all_rows(warehouse, metric)}, warehouse.metrics, audience,
            warehouse.units, warehouse.periods,
        )[metric.key]  # fmt: skip
    return seen_together(warehouse, reached(metric.key, warehouse.metrics), audience)[metric.key]


@lru_cache(maxsize=16)
def seen_together(
    warehouse: Warehouse, keys: tuple[str, ...], audience: str
) -> dict[str, pl.DataFrame]:
    """As `seen_values`, for metrics of which none yields to another than these."""
    exact = {key: _all_rows(warehouse, warehouse.metrics[key]) for key in keys}
    return hide_linked(exact, warehouse.metrics, audience, warehouse.units, warehouse.periods)


def _all_rows(warehouse: Warehouse, metric: Metric) -> pl.DataFrame:
    splits = [None, *warehouse.splits(metric.key)]
    return pl.concat(_exact_values(warehouse, metric, split) for split in splits)


def _exact_values(warehouse: Warehouse, metric: Metric, split: str | None) -> pl.DataFrame:
    if metric.shape == "duration":
        # without a mixture of them all, the values are waits for different things
        has_own_causes = split is not None and warehouse.day_table(metric.key).is_empty()
        return summed_up(
            warehouse.day_table(metric.key, split=split), has_own_causes=has_own_causes
        )
    return with_value(warehouse.values(metric.key, split=split), metric)


def with_value(frame: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """The frame with numerator, denominator, value, low and high, empty where a shape has none."""
    if metric.shape == "ratio":
        return _with_share(frame)
    if metric.shape == "rate":
        return _with_rate(frame, metric.per or 1.0)
    frame = frame.with_columns(_empty("numerator", pl.Int64), _empty("denominator", pl.Int64))
    if metric.shape == "count":
        return _with_interval(frame, *poisson(frame["value"].to_numpy()))
    if metric.shape == "sample":
        frame = frame.with_columns(value=pl.col("p50"))
    if metric.shape == "table":
        frame = frame.with_columns(value=pl.col("count"), **_dimensions(frame, metric))
    return frame.with_columns(_empty("low", pl.Float64), _empty("high", pl.Float64))


def with_unit_names(frame: pl.DataFrame, warehouse: Warehouse, *, unnamed: bool) -> pl.DataFrame:
    """The frame with unit_kind, unit_name_sv and unit_name_en; clinics by number if `unnamed`.

    Also where they are values of a split, with the labels of these if the frame has any.
    """
    stand_ins = _stand_ins(warehouse) if unnamed else {}
    rows = [
        (unit.unit_id, unit.kind, shown, name.sv, name.en, place)
        for place, unit in enumerate(warehouse.units.values())
        for shown, name in [stand_ins.get(unit.unit_id, (unit.unit_id, unit.name))]
    ]
    columns = ("unit_id", "unit_kind", "shown_id", "unit_name_sv", "unit_name_en", "place")
    known = pl.DataFrame(rows, schema=columns, orient="row")
    named = frame.join(known, on="unit_id", how="left", maintain_order="left")
    if unnamed:
        named = named.sort(_reading_order(stand_ins), maintain_order=True)
        named = without_clinics(named, warehouse.units, stand_ins)
    return named.drop("unit_id", "place").rename({"shown_id": "unit_id"})


def _stand_ins(warehouse: Warehouse) -> dict[str, tuple[str, Text]]:
    """A number for each clinic, the same all through a build, in no order that tells of names.

    So for larger units that hold a single clinic.
    """
    nameless = [unit for unit in warehouse.units.values() if unit.tells_of_one_clinic]
    shuffled = sorted(nameless, key=lambda unit: _shuffled(unit, warehouse.build.build_id))
    labels = numbered(UnitLabel.of(unit) for unit in shuffled)
    return {unit_id: (label.unit_id, label.name) for unit_id, label in labels.items()}


def _shuffled(unit: Unit, build_id: str) -> tuple[int, str]:
    mixed = sha256(f"{build_id} {unit.unit_id}".encode()).hexdigest()
    return UNIT_KINDS.index(unit.kind) if unit.is_clinic else -1, mixed


def _reading_order(stand_ins: dict[str, tuple[str, Text]]) -> pl.Expr:
    """Larger units as they were, then those without names by number."""
    numbers = {shown: place for place, (shown, _) in enumerate(stand_ins.values(), start=1)}
    return pl.col("shown_id").replace_strict(numbers, default=0, return_dtype=pl.Int64)


def _with_share(frame: pl.DataFrame) -> pl.DataFrame:
    numerator, denominator = frame["numerator"].to_numpy(), frame["denominator"].to_numpy()
    shares = frame.with_columns(value=_divided("numerator", "denominator"))
    return _with_interval(shares, *wilson(numerator, denominator))


def _with_rate(frame: pl.DataFrame, per: float) -> pl.DataFrame:
    numerator, denominator = frame["numerator"].to_numpy(), frame["denominator"].to_numpy()
    rates = frame.with_columns(value=_divided("numerator", "denominator") * per)
    return _with_interval(rates, *poisson(numerator, denominator / per))


def _with_interval(frame: pl.DataFrame, low, high) -> pl.DataFrame:
    ends = {"low": pl.Series(low, dtype=pl.Float64), "high": pl.Series(high, dtype=pl.Float64)}
    return frame.with_columns(**ends).with_columns(pl.col("low", "high").fill_nan(None))


def _divided(numerator: str, denominator: str) -> pl.Expr:
    return pl.when(pl.col(denominator) > 0).then(pl.col(numerator) / pl.col(denominator))


def _dimensions(frame: pl.DataFrame, metric: Metric) -> dict[str, pl.Expr]:
    """A table's dimensions written as a split, after its own: "exam,from_step,to_step"."""
    used = [f"dimension_{place}" for place, _ in enumerate(metric.dimensions, start=1)]
    return {
        "split": _after("split", pl.lit(",".join(metric.dimensions))),
        "split_value": _after("split_value", *map(pl.col, used)),
    }


def _after(column: str, *others: pl.Expr) -> pl.Expr:
    return pl.concat_str(column, *others, separator=",", ignore_nulls=True)


def _empty(name: str, kind: type[pl.DataType]) -> pl.Expr:
    return pl.lit(None, kind).alias(name)
