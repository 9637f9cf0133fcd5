"""Do groups hold the same mix of people, and if not, how far apart are they?

Counts in, verdicts out: rows are groups, columns are values (of a body region, an age band). Knows
neither which group is which nor why they differ.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from referral_flow.statistics.intervals import difference

LEAST_EXPECTED = 5  # in every cell, before chi-square is near enough (Cochran 1954)
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Mix:
    """Pearson's chi-square test that all groups have one mix, and how far they are from it."""

    statistic: float
    freedom: int
    p_value: float
    cramers_v: float  # 0 alike to 1 wholly apart, corrected for what chance alone gives


@dataclass(frozen=True)
class Apart:
    """One value in one group against all other groups: the difference in share, and its ends."""

    group: int
    value: int
    difference: float  # 0-1, the group's share less that of all others
    low: float
    high: float


def mix(counts) -> Mix:
    """The test of `counts`, a matrix of groups × values; each person stands in one cell.

    Empty groups and values say nothing and are left out; of fewer than two groups or values nothing
    can be told (p_value 1). Cramér's V by Bergsma (2013), whose expectation is near nought where
    groups are alike.
    """
    from scipy.special import chdtrc

    table = _known(counts)
    rows, columns = table.shape
    if min(rows, columns) < 2:
        return Mix(0.0, 0, 1.0, 0.0)
    hoped, freedom = _expected(table), (rows - 1) * (columns - 1)
    statistic = float(((table - hoped) ** 2 / hoped).sum())
    return Mix(statistic, freedom, float(chdtrc(freedom, statistic)), _cramers_v(table, statistic))


def rare_values(counts) -> list[int]:
    """The columns to be told as one so that every expected number is large enough; none if fewer.

    From the rarest up; if all are rare, all of them.
    """
    table = np.asarray(counts, dtype=float)
    table = table[table.sum(axis=1) > 0]
    rarest_first = [int(one) for one in np.argsort(table.sum(axis=0), kind="stable")]
    for end in (0, *range(2, len(rarest_first) + 1)):
        if _is_enough(table, rarest_first[:end]):
            return rarest_first[:end]
    return rarest_first


def far_apart(counts, looked_at: int | None = None) -> list[Apart]:
    """Every value of every group that stands apart from all other groups by more than chance.

    Largest difference first. The intervals are Newcombe's, widened (Bonferroni) so that with 95 %
    confidence all of them hold at once; `looked_at` is how many are compared, by default all cells.
    """
    table = np.asarray(counts, dtype=float)
    others = table.sum(axis=0) - table
    n, n_others = table.sum(axis=1, keepdims=True), others.sum(axis=1, keepdims=True)
    size = np.broadcast_to(n, table.shape), np.broadcast_to(n_others, table.shape)
    confidence = 1 - (1 - CONFIDENCE) / (looked_at or max(table.size, 1))
    low, high = difference(table, size[0], others, size[1], confidence=confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        gap = table / size[0] - others / size[1]
    found = [Apart(group, value, gap[group, value], low[group, value], high[group, value])
             for group, value in np.argwhere((low > 0) | (high < 0)).tolist()]  # fmt: skip
    return sorted(found, key=lambda one: -round(abs(one.difference), 9))


def differing(p_values, level: float = 1 - CONFIDENCE) -> list[bool]:
    """Which of several tests are beyond chance, with one false claim in twenty at most (Holm 1979).

    In the order given.
    """
    p = np.asarray(p_values, dtype=float)
    order = np.argsort(p, kind="stable")
    passes = p[order] <= level / np.arange(len(p), 0, -1)
    first_failed = len(p) if passes.all() else int(np.argmin(passes))
    found = np.zeros(len(p), dtype=bool)
    found[order[:first_failed]] = True
    return found.tolist()


def _known(counts) -> np.ndarray:
    table = np.asarray(counts, dtype=float)
    return table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]


def _expected(table: np.ndarray) -> np.ndarray:
    return table.sum(axis=1, keepdims=True) * table.sum(axis=0) / table.sum()


def _is_enough(table: np.ndarray, together: list[int]) -> bool:
    apart = np.delete(table, together, axis=1)
    whole = np.column_stack([apart, table[:, together].sum(axis=1)]) if together else table
    return bool((_expected(whole) >= LEAST_EXPECTED).all()) if whole.sum() else True


def _cramers_v(table: np.ndarray, statistic: float) -> float:
    n, (rows, columns) = table.sum(), table.shape
    if n < 2:
        return 0.0
    by_chance = (rows - 1) * (columns - 1) / (n - 1)
    squared = max(statistic / n - by_chance, 0.0)
    narrower = min(one - (one - 1) ** 2 / (n - 1) for one in (rows, columns)) - 1
    return float(np.sqrt(squared / narrower)) if narrower > 0 else 0.0
