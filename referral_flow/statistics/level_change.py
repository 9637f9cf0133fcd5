"""What changed when something was introduced: units with it against units without, in one number.

A difference in differences for units that begin on days of their own: each is compared with what
its own earlier level and the other units' months say it would have been. Shares and means of days
alike; it knows sums and cases by unit and month, and when each unit began.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import numpy as np

LEAST_MONTHS = 8  # on each side: fewer, and the season or a single month passes for a change
LEAST_UNITS = 3  # of either kind: with fewer, nobody can tell a unit's own ways from the change
NEVER = -1
SAME = 1e-12  # levels that differ by less are alike but for rounding
SMALLEST = float(np.finfo(float).tiny)


@dataclass(frozen=True)
class LevelChange:
    """The change of level in the units that began, with the interval that its spread gives."""

    change: float  # on the scale of sum ÷ cases: a share 0–1, or days
    low: float
    high: float
    p_value: float  # of no change at all; never 0 or nan
    expected: float  # the level after, had nothing been introduced
    by_unit: np.ndarray  # each unit's own change; nan for units that it does not rest on
    treated_count: int
    other_count: int  # units that give the others' months
    cases: int  # cases after, in the units that began


@dataclass(frozen=True)
class Refused:
    """No comparison can be made, and why: a key that pages and commands have words for."""

    reason: str  # too_few_months, too_few_units or nobody_else


def level_change(
    sums,
    cases,
    starts,
    *,
    least_months: int = LEAST_MONTHS,
    least_units: int = LEAST_UNITS,
    confidence: float = 0.95,
) -> LevelChange | Refused:
    """The pooled change of `sums` / `cases`, arrays of units × months, from `starts` on.

    `starts`: for each unit the index of its first whole month with what was introduced, NEVER for
    those without; a month begun without it and ended with it is given 0 cases. A unit counts as
    one that began when it has `least_months` with cases before and after; others that began lend
    only their months before.

    The imputation estimator of Borusyak, Jaravel & Spiess (2024): unit and month effects from
    everything untreated, months weighted by cases; then treated months less what these effects say.
    It holds where units would have moved in parallel. The interval leaves out one unit at a time
    (the jackknife, t with as many degrees of freedom as the smaller group has units, less one), so
    units may differ in how much they change and months in one unit may hang together.
    """
    cases, sums = np.nan_to_num(np.asarray(cases, float)), np.nan_to_num(np.asarray(sums, float))
    is_after = _after(np.asarray(starts), cases.shape[1])
    is_treated = _long_enough(cases, is_after, least_months)
    untreated = np.where(is_after, 0, cases)
    is_other = ~is_treated & (np.count_nonzero(untreated, axis=1) >= least_months)
    reason = _refusal(np.asarray(starts), is_treated, is_other, least_units)
    if reason:
        return Refused(reason)
    after = np.where(is_after & is_treated[:, None], cases, 0)
    kept = is_treated | is_other
    return _pooled(sums, untreated * kept[:, None], after, kept, is_treated, confidence)


def _after(starts: np.ndarray, months: int) -> np.ndarray:
    return (starts[:, None] != NEVER) & (np.arange(months) >= starts[:, None])


def _long_enough(cases, is_after, least_months: int) -> np.ndarray:
    before = np.count_nonzero((cases > 0) & ~is_after, axis=1)
    after = np.count_nonzero((cases > 0) & is_after, axis=1)
    return (before >= least_months) & (after >= least_months)


def _refusal(starts, is_treated, is_other, least_units: int) -> str | None:
    if is_other.sum() < least_units:
        return "nobody_else"
    if is_treated.sum() >= least_units:
        return None
    return "too_few_months" if np.count_nonzero(starts != NEVER) >= least_units else "too_few_units"


def _pooled(sums, untreated, after, kept, is_treated, confidence: float) -> LevelChange:
    from scipy.special import stdtrit

    values = sums / np.where(untreated + after > 0, untreated + after, 1)
    months = _month_effects(values, untreated, kept)
    change, expected, by_unit = _changes(values, untreated, after, months[:1], kept[None] < 0)
    without, _, _ = _changes(values, untreated, after, months[1:], np.eye(len(kept), dtype=bool))
    without = without[kept]
    error = np.sqrt((len(without) - 1) * np.mean((without - without.mean()) ** 2))
    freedom = min(is_treated.sum(), kept.sum() - is_treated.sum()) - 1
    reach = stdtrit(freedom, (1 + confidence) / 2) * error
    p_value = _p_value(abs(change[0]), error, freedom, kept.sum(), is_treated.sum())
    return LevelChange(
        float(change[0]), float(change[0] - reach), float(change[0] + reach), p_value,
        float(expected[0]), np.where(is_treated, by_unit[0], np.nan), int(is_treated.sum()),
        int(kept.sum() - is_treated.sum()), round(after.sum()),
    )  # fmt: skip


def _p_value(change: float, error: float, freedom: int, units: int, treated: int) -> float:
    """Student's t; never nought, and 1 where nothing moved.

    Where all units move exactly alike there is no spread to hold a change against. The least that
    can then be claimed is one in all ways of choosing who began.
    """
    from scipy.special import stdtr

    if change <= SAME:
        return 1.0
    if error <= SAME * max(1, change) or freedom < 1:
        return 1 / comb(int(units), int(treated))
    return max(2 * float(stdtr(freedom, -change / error)), SMALLEST)


def _month_effects(values, untreated, kept) -> np.ndarray:
    """Effects of the months with all units, then without each of them: 1 + units × months.

    Weighted least squares with the unit effects swept out; nan for months nobody was untreated in.
    """
    weight = untreated / np.maximum(untreated.sum(axis=1, keepdims=True), 1)
    swept = untreated[:, :, None] * (np.eye(untreated.shape[1]) - weight[:, None, :])
    right = np.einsum("umk,uk->um", swept, values)
    matrices = np.concatenate([[swept.sum(axis=0)], swept.sum(axis=0) - swept])
    rights = np.concatenate([[right.sum(axis=0)], right.sum(axis=0) - right])
    totals = np.concatenate([[untreated.sum(axis=0)], untreated.sum(axis=0) - untreated])
    is_seen = totals > 1e-9
    # the sum of effects is free: any level of the months is made up for by the units'
    level = is_seen[:, :, None] * is_seen[:, None, :] * totals.mean(axis=1)[:, None, None]
    unseen = np.eye(untreated.shape[1]) * ~is_seen[:, None, :]
    found = np.linalg.solve(matrices + level + unseen, rights[:, :, None])[:, :, 0]
    return np.where(is_seen, found, np.nan)


def _changes(values, untreated, after, months, is_left_out):
    """Pooled change, expected level and each unit's change, for each row of month effects."""
    own = np.maximum(untreated.sum(axis=1), 1e-9)
    unit = ((untreated * values).sum(axis=1) - np.nan_to_num(months) @ untreated.T) / own
    hoped = unit[:, :, None] + months[:, None, :]
    weight = np.where(np.isfinite(hoped) & ~is_left_out[:, :, None], after, 0)
    gained = np.where(weight > 0, weight * (values - hoped), 0)
    total = np.where(weight.sum(axis=(1, 2)) > 0, weight.sum(axis=(1, 2)), np.nan)
    by_unit = gained.sum(axis=2) / np.where(weight.sum(axis=2) > 0, weight.sum(axis=2), np.nan)
    expected = np.where(weight > 0, weight * np.nan_to_num(hoped), 0).sum(axis=(1, 2))
    return gained.sum(axis=(1, 2)) / total, expected / total, by_unit
