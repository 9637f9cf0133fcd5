"""Rare events: have they become rarer or commoner, when months hold too few for limits?

Exact chances, given how many events there were in all: where would they fall if every case had had
the same chance? Knows events and cases by period, not what they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from referral_flow.statistics.between_events import event_positions
from referral_flow.statistics.lasting_change import LastingChange

LEAST_SHARE = 0.15  # of all cases, on each side of a change
SMALLEST = float(np.finfo(float).tiny)


@dataclass(frozen=True)
class LongGap:
    """The longest stretch of cases without an event."""

    start: int  # the period that it begins in, and the one that it ends in
    end: int
    cases: float
    p_value: float  # events that are spread by chance leave so long a gap anywhere this often


def rare_change(events, cases) -> LastingChange | None:
    """The lasting change of so few events that only exact chance will do; None with fewer than two.

    Each event falls after a division with the chance that its share of the cases gives: a two-sided
    binomial test at every division with LEAST_SHARE of the cases on each side, times the divisions
    tried (Bonferroni). `cases` may be any exposure.
    """
    events, cases = (np.nan_to_num(np.asarray(one, dtype=float)) for one in (events, cases))
    total, people = events.sum(), cases.sum()
    share = np.cumsum(cases)[:-1] / people if people > 0 else np.empty(0)
    tried = np.flatnonzero((share >= LEAST_SHARE) & (share <= 1 - LEAST_SHARE)) + 1
    if total < 2 or not len(tried):
        return None
    early, share = np.cumsum(events)[tried - 1], share[tried - 1]
    chance = _log_smaller_tail(early, total, share)
    best = int(np.argmin(chance))
    before = early[best] / (share[best] * people)
    after = (total - early[best]) / ((1 - share[best]) * people)
    p_value = _chance(np.log(2 * len(tried)) + chance[best])
    return LastingChange(int(tried[best]), float(before), float(after), p_value)


def _log_smaller_tail(early, total: float, share) -> np.ndarray:
    """The logarithm of the binomial chance of so few or of so many, whichever is the smaller.

    Summed from logarithms of single chances: one less a tail is nought long before the tail is.
    """
    from scipy.special import gammaln

    events = np.arange(total + 1)
    ways = gammaln(total + 1) - gammaln(events + 1) - gammaln(total - events + 1)
    odds = events * np.log(share)[:, None] + (total - events) * np.log1p(-share)[:, None]
    at = np.arange(len(share)), np.asarray(early).round().astype(int)
    few = np.logaddexp.accumulate(ways + odds, axis=1)[at]
    many = np.logaddexp.accumulate((ways + odds)[:, ::-1], axis=1)[:, ::-1][at]
    return np.minimum(few, many)


def _chance(logarithm: float) -> float:
    """At most 1, and never nought: what is smaller than a number can be is told as the smallest."""
    return float(max(np.exp(min(logarithm, 0.0)), SMALLEST))


def long_gap(events, cases) -> LongGap | None:
    """The longest gap of a series, before its first and after its last event too; None without any.

    By Bonferroni over the gaps: of k events spread by chance over all cases, a given gap is longer
    than a share x of them with the chance (1 − x)^k. Within a period events lie evenly.
    """
    events, cases = (np.nan_to_num(np.asarray(one, dtype=float)) for one in (events, cases))
    position, period = event_positions(cases, events)
    people = cases.sum()
    if not len(position):
        return None
    stretches = np.diff(np.concatenate([[0], position, [people]]))
    longest = int(np.argmax(stretches))
    ends = np.concatenate([[0], period, [len(events) - 1]]).astype(int)
    rest = np.log1p(-min(stretches[longest] / people, 1 - 1e-15))
    return LongGap(
        int(ends[longest]), int(ends[longest + 1]), float(stretches[longest]),
        _chance(np.log(len(stretches)) + len(position) * rest),
    )  # fmt: skip
