"""How many days clinics are open in a month: weekdays that are no holiday, in any year.

So that an Easter that moves from March to April is no change of the demand of either. Lag 1989:253,
and the eves of midsummer, Christmas and New Year, when nobody opens; as in the reference table.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

SATURDAY = 5
FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
FROM_EASTER = (-2, 1, 39)  # Good Friday, Easter Monday, Ascension Day
FIRST_MIDSUMMER_EVE = 19  # of June; the eve is the Friday from then on


def working_days(first: date, last: date) -> int:
    """From the first day to the last, both included."""
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return sum(day.weekday() < SATURDAY and day not in _holidays(day.year) for day in days)


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    """The holidays of a year that may fall on a weekday."""
    june = date(year, 6, FIRST_MIDSUMMER_EVE)
    return frozenset({
        *(date(year, month, day) for month, day in FIXED),
        *(easter(year) + timedelta(days) for days in FROM_EASTER),
        june + timedelta((4 - june.weekday()) % 7),
    })  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday by Butcher's rule of 1876, as Meeus gives it (*Astronomical Algorithms*)."""
    century, rest = divmod(year, 100)
    moon = year % 19
    leap = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * moon + leap + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (moon + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
