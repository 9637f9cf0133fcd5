"""The first-visit times a clinic plans: some released weeks ahead, some just before the day.

How large a part is released late is what makes a clinic quick or slow; the queue for the rest is
held by extra times and withdrawals (`booking.py`), as clinics do, so one month's luck doesn't last.
"""

from dataclasses import dataclass

import numpy as np

from .calendar import Calendar, last_year, year_calendar
from .demand import FIRST_CONTACTS_A_YEAR, Profiles
from .settings import MINUTES_A_DAY, Settings

CAPACITY_PER_CONTACT = 0.96
RELEASED_WEEKS_AHEAD = 5
STARTS = np.arange(480, 976, 15)
LATE_BY_OPEN_DAYS = (0.20, 0.45, 0.35)


@dataclass
class PlannedSlots:
    """One entry per slot. Times in minutes."""

    clinic: np.ndarray
    starts_at: np.ndarray
    released_at: np.ndarray
    is_web_bookable: np.ndarray


def planned_first_slots(
    settings: Settings, calendar: Calendar, profile: Profiles, never: np.ndarray
) -> PlannedSlots:
    """Times of all clinics, sorted by clinic and start; `never` clinics release nothing late."""
    random = settings.stream("first slots")
    clinic, day = _spread(settings, calendar, profile, random)
    starts = day * MINUTES_A_DAY + random.choice(STARTS, len(day))
    order = np.lexsort((starts, clinic))
    clinic, starts = clinic[order], starts[order]
    late = random.random(len(starts)) < np.where(never, 0, profile.late_share)[clinic]
    early_release = _monday_release(starts, RELEASED_WEEKS_AHEAD)
    released = np.where(late, _late_release(random, calendar, starts), early_release)
    web = (random.random(len(starts)) < 0.7) & (profile.web_share[clinic] > 0)
    return PlannedSlots(clinic, starts, released, web)


def _spread(settings: Settings, calendar: Calendar, profile: Profiles, random):
    """How many times each clinic plans each open day, expanded to one entry per time."""
    supply = calendar.season * calendar.is_open
    whole_year = year_calendar(settings)
    supply /= (whole_year.season * whole_year.is_open)[last_year(settings)].sum()
    expected = np.outer(profile.size, supply) * FIRST_CONTACTS_A_YEAR * settings.scale
    weeks = random.gamma(900, 1 / 900, (len(profile.size), expected.shape[1] // 7 + 1))
    expected *= CAPACITY_PER_CONTACT * np.repeat(weeks, 7, axis=1)[:, : expected.shape[1]]
    counts = np.floor(expected + random.random(expected.shape)).astype(int)
    clinic, day = (np.repeat(a, counts.ravel()) for a in np.indices(counts.shape).reshape(2, -1))
    return clinic, calendar.first_day + day


def _monday_release(starts, weeks_ahead):
    """Seven in the morning, the Monday so many weeks before the week of the time."""
    day = starts // MINUTES_A_DAY
    monday = day - (day + 3) % 7
    return (monday - 7 * weeks_ahead) * MINUTES_A_DAY + 7 * 60


def _late_release(random, calendar: Calendar, starts):
    day = starts // MINUTES_A_DAY
    ahead = random.choice(3, len(starts), p=LATE_BY_OPEN_DAYS)
    ahead = np.where((ahead == 0) & (starts % MINUTES_A_DAY < 570), 1, ahead)
    release_day = calendar.open_on_or_after(day)
    position = np.searchsorted(calendar.open_days, release_day) - ahead
    release_day = calendar.open_days[np.clip(position, 0, None)]
    minute = np.where(
        ahead == 0, random.integers(400, 450, len(starts)), random.integers(420, 900, len(starts))
    )
    return release_day * MINUTES_A_DAY + minute
