"""Lost data: a hole is measured in what should have come, and marked from end to end."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from referral_flow.charts.lost import lost_stretches, lost_weeks
from tests.fake_warehouse import COLUMNS, periods

PERIODS = {period.period_id: period for period in periods()}
MONTHS = [PERIODS[f"2025-0{month}"] for month in (2, 3, 4, 5)]


def coverage(*lost: date) -> pl.DataFrame:
    """K1 and K2 are expected to report 20 contacts a week; K1 reports 2 in lost weeks."""
    rows = [
        (clinic, week.period_id, week.starts_on, 2 if is_lost else 20, 20.0, is_lost)
        for week in PERIODS.values()
        if week.grain == "week"
        for clinic in ("K1", "K2")
        for is_lost in [clinic == "K1" and week.starts_on in lost]
    ]
    return pl.DataFrame(rows, schema=COLUMNS["profiles.coverage"], orient="row")


WEEKS_10_AND_14 = coverage(date(2025, 3, 3), date(2025, 3, 31))


def test_a_week_counts_by_its_days_in_the_period():
    """Eight of March's 31 days lie in a lost week, in which nine in ten contacts are missing."""
    [march] = lost_weeks(WEEKS_10_AND_14, ["K1"]).shares([PERIODS["2025-03"]])

    assert march == pytest.approx(0.9 * 8 / 31)


def test_a_hole_weighs_less_among_more_clinics():
    """Half as much where K2 reports all it should."""
    alone, both = (lost_weeks(WEEKS_10_AND_14, ids).shares([PERIODS["2025-Q1"]])[0]
                   for ids in (["K1"], ["K1", "K2"]))  # fmt: skip

    assert both == pytest.approx(alone / 2)


def test_nothing_lost_is_nothing():
    """Also for a unit without clinics."""
    assert list(lost_weeks(coverage(), ["K1"]).shares(MONTHS)) == [0, 0, 0, 0]
    assert list(lost_weeks(coverage(), []).shares(MONTHS)) == [0, 0, 0, 0]


def test_periods_in_a_row_are_one_stretch():
    """March and April, from their first day to their last."""
    [marker] = lost_stretches(MONTHS, [False, True, True, False])

    assert (marker.on, marker.until, marker.kind) == (date(2025, 3, 1), date(2025, 4, 30), "lost")
