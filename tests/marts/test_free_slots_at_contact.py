"""What a seeker could have had when the first time was booked: whose moment, which times, where."""

from __future__ import annotations

import pytest

from tests.small_region import small_region, table

CLINICS = """
    clinic_id  kind    municipality_code  region_code  owner    contract     booking_form   name     latitude  longitude
    north      physio  1780               17           region   care_choice  guided_form    Norra    59.40     13.50
    near       physio  1780               17           region   care_choice  direct         Nära     59.45     13.50
    far        physio  1766               17           private  care_choice  direct         Långt    59.80     13.50
    nowhere    physio  1766               17           private  care_choice  not_connected  Ingen    -         -
    """  # noqa: E501
TAKEN = """
    slot_id  clinic_id  starts_at         released_at
    taken    north      2025-10-20T10:00  2025-09-01T08:00
    """  # so that north tells of its free times
FRIDAY = "2025-10-03T10:00"  # the window of Wednesday's contact ends on Saturday


def seeker(**given: str) -> str:
    """One contact of Wednesday at ten, booked at once by phone for the 10th, or as given."""
    row = {"contact_id": "a", "clinic_id": "north", "contact_at": "2025-10-01T10:00",
           "booked_at": "2025-10-01T10:00", "starts_at": "2025-10-10T10:00",
           "booking_via": "phone", "status": "attended"} | given  # fmt: skip
    return f"{' '.join(row)}\n{' '.join(row.values())}"


def region(bookings: str, slots: str):
    return small_region(bookings, slots=slots, clinics=CLINICS)


def found(columns: str, slots: str = "", bookings: str | None = None) -> tuple:
    """These columns of the one contact, with these slots besides the one that is taken."""
    connection = region(bookings or seeker(), TAKEN + slots)
    return table(connection, f"select {columns} from marts.free_slots_at_contact")[0]


def one_slot(starts_at: str = FRIDAY, clinic: str = "north", released: str = "2025-09-01") -> str:
    """A line for a slot."""
    return f"one {clinic} {starts_at} {released}"


@pytest.mark.parametrize(
    ("starts_at", "count"),
    [
        ("2025-10-01T09:30", 0),  # before the patient asked
        ("2025-10-01T10:00", 0),  # at that moment
        ("2025-10-01T10:30", 1),
        ("2025-10-04T23:30", 1),  # the last minutes of the third day
        ("2025-10-05T00:30", 0),
    ],
)
def test_the_window_runs_from_the_moment_of_asking_through_the_third_day(starts_at, count):
    """Calendar days, on local dates."""
    assert found("free_own_count", one_slot(starts_at)) == (count,)


@pytest.mark.parametrize(("released", "count"), [("2025-10-01T10:00", 1), ("2025-10-01T10:01", 0)])
def test_a_time_counts_from_its_very_release(released, count):
    """Released as the patient asks, or a minute later."""
    assert found("free_own_count", one_slot(released=released)) == (count,)


def test_what_counts_is_when_the_time_was_booked_not_when_contact_was_sought():
    """Sought on Wednesday, booked on Friday at nine: Friday at ten was free, Thursday is gone."""
    slots = f"thu north 2025-10-02T10:00 2025-09-01\n{one_slot()}"
    late = seeker(booked_at="2025-10-03T09:00")

    assert found("free_own_count, is_late", slots, late) == (1, True)


@pytest.mark.parametrize(
    ("starts_at", "is_late"), [("2025-10-04T16:00", False), ("2025-10-05T08:00", True)]
)
def test_late_is_a_first_time_after_the_third_day(starts_at, is_late):
    """Whatever came of it."""
    assert found("is_late", bookings=seeker(starts_at=starts_at)) == (is_late,)


def test_a_missed_time_inside_the_limit_is_not_late():
    """The first time decides; the next one, after a no-show, says nothing of free times."""
    missed = """
        booking_id  contact_id  clinic_id  contact_at        booked_at         starts_at         status
        1           a           north      2025-10-01T10:00  2025-10-01T10:00  2025-10-02T10:00  no_show
        2           a           north      2025-10-01T10:00  2025-10-02T12:00  2025-10-20T10:00  attended
        """  # noqa: E501

    assert found("is_late, is_in_time", bookings=missed) == (False, False)


def test_one_who_still_waits_is_late_and_asked_when_contact_was_sought():
    """No time at all, and Friday at ten was free on Wednesday."""
    waiting = seeker(booked_at="-", starts_at="-", status="waiting")

    assert found("is_late, is_known, free_own_count", one_slot(), waiting) == (True, True, 1)


def test_one_who_gave_up_without_a_time_does_not_wait_for_one():
    """Cancelled before a time was booked."""
    gone = seeker(booked_at="-", starts_at="-", status="cancelled_by_patient")

    assert found("is_late", bookings=gone) == (False,)


