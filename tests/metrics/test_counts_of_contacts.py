"""Counts of contacts: those who sought, and those left out of the headline figure."""

from __future__ import annotations

from tests.small_region import small_region, values


def test_seekers_count_counts_every_first_visit_sought_once():
    """Under the guarantee or not, rebooked or not; return visits are no new seekers."""
    bookings = """
        booking_id contact_id clinic_id contact_at booked_at  starts_at  visit_type guarantee status
        1          inside     north     2025-10-06 2025-10-06 2025-10-08 first      1         attended
        2          outside    north     2025-10-06 2025-10-06 2025-10-20 first      2         attended
        3          rebooked   north     2025-10-06 2025-10-06 2025-10-08 first      1         no_show
        4          rebooked   north     2025-10-06 2025-10-08 2025-10-10 first      1         attended
        5          return     north     2025-10-06 2025-10-06 2025-10-10 return     2         attended
        """  # noqa: E501

    assert values(small_region(bookings), "seekers_count", "value") == [(3,)]


def test_seekers_count_by_weekday_of_contact():
    """1 is Monday; 6 October 2025 was one."""
    bookings = """
        contact_id  clinic_id  contact_at  starts_at
        a           north      2025-10-06  2025-10-08
        b           north      2025-10-13  2025-10-14
        c           north      2025-10-12  2025-10-14
        """
    found = values(
        small_region(bookings), "seekers_count", "split_value, value", split="visit_weekday"
    )

    assert found == [("1", 2), ("7", 1)]


def test_cancelled_inside_window_count_counts_whom_the_headline_leaves_out():
    """Only the patients' own cancellations of times inside the limit, and mature contacts."""
    bookings = """
        contact_id  clinic_id  contact_at  starts_at   status
        day_3       north      2025-10-06  2025-10-09  cancelled_by_patient
        day_4       north      2025-10-06  2025-10-10  cancelled_by_patient  # outside the limit
        by_clinic   north      2025-10-06  2025-10-08  cancelled_by_clinic   # not the patient
        too_new     north      2025-10-30  2025-10-30  cancelled_by_patient  # not mature
        """

    assert values(small_region(bookings), "cancelled_inside_window_count", "value") == [(1,)]
