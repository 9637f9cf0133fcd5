"""Visits that were booked and did not take place: missed, or cancelled too late."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

TIMES = """
    booking_id  clinic_id  starts_on   visit_type  lead_time  outcome              booking_way  booking_route  owner   booking_form
    came        north      2025-10-06  first       same_day   attended             staff        staff          region  direct
    came_back   north      2025-10-06  return      8_14       attended             staff        staff          region  direct
    stayed_out  north      2025-10-06  first       8_14       no_show              web          web_direct     region  direct
    too_late    north      2025-10-06  first       8_14       late_cancelled       web          web_direct     region  direct
    in_time     north      2025-10-06  first       29_plus    cancelled_earlier    web          web_direct     region  direct
    by_clinic   north      2025-10-06  first       8_14       cancelled_by_clinic  staff        staff          region  direct
    """  # noqa: E501


@pytest.fixture(scope="module")
def region():
    """Six booked times of one day."""
    return given_marts({"marts.booked_times": TIMES})


def test_a_missed_visit_is_one_of_those_that_nobody_cancelled(region):
    """One of three; who cancelled, in time or late, did not fail to come."""
    assert values(region, "no_show_share", "numerator, denominator") == [(1, 3)]


def test_a_late_cancellation_is_one_of_those_that_stood_the_day_before(region):
    """One of four; what was cancelled earlier, or by the clinic, is not among them."""
    assert values(region, "late_cancellation_share", "numerator, denominator") == [(1, 4)]


@pytest.mark.parametrize(
    ("metric", "counted"),
    [
        ("no_show_share", [("8_14", 1, 2), ("same_day", 0, 1)]),
        ("late_cancellation_share", [("8_14", 1, 3), ("same_day", 0, 1)]),
    ],
)
def test_they_are_told_by_how_far_ahead_the_time_was_booked(region, metric, counted):
    """Booked more than a week ahead against the same day."""
    columns = "split_value, numerator, denominator"

    assert values(region, metric, columns, split="lead_time") == counted


def test_lead_time_is_told_for_first_and_return_visits_apart(region):
    """Return visits are booked further ahead, so the two are never mixed up."""
    columns = "split_value, numerator, denominator"
    found = values(region, "no_show_share", columns, split="lead_time,visit_type")

    assert found == [("8_14,first", 1, 1), ("8_14,return", 0, 1), ("same_day,first", 0, 1)]
