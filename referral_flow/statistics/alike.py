"""Could groups have one share in common? Counts in, a p-value out, also where counts are few."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from referral_flow.statistics.mix import LEAST_EXPECTED

DRAWS = 1999  # of chance alone, where chi-square is not near enough: p-values in steps of 1/2 000
SEED = 20260101  # the same counts always give the same answer
EQUAL = 1e-9  # relative; statistics no further apart than rounding are the same


def one_share(numerators: Sequence[float], denominators: Sequence[float]) -> float:
    """The p-value of the hypothesis that all groups have one share, against any other.

    Pearson's chi-square where every expected number is five or more (Cochran 1954). Else the same
    statistic among `DRAWS` tables with the same margins (Monte Carlo; the observed one counts among
    them, so the test keeps its level). The groups must hold different people. 1 where nothing can
    be told: of one group, or where everybody is alike.
    """
    n, k = np.asarray(denominators, dtype=float), np.asarray(numerators, dtype=float)
    n, k = n[n > 0], k[n > 0]
    pooled = k.sum() / n.sum() if n.size else 0.0
    if n.size < 2 or pooled in (0, 1):
        return 1.0
    if n.min() * min(pooled, 1 - pooled) >= LEAST_EXPECTED:
        return _near_enough(k, n)
    return _among_draws(k, n)


def _near_enough(k: np.ndarray, n: np.ndarray) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(n.size - 1, _statistic(k, n)))


def _among_draws(k: np.ndarray, n: np.ndarray) -> float:
    """How many tables of chance are as uneven as the one seen, itself included."""
    chance = np.random.default_rng(SEED)
    draws = chance.multivariate_hypergeometric(
        n.astype(int), int(k.sum()), size=DRAWS, method="marginals"
    )
    is_as_uneven = _statistic(draws, n) >= _statistic(k, n) * (1 - EQUAL)
    return (1 + int(is_as_uneven.sum())) / (1 + DRAWS)


def _statistic(k: np.ndarray, n: np.ndarray) -> np.ndarray:
    pooled = k.sum(axis=-1, keepdims=True) / n.sum()
    return ((k - n * pooled) ** 2 / (n * pooled * (1 - pooled))).sum(axis=-1)
