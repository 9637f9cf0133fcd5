"""Signals: has this process changed, or is it only varying as it always does?

The four rules of Making Data Count (`rules`) against limits from the process's own past (`spc`),
each signal with the probability that a stable process would show as much (`nulls`).

    limits = p_limits(numerators, denominators, phases=(24,))
    found = signals(shares, limits)
    colours = point_sides(found, len(shares))

Does not know whether up is good until `verdict` is told, nor which words a reader will meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from referral_flow.statistics.nulls import p_value
from referral_flow.statistics.rules import LEAST, RULES, strengths
from referral_flow.statistics.spc import ControlLimits, Phase

SIGMA_KNOWN = ("p", "u", "g")  # the spread comes from a distribution, not from the series


@dataclass(frozen=True)
class Signal:
    """A pattern that a stable process seldom shows, from index `start` to `end`, both included."""

    rule: str  # outside, trend, two_of_three or shift
    side: str  # "high" or "low"; a rising trend is high wherever it lies
    start: int
    end: int
    points: tuple[int, ...]  # those that make the pattern; two_of_three passes over the third
    strength: float  # |z| outside the limits, otherwise the number of points
    p_value: float  # how often a stable phase of this length shows as much anywhere


def signals(
    values, limits: ControlLimits, *, judge: bool = True, memory: float = 0.0
) -> list[Signal]:
    """Every signal in the series, in order of precedence and then of time.

    Phases are judged one by one, so a run ends where a phase does; it also ends at a missing or
    incomplete point. A `p_value` is for one rule in one phase: who searches many series must still
    correct for the search. `memory` is the correlation between neighbouring points that a stable
    process is granted in those p-values.

    `judge=False` gives none, and is what a chart of weeks passes: a week rests on few people,
    holidays and closing days fall on single weeks, and fifty points a year would raise false
    alarms every year in every clinic.
    """
    if not judge:
        return []
    z, deviations = limits.z(values), limits.deviations(values)
    found = [
        signal
        for phase in limits.phases
        for side, sign in (("high", 1), ("low", -1))
        for signal in _in_phase(phase, side, sign * z, sign * deviations, memory)
    ]
    return sorted(found, key=lambda signal: (RULES.index(signal.rule), signal.start))


def point_sides(found: Sequence[Signal], length: int) -> tuple[tuple[str, str] | None, ...]:
    """(side, rule) of each of `length` points by the first rule in precedence; None = nothing."""
    winners: dict[int, tuple[str, str]] = {}
    for signal in sorted(found, key=lambda signal: RULES.index(signal.rule)):
        for point in signal.points:
            winners.setdefault(point, (signal.side, signal.rule))
    return tuple(winners.get(point) for point in range(length))


def verdict(side: str | None, good: str) -> str | None:
    """What a high or low point means where `good` is "up", "down" or "neither"."""
    if side is None:
        return None
    if good == "neither":
        return "neutral"
    return "improvement" if (side == "high") == (good == "up") else "concern"


def _in_phase(phase: Phase, side: str, z, deviations, memory: float) -> Iterator[Signal]:
    stretch = slice(phase.start, phase.stop)
    for rule, (spans, strength) in strengths(z[stretch], deviations[stretch]).items():
        for start, end, reached in _whole_patterns(spans, strength):
            if reached >= LEAST[rule]:
                first, last = phase.start + start, phase.start + end
                points = _points(rule, z, first, last)
                chance = _chance(rule, reached, phase, memory)
                yield Signal(rule, side, first, last, points, reached, chance)


def _whole_patterns(spans: np.ndarray, strength: np.ndarray) -> Iterator[tuple[int, int, float]]:
    """First point, last point and greatest strength of each pattern, at its longest."""
    goes_on = np.append(spans[1:] > 0, False)
    for end in np.flatnonzero((spans > 0) & ~goes_on):
        start = end - spans[end] + 1
        yield int(start), int(end), float(strength[start : end + 1].max())


def _points(rule: str, z: np.ndarray, first: int, last: int) -> tuple[int, ...]:
    points = range(first, last + 1)
    return tuple(point for point in points if rule != "two_of_three" or z[point] > 2)


def _chance(rule: str, strength: float, phase: Phase, memory: float) -> float:
    is_sigma_known = phase.method in SIGMA_KNOWN
    return p_value(rule, strength, phase.points, phase.baseline_points, is_sigma_known, memory)
