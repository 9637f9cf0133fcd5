"""A duration's day table as one row per unit, period and split value: n, median, ninth decile.

The same curves as `statistics.survival`, for thousands of small day tables at once.
"""

from __future__ import annotations

import polars as pl

from referral_flow.model import EXITS
from referral_flow.statistics.survival import LEAST_AT_RISK

NOT_CAUSES = ("open", "entered")
_NEARLY = 1e-9  # a share that reaches a half by sums of fractions may fall short by rounding


def summed_up(day_table: pl.DataFrame, *, has_own_causes: bool = False) -> pl.DataFrame:
    """The columns of `values` up to split_value, then n, still_open, median, median_reached, p90.

    Quantiles are first days by which the cumulative incidence (Aalen-Johansen) of the main cause
    reaches the share; null where it never does, or not before a thin start (`survival.Curve`).
    n counts everyone who was under observation. With `has_own_causes` the split values are waits
    for different things, and each has a main cause of its own.
    """
    keys = [name for name in day_table.columns if name not in ("day", "outcome", "cases")]
    main = _main_cause(day_table, ["split_value"] if has_own_causes else [])
    counts = day_table.group_by(keys, maintain_order=True).agg(
        _cases(pl.col("outcome") != "entered").alias("n"),
        _cases(pl.col("outcome") == "open").alias("still_open"),
    )
    days = _incidence(day_table, keys, main)
    reached = days.group_by(keys).agg(_first_day(0.5).alias("median"), _first_day(0.9).alias("p90"))
    joined = counts.join(reached, on=keys, how="left", nulls_equal=True, maintain_order="left")
    return joined.select(
        *keys,
        "n",
        "still_open",
        "median",
        pl.col("median").is_not_null().alias("median_reached"),
        "p90",
    )


def _main_cause(day_table: pl.DataFrame, of: list[str]) -> pl.DataFrame:
    """The outcome that people wait for: the commonest that is neither an exit nor an open case."""
    return (
        day_table.filter(~pl.col("outcome").is_in([*NOT_CAUSES, *EXITS]))
        .group_by([*of, "outcome"])
        .agg(pl.col("cases").sum())
        .sort("cases", "outcome", descending=True)
        .unique(of or [pl.lit(1)], keep="first", maintain_order=True)
        .select(*of, "outcome", is_main=True)
    )


def _incidence(day_table: pl.DataFrame, keys: list[str], main: pl.DataFrame) -> pl.DataFrame:
    """Per key and day with events: the share that has left by the main cause."""
    is_event = ~pl.col("outcome").is_in(list(NOT_CAUSES))
    of = [name for name in main.columns if name != "is_main"]
    daily = (
        day_table.join(main, on=of, how="left")
        .group_by([*keys, "day"])
        .agg(
            left=_cases(is_event),
            met=_cases(pl.col("is_main")),
            gone=_cases(pl.col("outcome") != "entered"),
            entered=_cases(pl.col("outcome") == "entered"),
        )
        .sort([*keys, "day"])
    )
    return (
        daily.with_columns(
            at_risk=(pl.col("gone") - pl.col("entered")).cum_sum(reverse=True).over(keys)
        )
        .filter(pl.col("at_risk") > 0)
        .with_columns(is_thin=_is_thin(keys))
        .filter(~pl.col("is_thin").cum_max().over(keys))
        .with_columns(stay=1 - pl.col("left") / pl.col("at_risk"))
        .with_columns(before=pl.col("stay").cum_prod().shift(1, fill_value=1.0).over(keys))
        .with_columns(
            share=(pl.col("before") * pl.col("met") / pl.col("at_risk")).cum_sum().over(keys)
        )
    )


def _is_thin(keys: list[str]) -> pl.Expr:
    """Somebody leaves among few, while others are still to enter."""
    to_come = pl.col("at_risk").cum_max(reverse=True).over(keys)
    is_few = (pl.col("at_risk") < LEAST_AT_RISK) & (pl.col("at_risk") < to_come)
    return is_few & (pl.col("left") > 0)


def _cases(condition: pl.Expr) -> pl.Expr:
    return pl.col("cases").filter(condition).sum()


def _first_day(share: float) -> pl.Expr:
    return pl.col("day").filter(pl.col("share") >= share - _NEARLY).min()
