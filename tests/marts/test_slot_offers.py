"""When a time could be booked: every way in which it becomes free and stops being so."""

from __future__ import annotations

from tests.small_region import small_region, table

ONE_TIME = """
    slot_id  starts_at         released_at
    s        2025-10-10T10:00  2025-10-01T08:00
    """


def offers(slots: str = ONE_TIME, bookings: str = "booking_id", **region) -> list[tuple[str, ...]]:
    """From, until, how it began and how it ended, of every offer; times as day and hour."""
    connection = small_region(bookings, slots=slots, **region)
    return table(
        connection,
        "select strftime(free_from, '%d %H:%M'), strftime(free_until, '%d %H:%M'), "
        "began_by, ended_by from marts.slot_offers order by slot_id, free_from",
    )


def test_a_time_that_nobody_takes_is_free_until_it_starts():
    """From its release."""
    assert offers() == [("01 08:00", "10 10:00", "released", "started")]


def test_a_time_that_nobody_has_taken_yet_is_free_to_the_last_known_moment():
    """What happens after as_of is not known."""
    assert offers(as_of="2025-10-05") == [("01 08:00", "06 00:00", "released", "still_free")]


def test_a_time_that_is_cancelled_twice_is_free_three_times():
    """Released, freed and freed again; the third patient comes."""
    bookings = """
        booking_id  slot_id  contact_at        booked_at         cancelled_at      status
        1           s        2025-10-02T09:00  2025-10-02T09:00  2025-10-03T12:00  cancelled_by_patient
        2           s        2025-10-04T09:00  2025-10-04T09:00  2025-10-05T12:00  cancelled_by_clinic
        3           s        2025-10-06T09:00  2025-10-06T09:00  -                 attended
        """  # noqa: E501

    assert offers(bookings=clinic(bookings)) == [
        ("01 08:00", "02 09:00", "released", "taken"),
        ("03 12:00", "04 09:00", "freed", "taken"),
        ("05 12:00", "06 09:00", "freed", "taken"),
    ]


def clinic(bookings: str) -> str:
    """The text table with every booking at north."""
    head, *lines = [line for line in bookings.splitlines() if line.strip()]
    return "\n".join([f"{head} clinic_id", *(f"{line} north" for line in lines)])


def test_a_time_that_two_have_booked_is_free_when_both_have_let_it_go():
    """The one who cancels first frees nothing."""
    bookings = """
        booking_id  slot_id  contact_at        booked_at         cancelled_at      status
        1           s        2025-10-02T09:00  2025-10-02T09:00  2025-10-04T12:00  cancelled_by_patient
        2           s        2025-10-03T09:00  2025-10-03T09:00  2025-10-05T12:00  cancelled_by_patient
        """  # noqa: E501

    assert offers(bookings=clinic(bookings)) == [
        ("01 08:00", "02 09:00", "released", "taken"),
        ("05 12:00", "10 10:00", "freed", "started"),
    ]


def test_a_time_withdrawn_after_it_was_booked_is_not_free_again():
    """The booking is cancelled on the 4th, the time had been withdrawn on the 3rd."""
    slots = """
        slot_id  starts_at         released_at       removed_at
        s        2025-10-10T10:00  2025-10-01T08:00  2025-10-03T12:00
        unsold   2025-10-10T11:00  2025-10-01T08:00  2025-10-03T12:00
        """
    bookings = """
        booking_id  slot_id  contact_at        booked_at         cancelled_at      status
        1           s        2025-10-02T09:00  2025-10-02T09:00  2025-10-04T12:00  cancelled_by_patient
        """  # noqa: E501

    assert offers(slots, clinic(bookings)) == [
        ("01 08:00", "02 09:00", "released", "taken"),
        ("01 08:00", "03 12:00", "released", "removed"),
    ]


def test_a_time_booked_at_the_very_moment_of_its_release_was_never_free():
    """The release and the booking are one act."""
    bookings = """
        booking_id  slot_id  contact_at        booked_at
        1           s        2025-10-01T08:00  2025-10-01T08:00
        """

    assert offers(bookings=clinic(bookings)) == []


