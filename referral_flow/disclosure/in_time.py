"""Which periods are hidden together: where a month goes, one more month of its quarter goes too.

What moves from the one to the other changes no sum over time that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import polars as pl

from referral_flow.disclosure import cells as cells_of
from referral_flow.disclosure.sums import Sums
from referral_flow.model import Period


def companions_in_time(cells: pl.DataFrame, periods: Mapping[str, Period]) -> pl.DataFrame:
    """split, period_id, with_id: the periods that are hidden with each, itself included."""
    grains = {key: period.grain for key, period in periods.items()}
    shown = cells.select("split", grain=pl.col("period_id").replace_strict(grains)).unique()
    classes = shown.group_by("split").agg(pl.col("grain").sort()).sort("split").rows()
    rows = [
        (split, period, other)
        for split, those in classes
        for period, others in _closed(tuple(those), tuple(periods.values())).items()
        for other in others
    ]
    schema = dict.fromkeys(("split", "period_id", "with_id"), pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")


@lru_cache(maxsize=32)
def _closed(grains: tuple[str, ...], periods: tuple[Period, ...]) -> dict[str, tuple[str, ...]]:
    """For each period of these grains: the fewest and shortest others that make it free to move."""
    among = [period for period in periods if period.grain in grains]
    line = pl.DataFrame(
        {
            "unit_id": "",
            "period_id": [p.period_id for p in among],
            "split": None,
            "split_value": None,
        },
        schema=dict.fromkeys(cells_of.PLACE, pl.String),
    )
    days = np.array(cells_of.days_of(among, periods), dtype=float)
    sums = cells_of.period_sums(line, days, {p.period_id: p for p in periods})
    return {
        period.period_id: tuple(among[i].period_id for i in _lightest(place, sums, days))
        for place, period in enumerate(among)
    }


def _lightest(place: int, sums: Sums, weights: np.ndarray) -> np.ndarray:
    """The cells of the lightest movement that moves one cell and changes no sum.

    The least weighted sum of movements (a linear program) moves few cells.
    """
    if not sums.count or place not in sums.cell:
        return np.array([place])
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, hstack

    count = weights.size
    matrix = csr_array(
        (sums.sign.astype(float), (sums.equation, sums.cell)), shape=(sums.count, count)
    )
    bounds = np.zeros((2 * count, 2))
    bounds[:, 1] = np.inf
    bounds[place], bounds[count + place] = 1, 0
    found = linprog(
        np.tile(weights + 10, 2),
        A_eq=hstack([matrix, -matrix]),
        b_eq=np.zeros(sums.count),
        bounds=bounds,
        method="highs",
    )
    moved = found.x[:count] - found.x[count:] if found.success else np.zeros(count)
    moved[place] = 1
    return np.flatnonzero(np.abs(moved) > 1e-9)
