"""The same body region examined again within ninety days, counted on the later referrer."""

from __future__ import annotations

import pytest

from pipelines.sqlfile import read_sqlfile
from tests.given_marts import given_marts
from tests.small_region import SQL, values

EXAMS = """
    referral_id  patient_id  performed_on  body_region  referring_unit_id  is_repeat
    first        p           2025-05-05    shoulder     care               false
    again        p           2025-06-05    shoulder     ortho              true      # for another referrer
    elsewhere    p           2025-06-05    knee         ortho              false
    someone      q           2025-06-06    shoulder     ortho              false
    nobody       -           2025-06-06    shoulder     ortho              false     # whose it is nobody knows
    somewhere    q           2025-06-07    -            ortho              false     # nor of what
    """  # noqa: E501


@pytest.fixture(scope="module")
def region():
    return given_marts({"marts.imaging_exams": EXAMS})


def test_the_later_referrer_is_asked_about_the_repeat(region):
    """One of the orthopaedists' three that can be judged, one of two of shoulders."""
    ratio = "numerator, denominator"
    metric = "repeat_imaging_90_days"
    by_region = values(
        region, metric, f"split_value, {ratio}", unit="ortho", period="2025-Q2", split="body_region"
    )

    assert values(region, metric, ratio, unit="ortho", period="2025-06") == [(1, 3)]
    assert values(region, metric, ratio, unit="care", period="2025-05") == [(0, 1)]
    assert by_region == [("knee", 0, 1), ("shoulder", 1, 2)]


def test_the_first_ninety_days_know_no_past():
    """A period is final only where everyone in it has ninety days behind them."""
    front = read_sqlfile(SQL / "metrics" / "repeat_imaging_90_days.sql").front

    assert front["looks_back_days"] == 90
