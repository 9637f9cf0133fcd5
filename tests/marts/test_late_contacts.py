"""Whose time it would have been: what is left over of the times that stood free for the late."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

import pytest

from tests.marts.free_times_twin import Twin
from tests.marts.test_free_times_twin import PLACES, clinics, marts_of, odd_extract, twin_of
from tests.small_region import small_region, table

LATE = """
    booking_id  contact_id  clinic_id  contact_at        booked_at         slot_id  starts_at         status  cancelled_at
    late        late        north      2025-10-01T10:00  2025-10-01T10:00  later    2025-10-10T10:00  attended  -
    """  # noqa: E501
SLOTS = """
    slot_id  starts_at         released_at       removed_at
    one      2025-10-03T10:00  2025-09-01T08:00  {}
    later    2025-10-10T10:00  2025-09-01T08:00  -
    """
TOLD = "select has_free_slot, is_matched, is_matched_spare from marts.late_contacts "
OWN = "where contact_id = 'late' and reach = 'own_clinic'"


def late(other: str = "", removed: str = "-") -> tuple:
    """What is told of one who asked on the first, as the time of the third stood free.

    `other` is the status and cancelled_at of another's booking of it, made a day later.
    """
    line = f"b other north 2025-10-02 2025-10-02T10:00 one 2025-10-03T10:00 {other}"
    region = small_region(LATE + (line if other else ""), slots=SLOTS.format(removed))
    return table(region, TOLD + OWN)[0]


@pytest.mark.parametrize("other", ["attended -", "no_show -", "booked -"])
def test_a_time_that_another_had_in_the_end_is_not_left_over(other):
    """It stood free, but whoever came, missed it or holds it would have had to stand back."""
    assert late(other) == (True, True, False)


@pytest.mark.parametrize(
    ("other", "removed"),
    [
        ("", "-"),  # never booked
        ("cancelled_by_patient 2025-10-02T09:59", "-"),  # in good time, and nobody took it
        ("cancelled_by_patient 2025-10-03T09:00", "-"),  # too late for anybody
        ("", "2025-10-02T12:00"),  # withdrawn while nobody had it
        ("cancelled_by_patient 2025-10-02T12:00", "2025-10-02T13:00"),  # free again for an hour
    ],
)
def test_a_time_that_nobody_had_in_the_end_is_left_over(other, removed):
    """Giving it to the one who waited takes it from nobody."""
    assert late(other, removed) == (True, True, True)


@pytest.mark.parametrize("removed", ["-", "2025-10-02T12:00"])
def test_a_time_that_the_clinic_itself_cancelled_is_not_left_over(removed):
    """Nobody had it, but nobody could have been seen there either, whoever had booked it."""
    assert late("cancelled_by_clinic 2025-10-02T12:00", removed) == (True, True, False)


def test_a_time_of_which_the_end_is_not_told_is_taken_to_be_somebodys():
    """Cancelled, and not said when: somebody may have had it after that."""
    assert late("cancelled_by_patient -") == (True, True, False)


def test_the_times_left_over_are_those_that_plain_loops_find():
    """For every late contact of an extract that breaks every custom: as many, by its own rows."""
    region = marts_of(odd_extract(2), clinics(PLACES), "2025-01-01")
    told = region.execute(
        "select contact_id, count(distinct slot_number) from marts.late_offers "
        "join marts.late_askers using (contact_number) where is_spare group by all"
    ).fetchall()
    twin, free, expected = twin_of(region), 0, defaultdict(int)
    for contact, asked, last_on, is_web in region.execute(
        "select contact_id, asked_at, last_on, is_web from marts.late_askers"
    ).fetchall():
        for slot in twin.free_slots(asked, _days_until(last_on, asked), is_web):
            free += 1
            expected[contact] += is_left_over(twin, slot)

    assert dict(told) == {contact: count for contact, count in expected.items() if count}
    assert 30 < sum(expected.values()) < free


def _days_until(last_on, asked: datetime) -> list:
    return [last_on - timedelta(days=ago) for ago in range((last_on - asked.date()).days + 1)]


def is_left_over(twin: Twin, slot: dict) -> bool:
    """Nobody came, missed it or holds it, the clinic never cancelled it, and its end is told.

    Of one withdrawn a day or more before it started the end is told.
    """
    rows = twin.bookings_of[slot["slot_id"]]
    if any(row["status"] in ("attended", "no_show", "booked") for row in rows):
        return False
    if any(row["status"] == "cancelled_by_clinic" for row in rows):
        return False
    if any(row["status"] is None and row["cancelled_at"] is None for row in rows):
        return False
    if slot["removed_at"] and slot["removed_at"] <= slot["starts_at"] - timedelta(days=1):
        return True
    ends = [(row["cancelled_at"] or row["booked_at"] or row["contact_at"], row) for row in rows]
    latest = max((end for end, _ in ends), default=None)
    last = sorted((row["booking_id"], row) for end, row in ends if end == latest)
    return not last or last[0][1]["cancelled_at"] is not None
