"""Waits with open cases: what share has been seen by each day, when some are still waiting?

From a day table (how many left the queue on each day after time 0, and by which way out) to
Aalen–Johansen cumulative incidence, which is Kaplan–Meier where there is one way out. Those still
waiting count for as long as they have waited. Knows days and outcomes, not what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

OPEN = "open"
ENTERED = "entered"
LEAST_AT_RISK = 10  # fewer at risk draw no curve and, where more are to enter, fix no quantile


@dataclass(frozen=True)
class Curve:
    """Cumulative incidence by whole day: arrays with one value for each of `day` = 0, 1, 2 …

    Values hold from that day until the next. `incidence` and its limits are by cause, shares 0–1 of
    all who started; together with `survival`, the share with none of the causes, they make 1.
    """

    day: np.ndarray
    at_risk: np.ndarray  # waiting as the day begins, those who leave on it included
    survival: np.ndarray
    survival_variance: np.ndarray  # Greenwood
    incidence: Mapping[str, np.ndarray]
    variance: Mapping[str, np.ndarray]
    low: Mapping[str, np.ndarray]
    high: Mapping[str, np.ndarray]
    survival_low: np.ndarray
    survival_high: np.ndarray

    def quantile(
        self, share: float, cause: str, minimum_at_risk: int = LEAST_AT_RISK
    ) -> int | None:
        """The first day by which `share` of all have left by this cause.

        None = not reached, or not before a thin start: see `has_thin_start`.
        """
        known = slice(0, self._thin_from(minimum_at_risk))
        return _first_day(self.day[known], self.incidence[cause][known], share)

    def has_thin_start(self, minimum_at_risk: int = LEAST_AT_RISK) -> bool:
        """Whether somebody left among fewer than this many, while others were still to enter.

        One of two leaving then counts as half of all, so the curve says nothing from that day on.
        A queue that only empties has no thin start: its last cases are few but weigh little.
        """
        return self._thin_from(minimum_at_risk) < len(self.day)

    def drawable(self, minimum_at_risk: int = LEAST_AT_RISK) -> Curve:
        """The curve up to the last day before fewer than this many are at risk; may be empty."""
        too_few = np.flatnonzero(self.at_risk < minimum_at_risk)
        days = slice(0, int(too_few[0]) if too_few.size else len(self.day))
        arrays = (
            "day",
            "at_risk",
            "survival",
            "survival_variance",
            "survival_low",
            "survival_high",
        )
        by_cause = ("incidence", "variance", "low", "high")
        return replace(
            self,
            **{name: getattr(self, name)[days] for name in arrays},
            **{name: {c: v[days] for c, v in getattr(self, name).items()} for name in by_cause},
        )

    def _thin_from(self, minimum_at_risk: int) -> int:
        """The first day of a thin start; without one, the day after the last."""
        remains = np.append(1.0, self.survival)
        has_left = remains[1:] < remains[:-1]
        to_come = np.maximum.accumulate(self.at_risk[::-1])[::-1]
        is_thin = has_left & (self.at_risk < minimum_at_risk) & (self.at_risk < to_come)
        return int(np.argmax(is_thin)) if is_thin.any() else len(self.day)


def curve(
    day, outcome, cases, causes: Sequence[str] | None = None, confidence: float = 0.95
) -> Curve:
    """The curves of a day table: `cases` people met `outcome` on `day` (rows in any order).

    `outcome` is "open" (still waiting when last seen: censored), "entered" (late entry: so many
    people were first under observation after `day`, hence at risk from the day after; everybody
    else is from day 0) or a cause. Causes compete; all that occur do, and those in `causes` are
    reported even where none occurred. On a tied day events come before censoring.
    Raises ValueError where more people leave than are at risk: then an "entered" row is wrong.
    """
    table = _by_day(np.asarray(day, dtype=int), np.asarray(outcome), np.asarray(cases, dtype=float))
    names = list(dict.fromkeys((*(causes or ()), *(n for n in table if n not in (OPEN, ENTERED)))))
    length = len(next(iter(table.values()), ()))
    events = {name: table.get(name, np.zeros(length)) for name in names}
    left = sum(events.values(), np.zeros(length))
    at_risk = _at_risk(left + table.get(OPEN, 0), table.get(ENTERED, np.zeros(length)))
    if np.any(left > at_risk):
        first = int(np.flatnonzero(left > at_risk)[0])
        raise ValueError(
            f"day {first}: {left[first]:.0f} leave but {at_risk[first]:.0f} are at risk"
        )
    return _curve(at_risk, left, events, NormalDist().inv_cdf((1 + confidence) / 2))


def _by_day(day: np.ndarray, outcome: np.ndarray, cases: np.ndarray) -> dict[str, np.ndarray]:
    """Cases per whole day from 0 to the last, by outcome in order of first appearance."""
    length = int(day.max()) + 1 if day.size else 0
    names = dict.fromkeys(outcome.tolist())
    return {
        name: np.bincount(day[outcome == name], cases[outcome == name], length) for name in names
    }


def _at_risk(leaving: np.ndarray, entering: np.ndarray) -> np.ndarray:
    """Those who leave on this day or later, less those not yet under observation."""
    return np.cumsum(leaving[::-1])[::-1] - np.cumsum(entering[::-1])[::-1]


def _curve(at_risk, left, events: dict[str, np.ndarray], z: float) -> Curve:
    divisor = np.where(at_risk > 0, at_risk, 1)
    survival = np.cumprod(1 - left / divisor)
    before = np.append(1.0, survival[:-1]) if len(survival) else survival
    incidence = {name: np.cumsum(before * d / divisor) for name, d in events.items()}
    greenwood = _ratio(left, divisor * (divisor - left))
    variance = {
        name: _incidence_variance(incidence[name], before, d, divisor, greenwood)
        for name, d in events.items()
    }
    survival_variance = survival**2 * np.cumsum(greenwood)
    limits = {name: _limits(incidence[name], variance[name], z) for name in events}
    gone_low, gone_high = _limits(1 - survival, survival_variance, z)
    return Curve(
        np.arange(len(survival)), at_risk, survival, survival_variance, incidence, variance,
        {name: low for name, (low, _) in limits.items()},
        {name: high for name, (_, high) in limits.items()},
        1 - gone_high, 1 - gone_low,
    )  # fmt: skip


def _incidence_variance(incidence, before, events, at_risk, greenwood) -> np.ndarray:
    """Variance of cumulative incidence by the delta method (Marubini & Valsecchi 1995).

    Σ (F−Fⱼ)² gⱼ + Σ Sⱼ₋₁² dⱼ(nⱼ−dⱼ)/nⱼ³ − 2 Σ (F−Fⱼ) Sⱼ₋₁ dⱼ/nⱼ², expanded so that every sum is a
    running one; g is Greenwood's term. With one cause it is Greenwood's formula; without
    censoring F (1 − F) / n. The estimator of Stata's stcompet and R's mstate.
    """
    own = np.cumsum(before**2 * events * (at_risk - events) / at_risk**3)
    cross = before * events / at_risk**2
    total = (
        incidence**2 * np.cumsum(greenwood)
        - 2 * incidence * np.cumsum(greenwood * incidence + cross)
        + np.cumsum(greenwood * incidence**2 + 2 * cross * incidence)
        + own
    )
    return np.maximum(total, 0)


def _limits(share: np.ndarray, variance: np.ndarray, z: float) -> tuple[np.ndarray, np.ndarray]:
    """Limits on the scale log(−log(1 − share)): within 0–1, and the usual ones of Kaplan–Meier.

    Where nobody or everybody has left there is no spread to estimate: both limits are the share.
    """
    inside = (share > 0) & (share < 1 - 1e-12)
    rest = np.where(inside, 1 - share, 0.5)
    distance = z * np.sqrt(variance) / (rest * -np.log(rest))
    low, high = 1 - rest ** np.exp(-distance), 1 - rest ** np.exp(distance)
    return np.where(inside, low, share), np.where(inside, high, share)


def _ratio(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """0 where the denominator is 0: once all have left, nothing after that day can vary."""
    return np.where(denominator > 0, numerator / np.where(denominator > 0, denominator, 1), 0)


def _first_day(day: np.ndarray, values: np.ndarray, share: float) -> int | None:
    reached = np.flatnonzero(values >= share - 1e-9)
    return int(day[reached[0]]) if reached.size else None
