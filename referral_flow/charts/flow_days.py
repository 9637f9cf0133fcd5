"""Median days of each way of a flow, from the day tables of its stages."""

from __future__ import annotations

import polars as pl

from referral_flow.statistics.survival import OPEN, curve


def median_days(table: pl.DataFrame) -> dict[str, int | None]:
    """By outcome of one stage: within how many days half of all who took that way had taken it.

    `table` has day, outcome and cases. Those still at the stage count with the days that have
    passed (Aalen–Johansen), so the slow are not left out because they are slow; the curve of a way
    is halved at its own end, since not everybody takes it. None where nobody did.
    """
    whole = curve(table["day"], table["outcome"], table["cases"])
    return {
        way: whole.quantile(climbed[-1] / 2, way) if len(climbed) and climbed[-1] > 0 else None
        for way, climbed in whole.incidence.items()
        if way != OPEN
    }


def nine_tenths(table: pl.DataFrame, way: str) -> int | None:
    """Within how many days nine in ten of those who took one way had taken it; None if nobody."""
    whole = curve(table["day"], table["outcome"], table["cases"], causes=[way])
    climbed = whole.incidence[way]
    if not len(climbed) or climbed[-1] <= 0:
        return None
    return whole.quantile(0.9 * climbed[-1], way)
