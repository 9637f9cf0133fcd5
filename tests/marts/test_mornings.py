"""What stood free at eight o'clock, at each clinic and for those who live around it."""

from __future__ import annotations

import pytest

from tests.small_region import small_region, table

CLINICS = """
    clinic_id  kind           municipality_code  region_code  owner    contract     booking_form   name     latitude  longitude
    north      physio         1780               17           region   care_choice  direct         Norra    59.40     13.50
    south      physio         1766               17           private  care_choice  direct         Södra    59.60     13.50
    offline    physio         1766               17           private  care_choice  not_connected  Utan     59.60     13.50
    care       health_centre  1715               17           region   none         -              Central  59.44     13.50
    """  # noqa: E501
SLOTS = """
    slot_id  clinic_id  starts_at         released_at       is_web_bookable
    past     north      2025-10-06T08:00  2025-09-01T08:00  true   # starts at that moment
    today    north      2025-10-06T09:00  2025-09-01T08:00  false
    friday   north      2025-10-09T09:00  2025-09-01T08:00  true   # the third day after Monday
    later    north      2025-10-13T09:00  2025-09-01T08:00  true
    unborn   north      2025-10-07T09:00  2025-10-06T08:01  true   # released a minute later
    south    south      2025-10-07T09:00  2025-09-01T08:00  true
    """
MONDAY = "day = date '2025-10-06'"


def region(slots: str = SLOTS):
    return small_region(slots=slots, clinics=CLINICS)


def test_mornings_are_those_of_open_days():
    """No weekends, no holidays: of the first days of May 2025 the 1st and the 3rd are closed."""
    found = table(
        small_region(),
        "select day(day), strftime(morning_at, '%H:%M') from marts.working_mornings "
        "where day between date '2025-04-28' and date '2025-05-05' order by day",
    )

    assert found == [(day, "08:00") for day in (28, 29, 30, 2, 5)]


def test_the_third_free_time_and_those_of_the_next_days_are_counted():
    """At eight on Monday: today, Thursday and Monday next; two of them within three days."""
    columns = (
        "third_free_days, earliest_web_days, free_within_3_days_count, free_web_within_3_days_count"
    )
    query = f"select {columns} from marts.morning_offers where clinic_id = 'north' and {MONDAY}"

    assert table(region(), query) == [(7, 3, 2, 1)]


def test_fewer_than_three_within_four_weeks_are_told_as_28_days():
    """South has one time on record, and it is free."""
    query = (
        "select third_free_days, earliest_web_days, is_known from marts.morning_offers "
        f"where clinic_id = 'south' and {MONDAY}"
    )

    assert table(region(), query) == [(28, 1, True)]


def test_a_clinic_that_tells_of_no_times_has_mornings_that_are_not_known():
    """It is not said to have had none."""
    query = (
        "select third_free_days, earliest_web_days, is_known from marts.morning_offers "
        f"where clinic_id = 'offline' and {MONDAY}"
    )

    assert table(region(), query) == [(None, None, False)]


def residents(municipality: str, slots: str = SLOTS) -> list[tuple]:
    return table(
        region(slots),
        "select reach, clinics_count, has_free_time, earliest_days from marts.resident_mornings "
        f"where municipality_id = 'municipality-{municipality}' and {MONDAY} "
        "order by clinics_count, reach",
    )


def test_residents_find_the_times_that_the_web_shows_within_reach():
    """Karlstad has north; south lies 22 km away."""
    assert residents("1780") == [
        ("own_municipality", 1, True, 3),
        ("within_10_km", 1, True, 3),
        ("anywhere", 2, True, 1),
        ("within_25_km", 2, True, 1),
        ("within_50_km", 2, True, 1),
    ]


