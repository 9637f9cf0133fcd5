"""How often chance alone divides a series somewhere as sharply as was seen, however seldom that is.

A stable series of r numbers, each as likely to point any way, is a random direction. It is divided
at the place whose pattern it points along most. Chances of one in a million are simulated by
drawing only series that are divided so sharply somewhere and weighing them by how many places they
are (Naiman & Priebe 2001, J Comput Graph Stat 10:296): the error stays a few per cent at any size.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

DRAWS = 600
SEED = 20_251_123
MOST_FREEDOM = 1e6  # a spread known from so many is known
UNREMARKABLE = 2.0  # patterns that divide so sharply, on average: half of all series have one
SMALLEST = float(np.finfo(float).tiny)


def chance_of_any(sharpness: float, patterns: np.ndarray, freedom: float) -> float:
    """The share of stable series that any pattern divides at least so sharply; never 0.

    What half of them show or more is told as 1.

    `patterns`: one a row, of length one, in r numbers. `sharpness`: the largest cosine (0–1, on
    either side) between the series and a pattern. `freedom`: r and as many more as the spread is
    known from elsewhere; then the cosine is that of the series with those numbers added.
    """
    freedom = min(freedom, MOST_FREEDOM)
    one = _chance_of_one(sharpness, freedom)
    if sharpness >= 1:
        return max(len(patterns) * one, SMALLEST)
    if len(patterns) * one >= UNREMARKABLE:
        return 1.0
    cosines = _drawn(sharpness, patterns, freedom, one)
    places = (np.abs(cosines) >= sharpness * (1 - 1e-9)).sum(axis=0)
    return max(min(1.0, float(len(patterns) * one * np.mean(1 / np.maximum(places, 1)))), SMALLEST)


def _chance_of_one(sharpness: float, freedom: float) -> float:
    """A random direction lies so near to one line: its cosine squared is beta (½, (D − 1)/2)."""
    from scipy.special import betainc

    return float(betainc((freedom - 1) / 2, 0.5, 1 - min(sharpness, 1) ** 2))


def _drawn(sharpness: float, patterns, freedom: float, one: float) -> np.ndarray:
    """Cosines (patterns × DRAWS) of series that a pattern drawn at random divides so sharply."""
    from scipy.special import betaincinv

    numbers = patterns.shape[1]
    chances, normals, squares, turns = _random(numbers)
    along = np.sqrt(1 - betaincinv((freedom - 1) / 2, 0.5, chances * one))
    chosen = patterns[turns % len(patterns)]
    rest = normals - (normals * chosen).sum(axis=1, keepdims=True) * chosen
    elsewhere = _square_of_so_many(squares, freedom - numbers)
    length = np.sqrt((rest**2).sum(axis=1) + elsewhere)
    drawn = along[:, None] * chosen + (np.sqrt(1 - along**2) / length)[:, None] * rest
    return patterns @ drawn.T


def _square_of_so_many(chances: np.ndarray, freedom: float) -> np.ndarray:
    from scipy.special import chdtri

    return chdtri(freedom, chances) if freedom > 0 else np.zeros(len(chances))


@lru_cache(maxsize=64)
def _random(numbers: int) -> tuple[np.ndarray, ...]:
    """The same for every series of this length, so that equal series have equal chances."""
    random = np.random.default_rng([SEED, numbers])
    return (
        (np.arange(DRAWS) + random.random(DRAWS)) / DRAWS,
        random.standard_normal((DRAWS, numbers)),
        random.random(DRAWS),
        random.permutation(DRAWS),
    )
