"""What a clinic does with its times each morning: adds some when full, withdraws some when empty.

This is what keeps an untouched clinic's queue from remembering last month.
"""

from dataclasses import dataclass

from .diary import Diary
from .settings import MINUTES_A_DAY as DAY
from .slots import STARTS

WINDOW_DAYS = 3
NOTICE_MINUTES = 60
FULL, EMPTY = 1.3, 2.4
CORRECTED, LEVELLED = 0.35, 0.7
USUAL_OPEN_DAYS, HOLIDAY_PACE = 3.2, 0.5
CLOSES_AT = 18 * 60


@dataclass(frozen=True)
class Habits:
    """How one clinic works. Shares are 0–1; times are per open day."""

    daily_times: float
    near_times: float
    codes_shortage: float = 0.0
    codes_web_choice: float = 0.30
    codes_phone_choice: float = 0.95
    never_free_soon: bool = False
    always_free_soon: bool = False


def closing_minute(starts_at: int) -> int:
    """Where nothing is ever free soon, booking closes four days before."""
    return (starts_at // DAY - WINDOW_DAYS - 1) * DAY + CLOSES_AT


class Staffing:
    """Changes one clinic's diary. `season` is by open day; `dice` yields numbers from 0 to 1."""

    def __init__(self, habits: Habits, diary: Diary, season: dict[int, float], dice):
        self.habits, self.diary, self.season, self.dice = habits, diary, season, dice

    def morning(self, now: int) -> list[int]:
        """Gives the slots added, for whoever has to close them again."""
        before = len(self.diary.starts_at)
        self._fit_coming_week(now)
        if not self.habits.never_free_soon:
            self._level_near_times(now)
        self.keep_one_free(now)
        return list(range(before, len(self.diary.starts_at)))

    def keep_one_free(self, now: int) -> None:
        """The clinic that always has a web time within three days adds one when the last goes."""
        if not self.habits.always_free_soon:
            return
        days = self._open_between(now // DAY + 1, now // DAY + WINDOW_DAYS)
        end = (now // DAY + WINDOW_DAYS + 1) * DAY
        while days and self.diary.count(max(days[0] * DAY, now), end, on_web=True) < 2:
            self.diary.add(days[-1] * DAY + self._start(), now, True)

    def _fit_coming_week(self, now: int) -> None:
        today = now // DAY
        usual = self.habits.daily_times * self.season[today]
        begin, end = (today + 4) * DAY, (today + 12) * DAY
        free = self.diary.count(begin, end)
        if free < FULL * usual:
            self._add(now, self._open_between(today + 4, today + 10), CORRECTED * usual)
        elif free > EMPTY * usual:
            self._withdraw(now, self.diary.between(begin, begin + 14 * DAY), CORRECTED * usual)

    def _level_near_times(self, now: int) -> None:
        """Return visits move to make or fill near times, so that luck doesn't outlive the week."""
        today = now // DAY
        days = self._open_between(today, today + WINDOW_DAYS)
        free = self.diary.between(now, (today + WINDOW_DAYS + 1) * DAY)
        # Patients of the full weeks before fill part of a holiday week's near times.
        pace = self.season[today] ** HOLIDAY_PACE * len(days) / USUAL_OPEN_DAYS
        usual = self.habits.near_times * self.habits.daily_times * pace
        gap = LEVELLED * (usual - len(free))
        if gap > 0:
            self._add(now, days, gap)
        else:
            self._withdraw(now, free, -gap)

    def _add(self, now: int, days: list[int], times: float) -> None:
        for _ in range(self._rounded(times) if days else 0):
            start = self._one_of(days) * DAY + self._start()
            if start > now + NOTICE_MINUTES:
                self.diary.add(start, now, next(self.dice) < 0.6)

    def _withdraw(self, now: int, free: list[int], times: float) -> None:
        for _ in range(min(self._rounded(times), len(free))):
            self.diary.withdraw(free.pop(int(next(self.dice) * len(free))), now)

    def _open_between(self, first: int, last: int) -> list[int]:
        return [day for day in range(first, last + 1) if day in self.season]

    def _start(self) -> int:
        return int(self._one_of(STARTS))

    def _one_of(self, choices):
        return choices[int(next(self.dice) * len(choices))]

    def _rounded(self, times: float) -> int:
        return int(times + next(self.dice))
