"""What chance alone does: control charts of simulated processes in which nothing ever changes.

A stable process crosses a rule now and then, the oftener the longer its series and the fewer the
points behind its limits. These simulations give each signal its p-value and each chart its rate of
false alarms, with limits estimated from the series' own baseline exactly as `spc` does.
Normal points, independent unless a memory is given; the seed is fixed, so that the same series
always has the same p-value.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from referral_flow.statistics.rules import LEAST, RULES, strengths

REPLICATIONS = 10_000
SEED = 20_251_117
DISPERSION_LEVEL = 0.20  # at 0.05 twelve points miss most true excess: docs/method.md has figures
MEAN_RANGE = 1.128  # d2 for two points: mean range of two standard normals, 2/√π


def p_value(
    rule: str,
    strength: float,
    length: int,
    baseline: int,
    is_sigma_known: bool = False,
    memory: float = 0.0,
) -> float:
    """The share of stable series of this length that show the rule at least as strongly anywhere.

    `length` and `baseline` are complete points of the phase; `is_sigma_known` is True for p-charts,
    whose spread comes from the binomial distribution and not from the series. `memory`: correlation
    of a stable process with its own previous point. Never 0: at least 1 in REPLICATIONS + 1.
    """
    null = strongest(length, baseline, is_sigma_known, memory)[RULES.index(rule)]
    return float(1 + np.count_nonzero(null >= strength)) / (REPLICATIONS + 1)


def false_alarm_probability(
    length: int,
    baseline: int = 12,
    is_sigma_known: bool = False,
    rules: tuple[str, ...] = RULES,
    memory: float = 0.0,
) -> float:
    """The probability that a stable series of this length shows any of `rules` at least once.

    No page says it: it is the table of false alarms in `docs/method.md`, which a test holds to it.
    """
    null = strongest(length, baseline, is_sigma_known, memory)
    alarms = [null[RULES.index(rule)] >= LEAST[rule] for rule in rules]
    return float(np.any(alarms, axis=0).mean())


@lru_cache(maxsize=256)
def strongest(length: int, baseline: int, is_sigma_known: bool, memory: float = 0) -> np.ndarray:
    """The strongest pattern of each rule in each simulated series: 4 × REPLICATIONS."""
    points, centre, spread = stable_series(length, baseline, is_sigma_known, REPLICATIONS, memory)
    z = (points - centre) / spread
    return np.maximum(_strongest_above(z), _strongest_above(-z))


def _strongest_above(z: np.ndarray) -> np.ndarray:
    patterns = strengths(z, z)
    return np.array([patterns[rule][1].max(axis=0) for rule in RULES], dtype=np.float32)


def stable_series(
    length: int, baseline: int, is_sigma_known: bool, replications: int, memory: float = 0.0
) -> tuple[np.ndarray, np.ndarray, np.ndarray | float]:
    """Standard normal series (length × replications), and their baselines' centres and spreads."""
    random = np.random.default_rng([SEED, length, baseline])
    points = random.standard_normal((length, replications))
    for point in range(1, length if memory else 0):
        points[point] *= np.sqrt(1 - memory**2)
        points[point] += memory * points[point - 1]
    first = points[:baseline]
    spread = 1.0 if is_sigma_known else np.abs(np.diff(first, axis=0)).mean(axis=0) / MEAN_RANGE
    return points, first.mean(axis=0), spread


@lru_cache(maxsize=64)
def dispersion_limit(points: int, level: float = DISPERSION_LEVEL) -> float:
    """The σ_z that only `level` of all purely binomial baselines of this many points exceed.

    Above it the p-chart's limits are suspected of being too narrow, and Laney's p′ takes over.
    """
    random = np.random.default_rng([SEED, points])
    ranges = np.abs(np.diff(random.standard_normal((points, REPLICATIONS)), axis=0))
    return float(np.quantile(ranges.mean(axis=0) / MEAN_RANGE, 1 - level))
