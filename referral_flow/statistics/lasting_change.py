"""Lasting changes: has the level of a series moved, and when?

A chart asks of a run whether it is long; this asks how far the months since stand from those
before, at whichever month divides them best, and what that is worth after trying every month.
Knows counts and cases by month, not what they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LEAST_MONTHS = 6  # on each side of a change; shorter ones are left to the rule of single months


@dataclass(frozen=True)
class LastingChange:
    """The division of a series that sets its parts furthest apart."""

    start: int  # index of the first month after the change
    before: float  # share, or rate per unit of exposure, as expected in a usual month
    after: float
    p_value: float  # a series without any change is divided so far anywhere at most this often


def lasting_change(
    counted, cases, *, expected=None, is_share: bool = True, least_months: int = LEAST_MONTHS
) -> LastingChange | None:
    """The lasting change of `counted` of `cases`, months in order of time; None in a short series.

    `cases` are people, or with `is_share` False exposure to Poisson events. `expected`: what each
    month would hold by its calendar, relative to its cases. Months without cases are passed over.

    Levels are compared on the scale where chance has one spread (arcsine of shares, square root of
    rates), in units of the spread of months around the two levels, but never less than chance
    gives; by Student's t, times the number of months tried (Bonferroni).
    """
    counted, cases = np.asarray(counted, dtype=float), np.asarray(cases, dtype=float)
    expected = cases if expected is None else np.asarray(expected, dtype=float)
    is_known = np.isfinite(counted) & (cases > 0) & (expected > 0)
    months = np.flatnonzero(is_known)
    if len(months) < 2 * least_months or not counted[months].sum() > 0:
        return None
    tried = np.arange(least_months, len(months) - least_months + 1)
    before, after, t = _divisions(counted[months], cases[months], expected[months], tried, is_share)
    best = int(np.argmax(np.abs(t)))
    return LastingChange(
        int(months[tried[best]]), float(before[best]), float(after[best]),
        _chance_of_any(float(np.abs(t[best])), len(tried), len(months)),
    )  # fmt: skip


def _divisions(counted, cases, expected, tried, is_share: bool):
    """Level before, level after and t, for each first month after."""
    expected = expected * (cases.sum() / expected.sum())
    early, people, hoped = (np.cumsum(one)[tried - 1] for one in (counted, cases, expected))
    before = early / hoped
    after = (counted.sum() - early) / (expected.sum() - hoped)
    chance = np.sqrt(0.25 / people + 0.25 / (cases.sum() - people))
    apart = _on_scale(after, is_share) - _on_scale(before, is_share)
    levels = np.where(np.arange(len(counted)) >= tried[:, None], after[:, None], before[:, None])
    return before, after, apart / (chance * _spread(counted, cases, levels * expected, is_share))


def _on_scale(level: np.ndarray, is_share: bool) -> np.ndarray:
    return np.arcsin(np.sqrt(np.clip(level, 0, 1))) if is_share else np.sqrt(level)


def _spread(counted, cases, hoped, is_share: bool) -> np.ndarray:
    """The spread of months around two levels, in standard deviations of chance; at least 1."""
    share = np.clip(hoped / cases, 0, 1) if is_share else 0
    variance = np.maximum(hoped * (1 - share), 1e-9)
    squares = ((counted - hoped) ** 2 / variance).sum(axis=1)
    return np.sqrt(np.maximum(squares / (len(counted) - 2), 1))


def _chance_of_any(t: float, tried: int, months: int) -> float:
    from scipy.special import stdtr

    return float(min(1, tried * 2 * stdtr(months - 2, -t)))
