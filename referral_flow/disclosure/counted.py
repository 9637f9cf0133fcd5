"""What the rows of a metric's frame count, and which of these counts are few."""

from __future__ import annotations

import numpy as np
import polars as pl

from referral_flow import few
from referral_flow.model import Metric

_SIZES = {"ratio": "denominator", "rate": "denominator", "duration": "n", "sample": "n",
          "table": "count"}  # fmt: skip


def few_rows(frame: pl.DataFrame, metric: Metric, audience: str) -> np.ndarray:
    """True for each row that is hidden whatever stands beside it."""
    cases = sizes(frame, metric)
    if metric.shape == "ratio":
        return few.few_of_share(column(frame, "numerator"), cases, audience)
    if metric.shape == "rate":
        return few.is_small(column(frame, "numerator")) | few.few_of_summary(cases, audience)
    if metric.shape in ("count", "stock", "table"):
        return few.is_small(cases)
    return few.few_of_summary(cases, audience)


def quantities(frame: pl.DataFrame, metric: Metric) -> dict[str, np.ndarray]:
    """What could be worked out of a cell: a share's numerator and those left over."""
    cases = sizes(frame, metric)
    if metric.shape not in ("ratio", "rate"):
        return {_SIZES.get(metric.shape, "value"): cases}
    numerator = column(frame, "numerator")
    if metric.shape == "rate":
        return {"numerator": numerator, "denominator": cases}
    return {"numerator": numerator, "rest": cases - numerator}


def sizes(frame: pl.DataFrame, metric: Metric) -> np.ndarray:
    """How many cases each row rests on."""
    return column(frame, _SIZES.get(metric.shape, "value"))


def column(frame: pl.DataFrame, name: str) -> np.ndarray:
    """A column as numbers; nothing is nought."""
    return frame[name].cast(pl.Float64).fill_null(0).to_numpy()
