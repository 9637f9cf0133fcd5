"""What became of each time, and of each booking of one."""

from __future__ import annotations

import pytest

from tests.small_region import small_region, table

SLOT = """
    slot_id  starts_at         released_at       removed_at
    s        2025-10-10T10:00  2025-09-01T08:00  {}
    """


def fate(bookings: str = "", removed: str = "-", as_of: str = "2025-10-31") -> tuple:
    """Fate and taker of a time on 10 October at ten; a booking is status and cancelled_at."""
    head = "booking_id contact_id clinic_id contact_at slot_id starts_at status cancelled_at"
    lines = [
        f"{number} c{number} north 2025-10-0{number} s 2025-10-10T10:00 {line.strip()}"
        for number, line in enumerate(filter(str.strip, bookings.splitlines()), start=1)
    ]
    region = small_region("\n".join([head, *lines]), slots=SLOT.format(removed), as_of=as_of)
    return table(region, "select fate, taken_by_contact_id from marts.slots")[0]


def test_a_time_is_of_the_one_who_kept_it():
    """The first cancelled and the second came, or did not."""
    assert fate("cancelled_by_patient 2025-10-02T10:00 \n attended -") == ("attended", "c2")
    assert fate("cancelled_by_patient 2025-10-02T10:00 \n no_show -") == ("no_show", "c2")


def test_one_who_came_had_the_time_whatever_else_is_on_record():
    """A later booking that still stands does not take it from them."""
    assert fate("attended - \n booked -") == ("attended", "c1")


@pytest.mark.parametrize(
    ("cancelled_at", "expected"),
    [("2025-10-09T10:00", "unused"), ("2025-10-09T10:01", "late_cancelled")],
)
def test_late_is_less_than_24_hours_before(cancelled_at, expected):
    """Cancelled in good time and taken by nobody, it stood unused; late, nobody had a chance."""
    assert fate(f"cancelled_by_patient {cancelled_at}") == (expected, None)


def test_a_time_that_nobody_ever_took_stood_unused():
    """Until it started; before that it is to come."""
    assert fate() == ("unused", None)
    assert fate(as_of="2025-10-09") == ("to_come", None)


def test_a_time_withdrawn_before_anybody_had_it_is_removed():
    """Early or late; one that was kept all the same is not, nor one taken away once it was over."""
    gone = "2025-10-08T10:00"

    assert fate(removed=gone) == fate(removed="2025-10-10T09:00") == ("removed", None)
    assert fate("attended -", removed=gone) == ("attended", "c1")
    assert fate(removed="2025-10-10T11:00") == ("unused", None)


def test_a_time_that_the_clinic_cancelled_and_withdrew_is_removed():
    """However late, and whether or not it is told when; without being withdrawn it was let go."""
    late = "2025-10-10T08:00"

    assert fate(f"cancelled_by_clinic {late}", removed=late) == ("removed", None)
    assert fate("cancelled_by_clinic -", removed=late) == ("removed", None)
    assert fate(f"cancelled_by_clinic {late}") == ("late_cancelled", None)


@pytest.mark.parametrize(
    ("removed", "expected"),
    [
        ("2025-10-09T10:00", "removed"),  # 24 hours before
        ("2025-10-09T10:01", "late_cancelled"),
        ("2025-10-10T09:00", "late_cancelled"),
    ],
)
def test_a_time_lost_by_a_late_cancellation_stays_lost_when_it_is_withdrawn(removed, expected):
    """The patient let it go two hours before: nobody else could have had it, withdrawn or not."""
    assert fate("cancelled_by_patient 2025-10-10T08:00", removed) == (expected, None)


def test_what_the_extract_does_not_say_is_unknown():
    """A past booking without an outcome, and a cancellation without a moment."""
    assert fate("booked -") == ("unknown", "c1")
    assert fate("cancelled_by_patient -") == ("unknown", None)


def test_a_booking_of_a_day_to_come_is_not_judged():
    """It stands, and is nobody's loss yet."""
    assert fate("booked -", as_of="2025-10-09") == ("to_come", "c1")


def test_a_time_tells_for_whom_it_was_taken_and_how_long_they_waited():
    """Under the guarantee or not; days from the taker's own contact."""
    bookings = """
        contact_id  clinic_id  contact_at  slot_id  guarantee  booking_via
        inside      north      2025-10-08  s        1          web_search
        outside     north      2025-10-01  t        2          phone
        """
    slots = """
        slot_id  starts_at         is_web_bookable
        s        2025-10-10T10:30  false
        t        2025-10-10T16:00  -
        free     2025-10-11T09:00  true
        """
    columns = (
        "slot_id, is_taken_by_guarantee, taken_via, days_from_contact, start_weekday, start_hour, "
        "is_web_bookable"
    )

    found = table(small_region(bookings, slots=slots), f"select {columns} from marts.slots")

    assert sorted(found) == [
        ("free", False, None, None, 6, 9, True),
        ("s", True, "web_search", 2, 5, 10, False),
        ("t", False, "phone", 9, 5, 16, True),
    ]


BOOKINGS = """
    contact_id  clinic_id  contact_at  booked_at   starts_at         status                cancelled_at      booking_via
    same        north      2025-10-01  2025-10-01  2025-10-01T15:00  attended              -                 web_clinic
    week        north      2025-10-01  2025-10-01  2025-10-08T15:00  no_show               -                 phone
    late        north      2025-10-01  2025-10-01  2025-10-09T15:00  cancelled_by_patient  2025-10-08T16:00  phone
    early       north      2025-10-01  2025-10-01  2025-10-30T15:00  cancelled_by_patient  2025-10-08T16:00  open_invitation
    clinic      north      2025-10-01  -           2025-10-09T15:00  cancelled_by_clinic   2025-10-09T08:00  -
    silent      north      2025-10-01  2025-10-01  2025-10-09T15:00  booked                -                 phone   # nobody says what came of it
    ahead       north      2025-10-01  2025-10-01  2025-11-09T15:00  cancelled_by_patient  2025-10-09T15:00  phone   # its day has not come
    drop_in     north      2025-10-01  2025-10-01  2025-10-01T15:00  attended              -                 drop_in # was never booked
    """  # noqa: E501


def test_bookings_whose_day_has_come_tell_their_lead_time_and_end():
    """Kept, missed, and cancelled late, in good time or by the clinic."""
    columns = "booking_id, lead_time, outcome, booking_way, is_guarantee"

    found = table(small_region(BOOKINGS), f"select {columns} from marts.booked_times order by all")

    assert found == [
        ("clinic", "unknown", "cancelled_by_clinic", "other", True),
        ("early", "29_plus", "cancelled_earlier", "open_invitation", True),
        ("late", "8_14", "late_cancelled", "staff", True),
        ("same", "same_day", "attended", "web", True),
        ("week", "4_7", "no_show", "staff", True),
    ]


def test_the_way_of_every_code_of_booking_is_known():
    """The two code lists agree, so that no booking falls among the others by neglect."""
    ways = table(small_region(), "select booking_via from reference.booking_ways order by 1")
    codes = "select split_value from reference.split_values where split = 'booking_via' order by 1"

    assert ways == table(small_region(), codes)
