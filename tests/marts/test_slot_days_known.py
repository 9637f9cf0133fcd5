"""From when to when it is known which of a clinic's times were free."""

from __future__ import annotations

import pytest

from tests.small_region import small_region, table

CLINICS = """
    clinic_id  kind           municipality_code  region_code  owner    contract     name
    north      physio         1780               17           region   care_choice  Norra
    south      physio         1766               17           private  care_choice  Södra
    care       health_centre  1780               17           region   none         Central
    """
SLOTS = """
    slot_id  clinic_id  starts_at         released_at
    a        north      2025-03-20T10:00  2025-03-03T08:00
    b        north      2025-06-02T10:00  2025-05-05T08:00
    c        care       2025-06-02T10:00  2025-05-05T08:00
    """


def known(slots: str = SLOTS, **region) -> list[tuple[str, ...]]:
    """Clinic, first and first unknown day, source."""
    connection = small_region(slots=slots, clinics=CLINICS, **region)
    return table(
        connection,
        "select clinic_id, known_from::date::varchar, known_until::date::varchar, source "
        "from marts.slot_days_known order by all",
    )


def test_times_are_known_from_the_first_release_to_four_weeks_after_the_last_time():
    """Of physiotherapy clinics that deliver any; before and after, silence is no shortage."""
    assert known() == [("north", "2025-03-03", "2025-07-01", "history")]


def test_times_are_not_known_before_bookings_are():
    """What had been booked before the extract begins would look free."""
    assert known(complete_from="2025-04-01")[0][1] == "2025-04-01"


def test_nothing_is_known_after_as_of():
    """The last known day is known whole."""
    assert known(as_of="2025-05-31")[0][2] == "2025-06-01"


def test_a_clinic_needs_to_tell_when_most_of_its_times_were_released():
    """One of two is not most of them."""
    half = SLOTS.replace("2025-05-05T08:00", "-")

    assert known(half) == []


@pytest.mark.parametrize("lacking", ["slots.removed_at", "bookings.slot_id"])
def test_an_extract_that_cannot_tell_what_was_withdrawn_or_taken_has_no_history(lacking):
    """Without the column all of that would look free; sightings stand in where there are such."""
    seen = """
        slot_id  taken_at          starts_at
        b        2025-05-06T08:00  2025-06-02T10:00
        """

    assert known(lacking=[lacking]) == []
    assert known(lacking=[lacking], slot_snapshots=seen) == [
        ("north", "2025-05-06", "2025-05-08", "snapshots")
    ]
    assert known(lacking=["slots.is_web_bookable"]) == known()
