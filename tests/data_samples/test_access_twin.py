"""One month of access told twice: by the published metrics, and by plain loops over the extract.

The loops share no line with the SQL: each time's bookings are walked through by the clock.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

import polars as pl
import pytest

from data_samples.synthetic.delivered import read
from referral_flow.warehouse import Warehouse, open_warehouse

SAMPLE = Path(__file__).parents[2] / "data_samples"
MONTH = "2025-10"
FIRST, LAST = date(2025, 10, 1), date(2025, 10, 31)
EIGHT, DAY, HOUR = timedelta(hours=8), timedelta(days=1), timedelta(hours=1)
FAR = 28
COLUMNS = {
    "clinics": "clinic_id kind municipality_code booking_form",
    "slots": "slot_id clinic_id starts_at released_at removed_at visit_type is_web_bookable",
    "bookings": "contact_id slot_id patient_id clinic_id contact_at booked_at starts_at "
    "cancelled_at assessed_at visit_type status body_region booking_via",
}


@pytest.fixture(scope="module")
def published(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


@pytest.fixture(scope="module")
def extract() -> dict[str, list[dict]]:
    """Rows of the extract that can matter for October: times of two months, contacts of three."""
    tables = {name: table.select(COLUMNS[name].split()) for name, table in read(SAMPLE).items()
              if name in COLUMNS}  # fmt: skip
    first = tables["slots"].filter(
        pl.col("visit_type") == "first", pl.col("starts_at") >= datetime(2025, 10, 1)
    )
    physio = tables["clinics"].filter(pl.col("kind") == "physio")
    bookings = tables["bookings"].filter(
        pl.col("visit_type") == "first", pl.col("contact_at") >= datetime(2025, 8, 1)
    )
    frames = {"clinics": physio, "slots": first, "bookings": bookings}
    return {name: frame.to_dicts() for name, frame in frames.items()}


@pytest.fixture(scope="module")
def free(extract) -> dict[str, list[tuple[dict, list[tuple]]]]:
    """Clinic → its times, each with the stretches in which it could be booked."""
    of_slot = defaultdict(list)
    for booking in extract["bookings"]:
        of_slot[booking["slot_id"]].append(booking)
    found = defaultdict(list)
    for slot in extract["slots"]:
        found[slot["clinic_id"]].append((slot, stretches(slot, of_slot[slot["slot_id"]])))
    return found


def stretches(slot: dict, bookings: list[dict]) -> list[tuple]:
    """From release to booking, from cancellation to the next booking, at last to its end."""
    end = min(slot["removed_at"] or slot["starts_at"], slot["starts_at"])
    since, found = slot["released_at"], []
    for booking in sorted(bookings, key=lambda one: one["booked_at"]):
        found.append((since, booking["booked_at"]))
        since = booking["cancelled_at"]
        if since is None:
            return found
    return [*found, (since, end)]


def mornings() -> list[datetime]:
    """October 2025 has 23 weekdays and no holiday on any of them."""
    days = [FIRST + n * DAY for n in range((LAST - FIRST).days + 1)]
    return [datetime.combine(day, datetime.min.time()) + EIGHT for day in days if day.weekday() < 5]


def days_ahead(times, now: datetime, *, on_web: bool = False) -> list[int]:
    """Days to every time ahead that is free just then, in order."""
    return sorted(
        (slot["starts_at"].date() - now.date()).days
        for slot, parts in times
        if slot["starts_at"] > now
        and (slot["is_web_bookable"] or not on_web)
        and any(begins <= now < ends for begins, ends in parts)
    )


def october(published: Warehouse, metric: str, column: str, units: list[str] | None = None):
    """Unit → the metric's column in October."""
    rows = published.values(metric, unit_ids=units, period_ids=[MONTH])
    return dict(rows.select("unit_id", column).iter_rows())


def test_third_free_times_are_those_of_a_walk_through_the_bookings(published, free):
    """Median of 23 mornings at each of 24 clinics, and how many had a time within three days."""
    ahead = {clinic: [days_ahead(times, now) for now in mornings()]
             for clinic, times in free.items()}  # fmt: skip
    third = {clinic: median((days + [FAR] * 3)[2] for days in found)
             for clinic, found in ahead.items()}  # fmt: skip
    soon = {clinic: sum(days[:1] <= [3] and days != [] for days in found)
            for clinic, found in ahead.items()}  # fmt: skip
    clinics = list(ahead)

    assert len(clinics) == 24
    assert october(published, "third_next_available_days", "p50", clinics) == third
    assert october(published, "morning_free_share", "numerator", clinics) == soon


