"""The times that stood free in the morning, counted again morning by morning in plain Python."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from random import Random

from tests.given_marts import given_marts
from tests.small_region import values

SPANS = """
    table_name  data_from   as_of
    slots       2025-01-01  2025-10-31
    """
DAYS = 12  # of October, weekends among them
TIMES = 60


def drawn_offers(seed: int) -> list[tuple[str, datetime, datetime, datetime]]:
    """Time, start, free from and free until: one or two stretches each, often ending at eight."""
    luck, found = Random(seed), []
    for number in range(TIMES):
        day = datetime(2025, 10, 6) + timedelta(days=luck.randrange(DAYS))
        starts = day + timedelta(hours=luck.choice([7, 8, 9, 13]), minutes=luck.choice([0, 30]))
        for _ in range(luck.choice([1, 2])):
            first = day + timedelta(days=-luck.randrange(6), hours=luck.choice([0, 7, 8, 9, 20]))
            last = first + timedelta(hours=luck.choice([1, 8, 24, 25, 90]))
            if first < min(last, starts):
                found.append((f"time_{number}", starts, first, min(last, starts)))
    return found


def seen_in_the_morning(offers) -> Counter:
    """Weekday and hour of each time that was free at eight on its day or the three before it."""
    seen = set()
    for name, starts, free_from, free_until in offers:
        eight = starts.replace(hour=8, minute=0)
        for ago in range(4):
            if free_from <= eight - timedelta(days=ago) < free_until:
                seen.add((name, starts))
    return Counter((str(starts.isoweekday()), str(starts.hour)) for _, starts in seen)


def as_text(offers) -> str:
    """The offers as a text table."""
    lines = ["slot_id clinic_id visit_type starts_at starts_on free_from free_until"]
    lines += [
        f"{name} north first {starts.isoformat()} {starts.date()} "
        f"{free_from.isoformat()} {free_until.isoformat()}"
        for name, starts, free_from, free_until in offers
    ]
    return "\n".join(lines)


def test_free_hours_are_those_found_morning_by_morning():
    """Sixty times at odd hours: the same weekdays, hours and numbers."""
    offers = drawn_offers(seed=4)
    region = given_marts({"marts.spans": SPANS, "marts.slot_offers": as_text(offers)})
    rows = values(region, "free_slots_by_hour", "dimension_1, dimension_2, count")
    twin = seen_in_the_morning(offers)

    assert {(weekday, hour): count for weekday, hour, count in rows} == dict(twin)
    assert 15 < sum(twin.values()) < TIMES
