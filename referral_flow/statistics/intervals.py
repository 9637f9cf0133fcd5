"""Intervals for shares, rates and differences: how far off could a figure be by chance alone?

Closed formulas from the literature; scalars in, floats out, arrays in, arrays out.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np


def wilson(numerator, denominator, confidence: float = 0.95):
    """Wilson's score interval (1927) for a share: (low, high), both within 0–1.

    A denominator of 0 gives nan: nobody was counted, so nothing is known.
    """
    z = _normal_quantile(confidence)
    counted = _float(numerator)
    n = np.where(_float(denominator) > 0, denominator, np.nan)
    middle = counted + z**2 / 2
    spread = z * np.sqrt(counted * (n - counted) / n + z**2 / 4)
    low, high = (middle - spread) / (n + z**2), (middle + spread) / (n + z**2)
    return _like_input(np.maximum(low, 0)), _like_input(np.minimum(high, 1))


def poisson(count, exposure=1.0, confidence: float = 0.95):
    """Garwood's exact interval (1936) for a Poisson rate: (low, high) per unit of exposure.

    No events still leave room for some: 0 gives 0–3.69 at 95 %. An exposure of 0 gives nan.
    """
    from scipy.special import gammaincinv

    counted, tail = _float(count), (1 - confidence) / 2
    exposed = np.where(_float(exposure) > 0, exposure, np.nan)
    low = np.where(counted > 0, gammaincinv(np.maximum(counted, 1), tail), 0)
    high = gammaincinv(counted + 1, 1 - tail)
    return _like_input(low / exposed), _like_input(high / exposed)


def difference(
    numerator, denominator, numerator_before, denominator_before, confidence: float = 0.95
):
    """Newcombe's hybrid score interval (1998, method 10) for a change of share: (low, high).

    The change is now minus before, as in a period against the same period a year ago. The two
    groups must hold different people; for the same people counted twice it is too wide.
    """
    now, before = _share(numerator, denominator), _share(numerator_before, denominator_before)
    low, high = wilson(numerator, denominator, confidence)
    low_before, high_before = wilson(numerator_before, denominator_before, confidence)
    change = now - before
    down = np.hypot(now - low, high_before - before)
    up = np.hypot(high - now, before - low_before)
    return _like_input(np.maximum(change - down, -1)), _like_input(np.minimum(change + up, 1))


def _normal_quantile(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _float(values) -> np.ndarray:
    return np.asarray(values, dtype=float)


def _share(numerator, denominator) -> np.ndarray:
    return _float(numerator) / np.where(_float(denominator) > 0, denominator, np.nan)


def _like_input(values: np.ndarray):
    return float(values) if np.ndim(values) == 0 else values
