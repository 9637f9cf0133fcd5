"""Published rows as frames that readers can rely on: dated, sorted, and quick to choose from."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from referral_flow.model import GRAINS, Period

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
    rows: pl.DataFrame, unit_ids: list[str], split_values: list[str], *then: str
) -> pl.DataFrame:
    """Rows of one split by unit, grain, start and split value, and by the columns `then`."""
    keys = [
        _place("unit_id", unit_ids),
        _place("grain", GRAINS),
        pl.col("starts_on"),
        _place("split_value", split_values),
    ]
    rest = [name for name in rows.columns if name not in FIRST]
    return rows.sort(*keys, *then, maintain_order=True).select(*FIRST, *rest)


def _place(column: str, values: Iterable[str]) -> pl.Expr:
    """Where a value stands among `values`; one that is not there comes last."""
    places = {value: place for place, value in enumerate(values)}
    return pl.col(column).replace_strict(places, default=_LAST, return_dtype=pl.Int32)
