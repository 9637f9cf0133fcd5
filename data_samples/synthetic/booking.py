"""First visits at one clinic, event by event: a seeker, the times that are free, a choice.

The only part of the generator that loops over rows: what one patient takes, the next cannot have.
"""

import heapq
from dataclasses import dataclass, field

import numpy as np

from . import fate
from .calendar import Calendar
from .demand import DROP_IN, OPEN_INVITATION, WEB_CLINIC, WEB_SEARCH, Seekers
from .diary import Diary
from .fate import ATTENDED, BY_CLINIC, BY_PATIENT, CODING, DECISIONS, NO_SHOW, WISH
from .settings import MINUTES_A_DAY as DAY
from .slots import PlannedSlots
from .staffing import NOTICE_MINUTES, WINDOW_DAYS, Habits, Staffing, closing_minute

ATTEMPTS = 4
RELEASE, WITHDRAW, MORNING, CANCEL, REQUEST = range(5)
MORNING_MINUTE, RETRY_MINUTE = 7 * 60 + 5, 7 * 60 + 20
WANTS_LATER_WEB, WANTS_LATER_PHONE, LATER_DAYS = 0.30, 0.08, 5
SUITS_WEB, SUITS_PHONE = 0.72, 0.84
MEDICAL_SHARE = 0.008


@dataclass
class Bookings:
    """Rows in the order of booking; seeker and slot are positions, times minutes, −1 is none."""

    seeker: list = field(default_factory=list)
    attempt: list = field(default_factory=list)
    slot: list = field(default_factory=list)
    booked_at: list = field(default_factory=list)
    starts_at: list = field(default_factory=list)
    deviation: list = field(default_factory=list)
    outcome: list = field(default_factory=list)
    cancelled_at: list = field(default_factory=list)

    def add(self, seeker, attempt, slot, booked_at, starts_at, deviation, outcome) -> int:
        values = (seeker, attempt, slot, booked_at, starts_at, deviation, outcome, -1)
        for column, value in zip(vars(self).values(), values, strict=True):
            column.append(value)
        return len(self.seeker) - 1


