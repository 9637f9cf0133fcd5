"""The season: how much of a usual month each month of the year holds, for counts only.

Shares are not adjusted: July empties clinics and waiting rooms alike. The index is pooled over a
region, since one clinic's July is too few people to learn July from.
"""

from __future__ import annotations

import numpy as np

MONTHS = 12
ROUNDS = 200  # of fitting; two or three years of months settle within a dozen


def season_index(counts, calendar_months) -> np.ndarray | None:
    """How each calendar month compares with a usual one: twelve factors with mean 1, from January.

    `counts`: whole months in order of time, nan where incomplete; `calendar_months`: 1–12 for each.
    Months are taken to be year's level × calendar month, years of twelve months being counted back
    from the last, so that growth from year to year is no season. None unless every calendar month
    has been seen. Give the region's counts without the unit that is judged by the index, or the
    unit's own change would hide in what is expected of it.
    """
    counts = np.asarray(counts, dtype=float)
    month = np.asarray(calendar_months, dtype=int) - 1
    is_known = np.isfinite(counts)
    if len(set(month[is_known])) < MONTHS or not np.nansum(counts) > 0:
        return None
    years = (np.arange(len(counts))[::-1] // MONTHS)[is_known]
    return _month_factors(counts[is_known], years, month[is_known])


def index_at(index: np.ndarray | None, calendar_months) -> np.ndarray:
    """The index at each month of a series; 1 throughout where there is none."""
    months = np.asarray(calendar_months, dtype=int)
    return np.ones(len(months)) if index is None else index[months - 1]


def _month_factors(counts: np.ndarray, years: np.ndarray, month: np.ndarray) -> np.ndarray:
    """Year and month factors whose products add up to the observed sums of years and of months.

    Iterative proportional fitting, which is maximum likelihood for Poisson counts.
    """
    factor = np.ones(MONTHS)
    for _ in range(ROUNDS):
        level = np.bincount(years, counts) / np.bincount(years, factor[month])
        factor = np.bincount(month, counts, MONTHS) / np.bincount(month, level[years], MONTHS)
    return factor / factor.mean()
