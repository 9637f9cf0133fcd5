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
    from scipy.special import betainc

    events, cases = (np.nan_to_num(np.asarray(one, dtype=float)) for one in (events, cases))
    total, people = events.sum(), cases.sum()
    share = np.cumsum(cases)[:-1] / people if people > 0 else np.empty(0)
    tried = np.flatnonzero((share >= LEAST_SHARE) & (share <= 1 - LEAST_SHARE)) + 1
    if total < 2 or not len(tried):
        return None
    early, share = np.cumsum(events)[tried - 1], share[tried - 1]
    many = np.where(early > 0, betainc(np.maximum(early, 1), total - early + 1, share), 1)
    few = np.where(early < total, 1 - betainc(early + 1, np.maximum(total - early, 1), share), 1)
    chance = 2 * np.minimum(few, many)
    best = int(np.argmin(chance))
    before = early[best] / (share[best] * people)
    after = (total - early[best]) / ((1 - share[best]) * people)
    p_value = float(min(1, len(tried) * chance[best]))
    return LastingChange(int(tried[best]), float(before), float(after), p_value)


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
    chance = len(stretches) * (1 - stretches[longest] / people) ** len(position)
    return LongGap(
        int(ends[longest]), int(ends[longest + 1]), float(stretches[longest]),
        float(min(1, chance)),
    )  # fmt: skip
