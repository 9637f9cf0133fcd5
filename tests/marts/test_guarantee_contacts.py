"""Who is under the guarantee, what its limit is, and when a contact can be judged."""

from __future__ import annotations

from tests.small_region import small_region, table


def contacts(bookings: str, columns: str, **region) -> list[tuple]:
    connection = small_region(bookings, **region)
    return table(
        connection, f"select contact_id, {columns} from marts.guarantee_contacts order by all"
    )


def test_only_first_visits_marked_as_guarantee_are_under_it():
    """Return visits and first visits outside the guarantee have no limit."""
    bookings = """
        contact_id  clinic_id  contact_at  visit_type  guarantee
        inside      north      2025-10-01  first       1
        outside     north      2025-10-01  first       2
        return      north      2025-10-01  return      1
        """

    assert contacts(bookings, "limit_days") == [("inside", 3)]


def test_the_limit_holds_from_the_day_the_law_did():
    """The three-day limit came into force on 1 January 2019; nobody before had it."""
    bookings = """
        contact_id  clinic_id  contact_at
        before      north      2018-12-31
        after       north      2019-01-01
        """

    assert contacts(bookings, "limit_days", complete_from="2018-01-01") == [("after", 3)]


def test_a_contact_can_be_judged_when_its_third_day_has_passed():
    """With data to 31 October, a contact of the 28th can be judged and one of the 29th not yet."""
    bookings = """
        contact_id  clinic_id  contact_at
        a           north      2025-10-28
        b           north      2025-10-29
        """

    assert contacts(bookings, "is_mature") == [("a", True), ("b", False)]


def test_cancelling_a_time_inside_the_window_is_noticed_whatever_came_after():
    """Only the patient's own cancellation of a time on day three or before counts."""
    bookings = """
        booking_id  contact_id  clinic_id  contact_at  booked_at   starts_at   status
        1           day_three   north      2025-10-01  2025-10-01  2025-10-04  cancelled_by_patient
        2           day_four    north      2025-10-01  2025-10-01  2025-10-05  cancelled_by_patient
        3           by_clinic   north      2025-10-01  2025-10-01  2025-10-02  cancelled_by_clinic
        4           moved       north      2025-10-01  2025-10-01  2025-10-02  cancelled_by_patient
        5           moved       north      2025-10-01  2025-10-02  2025-10-03  attended
        """

    assert contacts(bookings, "is_cancelled_inside_window") == [
        ("by_clinic", False),
        ("day_four", False),
        ("day_three", True),
        ("moved", True),
    ]


def test_any_booking_coded_as_patient_chosen_codes_the_contact():
    """Deviation code 1; code 2, medical reasons, is not used in primary care."""
    bookings = """
        contact_id  clinic_id  contact_at  deviation_code
        chosen      north      2025-10-01  1
        medical     north      2025-10-01  2
        none        north      2025-10-01  -
        """

    assert contacts(bookings, "is_patient_chosen") == [
        ("chosen", True),
        ("medical", False),
        ("none", False),
    ]
