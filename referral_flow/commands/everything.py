"""One tidy file of everything, for those who work in Qlik or Power BI."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from referral_flow.commands.values import Selection, seen_together, with_unit_names
from referral_flow.disclosure.linked import related
from referral_flow.model import Metric
from referral_flow.text import LANGUAGES, Text
from referral_flow.warehouse import Warehouse

COLUMNS = {
    "build_id": pl.String, "as_of": pl.Date, "is_synthetic": pl.Boolean, "metric": pl.String,
    "metric_label_sv": pl.String, "metric_label_en": pl.String, "shape": pl.String,
    "unit_of_measure": pl.String, "unit_id": pl.String, "unit_name_sv": pl.String,
    "unit_name_en": pl.String, "unit_kind": pl.String, "period_id": pl.String,
    "period_label_sv": pl.String, "period_label_en": pl.String, "grain": pl.String,
    "starts_on": pl.Date, "ends_on": pl.Date, "is_complete": pl.Boolean, "split": pl.String,
    "split_label_sv": pl.String, "split_label_en": pl.String, "split_value": pl.String,
    "split_value_label_sv": pl.String, "split_value_label_en": pl.String, "numerator": pl.Int64,
    "denominator": pl.Int64, "value": pl.Float64, "low": pl.Float64, "high": pl.Float64,
    "n": pl.Int64, "still_open": pl.Int64, "median": pl.Int64, "median_reached": pl.Boolean,
    "p90": pl.Float64, "suppressed": pl.Boolean,
}  # fmt: skip


EVERY_ROW = Selection(with_splits=True)


def everything(
    warehouse: Warehouse, audience: str, selection: Selection = EVERY_ROW, *, names: bool = False
) -> pl.DataFrame:
    """Every value of every metric that the extract allows, with labels in both languages.

    The rows are guarded against each other: none can be worked out of the others. A selection is
    a window into them.
    """
    parts = {}
    for keys in related(warehouse.metrics):
        for key, seen in seen_together(warehouse, keys, audience).items():
            metric = warehouse.metrics[key]
            parts[key] = _labelled(warehouse, metric, audience, selection.of(seen, metric), names)
    in_order = [parts[key] for key in warehouse.metrics if key in parts]
    return pl.concat(in_order) if in_order else pl.DataFrame(schema=COLUMNS)


def _labelled(
    warehouse: Warehouse, metric: Metric, audience: str, seen: pl.DataFrame, names: bool
) -> pl.DataFrame:
    labelled = _with_labels(seen, warehouse).with_columns(_same_in_all_rows(warehouse, metric))
    named = with_unit_names(labelled, warehouse, unnamed=audience == "council" and not names)
    absent = [
        pl.lit(None, kind).alias(name)
        for name, kind in COLUMNS.items()
        if name not in named.columns
    ]
    return named.with_columns(absent).select(*COLUMNS).cast(COLUMNS)


def _same_in_all_rows(warehouse: Warehouse, metric: Metric) -> list[pl.Expr]:
    build = warehouse.build
    same = {
        "build_id": build.build_id,
        "as_of": build.as_of,
        "is_synthetic": build.is_synthetic,
        "metric_label_sv": metric.label.sv,
        "metric_label_en": metric.label.en,
        "shape": metric.shape,
        "unit_of_measure": metric.unit,
    }
    return [pl.lit(value).alias(name) for name, value in same.items()]


def _with_labels(frame: pl.DataFrame, warehouse: Warehouse) -> pl.DataFrame:
    splits = frame["split"].unique().drop_nulls().to_list()
    names = {split: _split_name(warehouse, split) for split in splits}
    labels = {
        (split, value): text
        for split in splits
        for value, text in warehouse.split_labels(split).items()
    }
    periods = {key: period.label for key, period in warehouse.periods.items()}
    return (
        frame.join(
            _words({(key,): text for key, text in periods.items()}, ["period_id"], "period_label"),
            on="period_id",
            how="left",
            maintain_order="left",
        )
        .join(
            _words({(key,): text for key, text in names.items()}, ["split"], "split_label"),
            on="split",
            how="left",
            maintain_order="left",
        )
        .join(
            _words(labels, ["split", "split_value"], "split_value_label"),
            on=["split", "split_value"],
            how="left",
            maintain_order="left",
        )
    )


def _split_name(warehouse: Warehouse, split: str) -> Text:
    parts = [warehouse.split_name(one) for one in split.split(",")]
    return Text(*(" · ".join(part.in_(language) for part in parts) for language in LANGUAGES))


def _words(texts: Mapping[tuple, Text], keys: list[str], column: str) -> pl.DataFrame:
    rows = [(*key, text.sv, text.en) for key, text in texts.items()]
    schema = dict.fromkeys((*keys, f"{column}_sv", f"{column}_en"), pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")
