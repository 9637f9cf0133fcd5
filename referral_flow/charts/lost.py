"""How much of what a unit usually reports never came in, so that nothing is concluded from it.

Contacts of low weeks against the clinic's own expected number, as the pipeline counted them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby

import numpy as np
import polars as pl

from referral_flow.blocks import Marker
from referral_flow.model import Period
from referral_flow.text import Text

UNUSABLE = 0.2  # of a period's expected contacts lost: it is drawn, but not judged
LOST = Text("uppgifter saknas", "data are missing")


def lost_shares(
    coverage: pl.DataFrame, clinic_ids: Collection[str], periods: Sequence[Period]
) -> np.ndarray:
    """For each period, the share (0-1) of the expected contacts of these clinics that was lost.

    Only weeks marked low count as lost; a week on the edge counts by its days in the period.
    """
    weeks = (
        coverage.filter(pl.col("clinic_id").is_in(list(clinic_ids)))
        .with_columns(lost=pl.when("is_low").then(pl.col("expected") - pl.col("contacts")))
        .group_by("starts_on")
        .agg(pl.col("expected", "lost").sum())
    )
    if not weeks["lost"].sum():
        return np.zeros(len(periods))
    inside = _days_inside(weeks["starts_on"].to_numpy(), periods)
    expected = inside @ weeks["expected"].to_numpy()
    return inside @ weeks["lost"].to_numpy() / np.where(expected > 0, expected, 1)


def _days_inside(mondays: np.ndarray, periods: Sequence[Period]) -> np.ndarray:
    """Days of each week (columns) that lie in each period (rows)."""
    week = mondays.astype("datetime64[D]").astype(int)
    starts = np.array([period.starts_on.toordinal() for period in periods])[:, None]
    ends = np.array([period.ends_on.toordinal() for period in periods])[:, None]
    monday = week + _EPOCH
    return np.clip(np.minimum(ends, monday + 6) - np.maximum(starts, monday) + 1, 0, 7)


_EPOCH = 719163  # the ordinal of 1970-01-01, from which numpy counts days


def lost_stretches(periods: Sequence[Period], is_lost: Sequence[bool]) -> list[Marker]:
    """A marker over each run of periods whose data were lost."""
    runs = groupby(zip(periods, is_lost, strict=True), key=lambda pair: pair[1])
    whole = [[period for period, _ in run] for lost, run in runs if lost]
    return [Marker(run[0].starts_on, LOST, "lost", run[-1].ends_on) for run in whole]
