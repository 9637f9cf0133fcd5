"""A logistic regression on main effects, for cases counted by the attributes that they share.

Pure numbers: which metric it is of, and where the cases were, is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RIDGE = 0.16  # 1 / 2.5²: an effect is taken to lie within some 2.5 in log odds, as Gelman et al.
STEPS, CLOSE = 60, 1e-10


@dataclass(frozen=True)
class MainEffects:
    """A level in log odds, and how far each value of each attribute lies from it."""

    level: float
    effects: tuple[dict[str, float], ...]  # one per attribute: value → log odds

    def log_odds(self, values: Sequence[tuple[str, ...]]) -> np.ndarray:
        """Of cases with these values of the attributes; every value must have been fitted."""
        return self.level + np.array(
            [sum(part[one] for part, one in zip(self.effects, row, strict=True)) for row in values],
            dtype=float,
        )


def main_effects(
    values: Sequence[tuple[str, ...]],
    counted: np.ndarray,
    cases: np.ndarray,
    ridge: float = RIDGE,
) -> MainEffects:
    """The effects that make what was counted most likely, less ½ · ridge · Σ effect².

    One row per combination of values, with how many of its cases were counted. Every value has an
    effect of its own and none is the reference; the penalty makes them sum to nought within an
    attribute, and holds those of rare values, or of values where all or none were counted, near
    nought. The level isn't penalised, so what is expected of all together is what was counted.
    Raises `ValueError` where all or none were counted: then there is no level.
    """
    if not 0 < counted.sum() < cases.sum():
        raise ValueError("all or none were counted: there is nothing to fit")
    columns = [(place, one) for place in range(len(values[0])) for one in _levels(values, place)]
    x = np.array([[1.0, *(row[place] == one for place, one in columns)] for row in values])
    fitted = _most_likely(x, counted, cases, np.diag([0.0, *[ridge] * len(columns)]))
    effects = tuple({} for _ in values[0])
    for (place, one), effect in zip(columns, fitted[1:], strict=True):
        effects[place][one] = float(effect)
    return MainEffects(float(fitted[0]), effects)


def levels_to_match(log_odds: np.ndarray, counted: np.ndarray, cases: np.ndarray) -> np.ndarray:
    """What to add to the log odds in each period, for as many to be expected as were counted.

    `log_odds` by combination, `cases` by period and combination, `counted` by period. Minus or
    plus infinity where none or all were counted.
    """
    totals = cases.sum(axis=1)
    moved = np.full(len(totals), np.nan)
    moved[counted <= 0], moved[counted >= totals] = -np.inf, np.inf
    open_ = np.flatnonzero((counted > 0) & (counted < totals))
    low, high = np.full(len(open_), -40.0), np.full(len(open_), 40.0)
    for _ in range(STEPS):
        middle = (low + high) / 2
        is_low = (cases[open_] * chances(log_odds, middle)).sum(axis=1) < counted[open_]
        low, high = np.where(is_low, middle, low), np.where(is_low, high, middle)
    moved[open_] = (low + high) / 2
    return moved


def chances(log_odds: np.ndarray, moved: np.ndarray) -> np.ndarray:
    """Chances by period and combination, each period's log odds moved by so much."""
    return 1 / (1 + np.exp(-np.clip(log_odds[None, :] + moved[:, None], -700, 700)))


def _levels(values: Sequence[tuple[str, ...]], place: int) -> list[str]:
    return sorted({row[place] for row in values})


def _most_likely(
    x: np.ndarray, counted: np.ndarray, cases: np.ndarray, penalty: np.ndarray
) -> np.ndarray:
    """Newton's steps (iteratively reweighted least squares) on the penalised likelihood."""
    share = counted.sum() / cases.sum()
    fitted = np.zeros(x.shape[1])
    fitted[0] = np.log(share / (1 - share))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ fitted))
        slope = x.T @ (counted - cases * chance) - penalty @ fitted
        curve = (x.T * (cases * chance * (1 - chance))) @ x + penalty
        step = np.linalg.solve(curve, slope)
        fitted = fitted + step / max(1.0, np.abs(step).max() / 2)  # never far in one step
        if np.abs(step).max() < CLOSE:
            break
    return fitted