class Clinic:
    """Runs one clinic's diary from the warm-up to the extract date."""

    def __init__(
        self, habits: Habits, seekers: Seekers, slots: PlannedSlots, calendar: Calendar,
        last_minute: int, random: np.random.Generator,
    ):  # fmt: skip
        self.habits, self.last_minute = habits, last_minute
        self.diary = Diary(
            slots.starts_at.tolist(), slots.released_at.tolist(), slots.is_web_bookable.tolist()
        )
        self.open_days, self.last_day = (
            set(calendar.open_days.tolist()),
            int(calendar.open_days[-1]),
        )
        self.contact_at = seekers.contact_at.tolist()
        self.via, self.guarantee = seekers.via.tolist(), seekers.guarantee.tolist()
        is_web = np.isin(seekers.via, (WEB_CLINIC, WEB_SEARCH))
        self.is_web, self.busy = is_web.tolist(), set(seekers.request_at[is_web].tolist())
        self.luck = random.random((len(self.via), ATTEMPTS, DECISIONS)).tolist()
        self.dice = iter(random.random(2_000 + 60 * len(self.via)).tolist())
        season = dict(
            zip(
                calendar.open_days.tolist(), calendar.season[calendar.is_open].tolist(), strict=True
            )
        )
        self.staffing = Staffing(habits, self.diary, season, self.dice)
        self.bookings, self.not_before, self.waiting = Bookings(), {}, {}
        self.events = self._first_events(seekers)

    def _first_events(self, seekers: Seekers) -> list[tuple]:
        events = [(at, RELEASE, slot, 0) for slot, at in enumerate(self.diary.released_at)]
        events += [(at, REQUEST, who, 0) for who, at in enumerate(seekers.request_at.tolist())]
        events += [(day * DAY + MORNING_MINUTE, MORNING, day, 0) for day in sorted(self.open_days)]
        if self.habits.never_free_soon:
            closes = map(closing_minute, self.diary.starts_at)
            events += [(at, WITHDRAW, slot, 0) for slot, at in enumerate(closes)]
        heapq.heapify(events)
        return events

    def run(self) -> None:
        act = {
            RELEASE: lambda now, slot, _: self.diary.open(slot),
            WITHDRAW: self._withdraw_unsold,
            MORNING: self._morning,
            CANCEL: self._cancel,
            REQUEST: self._request,
        }
        while self.events and self.events[0][0] <= self.last_minute:
            now, kind, what, attempt = heapq.heappop(self.events)
            act[kind](now, what, attempt)

    def _later(self, at: int, kind: int, what: int, attempt: int = 0) -> None:
        heapq.heappush(self.events, (at, kind, what, attempt))

    def _withdraw_unsold(self, now, slot, _):
        if self.diary.is_free(slot):
            self.diary.withdraw(slot, now)

    def _morning(self, now, day, _):
        for slot in self.staffing.morning(now):
            if self.habits.never_free_soon:
                self._later(closing_minute(self.diary.starts_at[slot]), WITHDRAW, slot)

    def _request(self, now, seeker, attempt):
        if self.via[seeker] == DROP_IN and attempt == 0:
            start = now + 5 + int(40 * self.luck[seeker][0][WISH])
            self.bookings.add(seeker, 0, -1, now, start, 0, ATTENDED)
            return
        on_web = self.is_web[seeker] and attempt == 0
        if not on_web and now in self.busy:
            self._later(now + 1, REQUEST, seeker, attempt)
            return
        self.busy.add(now)
        self._choose(now, seeker, attempt, on_web)
        self.staffing.keep_one_free(now)

    def _choose(self, now, seeker, attempt, on_web):
        luck = self.luck[seeker][attempt]
        earliest = max(now + NOTICE_MINUTES, self._wanted_day(now, seeker, attempt) * DAY)
        skip = fate.passed_over(luck, SUITS_WEB if on_web else SUITS_PHONE)
        slot = self.diary.pick(on_web, earliest, skip)
        if slot is None:
            self._wait(now, seeker, attempt)
        else:
            self._book(now, seeker, attempt, slot, on_web)

    def _wanted_day(self, now, seeker, attempt) -> int:
        """The first day that suits: the patient's wish, or the clinic's when nothing is urgent."""
        if attempt:
            return self.not_before.get(seeker, 0)
        luck, day = self.luck[seeker][0], self.contact_at[seeker] // DAY
        if self.via[seeker] == OPEN_INVITATION:
            return now // DAY + 2 + int(10 * luck[WISH])
        if not self.guarantee[seeker] and not self.is_web[seeker]:
            return day + WINDOW_DAYS + 1 + int(9 * luck[WISH])
        wants_later = WANTS_LATER_WEB if self.is_web[seeker] else WANTS_LATER_PHONE
        if luck[WISH] >= wants_later:
            return 0
        return day + WINDOW_DAYS + 1 + fate.days_later(luck, LATER_DAYS)

    def _wait(self, now, seeker, attempt):
        """No time at all: asks again the next open morning, when new times are out."""
        self.waiting[seeker] = attempt
        day = now // DAY + 1
        while day not in self.open_days and day < self.last_day:
            day += 1
        self._later(day * DAY + RETRY_MINUTE + int(60 * next(self.dice)), REQUEST, seeker, attempt)

    def _book(self, now, seeker, attempt, slot, on_web):
        self.waiting.pop(seeker, None)
        start, luck = self.diary.starts_at[slot], self.luck[seeker][attempt]
        deviation = self._deviation(now, seeker, start, on_web) if attempt == 0 else 0
        outcome = fate.outcome((start - now) / DAY, luck)
        self.diary.close(slot)
        row = self.bookings.add(seeker, attempt, slot, now, start, deviation, outcome)
        if outcome in (BY_PATIENT, BY_CLINIC):
            self._later(fate.cancelled_at(now, start, outcome, luck), CANCEL, row)
        elif outcome == NO_SHOW:
            self._rebook(start + DAY, seeker, attempt, NO_SHOW)

    def _deviation(self, now, seeker, start, on_web) -> int:
        """1 when coded as the patient's choice. Choice means: an earlier time was free just now."""
        window_end = (self.contact_at[seeker] // DAY + WINDOW_DAYS + 1) * DAY
        if start < window_end or not self.guarantee[seeker]:
            return 0
        luck, habits = self.luck[seeker][0][CODING], self.habits
        if luck > 1 - MEDICAL_SHARE:
            return 2
        if self.diary.count(now + 1, window_end, on_web) <= 0:
            return int(luck < habits.codes_shortage)
        return int(luck < (habits.codes_web_choice if on_web else habits.codes_phone_choice))

    def _cancel(self, now, row, _):
        rows = self.bookings
        rows.cancelled_at[row] = now
        slot, start, why = rows.slot[row], rows.starts_at[row], rows.outcome[row]
        closed = self.habits.never_free_soon and now >= closing_minute(start)
        if why == BY_CLINIC or closed:
            self.diary.removed_at[slot] = now
        else:
            self.diary.open(slot)
        seeker, attempt = rows.seeker[row], rows.attempt[row]
        if why == BY_PATIENT:
            pause = int(7 * self.luck[seeker][attempt][fate.PAUSE])
            self.not_before[seeker] = start // DAY + 1 + pause
        self._rebook(now, seeker, attempt, why)

    def _rebook(self, now, seeker, attempt, why):
        luck = self.luck[seeker][attempt]
        if attempt + 1 < ATTEMPTS and fate.tries_again(why, luck):
            at = fate.tries_again_at(now, why, luck, self.open_days, self.last_day)
            self._later(at, REQUEST, seeker, attempt + 1)