def test_a_drop_in_without_a_slot_is_in_time():
    """Nothing was booked, and the patient was assessed."""
    drop_in = seeker(
        booking_via="drop_in", starts_at="2025-10-01T10:00", assessed_at="2025-10-01T11:00"
    )

    assert found("is_late, is_in_time, booking_way", bookings=drop_in) == (False, True, "other")


@pytest.mark.parametrize("booked_at", ["2025-10-01T00:00", "-"])
def test_a_moment_told_by_day_only_or_not_at_all_is_not_known(booked_at):
    """A free time then is neither claimed nor denied."""
    assert found(
        "is_known, free_own_count, nearest_free", one_slot(), seeker(booked_at=booked_at)
    ) == (False, 0, "none")


def test_a_clinic_that_tells_of_no_times_is_not_said_to_have_had_none():
    """Nowhere has no slots on record."""
    assert found("is_known", bookings=seeker(clinic_id="nowhere")) == (False,)


def test_return_times_are_no_first_visits():
    """A free return time does not help one who seeks an assessment."""
    slots = """
        slot_id  clinic_id  starts_at         released_at       visit_type
        taken    north      2025-10-20T10:00  2025-09-01T08:00  first
        return   north      2025-10-03T10:00  2025-09-01T08:00  return
        """
    connection = region(seeker(), slots)

    assert table(connection, "select free_own_count from marts.free_slots_at_contact") == [(0,)]


@pytest.mark.parametrize(
    ("clinic", "rings", "nearest"),
    [
        ("north", (1, 1, 1, 1), "own_clinic"),
        ("near", (1, 1, 1, 1), "within_10_km"),  # 5.6 km
        ("far", (0, 0, 1, 1), "within_50_km"),  # 44.5 km
        ("nowhere", (0, 0, 0, 1), "anywhere"),  # its place is not known
    ],
)
def test_clinics_with_a_free_time_are_counted_by_how_far_away_they_are(clinic, rings, nearest):
    """Each ring holds those inside it."""
    columns = (
        "clinics_within_10_km, clinics_within_25_km, clinics_within_50_km, clinics_anywhere, "
        "nearest_free"
    )

    assert found(columns, one_slot(clinic=clinic)) == (*rings, nearest)


def test_the_earliest_time_is_looked_for_until_the_booked_one():
    """After the window too; what starts later than the booked time is no earlier time."""
    slots = "\n".join([
        "later north 2025-10-11T10:00 2025-09-01",
        "own north 2025-10-08T10:00 2025-09-01",
        "other near 2025-10-06T10:00 2025-09-01",
    ])  # fmt: skip
    columns = "strftime(earliest_own_at, '%d'), strftime(earliest_any_at, '%d'), nearest_free"

    assert found(columns, slots) == ("08", "06", "none")
    assert found(columns, slots, seeker(starts_at="2025-10-05T10:00")) == (None, None, "none")


def test_the_way_of_booking_is_told_by_the_clinics_form_on_the_web():
    """North has a guide form, near has none."""
    columns = "booking_route, booking_form"
    web = {"booking_via": "web_search"}

    assert found(columns, bookings=seeker(**web)) == ("web_guided", "guided_form")
    assert found(columns, bookings=seeker(**web, clinic_id="near")) == ("web_direct", "direct")
    assert found(columns, bookings=seeker(booking_via="desk")) == ("staff", "guided_form")


@pytest.mark.parametrize(
    ("code", "home"),
    [("1766", "municipality-1766"), ("0180", "elsewhere"), ("-", "elsewhere")],
)
def test_people_from_municipalities_without_a_unit_live_elsewhere(code, home):
    """Stockholm is none of ours."""
    assert found("home_municipality_id", bookings=seeker(patient_municipality_code=code)) == (home,)


def test_only_late_contacts_that_can_be_judged_are_audited():
    """In time, cancelled inside the limit, of unknown moment and of the last days are left out."""
    bookings = """
        contact_id  clinic_id  contact_at        booked_at         starts_at         status
        late        north      2025-10-01T10:00  2025-10-01T10:00  2025-10-10T10:00  attended
        in_time     north      2025-10-01T10:00  2025-10-01T10:00  2025-10-02T10:00  attended
        unknown     north      2025-10-01T10:00  2025-10-01T00:00  2025-10-10T10:00  attended
        last_days   north      2025-10-29T10:00  2025-10-29T10:00  2025-11-10T10:00  booked
        """
    connection = small_region(bookings, slots=TAKEN, clinics=CLINICS)

    assert table(
        connection, "select distinct contact_id, count(*) from marts.late_contacts group by all"
    ) == [("late", 5)]
