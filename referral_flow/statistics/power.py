"""What a control chart could have seen: an unchanged chart is only news if change would have shown.

Simulated: the same stable series as in `nulls`, moved by a lasting step right after the baseline.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from referral_flow.statistics.nulls import stable_series
from referral_flow.statistics.rules import LEAST, strengths

REPLICATIONS = 2_000
LARGEST_STEP = 12.0  # in standard deviations; a step that needs more is not worth promising


def change_detectable(
    n_per_point,
    p: float,
    points: int | None = None,
    *,
    baseline: int = 12,
    sigma_z: float | None = None,
    power: float = 0.8,
) -> float | None:
    """The smallest lasting change of a share (0–1) that its chart would flag with this power.

    `n_per_point`: people in each point after the baseline, or one typical number together with
    `points`. `p`: the centre of the baseline. `sigma_z`: spread of a p′-chart, None for a p-chart.
    None where no change would have been seen: no points yet, or the share cannot move so far.
    Normal approximation: the step in standard deviations (`step_detectable`) times that of the mean
    point, so with very uneven or few people (np below 5) it is a rough guide.
    """
    people = np.atleast_1d(np.asarray(n_per_point, dtype=float))
    people = people[people > 0]
    step = step_detectable(
        len(people) if points is None else points, baseline, sigma_z is None, power
    )
    if step is None or not people.size:
        return None
    sigma = np.sqrt(p * (1 - p) * np.mean(1 / people)) * (1 if sigma_z is None else sigma_z)
    return float(step * sigma) if 0 < step * sigma <= max(p, 1 - p) else None


@lru_cache(maxsize=512)
def step_detectable(
    points: int, baseline: int = 12, is_sigma_known: bool = False, power: float = 0.8
) -> float | None:
    """The same in standard deviations of one point: 80 % of such steps raise a rule on their side.

    `points`: complete points after the baseline; None when there are none.
    """
    if points < 1 or baseline < 2:
        return None
    series = stable_series(baseline + points, baseline, is_sigma_known, REPLICATIONS)
    low, high = 0.0, LARGEST_STEP
    while high - low > 0.02:
        middle = (low + high) / 2
        low, high = (middle, high) if _seen(*series, baseline, middle) < power else (low, middle)
    return high


def _seen(points: np.ndarray, centre, spread, baseline: int, step: float) -> float:
    """The share of series in which some rule sees a step up of this size after the baseline."""
    moved = points.copy()
    moved[baseline:] += step
    z = (moved - centre) / spread
    flags = [
        (strength[baseline:] >= LEAST[rule]).any(axis=0)
        for rule, (_, strength) in strengths(z, z).items()
    ]
    return float(np.any(flags, axis=0).mean())