def test_residents_find_what_their_own_clinics_show_on_the_web(published, extract, free):
    """Sixteen municipalities and 23 mornings each: how many had a free web time in three days."""
    own = defaultdict(list)
    for clinic in extract["clinics"]:
        own[f"municipality-{clinic['municipality_code']}"] += free[clinic["clinic_id"]]
    found = {
        unit: sum(any(day <= 3 for day in days_ahead(times, now, on_web=True))
                  for now in mornings())
        for unit, times in own.items()
    }  # fmt: skip

    assert len(found) == 16
    assert october(published, "resident_morning_free_share", "numerator", list(found)) == found


def test_free_hours_are_those_of_a_walk_through_the_bookings(published, free):
    """The region's times of October that stood free at eight on one of four mornings."""
    seen = Counter(
        (str(slot["starts_at"].isoweekday()), str(slot["starts_at"].hour))
        for times in free.values()
        for slot, parts in times
        if slot["starts_at"].date() <= LAST and was_seen(slot, parts)
    )
    rows = published.values("free_slots_by_hour", unit_ids=["region-17"], period_ids=[MONTH])
    counted = Counter({(weekday, hour): count for weekday, hour, count in rows.select(
        "dimension_1", "dimension_2", "count").iter_rows()})  # fmt: skip

    assert counted == seen
    assert sum(counted.values()) > 500


def was_seen(slot: dict, parts: list[tuple]) -> bool:
    """Free at eight on its own day or one of the three before it."""
    eight = datetime.combine(slot["starts_at"].date(), datetime.min.time()) + EIGHT
    return any(begins <= eight - ago * DAY < ends for ago in range(4) for begins, ends in parts)


def test_times_end_as_their_bookings_say(published, extract, free):
    """Used, and used by nobody, of the times of October that were not withdrawn."""
    of_slot = defaultdict(list)
    for booking in extract["bookings"]:
        of_slot[booking["slot_id"]].append(booking)
    fates = defaultdict(Counter)
    for slot in extract["slots"]:
        if slot["starts_at"].date() <= LAST:
            fates[slot["clinic_id"]][fate(slot, of_slot[slot["slot_id"]])] += 1
    used = {clinic: found["attended"] for clinic, found in fates.items()}
    unused = {clinic: found["unused"] for clinic, found in fates.items()}
    withdrawn = {clinic: found["removed"] for clinic, found in fates.items()}
    clinics = list(fates)

    assert october(published, "slot_utilisation", "numerator", clinics) == used
    assert october(published, "unused_slot_share", "numerator", clinics) == unused
    assert october(published, "removed_slot_share", "numerator", clinics) == withdrawn


def fate(slot: dict, bookings: list[dict]) -> str:
    """By its last booking."""
    for booking in bookings:
        if booking["status"] in ("attended", "no_show"):
            return booking["status"]
    last = max(bookings, key=lambda one: one["cancelled_at"], default=None)
    withdrawn = slot["removed_at"]
    if withdrawn and last and last["status"] == "cancelled_by_clinic":
        return "removed"
    if withdrawn and slot["starts_at"] - withdrawn >= 24 * HOUR:
        return "removed"
    if last and slot["starts_at"] - last["cancelled_at"] < 24 * HOUR:
        return "late_cancelled"
    return "removed" if withdrawn else "unused"


def test_second_clinics_are_those_of_each_patients_own_story(published, extract):
    """Contacts of October by patients assessed elsewhere for the same region, 3 and 30 days."""
    contacts, stories = {}, defaultdict(list)
    for booking in sorted(extract["bookings"], key=lambda one: one["booked_at"] or LATE):
        contacts.setdefault(booking["contact_id"], booking)
        if booking["assessed_at"]:
            stories[booking["patient_id"], booking["body_region"]].append(booking)
    came = {3: Counter(), 30: Counter()}
    for one in contacts.values():
        if FIRST <= one["contact_at"].date() <= LAST:
            for days, counted in came.items():
                counted[one["clinic_id"]] += any(
                    other["clinic_id"] != one["clinic_id"]
                    and other["assessed_at"] <= one["contact_at"]
                    and (one["contact_at"].date() - other["assessed_at"].date()).days <= days
                    for other in stories[one["patient_id"], one["body_region"]]
                )
    clinics = [clinic["clinic_id"] for clinic in extract["clinics"]]
    three = october(published, "arrived_within_3_days_share", "numerator", clinics)
    thirty = october(published, "arrived_from_other_clinic_share", "numerator", clinics)

    assert three == {clinic: came[3][clinic] for clinic in three}
    assert thirty == {clinic: came[30][clinic] for clinic in thirty}
    assert len(thirty) == 24


LATE = datetime(9999, 12, 31)
