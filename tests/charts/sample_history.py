"""Histories made of shares per month, of 400 people each, for tests to read by eye."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.blocks import Marker
from referral_flow.charts.history import History, history
from referral_flow.model import Metric
from tests.fake_warehouse import FakeWarehouse, metric, periods, units

REGION = units()[0]
COHORT = "assessed_within_3_days_cohort"
CALM = [0.50, 0.52, 0.49, 0.51, 0.48, 0.50, 0.53, 0.49, 0.51, 0.50, 0.52, 0.49]
TWO_CALM_YEARS = [*CALM, 0.51, 0.49, 0.52, 0.5, 0.48, 0.51, 0.49, 0.52, 0.5, 0.51, 0.49, 0.5]


def plain(words: str) -> str:
    """Words with ordinary spaces, as tests write them."""
    return words.replace("\u00a0", " ")


def of_shares(
    shares: list[float | None],
    *,
    grain: str = "month",
    n: int = 400,
    expected: list[float] | None = None,
    measure: Metric | None = None,
    phases: tuple[Marker, ...] = (),
    lost: Sequence[str] = (),
) -> History:
    """A history from November 2023; None is a month without rows."""
    measure = measure or metric(COHORT)
    spans = [period for period in periods() if period.grain == grain]
    rows = [
        (measure.key, REGION.unit_id, period.period_id, None, None, round(share * n), n,
         expected[place] * n if expected else None)
        for place, (period, share) in enumerate(zip(spans, shares, strict=False))
        if share is not None
    ]  # fmt: skip
    warehouse = FakeWarehouse([measure], ratios=rows)
    frame = warehouse.values(measure.key, unit_ids=[REGION.unit_id], grain=grain)
    return history(measure, REGION, frame, spans, phases, lost)
