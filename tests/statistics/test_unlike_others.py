"""Unlike the others: a published spread, oddities that are there, and p-values that hold."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t

from referral_flow.statistics.unlike_others import (
    RATES,
    SHARES,
    _spreads,
    foretold,
    unlike_others,
    unlike_within,
)

# tuberculosis after BCG vaccine, thirteen trials: ill and well of the vaccinated, then of others
BCG = [(4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619),
       (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892),
       (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338),
       (27, 16886, 29, 17825)]  # fmt: skip


def test_spread_between_trials_is_as_published():
    """Viechtbauer 2007 and the manual of metafor's confint: τ² between 0.1197 and 1.1115 (95 %)."""
    ill, well, ill_other, well_other = np.array(BCG, dtype=float).T
    ratio = np.log(ill / (ill + well)) - np.log(ill_other / (ill_other + well_other))
    variance = 1 / ill - 1 / (ill + well) + 1 / ill_other - 1 / (ill_other + well_other)
    spreads, weights, _, _ = _spreads(ratio, variance)
    limits = np.interp([0.025, 0.975], np.cumsum(weights) - weights / 2, spreads)

    assert limits == pytest.approx([0.1197, 1.1115], rel=0.03)


def test_with_endless_cases_it_is_students_prediction():
    """Nothing but the spread is left: (x − mean) / (s √(1 + 1/n)) is t with n − 1 degrees."""
    places = np.array([0.50, 0.53, 0.47, 0.52, 0.49, 0.55, 0.44, 0.51])
    many = np.full(8, 1e9)
    one = 0.65
    found = foretold(
        round(np.sin(one) ** 2 * 1e9), 1e9, places.mean(), places - places.mean(), 0.25 / many
    )
    expected = 2 * t.sf((one - places.mean()) / (places.std(ddof=1) * np.sqrt(1 + 1 / 8)), 7)

    assert found.p_value == pytest.approx(expected, rel=0.05)


def test_one_clinic_far_from_fifteen_alike_is_odd():
    """42 % turned down where fifteen others have about 10 %."""
    counted = np.array([104, *[22, 28, 25, 24, 27] * 3])
    found = unlike_others(counted, np.full(16, 250), 0)

    assert found.value == pytest.approx(0.416)
    assert found.expected == pytest.approx(0.10, abs=0.005)
    assert found.p_value < 1e-6


def test_the_same_clinic_among_very_different_ones_is_not():
    """Fifteen others between 5 and 60 %: clinics differ, and it differs no more."""
    counted = np.array([104, *[12, 30, 60, 100, 150] * 3])

    assert unlike_others(counted, np.full(16, 250), 0).p_value > 0.2


def test_few_cases_are_not_odd_by_rounding():
    """Two of three where others have 20 % is chance, however alike the others are."""
    counted, cases = np.array([2, *[50] * 15]), np.array([3, *[250] * 15])

    assert unlike_others(counted, cases, 0).p_value > 0.1


def test_few_others_make_nothing_odd():
    """Four others give no spread to speak of."""
    assert unlike_others([90, 10, 10, 10, 10], [100] * 5, 0).p_value == 1


def test_expected_counts_move_the_centre():
    """A July with half of everybody's contacts is as expected; with all of them it is not."""
    season = np.array([1, 1, 1, 1, 1, 1, 0.5, 1, 1, 1, 1, 1])
    counts = np.array([101, 98, 95, 106, 99, 103, 50, 97, 104, 100, 96, 102])
    full = np.where(season < 1, 100, counts)

    assert unlike_others(counts, season, 6, model=RATES).p_value > 0.5
    assert unlike_others(full, season, 6, model=RATES).p_value < 0.001


def test_a_unit_high_in_everything_is_not_odd_in_one_value():
    """Five regions of the body, ten units; the first repeats twice as much, of every region."""
    shares = np.array([0.05, 0.06, 0.08, 0.10, 0.12])
    counted = np.round(np.full((10, 1), 300) * shares * np.array([[2], *[[1]] * 9]))

    assert unlike_within(counted, np.full((10, 5), 300), 0, 2).p_value > 0.3


def test_a_unit_high_in_one_value_is():
    """The same units, where the first repeats 40 % of one region of the body."""
    counted = np.round(np.full((10, 5), 300) * np.array([0.05, 0.06, 0.08, 0.10, 0.12]))
    counted[0, 2] = 120
    found = unlike_within(counted, np.full((10, 5), 300), 0, 2)

    assert found.expected == pytest.approx(0.08, abs=0.01)
    assert found.p_value < 1e-6


def test_where_the_others_have_none_a_unit_with_many_in_one_value_is_odd():
    """No repeats anywhere but in one unit: 6 % there, 44 % in one region of the body."""
    cases = np.full((21, 6), 60.0)
    counted = np.zeros((21, 6))
    counted[0], cases[0] = [146, 3, 9, 3, 2, 3], [329, 77, 133, 37, 28, 49]
    counted[4, 2] = 1

    assert unlike_within(counted, cases, 0, 0).p_value < 1e-6
    assert unlike_within(counted, cases, 4, 2).p_value > 0.05
    assert unlike_within(counted, cases, 7, 0).p_value > 0.3


@pytest.mark.parametrize(
    ("others", "spread", "share", "cases"),
    [(8, 0.05, 0.5, 300), (16, 0.03, 0.1, 100), (24, 0.1, 0.5, 300), (24, 0, 0.03, 100)],
)
def test_p_values_of_units_hold(others, spread, share, cases):
    """Among units that differ as usual, at most 5 % and 1 % are so odd; 1 500 draws of each."""
    random = np.random.default_rng(7)
    place = SHARES.on_scale(share) + random.normal(0, spread, (1500, others + 1))
    people = random.integers(cases // 2, 2 * cases, (1500, others + 1))
    counted = random.binomial(people, SHARES.from_scale(place))
    p_values = np.array(
        [unlike_others(*row, 0).p_value for row in zip(counted, people, strict=True)]
    )

    assert np.mean(p_values <= 0.05) <= 0.05 + 0.01
    assert np.mean(p_values <= 0.01) <= 0.01 + 0.005


def test_p_values_of_cells_hold():
    """Rows and columns that differ, cells that wander a little: 1 % at most of 3 000 cells."""
    random = np.random.default_rng(8)
    p_values = []
    for _ in range(150):
        place = SHARES.on_scale(0.12) + random.normal(0, 0.08, (20, 1))
        place = place + random.normal(0, 0.1, 6) + random.normal(0, 0.02, (20, 6))
        cases = random.integers(10, 120, (20, 6))
        counted = random.binomial(cases, SHARES.from_scale(place))
        p_values += [unlike_within(counted, cases, row, row % 6).p_value for row in range(20)]

    assert np.mean(np.array(p_values) <= 0.05) <= 0.05 + 0.01
    assert np.mean(np.array(p_values) <= 0.01) <= 0.01 + 0.005
