"""Thousands of day tables at once give what one curve gives."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from referral_flow.commands.waits import summed_up
from referral_flow.statistics.survival import curve

OUTCOMES = ("assessed", "no_show", "cancelled", "open")


def day_table(seed: int, unit_id: str, entered: bool = False) -> pl.DataFrame:
    """A random day table; late entries come before anyone has left."""
    chance = np.random.default_rng(seed)
    rows = [(unit_id, None, None, day, outcome, int(chance.integers(0, 6)))
            for day in range(3, 30) for outcome in OUTCOMES]  # fmt: skip
    rows += [(unit_id, None, None, 1, "entered", 7)] if entered else []
    columns = ["unit_id", "split", "split_value", "day", "outcome", "cases"]
    return pl.DataFrame(rows, schema=columns, orient="row").cast(
        {"split": pl.String, "split_value": pl.String})  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_quantiles_are_those_of_the_curve(seed):
    """Two units summed up together agree with Aalen-Johansen for each, late entry included."""
    tables = [day_table(seed, "K1"), day_table(seed + 50, "K2", entered=True)]
    rows = summed_up(pl.concat(tables))

    for table, row in zip(tables, rows.iter_rows(named=True), strict=True):
        alone = curve(table["day"], table["outcome"], table["cases"], causes=["assessed"])
        assert row["median"] == alone.quantile(0.5, "assessed")
        assert row["p90"] == alone.quantile(0.9, "assessed")
        assert row["n"] == table.filter(pl.col("outcome") != "entered")["cases"].sum()


def test_a_thin_start_fixes_no_quantile_here_either():
    """One of two leaves on day 1, twenty enter after day 2: the median is not day 1."""
    rows = [("K1", 1, "assessed", 1), ("K1", 6, "open", 1), ("K1", 9, "assessed", 20)]
    late = [*rows, ("K1", 2, "entered", 20)]
    table = pl.DataFrame(late, schema=["unit_id", "day", "outcome", "cases"], orient="row")

    assert summed_up(table).select("n", "median", "median_reached").row(0) == (22, None, False)
    assert curve(table["day"], table["outcome"], table["cases"]).quantile(0.5, "assessed") is None


@pytest.mark.parametrize("seed", range(5))
def test_late_entries_at_any_time_give_what_the_curve_gives(seed):
    """Random tables in which few are there at first and many enter while others leave."""
    chance = np.random.default_rng(seed)
    rows = [("K1", day, outcome, int(chance.integers(0, 3))) for day in range(1, 40)
            for outcome in ("assessed", "open")]  # fmt: skip
    rows += [("K1", int(day), "entered", 3) for day in chance.integers(1, 12, 6)]
    table = pl.DataFrame(rows, schema=["unit_id", "day", "outcome", "cases"], orient="row")
    found = curve(table["day"], table["outcome"], table["cases"])
    (row,) = summed_up(table).iter_rows(named=True)

    assert row["median"] == found.quantile(0.5, "assessed")
    assert row["p90"] == found.quantile(0.9, "assessed")


def test_half_reached_exactly_counts_as_reached():
    """Two of four by day 1: sums of fractions must not fall short of a half."""
    rows = [("K1", 0, "assessed", 1), ("K1", 1, "assessed", 1), ("K1", 5, "open", 2)]
    table = pl.DataFrame(rows, schema=["unit_id", "day", "outcome", "cases"], orient="row")

    assert summed_up(table)["median"].to_list() == [1]


def test_a_median_that_is_not_reached_is_empty():
    """Most are still open: the last day is not printed in its stead."""
    rows = [("K1", 0, "assessed", 1), ("K1", 5, "open", 9)]
    table = pl.DataFrame(rows, schema=["unit_id", "day", "outcome", "cases"], orient="row")

    assert summed_up(table).select("median", "median_reached", "still_open").row(0) == (
        None,
        False,
        9,
    )


def test_waits_for_different_things_have_causes_of_their_own():
    """At the first step people wait to go on, at the second for a report; neither is an exit."""
    rows = [("step", "first", 2, "on", 10), ("step", "first", 9, "left", 2),
            ("step", "second", 5, "reported", 3), ("step", "second", 8, "left", 1)]  # fmt: skip
    columns = ["split", "split_value", "day", "outcome", "cases"]
    found = summed_up(pl.DataFrame(rows, schema=columns, orient="row"), has_own_causes=True)

    assert found.select("split_value", "median").rows() == [("first", 2), ("second", 5)]
