"""Has a level moved, when each month is held against the same month of another year?

Whatever belongs to a month of the year (July, Christmas, week 9) is taken out whole, at the price
of half the months' news. Months wander more than chance allows and remember the month before; both
are granted. Knows values on a scale and their variances, not what they are of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from referral_flow.statistics.any_division import chance_of_any

LEAST_BEFORE, LEAST_AFTER = 6, 3  # months on either side of a change
LEAST_PAIRS = 3  # months of the year that are seen on both sides
TAKEN_BY_CHANGE = 4  # of the numbers: what the largest of all changes takes with it by chance
MOST_FREEDOM = 1e5  # a spread known from so many is known


@dataclass(frozen=True)
class Years:
    """What is left of a series once its months of the year are taken out, in standard deviations.

    Of a stable series `left` is that many independent standard normals.
    """

    left: np.ndarray  # r numbers
    patterns: np.ndarray  # of each division, a row of length one: what a step there leaves
    reach: np.ndarray  # how many standard deviations a step of 1 on the scale leaves there
    starts: np.ndarray  # each division's first month of the new level

    @property
    def square(self) -> float:
        return float((self.left**2).sum())


@dataclass(frozen=True)
class Peers:
    """What like series tell of this one's spread: `scale` times what is expected, as from
    `freedom` numbers; 0 where there are no peers."""

    scale: float = 1.0
    freedom: float = 0.0


@dataclass(frozen=True)
class Moved:
    """The division that sets the years furthest apart."""

    start: int  # index of the first month of the new level
    step: float  # on the scale
    p_value: float  # a series without any change is divided as sharply anywhere this often


def years(
    values, variances, calendar_months, *, spread: float, memory: float = 0.0
) -> Years | None:
    """The series with its months of the year taken out; None where too few are seen twice.

    `values` on a scale where chance has the `variances`; beyond chance months wander around their
    level with variance `spread`, correlated `memory` to the power of how many months lie between.
    `calendar_months`: 1–12; months without cases are left out by the caller.
    """
    values, variances = np.asarray(values, dtype=float), np.asarray(variances, dtype=float)
    calendar = np.asarray(calendar_months)
    starts = _divisions(tuple(calendar.tolist()))
    if not len(starts):
        return None
    months = np.arange(len(values))
    noise = np.diag(variances) + spread * memory ** np.abs(months[:, None] - months)
    season = (calendar[:, None] == np.unique(calendar)).astype(float)
    steps = (months[:, None] >= starts).astype(float)
    white = np.linalg.solve(np.linalg.cholesky(noise), np.column_stack([season, values, steps]))
    rest = np.linalg.qr(white[:, : season.shape[1]], mode="complete")[0][:, season.shape[1] :]
    kept = rest.T @ white[:, season.shape[1] :]
    reach = np.sqrt((kept[:, 1:] ** 2).sum(axis=0))
    return Years(kept[:, 0], (kept[:, 1:] / reach).T, reach, starts)


@lru_cache(maxsize=256)
def _divisions(calendar: tuple[int, ...]) -> np.ndarray:
    """First months of a new level that leave enough months, and enough of the same name, by it."""
    tried = range(LEAST_BEFORE, len(calendar) - LEAST_AFTER + 1)
    is_enough = [len(set(calendar[:at]) & set(calendar[at:])) >= LEAST_PAIRS for at in tried]
    return np.array(tried, dtype=int)[is_enough]


def moved(series: Years, peers: Peers) -> Moved:
    """The sharpest division and its chance (`chance_of_any`), with the spread of series and peers.

    A spread known from `peers` and from the series together (Smyth 2004) makes Student's t of many
    degrees of freedom; known from the series alone it counts for no less than what was expected.
    """
    cosines = _cosines(series, peers)
    best = int(np.argmax(np.abs(cosines)))
    step = float(series.patterns[best] @ series.left / series.reach[best])
    freedom = len(series.left) + peers.freedom
    p_value = chance_of_any(float(np.abs(cosines[best])), series.patterns, freedom)
    return Moved(int(series.starts[best]), step, p_value)


def _cosines(series: Years, peers: Peers) -> np.ndarray:
    length = np.sqrt(whole_square(series.square, len(series.left), peers))
    return series.patterns @ series.left / length


def whole_square(square: float, numbers: int, peers: Peers) -> float:
    """The sum of squares that a division is held against: the series' own and its peers'."""
    if not peers.freedom:
        return max(square, float(numbers))
    return square + peers.freedom * peers.scale


def wandering(values, variances, calendar_months, fitted: float = 0.0) -> tuple[float, float]:
    """What a series tells of its spread beyond chance, and of that times its memory.

    From the differences of months a year apart, of which as many as `fitted` have been used up by
    what was taken out of the values; either may be negative by chance.
    """
    first, second = _pairs_of(np.asarray(calendar_months))
    if not len(first):
        return np.nan, np.nan
    values, variances = np.asarray(values, dtype=float), np.asarray(variances, dtype=float)
    apart = values[second] - values[first]
    square = (apart**2).sum() / max(len(apart) - fitted, 1)
    spread = (square - (variances[first] + variances[second]).mean()) / 2
    together = (apart[1:] * apart[:-1]).mean() / 2 if len(apart) > 1 else np.nan
    return float(spread), float(together)


def _pairs_of(calendar: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each month and the next one of the same name."""
    later = [np.flatnonzero(calendar[at + 1 :] == month)[:1] for at, month in enumerate(calendar)]
    pairs = [(at, at + 1 + int(one[0])) for at, one in enumerate(later) if len(one)]
    first, second = np.array(pairs, dtype=int).reshape(-1, 2).T
    return first, second


def peers_of(squares: Sequence[float], numbers: Sequence[int]) -> Peers:
    """What series of one kind tell of each other's spread: Smyth's (2004) scaled F.

    `squares`: of each, the sum of squares of what is left; `numbers`: how many. The scale and the
    freedom are those that the mean and the variance of log mean squares would have. Squares that
    changes have swelled make peers less alike, and the verdicts milder.
    """
    from scipy.special import digamma, polygamma

    mean = np.asarray(squares, dtype=float) / np.asarray(numbers, dtype=float)
    half = np.asarray(numbers, dtype=float) / 2
    log = np.log(np.maximum(mean, 1e-12)) - digamma(half) + np.log(half)
    surplus = log.var(ddof=1) - polygamma(1, half).mean()
    freedom = min(2 * _inverse_trigamma(surplus) if surplus > 0 else np.inf, MOST_FREEDOM)
    scale = np.exp(log.mean() + digamma(freedom / 2) - np.log(freedom / 2))
    return Peers(float(scale), float(freedom))


def _inverse_trigamma(value: float) -> float:
    """Newton's method as in Smyth (2004), appendix: converges from this start at any value."""
    from scipy.special import polygamma

    x = 0.5 + 1 / value
    for _ in range(50):
        trigamma = polygamma(1, x)
        step = trigamma * (1 - trigamma / value) / polygamma(2, x)
        x += step
        if -step / x < 1e-8:
            break
    return float(x)
