"""Months against the same months of another year: seasons vanish, lasting changes stay."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.year_on_year import Peers, moved, peers_of, wandering, years

CALENDAR = np.array([(10 + month) % 12 + 1 for month in range(24)])  # from November
CHANCE = np.full(24, 0.05**2)
MANY = Peers(1.0, 1e5)


def noise(seed: int = 1, months: int = 24) -> np.ndarray:
    return 0.05 * np.random.default_rng(seed).standard_normal(months)


def found(values, peers: Peers = MANY, **habits):
    return moved(years(values, CHANCE, CALENDAR, **({"spread": 0.0} | habits)), peers)


def test_whatever_a_month_of_the_year_holds_is_no_change():
    """July at a half and Christmas at a third, twice: the same answer to the last digit."""
    season = np.tile(np.random.default_rng(2).normal(0, 5, 12), 2)

    assert found(noise() + season).p_value == pytest.approx(found(noise()).p_value)


def test_a_step_is_found_in_its_month():
    """Six standard deviations of a month from the fifteenth month on."""
    step = found(noise() + 0.3 * (np.arange(24) >= 15))

    assert step.start == 15
    assert step.step == pytest.approx(0.3, abs=0.05)
    assert step.p_value < 1e-9


def test_up_and_down_are_alike():
    """The same series upside down has the same chance."""
    values = noise() + 0.1 * (np.arange(24) >= 15)

    assert found(-values).p_value == pytest.approx(found(values).p_value)


def test_a_step_counts_for_less_where_months_remember():
    """A queue that is long stays long a while: what wanders with a memory looks like a step."""
    values = noise() + 0.1 * (np.arange(24) >= 15)
    quick, slow = (found(values, spread=0.05**2, memory=memory).p_value for memory in (0, 0.6))

    assert slow > 2 * quick


def test_a_spread_known_from_twelve_numbers_convinces_less():
    """Alone, a series has Student's t of eleven; with peers, the normal distribution."""
    values = noise() + 0.2 * (np.arange(24) >= 15)

    assert found(values, Peers()).p_value > 10 * found(values).p_value


def test_a_series_that_hardly_varies_is_held_against_chance():
    """Months more alike than chance makes them are luck: a step of one spread is nothing."""
    flat = 0.05 * (np.arange(24) >= 15)

    assert found(flat, Peers()).p_value > 0.05


def test_a_series_seen_once_a_year_tells_nothing():
    """Fourteen months have two pairs a year apart, and three are needed."""
    assert years(noise(months=14), CHANCE[:14], CALENDAR[:14], spread=0.0) is None


def test_a_third_year_adds_to_what_a_step_weighs():
    """A step a year before the end reaches further with two years before it than with one."""
    calendar, chance = np.tile(CALENDAR, 2)[:36], np.full(36, 0.05**2)
    three = years(noise(months=36), chance, calendar, spread=0.0)
    two = years(noise(), CHANCE, CALENDAR, spread=0.0)

    assert three.reach[three.starts == 24] > two.reach[two.starts == 12]


def test_stable_series_are_found_as_seldom_as_told():
    """500 with the spread known and 500 without: at most 5 % at 5 %, give or take chance."""
    for peers in (MANY, Peers()):
        chances = np.array([found(noise(seed), peers).p_value for seed in range(500)])
        assert (chances <= 0.05).mean() <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 500)


def test_wandering_is_what_years_differ_beyond_chance():
    """2,000 series that wander by 0.04 with a memory of 0.5, around any season."""
    random = np.random.default_rng(4)
    told = np.mean([wandering(_wandered(random), CHANCE, CALENDAR) for _ in range(2_000)], axis=0)

    assert told[0] == pytest.approx(0.04**2, rel=0.1)
    assert told[1] == pytest.approx(0.5 * 0.04**2, rel=0.2)


def _wandered(random) -> np.ndarray:
    wander = random.standard_normal(24)
    for month in range(1, 24):
        wander[month] = 0.5 * wander[month - 1] + np.sqrt(0.75) * wander[month]
    return 0.05 * random.standard_normal(24) + 0.04 * wander


def test_peers_that_differ_tell_less_of_each_other():
    """Smyth (2004): variances of 4,000 series drawn as 2 × χ²(12)/12 × 10/χ²(10), and as 2 × χ²."""
    random = np.random.default_rng(6)
    alike = 2 * random.chisquare(12, 4_000)
    unlike = alike * 10 / random.chisquare(10, 4_000)
    told = peers_of(unlike, [12] * 4_000)

    assert told.scale == pytest.approx(2, rel=0.05)
    assert told.freedom == pytest.approx(10, rel=0.15)
    assert peers_of(alike, [12] * 4_000).freedom > 100
