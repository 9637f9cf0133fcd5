"""Published rows as frames that readers can rely on: dated, sorted, and quick to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import polars as pl

from referral_flow.model import GRAINS, Period
from referral_flow.shelf import Shelf
from referral_flow.text import Text

FIRST = (
    "metric",
    "unit_id",
    "period_id",
    "grain",
    "starts_on",
    "ends_on",
    "is_complete",
    "split",
    "split_value",
)
_LAST = 10_000  # a value of a split that the code list does not have


def with_periods(
    rows: pl.DataFrame, periods: Iterable[Period], completeness: pl.DataFrame
) -> pl.DataFrame:
    """Rows with the grain, dates and completeness of their period."""
    dated = pl.DataFrame(
        [(p.period_id, p.grain, p.starts_on, p.ends_on) for p in periods],
        schema={
            "period_id": pl.String,
            "grain": pl.String,
            "starts_on": pl.Date,
            "ends_on": pl.Date,
        },
        orient="row",
    ).join(completeness.select("period_id", "is_complete"), on="period_id", how="left")
    return rows.join(dated, on="period_id", how="left", maintain_order="left")


def in_order(
    rows: pl.DataFrame,
    unit_ids: list[str],
    labels_of: Callable[[str], Mapping[str, Text]],
    *then: str,
) -> pl.DataFrame:
    """Rows by unit, grain, start and split value; rows of tables without splits get empty ones."""
    if "split" not in rows.columns:
        rows = rows.with_columns(split=pl.lit(None, pl.String), split_value=pl.lit(None, pl.String))
    keys = [
        pl.col("unit_id").replace_strict(_places(unit_ids), default=_LAST),
        pl.col("grain").replace_strict(_places(GRAINS), default=_LAST),
        pl.col("starts_on"),
    ]
    ordered = rows.join(
        _split_places(rows, labels_of), on=["split", "split_value"], how="left", nulls_equal=True
    ).sort(*keys, "split_place", *then)
    rest = [name for name in ordered.columns if name not in (*FIRST, "split_place")]
    return ordered.select(*FIRST, *rest)


def by_split(rows: pl.DataFrame) -> dict[str | None, Shelf]:
    """The unsplit rows under None (always there), and those of each split under its name."""
    parts = rows.partition_by("split", as_dict=True, maintain_order=True)
    return {None: Shelf(rows.clear())} | {key[0]: Shelf(part) for key, part in parts.items()}


def _places(values: Iterable[str]) -> dict[str, int]:
    return {value: place for place, value in enumerate(values)}


def _split_places(
    rows: pl.DataFrame, labels_of: Callable[[str], Mapping[str, Text]]
) -> pl.DataFrame:
    pairs = rows.select("split", "split_value").unique(maintain_order=True)
    places = {split: _places(labels_of(split)) for split in pairs["split"].unique().drop_nulls()}
    order = [places.get(split, {}).get(value, _LAST) for split, value in pairs.iter_rows()]
    return pairs.with_columns(pl.Series("split_place", order, dtype=pl.Int32))
