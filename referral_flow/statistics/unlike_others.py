"""Unlike the others: does one of many stand further off than the others stand from each other?

Differences between clinics are usual, so chance is not the yardstick: the spread of the others is,
with the uncertainty that a spread known from few of them has. Also used of one month among others.
Knows counts, cases and what each would be expected to hold; not which unit is which.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

LEAST_OTHERS = 5  # a spread of fewer tells next to nothing, and no p-value could be small
EXACT_BELOW = 0.05  # p-values above this are left at their quick approximation
SPREADS = 60  # values of the spread that the confidence distribution is laid out over
SCORES = np.linspace(-8, 8, 161)  # standard normal scores that the sum over levels goes over


@dataclass(frozen=True)
class Unlike:
    """One among others: what the others would have it be, and how odd it is."""

    value: float  # its own share, or rate
    expected: float  # what the others foretell for it
    p_value: float  # two-sided: one like the others would be at least so far off this often


@dataclass(frozen=True)
class Model:
    """Shares, or rates of events: a scale on which chance has the same spread at every level.

    On it, the square root's (rates) or the arcsine's (shares), one case gives a variance of ¼.
    """

    is_share: bool

    def on_scale(self, value):
        return np.arcsin(np.sqrt(np.clip(value, 0, 1))) if self.is_share else np.sqrt(value)

    def anscombe(self, counted, cases):
        """A count on the scale with its ⅜ (Anscombe 1948), which keeps the spread where few are."""
        more = 0.75 if self.is_share else 0
        return self.on_scale((counted + 0.375) / (cases + more))

    def from_scale(self, place):
        if self.is_share:
            return np.sin(np.clip(place, 0, np.pi / 2)) ** 2
        return np.maximum(place, 0) ** 2

    def slope(self, value):
        """How far the scale moves when the value does."""
        variance = value * (1 - value) if self.is_share else value
        return 1 / (2 * np.sqrt(np.maximum(variance, 1e-12)))

    def tails(self, counted, cases, value) -> tuple[np.ndarray, np.ndarray]:
        """The chances of so few or fewer, and of so many or more."""
        from scipy.special import betainc, betaincc, gammainc, gammaincc

        if self.is_share:
            left = max(cases - counted, 1e-9)  # nearly 0: as many as there are is no more than all
            few = betaincc(counted + 1, left, value) if counted < cases else np.ones_like(value)
            more = betainc(max(counted, 1e-9), cases - counted + 1, value)
        else:
            few = gammaincc(counted + 1, cases * value)
            more = gammainc(max(counted, 1e-9), cases * value)
        return few, more if counted > 0 else np.ones_like(value)


SHARES, RATES = Model(True), Model(False)


def unlike_others(counted, cases, place: int, *, expected=None, model: Model = SHARES) -> Unlike:
    """How unlike the others the one at `place` is: `counted` of `cases`, arrays over all of them.

    `expected`: what each would hold relative to its cases (by its season or its calendar), on any
    scale; without it all are expected to be alike. `model`: SHARES (binomial; `cases` are people)
    or RATES (Poisson; `cases` are exposure). Those without cases are nobody. p_value 1 where there
    are fewer than LEAST_OTHERS others.

    The others' levels vary with a variance τ² about a common one. τ² is not taken at its best guess
    but over its confidence distribution (Viechtbauer 2007; Nagashima, Noma & Furukawa 2019), and
    the count itself keeps its binomial or Poisson chance, so few cases cannot be odd by rounding.
    """
    counted, cases = np.asarray(counted, dtype=float), np.asarray(cases, dtype=float)
    relative = np.ones(len(cases)) if expected is None else np.asarray(expected, dtype=float)
    is_other = (np.arange(len(cases)) != place) & (cases > 0) & (relative > 0)
    level = _common_level(counted[is_other], (cases * relative)[is_other])
    if is_other.sum() < LEAST_OTHERS or not cases[place] > 0 or np.isnan(level):
        return Unlike(np.nan, np.nan, 1.0)
    hoped = level * relative[is_other]
    off = (counted[is_other] / cases[is_other] - hoped) * model.slope(hoped)
    centre = float(model.on_scale(level * relative[place]))
    return foretold(counted[place], cases[place], centre, off, 0.25 / cases[is_other], model=model)


def unlike_within(counted, cases, row: int, column: int, *, model: Model = SHARES) -> Unlike:
    """How unlike the cell is what its row and its column foretell: `counted` of `cases`, matrices.

    Rows are units and columns the values of a split. The cell is foretold from the rest of its row
    and from how far the column usually (in the median of the other rows) stands from the rest of
    its row; the others' spread is how far off their own cells such a foretelling falls. So a unit
    that is high in everything, or a value that is high everywhere, is not odd; a unit that is high
    in one value alone is.
    """
    counted, cases = np.asarray(counted, dtype=float), np.asarray(cases, dtype=float)
    others = np.delete(np.arange(len(cases)), row)
    people = np.where(cases > 0, cases, np.nan)
    rest_people = cases.sum(axis=1, keepdims=True) - cases
    rest_people = np.where(rest_people > 0, rest_people, np.nan)
    rest = model.on_scale((counted.sum(axis=1, keepdims=True) - counted) / rest_people)
    apart = model.anscombe(counted, people) - rest
    is_seen = np.isfinite(apart[others]).any(axis=0)
    step = np.full(cases.shape[1], np.nan)
    step[is_seen] = np.nanmedian(apart[others][:, is_seen], axis=0)
    off, variance = apart - step, 0.25 / people + 0.25 / rest_people
    is_known = np.isfinite(off[others])
    if is_known.sum() < LEAST_OTHERS or not np.isfinite(off[row, column]):
        return Unlike(np.nan, np.nan, 1.0)
    return foretold(
        counted[row, column], cases[row, column], rest[row, column] + step[column],
        off[others][is_known], variance[others][is_known],
        extra=0.25 / rest_people[row, column], model=model,
    )  # fmt: skip


def foretold(counted, cases, centre, off, variances, *, extra=0.0, model: Model = SHARES) -> Unlike:
    """The same from the others' distances `off` on the model's scale, known with `variances`.

    `centre`: where the one would lie by itself, on that scale, known with the variance `extra`.
    """
    spreads, weights, shifts, errors = _spreads(np.asarray(off), np.asarray(variances))
    best = int(np.searchsorted(np.cumsum(weights), 0.5))
    value = counted / cases
    expected = float(model.from_scale(centre + shifts[best]))
    wide = np.sqrt(spreads + errors + extra)
    quick = _quick(value, cases, centre + shifts[best], wide[best], len(off), model)
    if quick > EXACT_BELOW:
        return Unlike(value, expected, quick)
    levels = model.from_scale(centre + shifts[:, None] + wide[:, None] * SCORES)
    chance = weights[:, None] * _normal_weights()
    few, many = (float((chance * tail).sum()) for tail in model.tails(counted, cases, levels))
    return Unlike(value, expected, min(1.0, 2 * min(few, many)))


def _common_level(counted: np.ndarray, cases: np.ndarray) -> float:
    """Pooled, with half a case where nobody or everybody was counted; nan without cases."""
    total = cases.sum()
    return float(max(counted.sum(), 0.5) / total) if total > 0 else np.nan


def _spreads(off: np.ndarray, variances: np.ndarray):
    """Values of τ² with their confidence weights; at each the mean distance and its variance.

    Cochran's Q at the true τ² is χ² with one degree of freedom less than there are others: the
    chance that τ² is below a value is that of a χ² above Q at this value.
    """
    from scipy.special import chdtrc, chdtri

    freedom = len(off) - 1
    squares = max(float(((off - off.mean()) ** 2).sum()), 1e-12)
    least = max(variances.min() / 100, squares / chdtri(freedom, 1e-10) / 2)
    most = squares / chdtri(freedom, 1 - 1e-7) + variances.mean()
    edges = np.geomspace(least, most, SPREADS)
    below = np.append(chdtrc(freedom, _around_common(np.append(0, edges), off, variances)[2]), 1)
    middles = np.array([0, *np.sqrt(edges[:-1] * edges[1:]), most])
    weights = np.array([below[0], *np.diff(below)[1:-1], below[-1] - below[-2]])
    weights[0] += below[1] - below[0]
    return middles, weights, *_around_common(middles, off, variances)[:2]


def _around_common(spreads: np.ndarray, off: np.ndarray, variances: np.ndarray):
    """At each τ²: the weighted mean distance, its variance, and Cochran's Q around it."""
    weight = 1 / (spreads[:, None] + variances)
    mean = (weight * off).sum(axis=1) / weight.sum(axis=1)
    q = (weight * (off - mean[:, None]) ** 2).sum(axis=1)
    return mean, 1 / weight.sum(axis=1), q


def _quick(value, cases, centre, wide, others: int, model: Model) -> float:
    """By Student's t with the most likely spread; near enough where it is nowhere near a signal."""
    from scipy.special import stdtr

    off = abs(float(model.on_scale(value)) - centre)
    return 2 * float(stdtr(others - 1, -off / np.sqrt(wide**2 + 0.25 / cases)))


@lru_cache(maxsize=1)
def _normal_weights() -> np.ndarray:
    density = np.exp(-(SCORES**2) / 2)
    return density / density.sum()