def test_a_time_booked_before_its_release_is_taken_from_the_start():
    """Given to somebody by hand, and freed later."""
    bookings = """
        booking_id  slot_id  contact_at        booked_at         cancelled_at      status
        1           s        2025-09-20T09:00  2025-09-20T09:00  2025-10-05T12:00  cancelled_by_patient
        """  # noqa: E501

    assert offers(bookings=clinic(bookings)) == [("05 12:00", "10 10:00", "freed", "started")]


def test_one_who_books_as_another_cancels_leaves_no_gap():
    """Handed over at noon."""
    bookings = """
        booking_id  slot_id  contact_at        booked_at         cancelled_at      status
        1           s        2025-10-02T09:00  2025-10-02T09:00  2025-10-03T12:00  cancelled_by_patient
        2           s        2025-10-03T12:00  2025-10-03T12:00  -                 attended
        """  # noqa: E501

    assert offers(bookings=clinic(bookings)) == [("01 08:00", "02 09:00", "released", "taken")]


def test_what_is_told_by_day_only_never_makes_a_time_look_free():
    """Released and freed some time that day: free from the next. Booked that day: from midnight."""
    slots = """
        slot_id  starts_at         released_at
        s        2025-10-10T10:00  2025-10-01T00:00
        """
    bookings = """
        booking_id  slot_id  contact_at        booked_at         cancelled_at      status
        1           s        2025-10-03T00:00  2025-10-03T00:00  2025-10-05T00:00  cancelled_by_patient
        """  # noqa: E501

    assert offers(slots, clinic(bookings)) == [
        ("02 00:00", "03 00:00", "released", "taken"),
        ("06 00:00", "10 10:00", "freed", "started"),
    ]


def test_a_cancellation_without_a_moment_frees_nothing():
    """Nobody can say when the time could have been booked again."""
    bookings = """
        booking_id  slot_id  contact_at        booked_at         status
        1           s        2025-10-02T09:00  2025-10-02T09:00  cancelled_by_patient
        """

    assert offers(bookings=clinic(bookings)) == [("01 08:00", "02 09:00", "released", "taken")]


def test_a_booking_without_its_moment_holds_the_time_since_the_contact():
    """It cannot have been made earlier."""
    bookings = """
        booking_id  slot_id  contact_at        booked_at
        1           s        2025-10-02T09:00  -
        """

    assert offers(bookings=clinic(bookings)) == [("01 08:00", "02 09:00", "released", "taken")]


def test_nights_when_clocks_change_are_nights_like_others():
    """Times are local: a cancellation at half past two on 26 October, when the hour comes twice."""
    slots = """
        slot_id  starts_at         released_at
        s        2025-10-27T10:00  2025-10-25T08:00
        """
    bookings = """
        booking_id  slot_id  contact_at        booked_at         cancelled_at      status
        1           s        2025-10-25T09:00  2025-10-25T09:00  2025-10-26T02:30  cancelled_by_patient
        """  # noqa: E501

    assert offers(slots, clinic(bookings)) == [
        ("25 08:00", "25 09:00", "released", "taken"),
        ("26 02:30", "27 10:00", "freed", "started"),
    ]


def test_only_physiotherapy_clinics_and_known_releases_make_offers():
    """A slot of radiology is no assessment; one without a release was free at no known moment."""
    clinics = """
        clinic_id  kind       municipality_code  region_code  owner   contract     name
        north      physio     1780               17           region  care_choice  Norra
        rays       radiology  1780               17           region  none         Röntgen
        """
    slots = """
        slot_id  clinic_id  starts_at         released_at
        s        north      2025-10-10T10:00  2025-10-01T08:00
        t        north      2025-10-10T10:00  2025-10-01T08:00
        silent   north      2025-10-10T12:00  -
        rays     rays       2025-10-10T10:00  2025-10-01T08:00
        """

    assert offers(slots, clinics=clinics) == [("01 08:00", "10 10:00", "released", "started")] * 2
