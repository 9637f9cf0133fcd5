"""What happens seldom, as the cases from one event to the next: counts by week → Chart.

Every point tells of a single event, so this is for those who work with the figures. Dates stand
five events apart: fewer between two dates would tell of few people. Runs of points are not judged,
since the order of events within a week is not known; exact chances by week are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from referral_flow.blocks import Amount, Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.charts.amounts import basis, free, people
from referral_flow.charts.between_words import event_of, finding, how
from referral_flow.few import LARGEST_SMALL_COUNT, is_small
from referral_flow.model import Metric, Period
from referral_flow.statistics.between_events import Gaps, gaps, geometric_quantile
from referral_flow.statistics.lasting_change import LastingChange
from referral_flow.statistics.rare_change import LongGap, long_gap, rare_change
from referral_flow.statistics.signals import verdict
from referral_flow.text import Text, month

LEAST_GAPS = 15
DATED = LARGEST_SMALL_COUNT + 1  # events between two dates
MOST_HIDDEN = 0.25  # of the gaps are 1-4 cases: then it is not seldom
RARE = 0.01  # a change, or a gap, that chance gives in so few charts is told


@dataclass(frozen=True)
class Between:
    """The gaps of one unit in order of time, and what chance does not explain in them."""

    metric: Metric
    weeks: tuple[Period, ...]
    cases: np.ndarray
    events: np.ndarray
    gaps: Gaps
    change: LastingChange | None = None
    long: LongGap | None = None

    @property
    def amounts(self) -> list[Amount]:
        """The cases of each gap, whole; 1-4 are hidden as any small number of people."""
        return [people(round(cases)) for cases in self.gaps.cases]

    @property
    def week_at(self) -> np.ndarray:
        """The index of the week in which each gap ended."""
        return np.minimum(self.gaps.at.astype(int), len(self.weeks) - 1)

    @property
    def centre(self) -> np.ndarray:
        """The gap that half of all stay below, by the level before and after a change."""
        shares = np.full(len(self.gaps.cases), self.events.sum() / self.cases.sum())
        if self.change:
            is_after = self.week_at >= self.change.start
            shares = np.where(is_after, self.change.after, self.change.before)
        return geometric_quantile(0.5, np.clip(shares, 1e-9, 1 - 1e-9))

    @property
    def longest_by_chance(self) -> float:
        """The longest gap of as many events spread by chance stays below this in 99 charts of 100.

        `long_gap` solved for its gap: k events leave a given share x empty with chance (1 − x)^k.
        """
        k = self.events.sum()
        return self.cases.sum() * (1 - (RARE / (k + 1)) ** (1 / k))

    def roles(self) -> list[str | None]:
        """What each point is: of a change those after it, of a long gap the one that ends it."""
        found: list[str | None] = [None] * len(self.gaps.cases)
        for place, week in enumerate(self.week_at):
            if self.change and week >= self.change.start:
                found[place] = self._role(self.change.after > self.change.before)
            if self.long and self.gaps.cases[place] >= self.long.cases - 0.5:
                found[place] = self._role(False)
        return found

    def _role(self, is_more: bool) -> str:
        good = self.metric.good
        return "signal" if good == "neither" else verdict("high" if is_more else "low", good)


def between_events(
    metric: Metric,
    rows: pl.DataFrame,
    weeks: Sequence[Period],
    lost: Collection[str] = (),
    phases: Sequence[Marker] = (),
) -> Between | None:
    """The gaps of a ratio by week; None where there are too few, or they are mostly small.

    `rows` are the weeks of one unit, `lost` the ids of weeks whose data never came in: they and
    incomplete weeks hold nothing that is counted. Only weeks from the latest phase on are seen.
    """
    weeks = [week for week in weeks if all(week.starts_on >= phase.on for phase in phases)]
    known = {row["period_id"]: row for row in rows.iter_rows(named=True)
             if row["is_complete"] and row["period_id"] not in lost}  # fmt: skip
    counts = [known.get(week.period_id, NOTHING) for week in weeks]
    cases, events = (np.array([row[name] for row in counts], dtype=float)
                     for name in ("denominator", "numerator"))  # fmt: skip
    found = gaps(cases, events)
    if len(found.cases) < LEAST_GAPS or is_small(np.round(found.cases)).mean() > MOST_HIDDEN:
        return None
    change, long = rare_change(events, cases), long_gap(events, cases)
    return Between(
        metric, tuple(weeks), cases, events, found, change if change.p_value < RARE else None,
        long if long.p_value < RARE else None,
    )  # fmt: skip


NOTHING = {"denominator": 0, "numerator": 0}


def between_chart(
    seen: Between, *, key: str, place: str = "main", coarser: Text | None = None
) -> Chart:
    """A point per event: the cases since the one before, with median and longest by chance."""
    longest = np.full(len(seen.gaps.cases), seen.longest_by_chance)
    lines = (_line("centre", Text("Median", "Median"), "mean", seen.centre),
             _line("upper", Text("Övre gräns", "Upper limit"), "limit", longest))  # fmt: skip
    first, last = (_month(seen.weeks[place]) for place in (0, -1))
    event = event_of(seen.metric.key)
    return Chart(
        key=key,
        kind="control_chart",
        finding=finding(seen.change, seen.long, seen.weeks, seen.week_at, seen.amounts, event),
        measure=MEASURE.format(label=seen.metric.label),
        x=Axis("number", unit="count", title=ORDER),
        y=Axis("number", unit="count", minimum=0.0),
        series=(Series("value", seen.metric.label, tuple(_points(seen))), *lines),
        metric=seen.metric.key,
        basis=basis(people(int(seen.cases.sum())),
                    Text(f"{first.sv} – {last.sv}", f"{first.en} – {last.en}")),
        reading=how(event),
        place=place,
        coarser=coarser,
    )  # fmt: skip


def _points(seen: Between) -> list[Point]:
    marks = zip(seen.amounts, seen.roles(), seen.week_at, strict=True)
    return [
        Point(place + 1, amount, role=role or "neutral",
              label=None if place % DATED else _short(seen.weeks[week]))
        for place, (amount, role, week) in enumerate(marks)
    ]  # fmt: skip


def _line(key: str, words: Text, role: str, values: np.ndarray) -> Series:
    points = tuple(Point(place + 1, free(value)) for place, value in enumerate(values))
    ending = Text(*(f"{one[0].lower()}{one[1:]} {{value}}" for one in (words.sv, words.en)))
    return Series(key, words, points, role=role, draw="line",
                  end_label=Sentence(ending, {"value": points[-1].amount}))  # fmt: skip


def _month(week: Period) -> Text:
    return Period("", "month", week.starts_on, week.ends_on).label


def _short(week: Period) -> Text:
    return Text(*(month(week.starts_on, language, short=True) for language in ("sv", "en")))


ORDER = Text("Händelser i tidsordning", "Events in order of time")
MEASURE = Text(
    "{label}: antal fall från en händelse till nästa.",
    "{label}: number of cases from one event to the next.",
)
