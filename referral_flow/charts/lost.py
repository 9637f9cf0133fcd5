"""How much of what a unit usually reports never came in, so that nothing is concluded from it.

Contacts of low weeks against the clinic's own expected number, as the pipeline counted them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import polars as pl

from referral_flow.blocks import Marker
from referral_flow.model import Period
from referral_flow.text import Text

UNUSABLE = 0.2  # of a period's expected contacts lost: it is drawn, but not judged
LOST = Text("uppgifter saknas", "data are missing")


@dataclass(frozen=True)
class LostWeeks:
    """Of some clinics together, per week: its Monday (an ordinal), contacts expected, and lost."""

    mondays: np.ndarray
    expected: np.ndarray
    lost: np.ndarray

    def shares(self, periods: Sequence[Period]) -> np.ndarray:
        """For each period, the share (0-1) of expected contacts that was lost.

        A week on the edge counts by its days in the period.
        """
        if not self.lost.any():
            return np.zeros(len(periods))
        inside = _days_inside(self.mondays, periods)
        expected = inside @ self.expected
        return inside @ self.lost / np.where(expected > 0, expected, 1)


def lost_weeks(coverage: pl.DataFrame, clinic_ids: Collection[str]) -> LostWeeks:
    """What these clinics should have reported; only weeks marked low count as lost."""
    weeks = (
        coverage.filter(pl.col("clinic_id").is_in(list(clinic_ids)))
        .with_columns(lost=pl.when("is_low").then(pl.col("expected") - pl.col("contacts")))
        .group_by("starts_on")
        .agg(pl.col("expected", "lost").sum())
    )
    mondays = np.array([monday.toordinal() for monday in weeks["starts_on"]], dtype=int)
    return LostWeeks(mondays, weeks["expected"].to_numpy(), weeks["lost"].to_numpy())


def _days_inside(monday: np.ndarray, periods: Sequence[Period]) -> np.ndarray:
    """Days of each week (columns) that lie in each period (rows)."""
    starts = np.array([period.starts_on.toordinal() for period in periods])[:, None]
    ends = np.array([period.ends_on.toordinal() for period in periods])[:, None]
    return np.clip(np.minimum(ends, monday + 6) - np.maximum(starts, monday) + 1, 0, 7)


def lost_stretches(periods: Sequence[Period], is_lost: Sequence[bool]) -> list[Marker]:
    """A marker over each run of periods whose data were lost."""
    runs = groupby(zip(periods, is_lost, strict=True), key=lambda pair: pair[1])
    whole = [[period for period, _ in run] for lost, run in runs if lost]
    return [Marker(run[0].starts_on, LOST, "lost", run[-1].ends_on) for run in whole]