def test_residents_of_a_municipality_without_a_clinic_look_elsewhere():
    """Distances are from its health centre, 4.4 km from north and 17.8 from south; at home there
    is nothing to find."""
    assert residents("1715") == [
        ("own_municipality", 0, False, 28),
        ("within_10_km", 1, True, 3),
        ("anywhere", 2, True, 1),
        ("within_25_km", 2, True, 1),
        ("within_50_km", 2, True, 1),
    ]


def test_mornings_on_which_an_own_clinics_times_are_not_known_are_left_out():
    """North tells of nothing; one who is not on the web need not tell."""
    silent = """
        slot_id  clinic_id  starts_at         released_at
        south    south      2025-10-07T09:00  2025-09-01T08:00
        """

    assert residents("1780", silent) == []
    assert len(residents("1766", silent)) == 5


def test_mornings_on_which_no_clinic_in_reach_is_known_are_left_out():
    """North, the one within 10 km of a municipality without its own, tells of nothing: that is
    not to have none, and the wider reaches, where south is known, have the same mornings."""
    silent = """
        slot_id  clinic_id  starts_at         released_at
        south    south      2025-10-07T09:00  2025-09-01T08:00
        """

    assert residents("1715", silent) == []


def test_every_reach_has_the_same_mornings():
    """Also one with no clinic in it: shares of different mornings cannot be compared."""
    query = (
        "select municipality_id, reach, count(*) from marts.resident_mornings group by all "
        "order by all"
    )
    mornings: dict[str, set[int]] = {}
    reaches: dict[str, int] = {}
    for municipality, _, count in table(region(), query):
        mornings.setdefault(municipality, set()).add(count)
        reaches[municipality] = reaches.get(municipality, 0) + 1

    assert len(reaches) == 3
    assert set(reaches.values()) == {5}
    assert all(len(counts) == 1 for counts in mornings.values())


@pytest.mark.parametrize(
    ("one", "other", "ring"),
    [
        ("north", "north", "own_clinic"),
        ("north", "south", "within_25_km"),
        ("south", "offline", "within_10_km"),
    ],
)
def test_clinics_lie_in_rings_around_each_other(one, other, ring):
    """0.2 degrees of latitude are 22.2 km; two in one house are 0 km apart."""
    query = "select ring from marts.clinic_distances where clinic_id = {} and other_clinic_id = {}"

    assert table(region(), query.format(f"'{one}'", f"'{other}'")) == [(ring,)]


def test_kilometres_are_those_of_the_sphere():
    """A degree of latitude is 111.19 km on a sphere of radius 6 371 km."""
    clinics = """
        clinic_id  kind    municipality_code  region_code  owner   contract     name   latitude  longitude
        a          physio  1780               17           region  care_choice  A      59        13
        b          physio  1780               17           region  care_choice  B      60        13
        c          physio  1780               17           region  care_choice  C      -         13
        """  # noqa: E501
    query = "select other_clinic_id, round(km, 2) from marts.clinic_distances where clinic_id = 'a'"

    assert sorted(table(small_region(clinics=clinics), query)) == [
        ("a", 0.0),
        ("b", 111.19),
        ("c", None),
    ]


def test_a_mornings_sighting_stands_in_for_eight_oclock():
    """Seen at six and at nine: the first counts, whatever was released by eight; a sighting after
    noon is none of the morning's."""
    seen = """
        taken_at          clinic_id  slot_id  starts_at         is_free
        2025-10-06T06:00  north      a        2025-10-07T09:00  true
        2025-10-06T06:00  north      b        2025-10-08T09:00  false
        2025-10-06T09:00  north      b        2025-10-08T09:00  true
        2025-10-07T13:00  north      b        2025-10-08T09:00  true
        """
    slots = """
        slot_id  clinic_id  starts_at
        a        north      2025-10-07T09:00
        b        north      2025-10-08T09:00
        """
    connection = small_region(slots=slots, slot_snapshots=seen, clinics=CLINICS)
    query = (
        "select day(day), free_within_3_days_count from marts.morning_offers "
        "where clinic_id = 'north' and is_known"
    )

    assert table(connection, query) == [(6, 1)]
