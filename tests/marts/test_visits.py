"""One row per visit that someone sought: how bookings become one contact and how it ends."""

from __future__ import annotations

from tests.small_region import day, small_region, table

HEADER = (
    "booking_id contact_id clinic_id contact_at booked_at starts_at status cancelled_at assessed_at"
)


def visits(bookings: str, columns: str, **region) -> list[tuple]:
    connection = small_region(f"{HEADER}\n{bookings}", **region)
    return table(connection, f"select contact_id, {columns} from marts.visits order by contact_id")


def test_a_rebooking_is_the_same_contact():
    """Two bookings, one seeker: the wait runs from the first contact to the assessment."""
    bookings = """
        1 a north 2025-10-01 2025-10-01 2025-10-03 cancelled_by_patient 2025-10-02 -
        2 a north 2025-10-01 2025-10-02 2025-10-08 attended             -          2025-10-08
        """

    assert visits(bookings, "wait_days, outcome, ended_on") == [
        ("a", 7, "assessed", day("2025-10-08"))
    ]


def test_without_times_of_booking_the_later_start_is_the_later_booking():
    """A missed visit on the 3rd and a time on the 8th that was kept."""
    connection = small_region("""
        booking_id  contact_id  clinic_id  contact_at  booked_at  starts_at   status
        2           a           north      2025-10-01  -          2025-10-03  no_show
        1           a           north      2025-10-01  -          2025-10-08  cancelled_by_clinic
        """)

    assert table(connection, "select outcome from marts.visits") == [("cancelled",)]


def test_a_missed_visit_ends_the_wait_unless_a_later_time_was_booked():
    """Someone who missed a visit and has a new time is waiting again."""
    bookings = """
        1 missed north 2025-10-01 2025-10-01 2025-10-03 no_show - -
        2 again  north 2025-10-01 2025-10-01 2025-10-03 no_show - -
        3 again  north 2025-10-01 2025-10-04 2025-11-20 booked  - -
        """

    assert visits(bookings, "outcome, ended_on, days_to_end") == [
        ("again", "open", None, 30),
        ("missed", "no_show", day("2025-10-03"), 2),
    ]


def test_a_cancellation_without_a_new_time_ends_the_wait_on_its_day():
    """Whoever cancelled it; where no day is known the wait ends when the time would have come."""
    bookings = """
        1 by_clinic  north 2025-10-01 2025-10-01 2025-10-09 cancelled_by_clinic  2025-10-06 -
        2 by_patient north 2025-10-01 2025-10-01 2025-10-09 cancelled_by_patient 2025-10-02 -
        3 undated    north 2025-10-01 2025-10-01 2025-10-09 cancelled_by_patient -          -
        """

    assert visits(bookings, "outcome, ended_on") == [
        ("by_clinic", "cancelled", day("2025-10-06")),
        ("by_patient", "cancelled", day("2025-10-02")),
        ("undated", "cancelled", day("2025-10-09")),
    ]


def test_a_time_in_the_past_without_an_outcome_is_still_waiting():
    """Nobody has said that the visit took place; neither does a seeker without a time vanish."""
    bookings = """
        1 no_outcome north 2025-10-01 2025-10-01 2025-10-03 booked   - -
        2 no_time    north 2025-10-01 -          -          waiting  - -
        3 unassessed north 2025-10-01 2025-10-01 2025-10-03 attended - -   # came, not assessed
        4 odd_code   north 2025-10-01 2025-10-01 2025-10-03 flyttad  - -   # unknown status
        """

    assert {row[1:] for row in visits(bookings, "outcome, wait_days, days_to_end")} == {
        ("open", None, 30)
    }


def test_a_return_visit_ends_when_it_takes_place():
    """Nobody is assessed anew at a return visit, so attending is enough."""
    connection = small_region("""
        contact_id  clinic_id  visit_type  contact_at  starts_at   status    assessed_at
        a           north      return      2025-10-01  2025-10-15  attended  -
        """)

    assert table(connection, "select outcome, wait_days from marts.visits") == [("assessed", 14)]


def test_days_are_counted_on_local_dates_not_in_hours():
    """From five to midnight to five past is one day; a whole working day is none."""
    bookings = """
        1 evening north 2025-10-01T23:55 2025-10-01T23:55 2025-10-02T00:05 attended - 2025-10-02T00:05
        2 morning north 2025-10-01T07:00 2025-10-01T07:00 2025-10-01T16:00 attended - 2025-10-01T16:00
        """  # noqa: E501

    assert visits(bookings, "wait_days") == [("evening", 1), ("morning", 0)]


def test_the_first_booking_tells_how_and_where_the_patient_sought():
    """A time moved by phone does not make a web booking a phone booking."""
    connection = small_region("""
        booking_id contact_id clinic_id contact_at booked_at  starts_at  booking_via
        2          a          north     2025-10-01 2025-10-04 2025-10-09 phone
        1          a          north     2025-10-01 2025-10-01 2025-10-06 web_clinic
        """)

    assert table(connection, "select booking_via, clinic_id from marts.visits") == [
        ("web_clinic", "north")
    ]


def test_the_clock_starts_when_the_patient_first_sought():
    """A rebooking that names its own day of contact does not start the clock again."""
    bookings = """
        1 a north 2025-10-01 2025-10-01 2025-10-03 no_show  - -
        2 a north 2025-10-06 2025-10-06 2025-10-08 attended - 2025-10-08
        """

    assert visits(bookings, "contact_on, wait_days") == [("a", day("2025-10-01"), 7)]


def test_only_physiotherapy_clinics_are_sought_here():
    """A booking at a health centre is no visit of this mart."""
    clinics = """
        clinic_id  kind           municipality_code  region_code
        north      physio         1780               17
        centre     health_centre  1780               17
        """
    bookings = """
        1 a north  2025-10-01 2025-10-01 2025-10-03 attended - 2025-10-03
        2 b centre 2025-10-01 2025-10-01 2025-10-03 attended - 2025-10-03
        """

    assert visits(bookings, "clinic_id", clinics=clinics) == [("a", "north")]


def test_waits_that_began_before_the_data_enter_late():
    """Selected as open on 1 October, a contact of 21 September comes into view after ten days."""
    bookings = """
        1 before north 2025-09-21 2025-09-21 2025-10-05 attended - 2025-10-05
        2 inside north 2025-10-01 2025-10-01 2025-10-05 attended - 2025-10-05
        """

    for selected_by, late in (("open_at", 10), ("ended", 10), ("started", 0)):
        found = visits(
            bookings, "entered_after_days", complete_from="2025-10-01", selected_by=selected_by
        )
        assert found == [("before", late), ("inside", 0)]
