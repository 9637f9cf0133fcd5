"""Return visits, booked at planned intervals when the patient leaves the room.

Vectorised: in each round all open requests take the first free time on or after their wanted day.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .calendar import Calendar
from .demand import FIRST_CONTACTS_A_YEAR, Profiles
from .fate import ATTENDED, BY_CLINIC, BY_PATIENT, NO_SHOW
from .first_visits import NO_TIME, FirstVisits
from .settings import MINUTES_A_DAY as DAY
from .settings import Settings
from .slots import _monday_release

RETURNS_PER_FIRST = 3.05
COMES_BACK = 0.77
RELEASED_WEEKS_AHEAD = 8
ROUNDS = 16
REBOOKS = {NO_SHOW: 0.55, BY_PATIENT: 0.70, BY_CLINIC: 0.92}
INTERVALS = np.array([7, 10, 14, 21, 28, 35])
INTERVAL_SHARES = (0.24, 0.12, 0.30, 0.20, 0.09, 0.05)
STARTS = np.arange(480, 991, 30)


@dataclass
class Requests:
    """Return visits that want a time: whose, which contact, since when, booked when, for when."""

    seeker: np.ndarray
    contact: np.ndarray
    contact_at: np.ndarray
    booked_at: np.ndarray
    wanted_day: np.ndarray

    def rows(self, mask):
        return Requests(*(getattr(self, name)[mask] for name in self.__dataclass_fields__))


def return_visits(
    settings: Settings, calendar: Calendar, profile: Profiles, firsts: FirstVisits
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Bookings (seeker, contact, slot, times …) and slots of return visits, positions as keys."""
    random = settings.stream("returns")
    slots = _planned_slots(settings, calendar, profile, random)
    free, rounds, contacts = np.arange(slots.height), [], 0
    requests = _after_first_visits(settings, random, firsts)
    for _ in range(ROUNDS):
        requests = requests.rows(requests.booked_at <= settings.last_minute)
        booked, requests, free = _one_round(
            settings, calendar, random, firsts, slots, free, requests
        )
        rounds.append(booked)
        contacts += booked.height
        if not len(requests.seeker):
            break
    return pl.concat(rounds), slots


def _planned_slots(settings: Settings, calendar: Calendar, profile: Profiles, random):
    """Return times per clinic and open day, somewhat more than are asked for; random in a day."""
    opens = calendar.season * calendar.is_open
    daily = FIRST_CONTACTS_A_YEAR * settings.scale * RETURNS_PER_FIRST / 237
    counts = random.poisson(np.outer(profile.size, opens) * daily)
    clinic, day = (np.repeat(a, counts.ravel()) for a in np.indices(counts.shape).reshape(2, -1))
    day = day + calendar.first_day
    starts = day * DAY + random.choice(STARTS, len(day))
    released = _monday_release(starts, RELEASED_WEEKS_AHEAD)
    web = (random.random(len(day)) < 0.35) & (profile.web_share[clinic] > 0)
    table = pl.DataFrame(
        {
            "clinic": clinic, "starts_at": starts, "released_at": released,
            "removed_at": np.full(len(day), NO_TIME), "is_web_bookable": web,
        }
    )  # fmt: skip
    return table.filter(pl.col("released_at") <= settings.last_minute)


def _after_first_visits(settings: Settings, random, firsts: FirstVisits) -> Requests:
    done = firsts.bookings.filter(
        (pl.col("outcome") == ATTENDED) & (pl.col("starts_at") + 60 <= settings.last_minute)
    )
    again = random.random(done.height) < COMES_BACK
    seeker, left = done["seeker"].to_numpy()[again], done["starts_at"].to_numpy()[again] + 45
    return _next_visit(random, seeker, left)


def _next_visit(random, seeker, left) -> Requests:
    """A new contact: planned as the patient leaves, some days or weeks ahead."""
    n = len(seeker)
    wanted = left // DAY + random.choice(INTERVALS, n, p=INTERVAL_SHARES)
    by_desk = random.random(n) < 0.8
    later = np.where(by_desk, random.integers(1, 12, n), random.integers(60, 4 * DAY, n))
    minute = (left + later) % DAY
    later += np.where(minute < 420, 420 - minute, 0) - np.where(minute > 1320, minute - 1320, 0)
    return Requests(seeker, np.full(n, -1), left, left + np.maximum(later, 1), wanted)


