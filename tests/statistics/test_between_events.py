"""Cases between events: published charts, places within a period, limits that keep their word."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from referral_flow.statistics.between_events import (
    gaps,
    geometric_quantile,
)

INFECTIONS = [(4, 17), (4, 17), (4, 17), (4, 19), (4, 20), (5, 3), (5, 5), (5, 5), (5, 6), (5, 7),
              (5, 8), (5, 9), (5, 9), (5, 10), (5, 11), (5, 27), (5, 27), (5, 28), (5, 29), (5, 31),
              (6, 10), (6, 11), (6, 12), (6, 14), (6, 16), (6, 16), (6, 18), (6, 21),
              (6, 21)]  # fmt: skip


def days_between_infections() -> np.ndarray:
    """Benneyan 1998 as reprinted in SAS/QC, PROC RAREEVENTS, Getting Started."""
    return np.diff([date(1995, *day).toordinal() for day in INFECTIONS])


def test_published_infections_by_the_published_formula():
    """28 gaps of 65 days in all; a day may hold two, so that gaps begin at 0 (SAS: shift a = 0).

    SAS solves 1 − (1 − p)^(x + 1) = 0.99865; with one day more in every gap that is our quantile.
    """
    between = days_between_infections()
    p = 27 / 92
    upper = geometric_quantile(0.99865, p)

    assert between[:6].tolist() == [0, 0, 2, 1, 13, 2]
    assert (len(between), between.sum()) == (28, 65)
    assert 1 - (1 - p) ** upper == pytest.approx(0.99865)
    assert upper - 1 == pytest.approx(18.02, abs=0.01)
    assert between.max() < upper


def test_median_is_seven_tenths_of_the_mean():
    """Provost & Murray 2011, p. 229: the centre line of a g-chart is 0.693 times the mean gap."""
    assert geometric_quantile(0.5, 0.001) == pytest.approx(693, abs=0.5)


def test_rare_limits_are_those_of_the_exponential_distribution():
    """−ln 0.00135 = 6.6077 mean gaps, as in t-charts (Borror, Keats & Montgomery 2003)."""
    assert geometric_quantile(0.99865, 1e-6) == pytest.approx(6.6077e6, rel=1e-4)


def test_events_lie_evenly_within_their_period():
    """Two events among ten cases lie at 2.5 and 7.5; one among four at 2, that is at 12."""
    found = gaps([10, 4, 6], [2, 1, 0])

    assert found.cases.tolist() == [5, 4.5]
    assert found.at.tolist() == [0.75, 1.5]
    assert found.since_last == 8


def test_gaps_go_on_over_periods_without_events_or_cases():
    """Nothing happens for two periods, one of them without cases: the gap only grows."""
    found = gaps([10, np.nan, 20, 10], [1, np.nan, 0, 1])

    assert found.cases.tolist() == [30]


def test_where_every_case_is_an_event_gaps_are_one():
    """No case lies between: gaps of 1."""
    found = gaps([3, 3], [3, 3])

    assert found.cases.tolist() == [1] * 5


def test_without_events_there_are_no_gaps():
    """Nothing has happened, so nothing can be between."""
    assert len(gaps([5, 5], [0, 0]).cases) == 0
    assert gaps([5, 5], [0, 0]).since_last is None


def test_upper_limit_is_passed_as_seldom_as_it_says():
    """0.135 % of 200 000 gaps of events that keep their chance of 3 %."""
    drawn = np.random.default_rng(8).geometric(0.03, 200_000)

    assert np.mean(drawn > geometric_quantile(0.99865, 0.03)) == pytest.approx(0.00135, abs=3e-4)
