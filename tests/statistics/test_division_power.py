"""What a search could have seen: a step that is found four times in five, and no larger one."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.division_power import smallest_step, smallest_times
from referral_flow.statistics.rare_division import rare_division
from referral_flow.statistics.year_on_year import Peers, moved, years

CALENDAR = np.array([(10 + month) % 12 + 1 for month in range(24)])
CHANCE = np.full(24, 0.05**2)
KNOWN = Peers(1.0, 1e5)
HALF_A_YEAR = 18


def series(seed: int, step: float = 0.0):
    values = 0.05 * np.random.default_rng(seed).standard_normal(24)
    return years(values + step * (np.arange(24) >= HALF_A_YEAR), CHANCE, CALENDAR, spread=0.0)


def test_a_step_of_that_size_is_found_four_times_in_five():
    """In 300 other series with it, at the p-value that was asked for."""
    step = smallest_step(series(1), KNOWN, HALF_A_YEAR, 0.001)
    found = [moved(series(seed, step), KNOWN).p_value <= 0.001 for seed in range(100, 400)]

    assert np.mean(found) == pytest.approx(0.8, abs=0.07)


def test_a_stricter_search_sees_larger_steps_only():
    """One in a thousand needs more than one in twenty, and less than one in a million."""
    steps = [smallest_step(series(1), KNOWN, HALF_A_YEAR, p) for p in (0.05, 0.001, 1e-6)]

    assert steps == sorted(steps)
    assert steps[0] < 0.8 * steps[2]


def test_a_spread_of_ones_own_sees_less_than_one_shared_with_peers():
    """Eleven degrees of freedom against a hundred thousand."""
    alone, known = (smallest_step(series(1), one, HALF_A_YEAR, 0.001) for one in (Peers(), KNOWN))

    assert alone > known


def test_the_change_that_a_series_has_does_not_hide_what_else_could_be_seen():
    """A series that has moved by ten spreads tells of nearly the same step as one that has not."""
    still, has_moved = (smallest_step(series(1, step), Peers(), HALF_A_YEAR, 0.001)
                        for step in (0.0, 0.5))  # fmt: skip

    assert has_moved == pytest.approx(still, rel=0.35)


def test_a_month_that_nothing_is_divided_at_has_no_step():
    """Two months since are fewer than are compared."""
    assert smallest_step(series(1), KNOWN, 22, 0.001) is None


def test_rare_events_so_many_times_as_common_are_found_four_times_in_five():
    """Two events in a hundred cases a month; 200 series with so many more from half a year ago."""
    cases = np.full(24, 100.0)
    times = smallest_times(0.02, cases, HALF_A_YEAR, 0.001, is_rise=True, wander=0.0)
    random = np.random.default_rng(9)
    rates = np.where(np.arange(24) >= HALF_A_YEAR, 2 * times, 2.0)
    found = [rare_division(random.poisson(rates), cases).p_value <= 0.001 for _ in range(200)]

    assert np.mean(found) == pytest.approx(0.8, abs=0.1)


def test_events_that_cluster_must_grow_more_to_be_seen():
    """Months that wander by a third: 200 series drawn so, found four times in five all the same."""
    cases, wander = np.full(24, 100.0), 0.1
    still, wandering = (
        smallest_times(0.02, cases, HALF_A_YEAR, 0.001, is_rise=True, wander=one)
        for one in (0.0, wander)
    )
    random = np.random.default_rng(10)
    rates = np.where(np.arange(24) >= HALF_A_YEAR, 2 * wandering, 2.0)
    drawn = random.poisson(rates * random.gamma(1 / wander, wander, (200, 24)))
    found = [rare_division(one, cases, wander=wander).p_value <= 0.001 for one in drawn]

    assert wandering > 1.1 * still
    assert np.mean(found) == pytest.approx(0.8, abs=0.1)


def test_a_fall_that_is_seen_leaves_few_events():
    """Four a month for a year and a half: seen in four series of five that fall so far."""
    cases = np.full(24, 100.0)
    times = smallest_times(0.04, cases, HALF_A_YEAR, 0.001, is_rise=False, wander=0.0)
    random = np.random.default_rng(11)
    rates = np.where(np.arange(24) >= HALF_A_YEAR, 4 * times, 4.0)
    found = [rare_division(random.poisson(rates), cases).p_value <= 0.001 for _ in range(200)]

    assert 0 < times < 0.5
    assert np.mean(found) == pytest.approx(0.8, abs=0.1)


def test_no_more_events_are_promised_than_there_are_cases():
    """One case a month in half: six of six in half a year is nothing out of the common."""
    cases = np.ones(24)

    assert smallest_times(0.45, cases, HALF_A_YEAR, 1e-4, is_rise=True, wander=0.0) is None


def test_what_hardly_happens_cannot_be_seen_to_stop():
    """Half an event a month: none in half a year is nothing to wonder at."""
    cases = np.full(24, 25.0)

    assert smallest_times(0.02, cases, HALF_A_YEAR, 1e-4, is_rise=False, wander=0.0) is None
