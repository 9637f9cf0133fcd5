"""Indirect standardisation: the share a unit would have, had its cases the mix of all cases.

Knows what was counted and what the mix makes expected, from a model of all units together; not how
that model was made, and not what a case is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

COMMON = 0.5  # a share above it is standardised by those left over, who then are fewer


@dataclass(frozen=True)
class Standardised:
    """Adjusted shares of units, and as many cases of the usual mix as would tell as much of each.

    `shares` is nan and `cases` 0 for a unit of which nothing is expected to vary.
    """

    shares: np.ndarray  # 0–1
    cases: np.ndarray

    @property
    def counted(self) -> np.ndarray:
        """What would have been counted among so many cases; not whole."""
        return np.nan_to_num(self.shares) * self.cases


def standardised(counted, cases, expected, variance, level: float) -> Standardised:
    """Observed by expected times the share of all, `level`; arrays with a place for each unit.

    `expected` and `variance` are those of the number counted where each case has the chance that
    its kind has everywhere: a sum of unequal coins. Where more than half are counted those left
    over are standardised instead, so that a measure and its complement agree, and what is rare is
    what varies. The number of cases is the precision of Spiegelhalter (2005, Stat Med 24:1185):
    level · (1 − level) by the variance of the adjusted share; equal to the cases of a unit whose
    mix is that of all. A share is at most 1.
    """
    counted, cases, expected, variance = (
        np.asarray(one, dtype=float) for one in (counted, cases, expected, variance)
    )
    if level > COMMON:
        rest = standardised(cases - counted, cases, cases - expected, variance, 1 - level)
        return Standardised(1 - rest.shares, rest.cases)
    is_known = (expected > 0) & (variance > 0) & (level > 0)
    expected = np.where(is_known, expected, np.nan)
    spread = np.where(is_known, variance, np.nan) * level
    precision = (1 - level) * expected**2 / spread
    return Standardised(np.minimum(level * counted / expected, 1), np.nan_to_num(precision))
