"""The headline figure: of all who sought care under the guarantee, who was assessed in time?"""

from __future__ import annotations

import pytest

from tests.small_region import small_region, values

METRIC = "assessed_within_3_days_cohort"
RATIO = "numerator, denominator"
HEADER = "booking_id contact_id clinic_id contact_at booked_at starts_at status assessed_at"


def ratio(bookings: str, **where) -> list[tuple]:
    return values(small_region(f"{HEADER}\n{bookings}"), METRIC, RATIO, **where)


def test_the_third_day_is_inside_the_limit():
    """Sought on Monday the 6th: Thursday the 9th is day three, Friday the 10th is too late."""
    bookings = """
        1 same_day north 2025-10-06 2025-10-06 2025-10-06 attended 2025-10-06
        2 day_3    north 2025-10-06 2025-10-06 2025-10-09 attended 2025-10-09
        3 day_4    north 2025-10-06 2025-10-06 2025-10-10 attended 2025-10-10
        """

    assert ratio(bookings) == [(2, 3)]


def test_open_cases_count_against_the_guarantee():
    """A patient still waiting after day three is in the denominator, not forgotten."""
    bookings = """
        1 assessed north 2025-10-06 2025-10-06 2025-10-07 attended 2025-10-07
        2 booked   north 2025-10-06 2025-10-06 2025-11-10 booked   -
        3 no_time  north 2025-10-06 -          -          waiting  -
        """

    assert ratio(bookings) == [(1, 3)]


def test_the_never_assessed_stay_in_the_denominator():
    """Who did not come, and whose time the clinic cancelled, sought care all the same."""
    bookings = """
        1 assessed  north 2025-10-06 2025-10-06 2025-10-07 attended            2025-10-07
        2 missed    north 2025-10-06 2025-10-06 2025-10-07 no_show             -
        3 cancelled north 2025-10-06 2025-10-06 2025-10-07 cancelled_by_clinic -
        """

    assert ratio(bookings) == [(1, 3)]


def test_who_cancels_a_time_inside_the_window_is_left_out():
    """Also when assessed later. One who cancels a later time stays: that time was too late."""
    bookings = """
        1 assessed     north 2025-10-06 2025-10-06 2025-10-07 attended             2025-10-07
        2 cancel_day_2 north 2025-10-06 2025-10-06 2025-10-08 cancelled_by_patient -
        3 moved        north 2025-10-06 2025-10-06 2025-10-08 cancelled_by_patient -
        4 moved        north 2025-10-06 2025-10-07 2025-10-09 attended             2025-10-09
        5 cancel_day_7 north 2025-10-06 2025-10-06 2025-10-13 cancelled_by_patient -
        """

    assert ratio(bookings) == [(1, 2)]


def test_contacts_whose_limit_has_not_passed_wait_to_be_judged():
    """With data to 31 October the 28th is judged; the 29th is not, even if assessed already."""
    bookings = """
        1 judged  north 2025-10-28 2025-10-28 2025-10-28 attended 2025-10-28
        2 too_new north 2025-10-29 2025-10-29 2025-10-29 attended 2025-10-29
        """

    assert ratio(bookings) == [(1, 1)]


def test_patient_chosen_wait_is_no_excuse():
    """The ordinance gives no deduction in primary care: coded waits count as too long."""
    region = small_region("""
        contact_id clinic_id contact_at starts_at  assessed_at deviation_code
        chosen     north     2025-10-06 2025-10-20 2025-10-20  1
        soon       north     2025-10-06 2025-10-07 2025-10-07  -
        """)

    assert values(region, METRIC, RATIO) == [(1, 2)]


def test_contacts_belong_to_the_period_in_which_care_was_sought():
    """Sought in September and assessed in October is a September contact."""
    bookings = """
        1 late_sept north 2025-09-30 2025-09-30 2025-10-02 attended 2025-10-02
        """

    assert ratio(bookings, period="2025-09") == [(1, 1)]
    assert ratio(bookings, period="2025-10") == []


def test_units_and_coarser_periods_are_sums_of_the_same_contacts():
    """Two clinics in two months: every sum is of people, never a mean of shares."""
    bookings = """
        1 a north 2025-08-04 2025-08-04 2025-08-05 attended 2025-08-05
        2 b north 2025-09-01 2025-09-01 2025-09-20 attended 2025-09-20
        3 c south 2025-09-01 2025-09-01 2025-09-02 attended 2025-09-02
        """

    assert ratio(bookings, unit="north", period="2025-Q3") == [(1, 2)]
    assert ratio(bookings, unit="municipality-1766", period="2025-09") == [(1, 1)]
    assert ratio(bookings, unit="care_choice-17", period="2025-09") == [(1, 2)]
    assert ratio(bookings, period="2025") == [(2, 3)]
    assert ratio(bookings, period="2025-W36") == [(1, 2)]


def test_the_split_by_open_days_says_what_was_possible():
    """Monday and Thursday contacts had three open days and one; each value has its own share."""
    bookings = """
        1 monday          north 2025-08-04 2025-08-04 2025-08-05 attended 2025-08-05
        2 thursday_late   north 2025-08-07 2025-08-07 2025-08-11 attended 2025-08-11
        3 thursday_friday north 2025-08-14 2025-08-14 2025-08-15 attended 2025-08-15
        """
    split = values(
        small_region(f"{HEADER}\n{bookings}"),
        METRIC,
        f"split_value, {RATIO}",
        period="2025-Q3",
        split="open_days_in_window",
    )

    assert split == [("1", 1, 2), ("3", 1, 1)]


def test_the_expected_number_follows_the_open_days():
    """In the first year half of the one-day contacts and all of the three-day ones were in time.

    A later month with two contacts of each kind is then expected to have 2 × 0.5 + 2 × 1 = 3.
    """
    bookings = """
        1 a north 2024-01-04 2024-01-04 2024-01-05 attended 2024-01-05   # Thursday, in time
        2 b north 2024-01-11 2024-01-11 2024-01-20 attended 2024-01-20   # Thursday, late
        3 c north 2024-01-15 2024-01-15 2024-01-16 attended 2024-01-16   # Monday, in time
        4 d north 2025-08-07 2025-08-07 2025-08-20 attended 2025-08-20   # Thursday
        5 e north 2025-08-14 2025-08-14 2025-08-20 attended 2025-08-20   # Thursday
        6 f north 2025-08-04 2025-08-04 2025-08-20 attended 2025-08-20   # Monday
        7 g north 2025-08-11 2025-08-11 2025-08-20 attended 2025-08-20   # Monday
        """
    region = small_region(f"{HEADER}\n{bookings}", complete_from="2024-01-01")
    found = values(region, METRIC, f"{RATIO}, expected", period="2025-08")

    assert found == [(0, 4, pytest.approx(3.0))]


def test_a_number_of_open_days_that_the_first_year_never_saw_gets_its_overall_share():
    """Half of the first year's contacts were in time, so half a contact is expected."""
    bookings = """
        1 a north 2024-01-04 2024-01-04 2024-01-05 attended 2024-01-05   # Thursday, in time
        2 b north 2024-01-11 2024-01-11 2024-01-20 attended 2024-01-20   # Thursday, late
        3 c north 2025-12-23 2025-12-23 2025-12-23 attended 2025-12-23   # no open day after it
        """
    region = small_region(f"{HEADER}\n{bookings}", complete_from="2024-01-01", as_of="2025-12-31")

    assert values(region, METRIC, "expected", period="2025-12") == [(pytest.approx(0.5),)]
