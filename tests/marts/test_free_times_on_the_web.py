"""What a seeker on the web could see: only times that the web shows, and whether it hid others."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.marts.test_free_slots_at_contact import FRIDAY, region, seeker
from tests.small_region import table


def test_on_the_web_only_the_times_count_that_the_web_shows():
    """By phone all do; a time of which nothing is said is shown."""
    slots = """
        slot_id  clinic_id  starts_at         released_at       is_web_bookable
        taken    north      2025-10-20T10:00  2025-09-01T08:00  -
        hidden   north      2025-10-03T10:00  2025-09-01T08:00  false
        shown    north      2025-10-03T11:00  2025-09-01T08:00  true
        unsaid   north      2025-10-03T12:00  2025-09-01T08:00  -
        """
    counts = {
        via: table(
            region(seeker(booking_via=via), slots),
            "select booking_way, free_own_count from marts.free_slots_at_contact",
        )[0]
        for via in ("web_clinic", "web_search", "phone", "desk", "open_invitation")
    }

    assert counts == {
        "web_clinic": ("web", 2),
        "web_search": ("web", 2),
        "phone": ("staff", 3),
        "desk": ("staff", 3),
        "open_invitation": ("open_invitation", 3),
    }


@pytest.mark.parametrize(
    ("via", "clinic", "is_shown", "told"),
    [
        ("web_clinic", "north", "false", (True, 0, "none")),
        ("web_search", "north", "false", (True, 0, "none")),
        ("web_clinic", "north", "true", (False, 1, "own_clinic")),
        ("web_clinic", "north", "-", (False, 1, "own_clinic")),  # nothing is said of it
        ("web_clinic", "near", "false", (False, 0, "none")),  # not the clinic that was booked
        ("web_clinic", "near", "true", (False, 0, "within_10_km")),
        ("phone", "north", "false", (False, 1, "own_clinic")),  # staff see all
    ],
)
def test_a_time_that_the_web_did_not_show_is_told_of_where_it_showed_none(
    via, clinic, is_shown, told
):
    """Of the own clinic alone, and never as a time that the patient could choose."""
    slots = f"""
        slot_id  clinic_id  starts_at         released_at       is_web_bookable
        taken    north      2025-10-20T10:00  2025-09-01T08:00  -
        one      {clinic}   {FRIDAY}          2025-09-01T08:00  {is_shown}
        """
    columns = "has_free_off_web, free_own_count, nearest_free"
    connection = region(seeker(booking_via=via), slots)

    assert table(connection, f"select {columns} from marts.free_slots_at_contact") == [told]


def test_where_the_web_showed_one_nothing_is_told_of_those_it_did_not_show():
    """Two times on Friday, one of them on the web; and one of the week after that is hidden."""
    hidden = "hidden north {} 2025-09-01T08:00 false"
    slots = """
        slot_id  clinic_id  starts_at         released_at       is_web_bookable
        taken    north      2025-10-20T10:00  2025-09-01T08:00  -
        """
    both = f"{slots}{hidden.format(FRIDAY)}\nshown north 2025-10-03T11:00 2025-09-01T08:00 true"
    after = slots + hidden.format("2025-10-06T10:00")
    told = [
        table(region(seeker(booking_via="web_clinic"), one),
              "select has_free_off_web, earliest_own_at from marts.free_slots_at_contact")[0]
        for one in (both, after)
    ]  # fmt: skip

    assert told == [(False, datetime(2025, 10, 3, 11)), (False, None)]
