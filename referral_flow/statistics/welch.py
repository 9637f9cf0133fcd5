"""Two kinds of units: do they lie further apart than units of one kind do among themselves?

What units differ by anyway is the yardstick, so that a difference between two handfuls of clinics
does not pass for one between what they have. Knows values, not what they are of.
"""

from __future__ import annotations

import numpy as np

LEAST_UNITS = 5  # of either kind: with fewer, a unit's own ways pass for those of its kind


def welch(these, those) -> float:
    """Two-sided p-value of Welch's test (1947) on one value for each unit of either kind.

    1 where either kind has fewer than LEAST_UNITS units: so few can tell nothing.
    """
    from scipy.special import stdtr

    kinds = [np.asarray(one, dtype=float) for one in (these, those)]
    sizes = np.array([len(one) for one in kinds])
    if (sizes < LEAST_UNITS).any():
        return 1.0
    gap = abs(kinds[0].mean() - kinds[1].mean())
    errors = np.array([one.var(ddof=1) for one in kinds]) / sizes
    if not errors.sum():
        return float(gap == 0)
    freedom = errors.sum() ** 2 / (errors**2 / (sizes - 1)).sum()
    return float(2 * stdtr(freedom, -gap / np.sqrt(errors.sum())))
