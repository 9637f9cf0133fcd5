"""Open days and seasons. July, Christmas, Easter and week 9 dip in demand and supply alike."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import holidays
import numpy as np

from .settings import FUTURE_DAYS, Settings, day_number

JULY, CHRISTMAS, SPORT_OR_EASTER, BUSY_MONTH = 0.55, 0.40, 0.80, 1.10
ARRIVALS_BY_WEEKDAY = np.array([0.26, 0.22, 0.19, 0.18, 0.13, 0.01, 0.01])


@dataclass(frozen=True)
class Calendar:
    """One entry a day from the start of the warm-up to some weeks past the extract date."""

    first_day: int
    is_open: np.ndarray
    weekday: np.ndarray
    season: np.ndarray
    open_days: np.ndarray

    def index(self, day_numbers):
        return np.asarray(day_numbers) - self.first_day

    def open_on_or_after(self, day_numbers, steps=0):
        """The open day on or after each day, moved `steps` open days (may be negative)."""
        position = np.searchsorted(self.open_days, day_numbers) + steps
        return self.open_days[np.clip(position, 0, len(self.open_days) - 1)]


def calendar(settings: Settings) -> Calendar:
    first, last = settings.warm_from, settings.end + timedelta(days=FUTURE_DAYS)
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    closed = _closed_days(range(first.year, last.year + 1))
    is_open = np.array([d.weekday() < 5 and d not in closed for d in days])
    first_day = day_number(first)
    return Calendar(
        first_day=first_day,
        is_open=is_open,
        weekday=np.array([d.weekday() for d in days]),
        season=np.array([season(d) for d in days]),
        open_days=first_day + np.flatnonzero(is_open),
    )


def year_calendar(settings: Settings) -> Calendar:
    """A calendar that holds the last whole year, however short the period is."""
    return calendar(replace(settings, months=12))


def last_year(settings: Settings) -> slice:
    """The 365 days up to the extract date, as places in `year_calendar`."""
    end = day_number(settings.end) + 1 - year_calendar(settings).first_day
    return slice(end - 365, end)


def _closed_days(years) -> set[date]:
    """Red days and the three eves, which `holidays` does not count as public."""
    red = set(holidays.country_holidays("SE", years=years))
    midsummer = {
        date(y, 6, 19) + timedelta(days=i)
        for y in years
        for i in range(7)
        if (date(y, 6, 19) + timedelta(days=i)).weekday() == 4
    }
    return red | midsummer | {date(y, 12, day) for y in years for day in (24, 31)}


def season(day: date) -> float:
    """Demand and supply of a day relative to an ordinary one."""
    week = day.isocalendar().week
    if week in (52, 1, 53):
        return CHRISTMAS
    if day.month == 7:
        return JULY
    if week == 9 or week == easter_sunday(day.year).isocalendar().week:
        return SPORT_OR_EASTER
    return BUSY_MONTH if day.month in (1, 9) else 1.0


def easter_sunday(year: int) -> date:
    """Western Easter Sunday (anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
