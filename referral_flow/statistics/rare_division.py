"""Rare events divided in time: the exact chance that they fall so unevenly anywhere.

Given how many events there were in all, every way that chance could have laid them over the months
is counted; nothing is simulated and nothing bounded. Months may wander: then chance clusters events
as a Dirichlet-multinomial does. Knows events and cases by month, not what they are.
"""

from __future__ import annotations

import numpy as np

from referral_flow.statistics.lasting_change import LastingChange
from referral_flow.statistics.rare_change import LEAST_SHARE

LEAST_EVENTS = 8
LEAST_WANDER = 1e-6  # of a month's level, as a squared share; less is none
TIE = 1e-6  # divisions that are as surprising but for rounding
SMALLEST = float(np.finfo(float).tiny)


def rare_division(events, cases, *, wander: float = 0.0) -> LastingChange | None:
    """The division after which events are most surprisingly many or few; None with too few events.

    Tried are divisions with LEAST_SHARE of the cases on each side. `wander`: the variance between
    months beyond chance, as a share of the level squared. `p_value`: how often events without any
    change would somewhere be divided at least as surprisingly.
    """
    events, cases = (np.nan_to_num(np.asarray(one, dtype=float)) for one in (events, cases))
    total, people = round(events.sum()), cases.sum()
    share = np.cumsum(cases)[:-1] / people if people > 0 else np.empty(0)
    tried = np.flatnonzero((share >= LEAST_SHARE) & (share <= 1 - LEAST_SHARE)) + 1
    if total < LEAST_EVENTS or not len(tried):
        return None
    weights = _Weights(cases / people, total, wander)
    early = np.cumsum(events)[tried - 1].round().astype(int)
    tails = np.array([weights.smaller_tail(start) for start in tried])
    best = int(np.argmin(tails[np.arange(len(tried)), early]))
    start, least = int(tried[best]), tails[best, early[best]]
    surprising = dict(zip(tried.tolist(), tails <= least * (1 + TIE), strict=True))
    before = early[best] / (share[start - 1] * people)
    after = (total - early[best]) / ((1 - share[start - 1]) * people)
    p_value = float(min(1.0, max(weights.chance_of_any(surprising), SMALLEST)))
    return LastingChange(start, float(before), float(after), p_value)


def shape_of(cases: np.ndarray, wander: float) -> float:
    """How evenly months of these cases are laid, all together: a month has its share of it."""
    return np.count_nonzero(cases) / wander if wander > LEAST_WANDER else np.inf


class _Weights:
    """How chance lays `total` events over months with these shares of the cases.

    Months are independent Poisson, or negative binomial with one scale where they wander; given
    their sum they are multinomial, or Dirichlet-multinomial.
    """

    def __init__(self, shares: np.ndarray, total: int, wander: float) -> None:
        self.shares, self.total = shares, total
        self.shape = shape_of(shares, wander)

    def chances(self, share: float) -> np.ndarray:
        """Of 0 … total events in months that hold this share of the cases."""
        from scipy.special import gammaln, xlogy

        counts = np.arange(self.total + 1)
        if not np.isfinite(self.shape):
            mean = self.total * share
            return np.exp(xlogy(counts, mean) - mean - gammaln(counts + 1))
        if share <= 0:
            return (counts == 0).astype(float)
        own, odds = self.shape * share, self.total / (self.shape + self.total)
        log = gammaln(own + counts) - gammaln(own) - gammaln(counts + 1)
        return np.exp(log + own * np.log1p(-odds) + xlogy(counts, odds))

    def smaller_tail(self, start: int) -> np.ndarray:
        """For each number of events before `start`: the chance of so few, or so many, in all."""
        early = self.shares[:start].sum()
        chance = self.chances(early) * self.chances(1 - early)[::-1]
        chance /= chance.sum()
        return np.minimum(np.cumsum(chance), np.cumsum(chance[::-1])[::-1])

    def chance_of_any(self, surprising: dict[int, np.ndarray]) -> float:
        """The chance of a surprising number before any of the divisions, first ones summed up."""
        reached, crossed = np.eye(1, self.total + 1)[0], 0.0
        for month, share in enumerate(self.shares):
            reached = np.convolve(reached, self.chances(share))[: self.total + 1]
            crosses = surprising.get(month + 1)
            if crosses is not None:
                rest = self.chances(self.shares[month + 1 :].sum())[::-1]
                crossed += float((reached * rest)[crosses].sum())
                reached = np.where(crosses, 0, reached)
        return crossed / self.chances(1.0)[-1]
