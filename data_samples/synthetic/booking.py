"""First visits at one clinic, event by event: a seeker, the times that are free, a choice.

The only part of the generator that loops over rows: what one patient takes, the next cannot have.
"""

import heapq
from dataclasses import dataclass, field
from math import log

import numpy as np

from .calendar import Calendar
from .demand import DROP_IN, OPEN_INVITATION, WEB_CLINIC, WEB_SEARCH, Seekers
from .diary import Diary
from .settings import MINUTES_A_DAY as DAY
from .slots import STARTS, PlannedSlots

WINDOW_DAYS = 3
NOTICE_MINUTES = 60
ATTEMPTS = 4
LEVELLED = 0.6
RELEASE, WITHDRAW, MORNING, CANCEL, REQUEST = range(5)
ATTENDED, NO_SHOW, BY_PATIENT, BY_CLINIC, BOOKED, WAITING = range(6)
STATUSES = (
    "attended", "no_show", "cancelled_by_patient", "cancelled_by_clinic", "booked", "waiting",
)  # fmt: skip
WANTS_LATER = {"web": 0.30, "phone": 0.10}
REBOOKS = {NO_SHOW: 0.56, BY_PATIENT: 0.62, BY_CLINIC: 0.90}


@dataclass(frozen=True)
class Habits:
    """How one clinic works. Shares are 0–1."""

    daily_times: float
    near_times: float
    codes_shortage: float = 0.0
    codes_web_choice: float = 0.30
    codes_phone_choice: float = 0.95
    never_free_soon: bool = False
    always_free_soon: bool = False


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
        self.seeker.append(seeker)
        self.attempt.append(attempt)
        self.slot.append(slot)
        self.booked_at.append(booked_at)
        self.starts_at.append(starts_at)
        self.deviation.append(deviation)
        self.outcome.append(outcome)
        self.cancelled_at.append(-1)
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
        self.open_days = calendar.open_days.tolist()
        self.next_open = dict(zip(self.open_days, self.open_days[1:], strict=False))
        self.is_open = set(self.open_days)
        self.contact_at = seekers.contact_at.tolist()
        self.via, self.guarantee = seekers.via.tolist(), seekers.guarantee.tolist()
        self.luck = random.random((len(self.via), ATTEMPTS, 9)).tolist()
        self.dice = iter(random.random(400 + 60 * len(self.via)).tolist())
        self.bookings = Bookings()
        self.not_before: dict[int, int] = {}
        self.waiting: dict[int, int] = {}
        self.events = self._first_events(seekers)

    def _first_events(self, seekers: Seekers) -> list[tuple]:
        events = [(t, RELEASE, i, 0) for i, t in enumerate(self.diary.released_at)]
        events += [(t, REQUEST, i, 0) for i, t in enumerate(seekers.request_at.tolist())]
        events += [(day * DAY + 425, MORNING, day, 0) for day in self.open_days]
        if self.habits.never_free_soon:
            closes = ((t // DAY - WINDOW_DAYS - 1) * DAY + 1080 for t in self.diary.starts_at)
            events += [(t, WITHDRAW, i, 0) for i, t in enumerate(closes)]
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

    # The clinic's side

    def _withdraw_unsold(self, now, slot, _):
        if self.diary.is_free(slot):
            self.diary.withdraw(slot, now)

    def _morning(self, now, day, _):
        """Extra times when the coming week is full, fewer when it is empty: queues stay short."""
        begin, end = (day + 4) * DAY, (day + 12) * DAY
        free, usual = self.diary.count(begin, end), self.habits.daily_times
        if free < 1.3 * usual:
            self._add_times(now, [d for d in range(day + 4, day + 11) if d in self.is_open], usual)
        elif free > 2.4 * usual:
            self._withdraw_some(now, begin, usual)
        if not self.habits.never_free_soon:
            self._level_near_times(now, day)
        self._keep_one_free(now)

    def _level_near_times(self, now, day):
        """Return visits move to make or fill near times, so that luck doesn't outlive the week."""
        days = [d for d in range(day, day + WINDOW_DAYS + 1) if d in self.is_open]
        free = self.diary.between(now, (day + WINDOW_DAYS + 1) * DAY)
        usual = self.habits.daily_times * self.habits.near_times * len(days) / 3.2
        gap = (usual - len(free)) * LEVELLED
        for _ in range(int(abs(gap) + next(self.dice))):
            if gap > 0:
                self._add_time(now, days[int(next(self.dice) * len(days))])
            elif free:
                self.diary.withdraw(free.pop(int(next(self.dice) * len(free))), now)

    def _add_times(self, now, days, usual):
        for _ in range(int(0.35 * usual + next(self.dice))):
            if days:
                self._add_time(now, days[int(next(self.dice) * len(days))])

    def _add_time(self, now, day):
        start = day * DAY + int(STARTS[int(next(self.dice) * len(STARTS))])
        if start > now + NOTICE_MINUTES:
            self.diary.add(start, now, next(self.dice) < 0.6)
            if self.habits.never_free_soon:
                self._later((day - WINDOW_DAYS - 1) * DAY + 1080, WITHDRAW, self._last_slot())

    def _last_slot(self) -> int:
        return len(self.diary.starts_at) - 1

    def _withdraw_some(self, now, begin, usual):
        free = self.diary.between(begin, begin + 14 * DAY)
        for _ in range(min(int(0.35 * usual + next(self.dice)), len(free))):
            self.diary.withdraw(free.pop(int(next(self.dice) * len(free))), now)

    def _keep_one_free(self, now):
        """The clinic that always has a free time within three days adds one when the last goes."""
        if not self.habits.always_free_soon:
            return
        today = now // DAY
        days = [d for d in range(today + 1, today + WINDOW_DAYS + 1) if d in self.is_open]
        while days and self.diary.count(max(days[0] * DAY, now), (today + 4) * DAY, True) < 2:
            before = len(self.diary.starts_at)
            start = days[-1] * DAY + int(STARTS[int(next(self.dice) * len(STARTS))])
            self.diary.add(start, now, True)
            assert len(self.diary.starts_at) > before

    # The patient's side

    def _request(self, now, seeker, attempt):
        if self.via[seeker] == DROP_IN and attempt == 0:
            start = now + 5 + int(40 * self.luck[seeker][0][0])
            self.bookings.add(seeker, 0, -1, now, start, 0, ATTENDED)
            return
        on_web = self._on_web(seeker) and attempt == 0
        earliest = max(now + NOTICE_MINUTES, self._wanted_from(now, seeker, attempt) * DAY)
        slot = self.diary.pick(on_web, earliest, self._skipped(seeker, attempt, on_web))
        if slot is None:
            self._wait(now, seeker, attempt)
        else:
            self._book(now, seeker, attempt, slot, on_web)
        self._keep_one_free(now)

    def _on_web(self, seeker) -> bool:
        return self.via[seeker] in (WEB_CLINIC, WEB_SEARCH)

    def _wanted_from(self, now, seeker, attempt) -> int:
        """The first day that suits: the patient's wish, or the clinic's when nothing is urgent."""
        if attempt:
            return self.not_before.get(seeker, 0)
        first, second = self.luck[seeker][0][:2]
        day = self.contact_at[seeker] // DAY
        if self.via[seeker] == OPEN_INVITATION:
            return now // DAY + 2 + int(10 * first)
        if not self.guarantee[seeker] and not self._on_web(seeker):
            return day + 4 + int(9 * first)
        wish = WANTS_LATER["web" if self._on_web(seeker) else "phone"]
        return day + WINDOW_DAYS + 1 + int(-5 * log(1 - second)) if first < wish else 0

    def _skipped(self, seeker, attempt, on_web) -> int:
        """Times passed over before one suits: one in four on the web, one in six by phone."""
        suits = 0.72 if on_web else 0.84
        return int(log(1 - self.luck[seeker][attempt][2]) / log(1 - suits))

    def _wait(self, now, seeker, attempt):
        self.waiting[seeker] = attempt
        tomorrow = self.next_open.get(now // DAY, now // DAY + 1)
        while tomorrow not in self.is_open and tomorrow < self.open_days[-1]:
            tomorrow += 1
        self._later(tomorrow * DAY + 440 + int(60 * next(self.dice)), REQUEST, seeker, attempt)

    def _book(self, now, seeker, attempt, slot, on_web):
        self.waiting.pop(seeker, None)
        start = self.diary.starts_at[slot]
        deviation = self._deviation(now, seeker, start, on_web) if attempt == 0 else 0
        outcome, at = self._outcome(now, start, self.luck[seeker][attempt])
        self.diary.close(slot)
        row = self.bookings.add(seeker, attempt, slot, now, start, deviation, outcome)
        if outcome in (BY_PATIENT, BY_CLINIC):
            self._later(at, CANCEL, row)
        elif outcome == NO_SHOW:
            self._rebook(start + DAY, seeker, attempt, NO_SHOW, start)

    def _deviation(self, now, seeker, start, on_web) -> int:
        """1 when coded as the patient's choice. Choice means: an earlier time was free just now."""
        window_end = (self.contact_at[seeker] // DAY + WINDOW_DAYS + 1) * DAY
        if start < window_end or not self.guarantee[seeker]:
            return 0
        luck = self.luck[seeker][0][3]
        if luck > 0.992:
            return 2
        if not self.diary.count(now + 1, window_end, on_web):
            return int(luck < self.habits.codes_shortage)
        habits = self.habits
        return int(luck < (habits.codes_web_choice if on_web else habits.codes_phone_choice))

    def _outcome(self, now, start, luck) -> tuple[int, int]:
        """What becomes of a booking; the longer the lead, the more often nothing."""
        lead = (start - now) / DAY
        chances = (
            0.038 + 0.0046 * lead, 0.040 + 0.0075 * min(lead, 12), 0.010 + 0.0012 * min(lead, 12),
        )  # fmt: skip
        if luck[4] < chances[0]:
            return NO_SHOW, start
        if lead > 0.2 and luck[4] < chances[0] + chances[1]:
            return BY_PATIENT, self._cancelled_at(now, start, luck, 0.3)
        if lead > 0.2 and luck[4] < sum(chances):
            return BY_CLINIC, self._cancelled_at(now, start, luck, 0.5)
        return ATTENDED, start

    def _cancelled_at(self, now, start, luck, late_share) -> int:
        earliest = max(now, start - DAY) if luck[5] < late_share else now
        at = earliest + int((start - earliest) * luck[6])
        minute = at % DAY
        at += max(0, 420 - minute) - max(0, minute - 1320)
        return min(max(at, now + 5), start - 15)

    def _cancel(self, now, row, _):
        rows = self.bookings
        rows.cancelled_at[row] = now
        slot, start, outcome = rows.slot[row], rows.starts_at[row], rows.outcome[row]
        too_late = self.habits.never_free_soon and start // DAY - now // DAY <= WINDOW_DAYS + 1
        if outcome == BY_CLINIC or too_late:
            self.diary.removed_at[slot] = now
        else:
            self.diary.open(slot)
        self._rebook(now, rows.seeker[row], rows.attempt[row], outcome, start)

    def _rebook(self, now, seeker, attempt, why, start):
        luck = self.luck[seeker][attempt]
        if attempt + 1 >= ATTEMPTS or luck[7] > REBOOKS[why]:
            return
        if why == BY_PATIENT:
            self.not_before[seeker] = start // DAY + 1 + int(7 * luck[8])
        later = 2 if luck[8] < 0.7 and why != NO_SHOW else int(3 * DAY * luck[8])
        day, minute = divmod(now + later, DAY)
        if later == 2 and day in self.is_open:
            self._later(now + later, REQUEST, seeker, attempt + 1)
            return
        while day not in self.is_open and day < self.open_days[-1]:
            day += 1
        self._later(
            max(day * DAY + 480 + int(420 * luck[6]), now + 2), REQUEST, seeker, attempt + 1
        )
