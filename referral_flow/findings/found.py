"""What the search of a build has found: frozen values for whoever tells of them.

Exact numbers, in the metric's own unit: a share 0–1, days, people a month. Who shows them to a
reader hands them to the gate first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Level:
    """A level of a measure over some months of one unit.

    `value` is `counted` of `cases`; for a count people a month, with `cases` None; for a measure
    sampled each morning the mean, `counted` None and `cases` the clinic days.
    """

    value: float
    counted: float | None
    cases: float | None
    period_ids: tuple[str, ...]  # the months, or the one longer period, that it is summed over


@dataclass(frozen=True)
class Changed:
    """A level that has moved for good: the months since against the same months earlier."""

    metric: str
    unit_id: str
    split: str | None  # of a group within the unit, otherwise None
    split_value: str | None
    since: str  # the first month of the new level, "2025-02"
    before: Level  # the same months of the year as `after`, before
    after: Level
    p_value: float  # a series without any change moves so far this often; never 0
    q_value: float  # the share of false findings that a list reaching down to this one may have
    told_by: tuple[str, str | None] | None = None  # unit and split value of a finding that tells it
    event: str | None = None  # what came to the unit then, and tells it among `after_events`

    @property
    def change(self) -> float:
        return self.after.value - self.before.value


@dataclass(frozen=True)
class AfterEvent:
    """What changed where something was introduced, against where it was not."""

    event: str
    metric: str
    unit_ids: tuple[str, ...]  # the units that it rests on: with months enough on both sides
    first_on: date
    last_on: date  # the last of their days
    expected: float  # the level since, had nothing been introduced
    after: Level  # as it was there since; without periods, each unit has its own
    low: float  # 95 % interval of the change
    high: float
    p_value: float
    q_value: float

    @property
    def change(self) -> float:
        return self.after.value - self.expected


@dataclass(frozen=True)
class Unlike:
    """A clinic that is constantly unlike those of its kind: outside the outer funnel limits."""

    metric: str
    unit_id: str
    split: str | None
    split_value: str | None
    level: Level  # over the latest twelve months
    others: float  # the level that the others have in common, or foretell
    low: float | None  # the outer limits where the clinic stands; None of a value of a split,
    high: float | None  # which is held against what the clinic's other values foretell
    compared_count: int  # clinics that it is compared with, this one included


@dataclass(frozen=True)
class Lost:
    """A stretch of weeks in which most of a unit's records are missing."""

    unit_id: str
    table: str  # of the extract: bookings, referrals …
    starts_on: date
    ends_on: date
    seen: int  # records that came
    expected: float  # records that the weeks would usually hold


@dataclass(frozen=True)
class Group:
    """Findings of one kind, what was asked to find them, and how many of them may be false."""

    found: tuple[Changed, ...] | tuple[AfterEvent, ...] | tuple[Unlike, ...] | tuple[Lost, ...]
    asked: int  # questions: series, measures of events, clinics in funnels, weeks
    expected_false: float  # how many of `found` chance alone may have brought, at most, on average


@dataclass(frozen=True)
class Seen:
    """The smallest lasting change half a year old that would have been found four times in five."""

    metric: str
    unit_id: str | None  # None: a typical clinic
    split_value: str | None  # where the whole unit is searched by groups: the largest of them
    level: float
    up: float | None  # how far, in the metric's own unit; None where none could have been found
    down: float | None
    cases: float  # a month


@dataclass(frozen=True)
class Searched:
    """What the search for changes has gone through."""

    metrics: tuple[str, ...]
    unit_count: int
    series_count: int
    first_month: str
    last_month: str
    too_short_count: int  # series with too few months to be searched


@dataclass(frozen=True)
class Search:
    """All that a build's search has found.

    `changed` holds every finding, widest unit first; `told_by` and `event` mark those that another
    finding tells already.
    """

    changed: Group
    after_events: Group
    unlike: Group
    lost: Group
    false_share: float  # at which the share of false findings among `changed` is held
    searched: Searched
    smallest_seen: tuple[Seen, ...]
    seen_by_unit: tuple[Seen, ...] = ()  # of units within the region: a few measures each
