"""What happens seldom, as the cases from one event to the next: Gaps → Chart.

Every point tells of a single event, so this is for those who work with the figures. Dates stand
five events apart: fewer between two dates would tell of few people.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from referral_flow.blocks import Amount, Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.charts.amounts import basis, free, people
from referral_flow.charts.between_words import finding, reading
from referral_flow.few import LARGEST_SMALL_COUNT, is_small
from referral_flow.model import Metric, Period
from referral_flow.statistics.between_events import GapLimits, Gaps, gap_limits, gaps
from referral_flow.statistics.signals import Signal, point_sides, signals, verdict
from referral_flow.text import Text

LEAST_GAPS = 15
DATED = LARGEST_SMALL_COUNT + 1  # events between two dates
MOST_HIDDEN = 0.25  # of the gaps are 1-4 cases: then it is not seldom


@dataclass(frozen=True)
class Between:
    """The gaps of one unit in order of time, with limits and what the rules see in them."""

    metric: Metric
    weeks: tuple[Period, ...]
    gaps: Gaps
    limits: GapLimits
    signals: tuple[Signal, ...]
    roles: tuple[str | None, ...]
    n: int

    @property
    def amounts(self) -> list[Amount]:
        """The cases of each gap, whole; 1-4 are hidden as any small number of people."""
        return [people(round(cases)) for cases in self.gaps.cases]

    def week_of(self, place: int) -> Period:
        """The week in which a gap ended."""
        return self.weeks[min(int(self.gaps.at[place]), len(self.weeks) - 1)]


def between_events(
    metric: Metric,
    rows: pl.DataFrame,
    weeks: Sequence[Period],
    lost: Collection[str] = (),
    *,
    phases: Sequence[Marker] = (),
) -> Between | None:
    """The gaps of a ratio by week; None where there are too few, or they are mostly small.

    `rows` are the weeks of one unit, `lost` the ids of weeks whose data never came in: they and
    incomplete weeks hold nothing that is counted.
    """
    known = {row["period_id"]: row for row in rows.iter_rows(named=True)
             if row["is_complete"] and row["period_id"] not in lost}  # fmt: skip
    counts = [known.get(week.period_id, NOTHING) for week in weeks]
    cases, events = ([row[name] for row in counts] for name in ("denominator", "numerator"))
    found = gaps(cases, events)
    if len(found.cases) < LEAST_GAPS or is_small(np.round(found.cases)).mean() > MOST_HIDDEN:
        return None
    limits = gap_limits(found.cases, phases=_phase_starts(found, weeks, phases))
    told = signals(found.cases, limits)
    roles = tuple(_role(side, metric.good) for side in point_sides(told, len(found.cases)))
    return Between(metric, tuple(weeks), found, limits, tuple(told), roles, int(sum(cases)))


NOTHING = {"denominator": 0, "numerator": 0}


def between_chart(
    seen: Between, *, key: str, place: str = "main", coarser: Text | None = None
) -> Chart:
    """A point per event: the cases since the one before, with median and upper limit."""
    last = len(seen.gaps.cases)
    lines = [_line("centre", MEDIAN, "mean", seen.limits.centre),
             _line("upper", UPPER, "limit", seen.limits.upper)]  # fmt: skip
    first, latest = seen.week_of(0), seen.week_of(last - 1)
    span = Text("{first} – {last}", "{first} – {last}").format(
        first=_month(first), last=_month(latest)
    )
    return Chart(
        key=key,
        kind="control_chart",
        finding=finding(seen.signals, [seen.week_of(at) for at in range(last)], seen.amounts),
        measure=MEASURE.format(label=seen.metric.label),
        x=Axis("number", unit="count", title=ORDER),
        y=Axis("number", unit="count", minimum=0.0),
        series=(Series("value", seen.metric.label, tuple(_points(seen))), *lines),
        metric=seen.metric.key,
        basis=basis(people(seen.n), span),
        reading=reading(seen.signals, is_preliminary=seen.limits.is_preliminary),
        place=place,
        coarser=coarser,
    )  # fmt: skip


def _points(seen: Between) -> list[Point]:
    return [
        Point(at + 1, amount, label=_month(seen.week_of(at)) if at % DATED == 0 else None,
              role=role or "neutral")
        for at, (amount, role) in enumerate(zip(seen.amounts, seen.roles, strict=True))
    ]  # fmt: skip


def _line(key: str, words: Text, role: str, values: np.ndarray) -> Series:
    points = tuple(Point(at + 1, free(value)) for at, value in enumerate(values)
                   if np.isfinite(value))  # fmt: skip
    ending = Text(f"{words.sv[0].lower()}{words.sv[1:]} {{value}}",
                  f"{words.en[0].lower()}{words.en[1:]} {{value}}")  # fmt: skip
    end = Sentence(ending, {"value": points[-1].amount}) if points else None
    return Series(key, words, points, role=role, draw="line", end_label=end)


def _role(side: tuple[str, str] | None, good: str) -> str | None:
    """Long gaps mean a low share: what is good of a share is turned round."""
    if side is None:
        return None
    return "signal" if good == "neither" else verdict(OTHER_SIDE[side[0]], good)


def _phase_starts(found: Gaps, weeks: Sequence[Period], phases: Sequence[Marker]) -> list[int]:
    """The first gap that ends on or after each phase."""
    ended = [weeks[min(int(at), len(weeks) - 1)].starts_on for at in found.at]
    return [sum(day < phase.on for day in ended) for phase in phases]


def _month(week: Period) -> Text:
    return Period("", "month", week.starts_on, week.ends_on).label


OTHER_SIDE = {"high": "low", "low": "high"}
MEDIAN, UPPER = Text("Median", "Median"), Text("Övre gräns", "Upper limit")
ORDER = Text("Händelser i tidsordning", "Events in order of time")
MEASURE = Text(
    "{label}: antal fall från en händelse till nästa.",
    "{label}: number of cases from one event to the next.",
)
