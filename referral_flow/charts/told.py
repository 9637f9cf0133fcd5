"""Which of a history's signals a title tells of; the others stay marked in the chart."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.charts.history import PERIODS_A_YEAR, History
from referral_flow.model import Period
from referral_flow.statistics.signals import Signal

NEAR = 2  # standard deviations: the near limit


def told_signals(seen: History, chosen: Period | None = None) -> list[Signal]:
    """What a title tells of: a pattern that still goes on, else the latest of the strongest kind.

    Only what touches the period `chosen`, or lasts into it, where one is. Points outside the limits
    on one side are told of together, and before points that are merely near them.
    """
    touching = [one for one in seen.signals if chosen is None or _touches(one, seen, chosen)]
    if not touching:
        return []
    main = max(touching, key=lambda signal: _weight(signal, seen))
    if main.rule != "outside":
        return [main]
    return [one for one in touching if (one.rule, one.side) == (main.rule, main.side)]


def _touches(signal: Signal, seen: History, period: Period) -> bool:
    """A run that is still going on at the last complete period lasts into what comes after it."""
    first, last = seen.periods[signal.start], seen.periods[signal.end]
    reaches = last.ends_on >= period.starts_on or _is_lasting(signal, seen)
    return first.starts_on <= period.ends_on and reaches


def _is_lasting(signal: Signal, seen: History) -> bool:
    return signal.rule in ("shift", "trend") and signal.end == seen.last_complete


def _weight(signal: Signal, seen: History) -> tuple[bool, bool, int, int]:
    is_strong = signal.rule != "two_of_three"
    return _is_lasting(signal, seen), is_strong, signal.end, signal.end - signal.start


def recurs(seen: History, points: Sequence[int], side: str) -> bool:
    """Whether the same periods of the year before lay beyond the near limit on the same side."""
    z, year = seen.limits.z(seen.values), PERIODS_A_YEAR[seen.grain]
    before = [z[point - year] if point >= year else 0.0 for point in points]
    return all((place if side == "high" else -place) >= NEAR for place in before)
