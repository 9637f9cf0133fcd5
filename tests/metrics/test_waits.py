"""The day tables of waits: what people waited, how it ended, and who still waits."""

from __future__ import annotations

import pytest

from tests.small_region import small_region, values

BOOKINGS = """
    contact_id  clinic_id  contact_at  starts_at   status               assessed_at  visit_type  guarantee
    same_day    north      2025-10-06  2025-10-06  attended             2025-10-06   first       1
    two_days    north      2025-10-06  2025-10-08  attended             2025-10-08   first       1
    also_two    south      2025-10-06  2025-10-08  attended             2025-10-08   first       1
    missed      north      2025-10-06  2025-10-08  no_show              -            first       1
    open        north      2025-10-06  2025-12-01  booked               -            first       1
    outside     north      2025-10-06  2025-10-26  attended             2025-10-26   first       2
    outside_o   north      2025-10-06  2025-12-01  booked               -            first       2
    return      north      2025-10-06  2025-10-27  attended             -            return      2
    """  # noqa: E501
DAY_TABLE = "day, outcome, cases"


def test_wait_to_assessment_counts_everybody_who_sought_under_the_guarantee():
    """Assessed on day 0 and twice on day 2, missed on day 2, and open for 25 days at 31 October."""
    found = values(small_region(BOOKINGS), "wait_to_assessment", DAY_TABLE)

    assert found == [(0, "assessed", 1), (2, "assessed", 2), (2, "no_show", 1), (25, "open", 1)]


def test_wait_outside_guarantee_is_for_first_visits_without_it():
    """Assessed after 20 days, and one open after 25."""
    found = values(small_region(BOOKINGS), "wait_outside_guarantee", DAY_TABLE)

    assert found == [(20, "assessed", 1), (25, "open", 1)]


def test_wait_to_return_visit_ends_with_the_visit():
    """Attending is enough: there is no assessment to wait for."""
    found = values(small_region(BOOKINGS), "wait_to_return_visit", DAY_TABLE)

    assert found == [(21, "assessed", 1)]


@pytest.mark.parametrize(
    ("metric", "visit"),
    [
        ("wait_to_assessment", "first       1"),
        ("wait_outside_guarantee", "first       2"),
        ("wait_to_return_visit", "return      2"),
    ],
)
def test_a_wait_seen_late_enters_late(metric, visit):
    """Open when the data began: the ten days that nobody watched are not held against anyone.

    It belongs to the day on which the data could first see it; one that ended on that very day was
    never under observation.
    """
    bookings = f"""
        contact_id  clinic_id  contact_at  starts_at   assessed_at  visit_type  guarantee
        before      north      2025-09-21  2025-10-05  2025-10-05   {visit}
        that_day    north      2025-09-21  2025-10-01  2025-10-01   {visit}
        inside      north      2025-10-02  2025-10-05  2025-10-05   {visit}
        """
    region = small_region(bookings, complete_from="2025-10-01", selected_by="open_at")

    assert values(region, metric, DAY_TABLE) == [
        (3, "assessed", 1),
        (10, "entered", 1),
        (14, "assessed", 1),
    ]


def test_the_share_by_day_three_is_that_of_the_day_table():
    """Three of five had left by assessment on day 3 or before."""
    found = values(small_region(BOOKINGS), "wait_to_assessment", DAY_TABLE)
    in_time = sum(cases for day, outcome, cases in found if outcome == "assessed" and day <= 3)

    assert (in_time, sum(cases for *_, cases in found)) == (3, 5)
