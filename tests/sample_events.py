"""A chart of cases between events: twenty-one of them, one gap too small to be shown."""

from __future__ import annotations

from datetime import date

import polars as pl

from referral_flow.blocks import Chart
from referral_flow.charts.between_events import between_chart, between_events
from tests.fake_warehouse import metric, periods


def events_chart(years: int = 2) -> Chart:
    """Exact numbers, an event every fifth week of twenty cases; the last gap is of three people."""
    spans = periods(date(2025 - years, 11, 1))
    weeks = [period for period in spans if period.grain == "week"][: 50 * years]
    events = [0, 0, 1, 0, 0] * (10 * years - 1) + [0, 0, 1, 1, 0]
    frame = pl.DataFrame({
        "period_id": [week.period_id for week in weeks], "numerator": events,
        "denominator": [20] * (len(weeks) - 3) + [3, 3, 3], "is_complete": [True] * len(weeks),
    })  # fmt: skip
    measure = metric("referral_lost_share", good="down")
    return between_chart(between_events(measure, frame, weeks), key="events")
