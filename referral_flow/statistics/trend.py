"""Whether shares rise or fall along groups that have an order of their own (days ahead, ages)."""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, sqrt

import numpy as np


def trend_z(
    counted: Sequence[float], cases: Sequence[float], scores: Sequence[float] | None = None
) -> float:
    """The Cochran-Armitage statistic: standard normal where shares have no trend along the groups.

    Positive where shares rise. `scores` are the places of the groups, by default 0, 1, 2 … Zero
    where nothing can be told: fewer than two groups, or all or none counted.
    Armitage (1955), Biometrics 11:375-386.
    """
    k, n = np.asarray(counted, dtype=float), np.asarray(cases, dtype=float)
    at = np.arange(len(n), dtype=float) if scores is None else np.asarray(scores, dtype=float)
    total = n.sum()
    pooled = k.sum() / total if total else 0.0
    spread = (n * at**2).sum() - (n * at).sum() ** 2 / total if total else 0.0
    if pooled in (0, 1) or spread <= 0:
        return 0.0
    return float((at * (k - n * pooled)).sum() / sqrt(pooled * (1 - pooled) * spread))


def two_sided_p(z: float) -> float:
    """How often chance alone gives a standard normal value at least so far from zero."""
    return erfc(abs(z) / sqrt(2))
