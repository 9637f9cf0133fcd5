"""The four rules of Making Data Count: what in a series would be surprising if nothing had changed?

Every rule looks upwards; give it −z to look downwards. Time runs along the first axis, so the same
few lines judge one series of months and ten thousand simulated ones. nan is a missing month: it is
never part of a pattern and breaks every one that would pass over it.

A rule returns two arrays of the input's shape, for the pattern that ends at each point: how many
points it spans (0 = none ends here) and how strong it is. A pattern is a signal when its strength
reaches `LEAST`; it counts as one pattern for as long as it lasts.
"""

from __future__ import annotations

import numpy as np

LEAST = {"outside": 3, "trend": 7, "two_of_three": 2, "shift": 7}
RULES = tuple(LEAST)  # in order of precedence


def outside(z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Beyond the limit, three standard deviations out; on the limit is inside. Strength: z."""
    holds = z > LEAST["outside"]
    return _run_lengths(holds), np.where(holds, z, 0)


def trend(deviations: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each point higher than the one before; two equal points end the climb. Strength: points.

    Takes distances from the centre line, not z: what the eye follows is the line, and months with
    many patients must not look like a climb because their z grows.
    """
    rises = np.zeros(deviations.shape, dtype=bool)
    rises[1:] = deviations[1:] > deviations[:-1]
    steps = _run_lengths(rises)
    points = np.where(rises, steps + 1, 0)
    return points, points


def two_of_three(z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two points of three in a row beyond the near limit on the same side. Strength: such points.

    A point beyond the outer limit is also beyond the near one. The third point may lie anywhere
    but must be known.
    """
    beyond = z > 2
    bridge = np.zeros(z.shape, dtype=bool)
    bridge[1:-1] = beyond[:-2] & beyond[2:] & ~np.isnan(z[1:-1])
    covered = beyond | bridge
    return _run_lengths(covered), np.where(covered, _counted_in_run(beyond, covered), 0)


def shift(z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Points in a row above the centre line; a point on the line ends the run. Strength: points."""
    points = _run_lengths(z > 0)
    return points, points


def strengths(z: np.ndarray, deviations: np.ndarray) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Every rule's patterns on the upper side, by name and in order of precedence."""
    return {
        "outside": outside(z),
        "trend": trend(deviations),
        "two_of_three": two_of_three(z),
        "shift": shift(z),
    }


def _run_lengths(holds: np.ndarray) -> np.ndarray:
    """How many points in a row have held, up to and including each."""
    return _counted_in_run(holds, holds)


def _counted_in_run(counted: np.ndarray, run: np.ndarray) -> np.ndarray:
    total = np.cumsum(counted, axis=0, dtype=np.int32)
    before_run = np.maximum.accumulate(np.where(run, 0, total), axis=0)
    return total - before_run
