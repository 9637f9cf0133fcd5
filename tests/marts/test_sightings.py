"""Where no releases are told, sightings of free times stand in, and say no more than they can."""

from __future__ import annotations

from tests.small_region import small_region, table

SLOTS = """
    slot_id  starts_at
    s        2025-10-10T10:00
    t        2025-10-10T11:00
    """
SEEN = """
    taken_at          slot_id  starts_at         is_free
    2025-10-06T06:00  s        2025-10-10T10:00  true
    2025-10-06T06:00  t        2025-10-10T11:00  false
    2025-10-07T06:00  s        2025-10-10T10:00  true
    2025-10-07T06:00  t        2025-10-10T11:00  true
    """
LATE = """
    contact_id  clinic_id  contact_at        booked_at         starts_at
    asked       north      {0}               {0}               2025-10-20
    """


def region(bookings: str = "booking_id", slots: str = SLOTS, seen: str = SEEN):
    return small_region(bookings, slots=slots, slot_snapshots=seen)


def offers(connection) -> list[tuple]:
    return table(
        connection,
        "select slot_id, strftime(free_from, '%d %H:%M'), strftime(free_until, '%d %H:%M'), "
        "ended_by from marts.slot_offers order by slot_id, free_from",
    )


def test_a_time_seen_free_is_so_until_the_next_sighting():
    """The last sighting is fresh to the end of the following day."""
    assert offers(region()) == [
        ("s", "06 06:00", "07 06:00", "unseen"),
        ("s", "07 06:00", "09 00:00", "unseen"),
        ("t", "07 06:00", "09 00:00", "unseen"),
    ]


def test_a_known_booking_ends_what_was_seen():
    """Taken at noon, whatever the next sighting says."""
    bookings = """
        contact_id  clinic_id  contact_at        slot_id  status
        taker       north      2025-10-06T12:00  s        attended
        """

    assert offers(region(bookings)) == [
        ("s", "06 06:00", "06 12:00", "taken"),
        ("t", "07 06:00", "09 00:00", "unseen"),
    ]


def test_a_sighting_of_a_week_ago_tells_nothing():
    """Between the 8th and the 13th nobody looked."""
    seen = f"{SEEN} 2025-10-13T06:00 s 2025-10-14T10:00 false"
    known = "select count(*) from marts.slot_days_known where known_until > timestamp '2025-10-{}'"

    assert table(region(seen=seen), known.format("10")) == [(1,)]
    assert table(region(seen=seen), known.format("08 12:00")) == [(2,)]


def test_releases_make_sightings_needless():
    """A clinic whose times tell of themselves is read from them alone."""
    slots = """
        slot_id  starts_at         released_at
        s        2025-10-10T10:00  2025-10-01T08:00
        t        2025-10-10T11:00  2025-10-01T08:00
        """

    assert offers(region(slots=slots)) == [
        ("s", "01 08:00", "10 10:00", "started"),
        ("t", "01 08:00", "10 11:00", "started"),
    ]


def known(bookings: str) -> list[tuple]:
    return table(
        region(bookings), "select is_known, free_own_count from marts.free_slots_at_contact"
    )


def test_who_asks_between_sightings_could_have_had_what_the_first_one_saw():
    """At noon on the 8th both times stood free that morning."""
    assert known(LATE.format("2025-10-08T12:00")) == [(True, 2)]


def test_nothing_is_known_of_who_asks_before_anybody_looked():
    """Or long after."""
    assert known(LATE.format("2025-10-05T12:00")) == [(False, 0)]
    assert known(LATE.format("2025-10-09T12:00")) == [(False, 0)]


def test_who_may_have_had_a_time_between_two_sightings_is_not_said_to_have_had_none():
    """Nothing free on the 7th, t on the 8th: who asks in between may have seen it, or not."""
    seen = """
        taken_at          slot_id  starts_at         is_free
        2025-10-07T06:00  t        2025-10-10T11:00  false
        2025-10-08T06:00  t        2025-10-10T11:00  {}
        """
    asked = LATE.format("2025-10-07T12:00")
    query = "select is_known, nearest_free from marts.free_slots_at_contact"

    assert table(region(asked, seen=seen.format("true")), query) == [(False, "none")]
    assert table(region(asked, seen=seen.format("false")), query) == [(True, "none")]


def test_a_booking_between_two_sightings_shows_that_the_time_was_free_before_it():
    """Taken at two, never seen free: who asked at noon may have had it, who asked at three not."""
    seen = """
        taken_at          slot_id  starts_at         is_free
        2025-10-07T06:00  t        2025-10-10T11:00  false
        2025-10-08T06:00  t        2025-10-10T11:00  false
        """
    bookings = """
        contact_id  clinic_id  contact_at        starts_at         slot_id  status
        taker       north      2025-10-07T14:00  2025-10-10T11:00  t        attended
        noon        north      2025-10-07T12:00  2025-10-20T11:00  -        attended
        three       north      2025-10-07T15:00  2025-10-20T11:00  -        attended
        """
    query = "select contact_id, is_known from marts.free_slots_at_contact where is_late order by 1"

    assert table(region(bookings, seen=seen), query) == [("noon", False), ("three", True)]


def test_a_clinic_whose_bookings_do_not_name_their_times_has_no_history():
    """Fifty visits and a free time, as it seems: any of them may have been it."""
    slots = """
        slot_id  starts_at         released_at
        s        2025-10-10T10:00  2025-10-01T08:00
        """
    unnamed = "\n".join(f"b{number} north 2025-10-02 2025-10-01" for number in range(50))
    bookings = f"booking_id clinic_id starts_at contact_at\n{unnamed}"
    query = "select source from marts.slot_days_known"

    assert table(small_region(bookings, slots=slots), query) == []
    assert table(small_region("booking_id", slots=slots), query) == [("history",)]
