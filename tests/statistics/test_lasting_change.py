"""Lasting changes: found where they are, worth nothing where none is, exact for rare events."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest, t

from referral_flow.statistics.lasting_change import lasting_change
from referral_flow.statistics.rare_change import long_gap, rare_change


def test_a_step_is_found_in_its_month():
    """12 % for fifteen months, then 24 % for nine, of a hundred people a month."""
    found = lasting_change([12, 11, 13] * 5 + [24, 25, 23] * 3, [100] * 24)

    assert found.start == 15
    assert (found.before, found.after) == (pytest.approx(0.12), pytest.approx(0.24))
    assert found.p_value < 1e-5


def test_its_worth_by_hand():
    """Six months of 50 of 100 and six of 60, one place to divide them: both levels exactly even.

    Arcsine √0.6 − arcsine √0.5 in √(2 · ¼ / 600), t with 10 degrees: no spread below chance.
    """
    found = lasting_change([50] * 6 + [60] * 6, [100] * 12)
    apart = (np.arcsin(np.sqrt(0.6)) - np.arcsin(np.sqrt(0.5))) / np.sqrt(0.5 / 600)

    assert found.p_value == pytest.approx(2 * t.sf(apart, 10))


def test_a_season_that_is_expected_is_no_change():
    """Half of everything from the thirteenth month on, as the calendar says."""
    expected = np.array([100.0] * 12 + [50.0] * 12)
    counts = np.array([103, 98, 99] * 4 + [51, 48, 50] * 4)

    assert lasting_change(counts, expected, is_share=False).p_value > 0.5
    assert lasting_change(counts, np.ones(24), is_share=False).p_value < 1e-6


def test_a_share_that_follows_its_calendar_is_no_change():
    """Shares of 60 and then 40 % where as much was expected."""
    people = np.full(24, 200)
    expected = np.array([120.0] * 12 + [80.0] * 12)

    assert lasting_change([120] * 12 + [80] * 12, people, expected=expected).p_value > 0.9
    assert lasting_change([120] * 12 + [80] * 12, people).p_value < 1e-6


def test_a_short_series_is_not_divided():
    """Eleven months have no six on each side; missing months do not count."""
    assert lasting_change([5] * 11, [10] * 11) is None
    assert lasting_change([np.nan, *[5] * 11], [0, *[10] * 11]) is None


def test_rare_events_have_their_exact_chance():
    """Nine events in the first half, one in the second, three divisions: three binomial tests."""
    found = rare_change([3, 6, 0, 1], [100] * 4)

    assert found.start == 2
    assert (found.before, found.after) == (pytest.approx(0.045), pytest.approx(0.005))
    assert found.p_value == pytest.approx(3 * binomtest(9, 10, 0.5).pvalue)


def test_a_rare_change_may_go_to_nothing():
    """All twelve events in the first half."""
    found = rare_change([4, 4, 4, 0, 0, 0], [100] * 6)

    assert found.after == 0
    assert found.p_value == pytest.approx(min(1, 5 * 2 * 0.5**12), rel=1e-6)


@pytest.mark.parametrize("turned", [False, True])
def test_a_change_so_sure_that_its_chance_is_hardly_a_number_is_found_in_its_month(turned):
    """None of a hundred for twelve months, then eight a month; and the same in reverse."""
    events = [0] * 12 + [8] * 12
    found = rare_change(events[::-1] if turned else events, [100] * 24)

    levels = (found.before, found.after)
    assert found.start == 12
    assert levels == (pytest.approx((0.08, 0)) if turned else pytest.approx((0, 0.08)))
    assert found.p_value == pytest.approx(17 * 2 * 0.5**96)


def test_no_chance_is_nought():
    """Two thousand events on one side: less than a number can be, and still not impossible."""
    events, cases = [0] * 6 + [400] * 6, [5000] * 12

    assert 0 < rare_change(events, cases).p_value < 1e-300
    assert 0 < long_gap(events, cases).p_value < 1e-300


def test_a_long_gap_has_its_exact_chance():
    """Two events at 25 and 75 of 1 000 cases: 925 without any; three gaps, each (1 − 0.925)²."""
    found = long_gap([2, 0, 0], [100, 400, 500])

    assert (found.start, found.end, found.cases) == (0, 2, 925)
    assert found.p_value == pytest.approx(3 * 0.075**2)


def test_without_events_nothing_has_become_rare():
    """No event at all: nothing to compare with."""
    assert rare_change([0, 0, 0], [10, 10, 10]) is None
    assert long_gap([0, 0, 0], [10, 10, 10]) is None


@pytest.mark.parametrize(
    ("share", "people", "wander"), [(0.5, 60, 0.04), (0.1, 60, 0), (0.3, 400, 0.03)]
)
def test_p_values_of_lasting_changes_hold(share, people, wander):
    """Of 4 000 series of 24 months without any change at most 5 % and 1 % are divided so far."""
    random = np.random.default_rng(5)
    levels = np.clip(random.normal(share, wander, (4000, 24)), 0, 1)
    counted = random.binomial(people, levels)
    p_values = np.array([lasting_change(row, [people] * 24).p_value for row in counted])

    assert np.mean(p_values <= 0.05) <= 0.05 + 0.01
    assert np.mean(p_values <= 0.01) <= 0.01 + 0.005


def test_p_values_of_rare_events_hold():
    """Of 4 000 series with some two events a month."""
    events = np.random.default_rng(6).binomial(60, 0.03, (4000, 24))
    changes = np.array([rare_change(row, [60] * 24).p_value for row in events])
    stretches = np.array([long_gap(row, [60] * 24).p_value for row in events])

    assert np.mean(changes <= 0.05) <= 0.05 + 0.01
    assert np.mean(stretches <= 0.05) <= 0.05 + 0.01