def _one_round(settings, calendar, random, firsts, slots, free, requests):
    clinic = firsts.seekers.clinic[requests.seeker]
    slot = _first_free(
        slots, free, clinic, np.maximum(requests.wanted_day, requests.booked_at // DAY + 1)
    )
    fits = slot >= 0
    requests, slot = requests.rows(fits), slot[fits]
    starts = slots["starts_at"].to_numpy()[slot]
    booked_at = np.maximum(requests.booked_at, slots["released_at"].to_numpy()[slot])
    outcome, cancelled_at = _outcomes(random, booked_at, starts)
    known = booked_at <= settings.last_minute
    is_new = requests.contact < 0
    contact = np.where(is_new, _new_numbers(firsts, requests, is_new), requests.contact)
    booked = pl.DataFrame(
        {
            "seeker": requests.seeker, "contact": contact, "contact_at": requests.contact_at,
            "slot": slot, "booked_at": booked_at, "starts_at": starts, "outcome": outcome,
            "cancelled_at": cancelled_at,
        }
    ).filter(pl.Series(known))  # fmt: skip
    left = np.setdiff1d(free, booked["slot"].to_numpy(), assume_unique=True)
    return booked, _follow_ups(settings, random, booked), left


def _new_numbers(firsts: FirstVisits, requests: Requests, is_new):
    """Contact numbers that never meet: seeker, then the minute the contact began."""
    return requests.contact_at * len(firsts.seekers.clinic) + requests.seeker


def _first_free(slots, free, clinic, wanted_day):
    """For each request the first free slot at its clinic on its day or later; −1 if none.

    Free slots lie sorted by clinic and day, so "the first one that nobody before me took" is a
    running maximum: each request takes one place further than the one before, or its own day's.
    """
    slot_clinic, slot_day = (
        slots["clinic"].to_numpy()[free],
        slots["starts_at"].to_numpy()[free] // DAY,
    )
    order = np.lexsort((wanted_day, clinic))
    axis = 1_000_000
    earliest = np.searchsorted(
        slot_clinic * axis + slot_day, clinic[order] * axis + wanted_day[order]
    )
    steps = np.arange(len(order))
    apart = clinic[order] * axis  # what one clinic runs out of is not taken from the next
    place = np.maximum.accumulate(earliest - steps + apart) + steps - apart
    inside = place < len(free)
    place = np.where(inside, place, 0)
    own = inside & (slot_clinic[place] == clinic[order])
    chosen = np.full(len(order), -1)
    chosen[order] = np.where(own, free[place], -1)
    return chosen


def _outcomes(random, booked_at, starts):
    n, lead = len(starts), (starts - booked_at) / DAY
    no_show = 0.042 + 0.0023 * lead
    by_patient = 0.05 + 0.003 * lead
    by_clinic = 0.015 + 0.0006 * lead
    luck = random.random(n)
    outcome = np.select(
        [luck < no_show, luck < no_show + by_patient, luck < no_show + by_patient + by_clinic],
        [NO_SHOW, BY_PATIENT, BY_CLINIC],
        ATTENDED,
    )
    from_minute = np.where(random.random(n) < 0.35, np.maximum(booked_at, starts - DAY), booked_at)
    at = from_minute + ((starts - from_minute) * random.random(n)).astype(np.int64)
    minute = at % DAY
    at += np.maximum(0, 420 - minute) - np.maximum(0, minute - 1320)
    at = np.clip(at, booked_at + 3, starts - 20)
    return outcome, np.where(np.isin(outcome, (BY_PATIENT, BY_CLINIC)), at, NO_TIME)


def _follow_ups(settings: Settings, random, booked: pl.DataFrame) -> Requests:
    """After an attended visit perhaps the next one; after a lost one perhaps a new time for it."""
    seeker, contact, contact_at, starts, outcome, cancelled = (
        booked[name].to_numpy()
        for name in ("seeker", "contact", "contact_at", "starts_at", "outcome", "cancelled_at")
    )
    luck = random.random(booked.height)
    done = (outcome == ATTENDED) & (starts + 60 <= settings.last_minute) & (luck < COMES_BACK)
    planned = _next_visit(random, seeker[done], starts[done] + 30)
    lost_at = np.where(outcome == NO_SHOW, starts + DAY, cancelled)
    chance = np.select([outcome == why for why in REBOOKS], list(REBOOKS.values()), 0.0)
    again = (outcome != ATTENDED) & (luck < chance) & (lost_at <= settings.last_minute)
    wanted = np.maximum(lost_at // DAY + 1, starts // DAY) + random.integers(0, 9, booked.height)
    moved = Requests(
        seeker[again], contact[again], contact_at[again], lost_at[again] + 2, wanted[again]
    )
    names = Requests.__dataclass_fields__
    return Requests(*(np.concatenate([getattr(planned, x), getattr(moved, x)]) for x in names))
