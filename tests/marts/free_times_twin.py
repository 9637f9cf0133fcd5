"""Free times in plain loops: who could have had what, straight from the extract's rows.

The twin knows nothing of SQL, intervals or buckets: it asks of each time and each moment whether
somebody could have booked it just then. Rows are dictionaries as accepted.* has them.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt

DAY = timedelta(days=1)
RINGS = {"own_clinic": 0, "within_10_km": 10, "within_25_km": 25, "within_50_km": 50}
WEB = ("web_clinic", "web_search")
STANDING = ("booked", "attended", "no_show")


class Twin:
    """What was free at every moment, of one extract with its times' history."""

    def __init__(self, clinics: list[dict], slots: list[dict], bookings: list[dict]) -> None:
        self.clinics = {row["clinic_id"]: row for row in clinics if row["kind"] == "physio"}
        self.slots = [row for row in slots if row["clinic_id"] in self.clinics]
        self.bookings_of = defaultdict(list)
        for row in bookings:
            if row["slot_id"]:
                self.bookings_of[row["slot_id"]].append(row)
        self.starting_on = defaultdict(list)
        for slot in self.slots:
            if slot["visit_type"] == "first":
                self.starting_on[slot["starts_at"].date()].append(slot)

    def is_free(self, slot: dict, moment: datetime) -> bool:
        """It could be booked at this moment, as far as the extract is sure of it."""
        released, removed = _surely_after(slot["released_at"]), slot["removed_at"]
        if released is None or moment < released or moment >= slot["starts_at"]:
            return False
        if removed is not None and moment >= removed:
            return False
        return not any(_holds(row, moment) for row in self.bookings_of[slot["slot_id"]])

    def knows(self, clinic: str, moment: datetime) -> bool:
        """From the day of the clinic's first release until four weeks after its last time."""
        slots = [slot for slot in self.slots if slot["clinic_id"] == clinic]
        released = [slot["released_at"] for slot in slots if slot["released_at"]]
        if 2 * len(released) <= len(slots):
            return False
        last_on = max(slot["starts_at"] for slot in slots).date() + 28 * DAY
        return min(released).date() <= moment.date() <= last_on

    def free_slots(self, moment: datetime, days: list[date], is_web: bool) -> list[dict]:
        """First-visit times that start on these days and after the moment, and are free at it."""
        return [
            slot
            for day in days
            for slot in self.starting_on[day]
            if slot["starts_at"] > moment
            and (slot["is_web_bookable"] is not False or not is_web)
            and self.is_free(slot, moment)
        ]

    def km(self, one: str, other: str) -> float | None:
        """Kilometres between two clinics; None where a place is not known."""
        if one == other:
            return 0.0
        here, there = self.clinics[one], self.clinics[other]
        places = [row[name] for row in (here, there) for name in ("latitude", "longitude")]
        return None if None in places else _haversine(*map(radians, places))

    def ring(self, one: str, other: str) -> str:
        """The narrowest ring around one clinic in which the other lies."""
        km = self.km(one, other)
        if one == other or km is None:
            return "own_clinic" if one == other else "anywhere"
        return next((name for name, most in RINGS.items() if most > 0 and km <= most), "anywhere")

    def at_contact(self, bookings: list[dict], limit_days: int = 3) -> dict[str, object]:
        """What marts.free_slots_at_contact tells of the contact with these bookings."""
        bookings = sorted(bookings, key=_place)
        timed = sorted((row for row in bookings if row["starts_at"]), key=_time_place)
        contact_on = min(row["contact_at"] for row in bookings).date()
        asked = timed[0]["booked_at"] if timed else min(row["contact_at"] for row in bookings)
        starts = timed[0]["starts_at"] if timed else None
        told = {
            "is_late": _is_late(bookings, starts, contact_on + limit_days * DAY),
            "is_known": asked is not None
            and asked.time() != time(0)
            and self.knows(bookings[0]["clinic_id"], asked),
        }
        if not told["is_known"]:
            return told | _counted([], None, self.km)
        is_web, clinic = bookings[0]["booking_via"] in WEB, bookings[0]["clinic_id"]
        last_on = contact_on + limit_days * DAY
        in_window = self.free_slots(asked, _days(asked.date(), last_on), is_web)
        before = starts or datetime.combine(contact_on + 29 * DAY, time(0))
        until = max(last_on, min(before.date(), contact_on + 28 * DAY))
        ahead = [
            slot
            for slot in self.free_slots(asked, _days(asked.date(), until), is_web)
            if slot["starts_at"] < before
        ]
        own = _at(clinic, ahead)
        shown_or_not = self.free_slots(asked, _days(asked.date(), last_on), is_web=False)
        return (
            told
            | _counted(in_window, clinic, self.km)
            | {"earliest_own_at": _earliest(own), "earliest_any_at": _earliest(ahead)}
            | {
                "has_free_off_web": is_web
                and not _at(clinic, in_window)
                and bool(_at(clinic, shown_or_not))
            }
        )


def _counted(free: list[dict], clinic: str | None, km) -> dict[str, object]:
    """The free times of the own clinic, and the clinics with one in each ring."""
    away = {slot["clinic_id"]: km(clinic, slot["clinic_id"]) for slot in free}
    counts = {
        ring: sum(1 for far in away.values() if far is not None and far <= most)
        for ring, most in RINGS.items()
    } | {"anywhere": len(away)}
    return {
        "free_own_count": len(_at(clinic, free)),
        "clinics_within_10_km": counts["within_10_km"],
        "clinics_within_25_km": counts["within_25_km"],
        "clinics_within_50_km": counts["within_50_km"],
        "clinics_anywhere": counts["anywhere"],
        "nearest_free": next((ring for ring, count in counts.items() if count), "none"),
        "earliest_own_at": None,
        "earliest_any_at": None,
        "has_free_off_web": False,
    }


def _at(clinic: str, slots: list[dict]) -> list[dict]:
    return [slot for slot in slots if slot["clinic_id"] == clinic]


def _holds(row: dict, moment: datetime) -> bool:
    """The booking had the time at this moment."""
    taken, freed = row["booked_at"] or row["contact_at"], None
    if row["status"] not in STANDING:
        freed = _surely_after(row["cancelled_at"])
    return taken <= moment and (freed is None or moment < freed)


def _surely_after(moment: datetime | None) -> datetime | None:
    """When a thing has certainly happened of which perhaps only the day is told."""
    return moment + DAY if moment is not None and moment.time() == time(0) else moment


def _is_late(bookings: list[dict], starts: datetime | None, last_on: date) -> bool:
    if starts is not None:
        return starts.date() > last_on
    is_assessed = any(row["assessed_at"] for row in bookings)
    return not is_assessed and any(
        row["status"] not in ("no_show", "cancelled_by_patient", "cancelled_by_clinic")
        for row in bookings
    )


def _place(row: dict) -> tuple:
    return row["booked_at"] or row["starts_at"] or row["contact_at"], row["booking_id"]


def _time_place(row: dict) -> tuple:
    return row["booked_at"] or row["starts_at"], row["booking_id"]


def _earliest(slots: list[dict]) -> datetime | None:
    return min((slot["starts_at"] for slot in slots), default=None)


def _days(first: date, last: date) -> list[date]:
    return [first + number * DAY for number in range((last - first).days + 1)]


def _haversine(here_lat: float, here_lon: float, there_lat: float, there_lon: float) -> float:
    a = sin((there_lat - here_lat) / 2) ** 2
    a += cos(here_lat) * cos(there_lat) * sin((there_lon - here_lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(a))
