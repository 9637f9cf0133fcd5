"""In which sums the cells of a table stand."""

from __future__ import annotations

import numpy as np
import polars as pl

from referral_flow.disclosure.balances import way_sums
from referral_flow.disclosure.sums import Sums, together
from referral_flow.model import Metric


def table_sums(frame: pl.DataFrame, metric: Metric, counts: np.ndarray) -> Sums:
    """Ways add up at each step; what a nested split divides adds up to the same however far.

    That is the last dimension of such a table: everyone who waited had a free time or had none, at
    each reach, so what is hidden at one could be taken from the sum at another.
    """
    ways = way_sums(frame, counts)
    return together(ways, _along_last(frame)) if metric.nested else ways


def _along_last(frame: pl.DataFrame) -> Sums:
    """The cells that differ in the last dimension alone, as sums that are known."""
    before_last = pl.col("split_value").str.replace(r"(^|,)[^,]*$", "")
    keys = pl.struct("unit_id", "period_id", "split", before_last)
    equation = frame.select(keys.rank("dense") - 1).to_series().cast(pl.Int64).to_numpy()
    return Sums(equation, np.arange(frame.height), np.ones(frame.height, dtype=int))
