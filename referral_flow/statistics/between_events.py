"""Cases between events: has something rare become rarer or commoner?

Where a month holds fewer than five events its share jumps between a few values and its limits lie
below zero. The number of cases from one event to the next says the same with one point per event.
Knows cases and events by period, not what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from referral_flow.statistics.spc import Phase, _judged, _phase, _stretches

BASELINE_GAPS = 24  # one event tells less than one month: twelve gaps leave ±29 % on their mean
NELSON_POWER = 0.2777
LIMITS = (0.00135, 0.5, 0.99865)  # as rare as three standard deviations of a normal distribution


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


@dataclass(frozen=True)
class GapLimits:
    """Median and limits of cases between events; the same questions as `ControlLimits`.

    Arrays as long as the gaps. A gap is never less than 1, so a short one is seldom outside: runs
    of short gaps tell that something has become commoner.
    """

    chance: np.ndarray  # that a case is an event, by the baseline of the gap's phase
    is_judged: np.ndarray
    phases: tuple[Phase, ...]

    @property
    def lower(self) -> np.ndarray:
        return geometric_quantile(LIMITS[0], self.chance)

    @property
    def centre(self) -> np.ndarray:
        return geometric_quantile(LIMITS[1], self.chance)

    @property
    def upper(self) -> np.ndarray:
        return geometric_quantile(LIMITS[2], self.chance)

    @property
    def method(self) -> str:
        return self.phases[-1].method

    @property
    def is_preliminary(self) -> bool:
        """Whether the limits in force now rest on too few gaps and may still move."""
        return self.phases[-1].baseline_points < BASELINE_GAPS

    def z(self, gaps) -> np.ndarray:
        """How far each gap lies from the median, as standard normal scores; nan where unjudged."""
        from scipy.special import ndtri

        below = 1 - (1 - self.chance) ** np.asarray(gaps, dtype=float)
        return np.where(self.is_judged, ndtri(np.clip(below, 1e-300, 1 - 1e-16)), np.nan)

    def deviations(self, gaps) -> np.ndarray:
        """The scores themselves: gaps have one scale only."""
        return self.z(gaps)


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


def gap_limits(
    gap_cases, baseline: int | None = BASELINE_GAPS, *, phases: Sequence[int] = ()
) -> GapLimits:
    """Limits at the quantiles of the geometric distribution that 3 σ have in a normal one.

    Benneyan's g-chart (2001) puts its limits three standard deviations out, but the distribution
    is so skewed that 1.8 % of all gaps pass the upper one, not 0.1 %; quantiles keep the promise
    (as in SAS PROC RAREEVENTS), and unlike Nelson's transform (1994) they are exact for counted
    cases. `baseline` and `phases` as in `xmr_limits`, counted in gaps.
    """
    cases = np.asarray(gap_cases, dtype=float)
    is_judged = _judged(cases, None)
    chance = np.full(len(cases), np.nan)
    found = []
    for stretch, first in _stretches(is_judged, phases, baseline):
        chance[stretch] = event_chance(cases[first])
        found.append(_phase(is_judged, stretch, first, "g"))
    return GapLimits(chance, is_judged & np.isfinite(chance), tuple(found))


def event_chance(gap_cases) -> float:
    """The chance that a case is an event: the unbiased estimate (n − 1) / (Σ gaps − 1).

    nan with fewer than two gaps, or where every case was an event.
    """
    counted, total = len(gap_cases), float(np.sum(gap_cases))
    return (counted - 1) / (total - 1) if counted > 1 and total > counted else np.nan


def geometric_quantile(share: float, chance) -> np.ndarray:
    """The gap that `share` of all gaps stay below when every case is an event with `chance`.

    Not rounded to whole cases, since places within a period are not known to the case.
    """
    return np.log1p(-share) / np.log1p(-np.asarray(chance, dtype=float))


def nelson(times) -> np.ndarray:
    """Times between events to the power 1/3.6, nearly normal (Nelson 1994): for days, not cases."""
    return np.asarray(times, dtype=float) ** NELSON_POWER


def _place_within(events: np.ndarray) -> np.ndarray:
    """1, 2 … up to the number of events of each period in turn."""
    counts = events.astype(int)
    return np.arange(1, counts.sum() + 1) - np.repeat(np.cumsum(counts) - counts, counts)
