"""Cases between events: has something rare become rarer or commoner?

Where a month holds fewer than five events its share jumps between a few values and its limits lie
below zero. The number of cases from one event to the next says the same with one point per event.
Knows cases and events by period, not what they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Gaps:
    """The cases from each event to the next, the next one included; in order of time.

    `cases`: 1 or more where events fall on neighbouring cases. `at`: when the gap ended, in periods
    since the first began (3.5 = the middle of the fourth). `since_last`: cases after the last
    event, a gap still growing; None where nothing has happened yet.
    """

    cases: np.ndarray
    at: np.ndarray
    since_last: float | None


def gaps(cases, events) -> Gaps:
    """The gaps of a series of periods with so many `cases`, of which so many were `events`.

    Places within a period as `event_positions` has them. nan counts as no cases.
    """
    cases, events = (np.nan_to_num(np.asarray(one, dtype=float)) for one in (cases, events))
    position, at = event_positions(cases, events)
    if not position.size:
        return Gaps(np.empty(0), np.empty(0), None)
    return Gaps(np.diff(position), at[1:], float(cases.sum() - position[-1]))


def event_positions(cases: np.ndarray, events: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each event lies: in cases since the beginning, and in periods since the beginning.

    Within a period events are taken to lie evenly among its cases, the outermost half a step from
    its ends; what came first within a week is not known.
    """
    before = np.cumsum(cases) - cases
    period = np.repeat(np.arange(len(events)), events.astype(int))
    share = (_place_within(events) - 0.5) / events[period]
    return before[period] + share * cases[period], period + share


def geometric_quantile(share: float, chance) -> np.ndarray:
    """The gap that `share` of all gaps stay below when every case is an event with `chance`.

    Not rounded to whole cases, since places within a period are not known to the case.
    """
    return np.log1p(-share) / np.log1p(-np.asarray(chance, dtype=float))


def _place_within(events: np.ndarray) -> np.ndarray:
    """1, 2 … up to the number of events of each period in turn."""
    counts = events.astype(int)
    return np.arange(1, counts.sum() + 1) - np.repeat(np.cumsum(counts) - counts, counts)
