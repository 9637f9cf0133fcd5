"""Contacts for a first visit, and those of the same patient elsewhere soon before and after."""

from __future__ import annotations

import pytest

from tests.small_region import small_region, table

CLINICS = """
    clinic_id  kind    municipality_code  region_code  owner    contract     name
    north      physio  1780               17           region   care_choice  Norra
    south      physio  1766               17           private  care_choice  Södra
    """
LINKS = "next_clinic_id, next_days, previous_clinic_id, previous_days"


def links(*lines: str, columns: str = LINKS) -> list[tuple]:
    """What each contact is linked to; a line is contact, clinic, contact and assessment."""
    head = "contact_id clinic_id contact_at assessed_at patient_id body_region"
    rows = [line if len(line.split()) > 4 else f"{line} p shoulder" for line in lines]
    region = small_region("\n".join([head, *rows]), clinics=CLINICS)
    return table(region, f"select contact_id, {columns} from marts.first_contacts order by 1")


def test_a_contact_at_another_clinic_after_the_assessment_is_a_second_one():
    """Assessed on the 3rd, sought elsewhere on the 10th: both tell of each other."""
    assert links("a north 2025-09-01 2025-09-03", "b south 2025-09-10 2025-09-12") == [
        ("a", "south", 7, None, None),
        ("b", None, None, "north", 7),
    ]


@pytest.mark.parametrize(("sought", "days"), [("2025-10-03", 30), ("2025-10-04", None)])
def test_thirty_days_are_soon(sought, days):
    """Calendar days from the assessment, the thirtieth included."""
    assert links("a north 2025-09-01 2025-09-03", f"b south {sought} -")[0][2] == days


@pytest.mark.parametrize(
    "second",
    [
        "b north 2025-09-10 -",  # the same clinic
        "b south 2025-09-02 -",  # sought before the assessment
        "b south 2025-09-10 - p knee",  # another body region
        "b south 2025-09-10 - q shoulder",  # another patient
        "b south 2025-09-10 - - shoulder",  # no patient told
        "b south 2025-09-10 - p -",  # no body region told
    ],
)
def test_other_contacts_are_no_second_opinions(second):
    """Same patient, same body region, another clinic, after the assessment: all four."""
    assert links("a north 2025-09-01 2025-09-03", second)[0][1:] == (None,) * 4


@pytest.mark.parametrize(
    ("assessed", "sought", "days"),
    [
        ("2025-09-03T10:00", "2025-09-03T11:00", 0),
        ("2025-09-03T10:00", "2025-09-03T09:00", None),
        ("2025-09-03T10:00", "2025-09-03T00:00", 0),
        ("2025-09-03T00:00", "2025-09-03T09:00", 0),
    ],
)
def test_on_the_same_day_the_clock_decides_where_both_tell_it(assessed, sought, days):
    """Where one is told by day only, the order is taken to be the usual one."""
    assert links(f"a north 2025-09-01 {assessed}", f"b south {sought} -")[0][2] == days


def test_the_nearest_in_time_is_the_one_that_is_told():
    """Of two later contacts the first, of two earlier assessments the last."""
    found = links(
        "a north 2025-09-01 2025-09-03",
        "b south 2025-09-05 2025-09-06",
        "c south 2025-09-10 2025-09-12",
        "d north 2025-09-20 -",
    )

    assert [row[1:3] for row in found] == [("south", 2), ("north", 14), ("north", 8), (None, None)]
    assert [row[3:] for row in found][2:] == [("north", 7), ("south", 8)]


def test_lead_time_runs_from_booking_to_the_first_time():
    """Not from the contact, and not to the time that replaced it."""
    bookings = """
        booking_id  contact_id  clinic_id  contact_at  booked_at   starts_at   status
        1           a           north      2025-09-01  2025-09-02  2025-09-10  cancelled_by_patient
        2           a           north      2025-09-01  2025-09-09  2025-09-20  attended
        3           waits       north      2025-09-01  -           -           waiting
        4           untold      north      2025-09-01  -           2025-09-10  attended
        """
    query = "select contact_id, lead_time_days from marts.first_contacts order by 1"

    assert table(small_region(bookings), query) == [("a", 8), ("untold", None), ("waits", None)]


def test_return_visits_are_no_first_contacts():
    """They are planned."""
    bookings = """
        contact_id  clinic_id  contact_at  visit_type  guarantee
        first       north      2025-09-01  first       2
        return      north      2025-09-01  return      2
        """
    query = "select contact_id, is_guarantee from marts.first_contacts"

    assert table(small_region(bookings), query) == [("first", False)]


def test_patients_live_near_their_clinic_or_elsewhere():
    """By municipality."""
    bookings = """
        contact_id  clinic_id  contact_at  patient_municipality_code
        near        north      2025-09-01  1780
        other       north      2025-09-01  1766
        away        north      2025-09-01  0180
        untold      north      2025-09-01  -
        """
    query = "select contact_id, lives_near, home_municipality_id from marts.first_contacts"

    assert sorted(table(small_region(bookings), query)) == [
        ("away", "other_municipality", "elsewhere"),
        ("near", "same_municipality", "municipality-1780"),
        ("other", "other_municipality", "municipality-1766"),
        ("untold", "unknown", "elsewhere"),
    ]


def test_searches_tell_where_people_live_and_whether_anything_was_shown():
    """A log that does not count leaves it empty."""
    searches = """
        search_id  searched_at  municipality_code  clinics_shown  slots_shown  within_3_days
        found      2025-09-01   1780               2              5            0
        none       2025-09-01   0180               0              0            0
        silent     2025-09-01   -                  -              -            -
        """
    query = "select search_id, home_municipality_id, within_3_days, is_empty from marts.searches"

    assert sorted(table(small_region(searches=searches), query)) == [
        ("found", "municipality-1780", 0, False),
        ("none", "elsewhere", 0, True),
        ("silent", "elsewhere", None, None),
    ]
