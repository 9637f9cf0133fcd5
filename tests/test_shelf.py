"""The shelf: rows found where they stand, the same as a search would find."""

from __future__ import annotations

import polars as pl
import pytest

from referral_flow.shelf import Shelf


def test_a_shelf_gives_what_a_filter_would(warehouse_rows):
    """Slices of sorted rows are a quicker way to the same rows, in the same order."""
    shelf = Shelf(warehouse_rows)
    for units in (None, ["b"], ["b", "a"], ["nobody"]):
        for grain in (None, "month", "year"):
            for periods in (None, ["2025-02"], ["2025-02", "2025"], ["1999"]):
                expected = warehouse_rows.filter(
                    pl.lit(True) if units is None else pl.col("unit_id").is_in(units),
                    pl.lit(True) if grain is None else pl.col("grain") == grain,
                    pl.lit(True) if periods is None else pl.col("period_id").is_in(periods),
                )

                assert shelf.chosen(units, grain, periods).equals(expected)


@pytest.fixture
def warehouse_rows() -> pl.DataFrame:
    """Two units, two months and their year; one unit lacks a month."""
    rows = [
        ("a", "month", "2025-01", 1),
        ("a", "month", "2025-02", 2),
        ("a", "month", "2025-02", 3),  # a second row of the same period, another day
        ("a", "year", "2025", 6),
        ("b", "month", "2025-02", 4),
        ("b", "year", "2025", 4),
    ]
    return pl.DataFrame(rows, schema=["unit_id", "grain", "period_id", "value"], orient="row")
