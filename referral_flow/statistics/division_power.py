"""What a search for divisions could have seen: the smallest step that would have been found.

"Nothing has changed" is news only where a change would have shown. Knows series as `year_on_year`
and `rare_division` see them.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from referral_flow.statistics.any_division import chance_of_any
from referral_flow.statistics.rare_division import rare_division, shape_of
from referral_flow.statistics.year_on_year import TAKEN_BY_CHANGE, Peers, Years, whole_square

POWER = 0.8
DRAWS = 400
SEED = 20_251_124
MOST = 60.0  # standard deviations; a step that needs more is not worth promising
HALVINGS = 12


def smallest_step(series: Years, peers: Peers, start: int, p_value: float) -> float | None:
    """The step on the scale at the division `start` that POWER of such series show at `p_value`.

    None where none would be seen, or where nothing is divided there.
    """
    at = np.flatnonzero(series.starts == start)
    if not len(at):
        return None
    numbers = len(series.left)
    sharp = _sharpness(p_value, series.patterns, numbers + peers.freedom)
    spread = _unmoved_spread(series, peers)
    still = _still(numbers)

    def is_seen(step: float) -> bool:
        moved = still + step * series.patterns[at[0]]
        squares = (moved**2).sum(axis=1)
        whole = squares + peers.freedom if peers.freedom else np.maximum(squares, numbers / spread)
        cosines = np.abs(moved @ series.patterns.T).max(axis=1) / np.sqrt(whole)
        return bool((cosines >= sharp).mean() >= POWER)

    step = _smallest(is_seen, MOST)
    return None if step is None else float(step * np.sqrt(spread) / series.reach[at[0]])


def _unmoved_spread(series: Years, peers: Peers) -> float:
    """The variance that the series would have without the change that it may have."""
    numbers = len(series.left)
    rest = series.square - float(((series.patterns @ series.left) ** 2).max())
    own = rest * numbers / max(numbers - TAKEN_BY_CHANGE, 1)
    return whole_square(own, numbers, peers) / (numbers + peers.freedom)


def _smallest(is_seen, most: float) -> float | None:
    """The least number that is seen, by halving; None where not even the most is."""
    low, high = 0.0, most
    if not is_seen(high):
        return None
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_seen(middle) else (middle, high)
    return high


def _sharpness(p_value: float, patterns: np.ndarray, freedom: float) -> float:
    """The cosine that chance alone reaches with this p-value."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        is_rarer = chance_of_any(middle, patterns, freedom) <= p_value
        low, high = (low, middle) if is_rarer else (middle, high)
    return high


@lru_cache(maxsize=16)
def _still(numbers: int) -> np.ndarray:
    return np.random.default_rng([SEED, numbers]).standard_normal((DRAWS, numbers))


def smallest_times(
    rate: float, cases: np.ndarray, start: int, p_value: float, *, is_rise: bool, wander: float
) -> float | None:
    """How many times as common a rare event must be from `start` on, to be found with POWER.

    `rate`: of a case before, and as many events came then as it foretells. Since, events are laid
    by the law that `rare_division` judges by. None where no change that way would have been seen,
    or only more events than there are cases.
    """
    hoped, most = rate * cases[start:].sum(), int(cases[start:].sum())
    early = _laid(rate * cases[:start].sum(), cases[:start])

    def is_found(late: int) -> bool:
        events = np.concatenate([early, _laid(late, cases[start:])])
        found = rare_division(events, cases, wander=wander)
        return found is not None and found.p_value <= p_value

    needed = _least_found(is_found, hoped, most) if is_rise else _most_found(is_found, hoped)
    if needed is None:
        return None
    shape = shape_of(cases, wander) * cases[start:].sum() / cases.sum()
    mean = _mean_reaching(needed, shape, is_rise=is_rise)
    return float(mean / hoped) if mean <= most else None


def _least_found(is_found, hoped: float, most: int) -> int | None:
    """The least number of events above the hoped for that is found."""
    low = high = int(hoped)
    while high < most and not is_found(high):
        low, high = high, min(2 * high + 1, most)
    return _between(is_found, low, high) if is_found(high) else None


def _most_found(is_found, hoped: float) -> int | None:
    """The greatest number of events below the hoped for that is found: so few, and fewer."""
    return _between(is_found, int(hoped) + 1, 0) if is_found(0) else None


def _between(is_found, lost: int, found: int) -> int:
    """The last number that is found on the way from one that is to one that is not."""
    while abs(found - lost) > 1:
        middle = (lost + found) // 2
        lost, found = (lost, middle) if is_found(middle) else (middle, found)
    return found


def _mean_reaching(needed: int, shape: float, *, is_rise: bool) -> float:
    """The mean at which POWER of all counts are `needed` or more; of a fall, or fewer.

    Counts are Poisson, or negative binomial of the `shape`.
    """
    from scipy.special import betaincinv, gammaincinv

    count, missed = (needed, 1 - POWER) if is_rise else (needed + 1, POWER)
    if not np.isfinite(shape):
        return float(gammaincinv(count, 1 - missed))
    part = float(betaincinv(count, shape, 1 - missed))  # the chance of one more, at such a mean
    return shape * part / (1 - part)


def _laid(events: float, cases: np.ndarray) -> np.ndarray:
    """So many events, whole ones, laid evenly over months by their cases."""
    upto = np.round(round(events) * np.cumsum(cases) / cases.sum())
    return np.diff(np.concatenate([[0], upto]))
