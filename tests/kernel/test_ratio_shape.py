"""Ratios and rates: sums of numerators over sums of denominators, whole and split."""

from __future__ import annotations

import pytest

from tests.kernel.metric_on_paper import paper_region, roll_up, values

TYPES = "clinic_id VARCHAR, day DATE, numerator INTEGER, denominator INTEGER"
PAIR = "numerator, denominator"
HAPPENED = """
    clinic_id  day         numerator  denominator
    north      2025-08-04  1          2
    north      2025-08-05  3          4
    north      2025-09-01  0          1
    south      2025-08-04  9          10
    west       2025-08-04  0          8     # outside the care choice
    """


def test_units_are_sums_of_their_clinics():
    """August: the care choice is north and south, Sunne is south and west, the region all three."""
    made = roll_up("ratio", HAPPENED, TYPES)

    assert values(made, "ratio", f"unit_id, {PAIR}", "period_id = '2025-08'") == [
        ("care_choice-17", 13, 16),
        ("municipality-1766", 9, 18),
        ("municipality-1780", 4, 6),
        ("north", 4, 6),
        ("region-17", 13, 24),
        ("south", 9, 10),
        ("west", 0, 8),
    ]


def test_coarser_periods_are_sums_of_days_never_means_of_months():
    """North: 4 of 6 in August and 0 of 1 in September make 4 of 7 in the quarter."""
    made = roll_up("ratio", HAPPENED, TYPES)

    assert values(made, "ratio", f"period_id, {PAIR}", "unit_id = 'north'") == [
        ("12m-2025-10", 4, 7),
        ("2025", 4, 7),
        ("2025-08", 4, 6),
        ("2025-09", 0, 1),
        ("2025-Q3", 4, 7),
        ("2025-W32", 4, 6),
        ("2025-W36", 0, 1),
        ("all", 4, 7),
    ]


def test_what_happened_outside_the_data_counts_nowhere():
    """Not even in the month or week that holds the first complete day, 15 January 2024."""
    happened = """
        clinic_id  day         numerator  denominator
        north      2024-01-14  1          1
        north      2024-01-15  0          1
        north      2025-11-01  1          1     # after 31 October, the last known day
        """
    region = paper_region(complete_from="2024-01-15")
    made = roll_up("ratio", happened, TYPES, connection=region)

    assert values(made, "ratio", f"period_id, {PAIR}", "unit_id = 'north'") == [
        ("12m-2024-10", 0, 1),
        ("2024", 0, 1),
        ("2024-01", 0, 1),
        ("2024-Q1", 0, 1),
        ("2024-W03", 0, 1),
        ("all", 0, 1),
    ]


SPLIT = """
    clinic_id  day         owner    numerator  denominator
    north      2025-08-04  region   1          2
    south      2025-08-04  private  3          4
    south      2025-08-05  -        0          1     # nobody said
    """
SPLIT_TYPES = f"{TYPES}, owner VARCHAR"


def test_each_value_of_a_split_has_its_own_denominator():
    """What nobody said is "unknown", so the parts still add up to the whole."""
    made = roll_up("ratio", SPLIT, SPLIT_TYPES, more='splits = ["owner"]')
    where = "unit_id = 'region-17' and period_id = '2025-Q3'"

    assert values(made, "ratio", f"split, split_value, {PAIR}", where) == [
        ("owner", "private", 3, 4),
        ("owner", "region", 1, 2),
        ("owner", "unknown", 0, 1),
        (None, None, 4, 7),
    ]


def test_splits_are_kept_by_month_for_large_units_only():
    """By quarter and coarser for every unit; by week for none."""
    made = roll_up("ratio", SPLIT, SPLIT_TYPES, more='splits = ["owner"]')
    kept = made.execute(
        "select distinct unit_id, grain from metrics.ratios join marts.periods using (period_id) "
        "where split is not null"
    ).fetchall()

    assert {grain for unit, grain in kept if unit == "south"} == {"quarter", "year", "12m", "all"}
    assert {unit for unit, grain in kept if grain == "month"} == {"care_choice-17", "region-17"}
    assert not [unit for unit, grain in kept if grain == "week"]


REASONS = """
    clinic_id  day         reason    stage    numerator  denominator
    north      2025-08-04  -         -        0          6
    north      2025-08-04  missing   admin    2          2
    north      2025-08-04  missing   medical  1          1
    north      2025-08-04  -         medical  1          1     # a reason that nobody gave
    south      2025-08-04  -         -        0          5
    """
REASON_TYPES = f"{TYPES}, reason VARCHAR, stage VARCHAR"


def test_a_part_of_the_numerator_is_a_share_of_the_whole_denominator():
    """Three of ten for missing information: not three of three."""
    made = roll_up("ratio", REASONS, REASON_TYPES, more='numerator_splits = ["reason"]')
    where = "unit_id = 'north' and period_id = '2025-Q3'"

    assert values(made, "ratio", f"split_value, {PAIR}", where) == [
        ("missing", 3, 10),
        ("unknown", 1, 10),
        (None, 4, 10),
    ]


def test_a_part_that_did_not_occur_is_nought():
    """South returned nothing for any reason: 0 of 5, not absent."""
    made = roll_up("ratio", REASONS, REASON_TYPES, more='numerator_splits = ["reason"]')
    where = "unit_id = 'south' and period_id = '2025-Q3' and split is not null"

    assert values(made, "ratio", f"split_value, {PAIR}", where) == [
        ("missing", 0, 5),
        ("unknown", 0, 5),
    ]


def test_two_splits_of_the_numerator_cross():
    """Each pair that occurs is a share of the whole, 10 at north and 5 at south; others are not."""
    made = roll_up("ratio", REASONS, REASON_TYPES, more='numerator_splits = ["reason,stage"]')
    where = "unit_id = 'region-17' and period_id = '2025-Q3' and split = 'reason,stage'"

    assert values(made, "ratio", f"split_value, {PAIR}", where) == [
        ("missing,admin", 2, 15),
        ("missing,medical", 1, 15),
        ("unknown,medical", 1, 15),
    ]


def test_expected_numbers_add_up_like_the_others():
    """0.5 and 0.25 expected in one month are 0.75 in it."""
    happened = """
        clinic_id  day         numerator  denominator  expected
        north      2025-08-04  1          1            0.5
        south      2025-08-04  0          1            0.25
        """
    made = roll_up("ratio", happened, f"{TYPES}, expected DECIMAL(18, 6)")

    assert values(made, "ratio", "expected", "unit_id = 'region-17' and period_id = '2025-08'") == [
        (pytest.approx(0.75),)
    ]


def test_without_an_expected_column_nothing_is_expected():
    """Empty, not nought: most metrics are not adjusted."""
    made = roll_up("ratio", HAPPENED, TYPES)

    assert values(made, "ratio", "distinct expected", "true") == [(None,)]


def test_a_rate_sums_time_in_its_denominator():
    """Two events in 10 + 30 days: the per is the catalogue's business."""
    happened = """
        clinic_id  day         numerator  denominator
        north      2025-08-04  1          10
        north      2025-08-05  1          30
        """
    made = roll_up("rate", happened, TYPES, more="per = 1000")

    assert values(made, "rate", PAIR, "unit_id = 'north' and period_id = '2025-08'") == [(2, 40)]
