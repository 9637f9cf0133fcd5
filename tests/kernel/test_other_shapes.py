"""Counts, stocks, samples, durations and tables: each rolled up as its nature asks."""

from __future__ import annotations

import pytest

from tests.kernel.metric_on_paper import roll_up, values

VALUE = "clinic_id VARCHAR, day DATE, value DOUBLE"
COUNT = "clinic_id VARCHAR, day DATE, value INTEGER"


def test_a_count_is_summed_over_units_and_days():
    """Two and three at north in August, four at south in September."""
    happened = """
        clinic_id  day         value
        north      2025-08-04  2
        north      2025-08-20  3
        south      2025-09-01  4
        """
    made = roll_up("count", happened, COUNT)

    where = "unit_id = 'region-17' and value > 0"

    assert values(made, "count", "period_id, value", where) == [
        ("12m-2025-10", 9),
        ("2025", 9),
        ("2025-08", 5),
        ("2025-09", 4),
        ("2025-Q3", 9),
        ("2025-W32", 2),
        ("2025-W34", 3),
        ("2025-W36", 4),
        ("all", 9),
    ]


def test_a_stock_is_that_of_the_last_day_summed_over_units_only():
    """30 September ends both the month and the quarter; earlier days are no part of it."""
    happened = """
        clinic_id  day         value
        north      2025-08-31  7
        north      2025-09-15  9     # no period ends on it
        north      2025-09-30  2
        south      2025-09-30  5
        """
    made = roll_up("stock", happened, COUNT)
    where = "unit_id = 'region-17' and period_id in ('2025-08', '2025-09', '2025-Q3')"

    assert values(made, "stock", "period_id, value", where) == [
        ("2025-08", 7),
        ("2025-09", 7),
        ("2025-Q3", 7),
    ]


def test_a_stock_of_a_running_period_is_that_of_as_of():
    """The year and the fourth quarter are not over; the last known day is 31 October."""
    happened = """
        clinic_id  day         value
        north      2025-10-31  3
        """
    made = roll_up("stock", happened, COUNT)

    where = "unit_id = 'north' and value > 0"

    assert values(made, "stock", "period_id, value", where) == [
        ("12m-2025-10", 3),
        ("2025", 3),
        ("2025-10", 3),
        ("2025-Q4", 3),
        ("2025-W44", 3),
        ("all", 3),
    ]


def test_a_sample_pools_the_values_of_clinics_and_days():
    """Five values in the region: median 3, mean 4; not the mean of two clinics' medians."""
    happened = """
        clinic_id  day         value
        north      2025-08-04  1
        north      2025-08-05  2
        north      2025-08-06  3
        south      2025-08-04  4
        south      2025-08-05  10
        """
    made = roll_up("sample", happened, VALUE)
    where = "unit_id = 'region-17' and period_id = '2025-08'"

    assert values(made, "sample", "n, mean, p10, p25, p50, p75, p90", where) == [
        (5, 4.0, pytest.approx(1.4), 2.0, 3.0, 4.0, pytest.approx(7.6))
    ]


def test_a_sample_counts_each_value_once_in_a_period():
    """Two equal values on one day are two values, by week, month and quarter alike."""
    happened = """
        clinic_id  day         value
        north      2025-08-04  5
        north      2025-08-04  5
        """
    made = roll_up("sample", happened, VALUE)

    assert {row[0] for row in values(made, "sample", "n", "unit_id = 'north'")} == {2}


def test_stocks_and_samples_keep_no_splits_by_week():
    """Like the other shapes: by month for large units, by quarter and coarser for all."""
    happened = """
        clinic_id  day         value  owner
        north      2025-10-31  3      region
        """
    for shape, types in (("stock", COUNT), ("sample", VALUE)):
        made = roll_up(shape, happened, f"{types}, owner VARCHAR", more='splits = ["owner"]')
        where = "unit_id = 'region-17' and split = 'owner'"

        assert values(made, shape, "period_id, split_value", where) == [
            ("12m-2025-10", "region"),
            ("2025", "region"),
            ("2025-10", "region"),
            ("2025-Q4", "region"),
            ("all", "region"),
        ]


CASES = "clinic_id VARCHAR, day DATE, wait_days INTEGER, outcome VARCHAR"


def test_a_duration_becomes_a_day_table():
    """One row a case in, cases per day and outcome out; the open are censored on their day."""
    happened = """
        clinic_id  day         wait_days  outcome
        north      2025-08-04  2          assessed
        north      2025-08-20  2          assessed
        south      2025-08-04  2          no_show
        south      2025-08-04  9          open
        """
    made = roll_up("duration", happened, CASES)
    where = "unit_id = 'region-17' and period_id = '2025-08'"

    assert values(made, "duration", "day, outcome, cases", where) == [
        (2, "assessed", 2),
        (2, "no_show", 1),
        (9, "open", 1),
    ]


def test_late_entries_are_rows_of_their_own():
    """A case that came under observation after five days counts among its end and its entry."""
    happened = """
        clinic_id  day         wait_days  outcome   entered_after_days
        north      2025-08-04  8          assessed  5
        north      2025-08-04  3          assessed  0
        """
    made = roll_up("duration", happened, f"{CASES}, entered_after_days INTEGER")
    where = "unit_id = 'north' and period_id = '2025-08'"

    assert values(made, "duration", "day, outcome, cases", where) == [
        (3, "assessed", 1),
        (5, "entered", 1),
        (8, "assessed", 1),
    ]


def test_a_duration_splits_like_a_ratio():
    """By quarter for a clinic, by month for the region only."""
    happened = """
        clinic_id  day         wait_days  outcome   owner
        north      2025-08-04  2          assessed  region
        north      2025-09-04  4          assessed  -
        """
    made = roll_up("duration", happened, f"{CASES}, owner VARCHAR", more='splits = ["owner"]')

    where = "unit_id = 'north' and split = 'owner' and period_id like '2025-%'"

    assert values(made, "duration", "period_id, split_value, day, cases", where) == [
        ("2025-Q3", "region", 2, 1),
        ("2025-Q3", "unknown", 4, 1),
    ]


def test_a_duration_of_different_things_keeps_no_mixture():
    """Days of one step and of another are told by step, and never together."""
    happened = """
        clinic_id  day         wait_days  outcome  step
        north      2025-08-04  2          on       first
        north      2025-08-04  9          on       second
        """
    more = 'splits = ["step"]\nonly_splits = true'
    made = roll_up("duration", happened, f"{CASES}, step VARCHAR", more=more)
    where = "unit_id = 'north' and period_id in ('2025-Q3', '2025-08', '2025-W32')"

    assert values(made, "duration", "period_id, split, split_value, day", where) == [
        ("2025-Q3", "step", "first", 2),
        ("2025-Q3", "step", "second", 9),
    ]


def test_a_table_counts_by_its_dimensions():
    """From sender to receiver; a missing dimension is "unknown", a third one empty."""
    happened = """
        clinic_id  day         sender  receiver  count
        north      2025-08-04  a       b         2
        south      2025-08-20  a       b         3
        south      2025-08-20  a       -         1
        """
    made = roll_up(
        "table",
        happened,
        "clinic_id VARCHAR, day DATE, sender VARCHAR, receiver VARCHAR, count INTEGER",
        more='dimensions = ["sender", "receiver"]',
    )
    where = "unit_id = 'region-17' and period_id = '2025-Q3'"

    assert values(made, "table", "dimension_1, dimension_2, dimension_3, count", where) == [
        ("a", "b", None, 5),
        ("a", "unknown", None, 1),
    ]
