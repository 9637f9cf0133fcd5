"""Funnels: limits by hand and as published; units outside as often as is said."""

from __future__ import annotations

from math import comb

import numpy as np
import pytest

from referral_flow.statistics.funnel import (
    INNER,
    OUTER,
    between_variance,
    dispersion,
    exact_limits,
    freeman_tukey,
    funnel,
)
from tests.statistics.test_unlike_others import BCG

# observed and expected of six hospitals in the tests of the R package FunnelPlotR
HOSPITALS = np.array([(100, 108), (150, 112), (180, 165), (80, 95), (120, 100), (225, 220)])


def test_limits_are_interpolated_between_whole_counts():
    """Ten cases at a half: 11 of 1 024 ways give at most one, 56 at most two; 2.5 % is between."""
    part = (56 / 1024 - 0.025) / (45 / 1024)
    low, high = exact_limits(0.5, [10], INNER)

    assert low == pytest.approx([(2 - part) / 10])
    assert high == pytest.approx([1 - (2 - part) / 10])


@pytest.mark.parametrize(("centre", "cases"), [(0.03, 40), (0.5, 7), (0.64, 211), (0.002, 900)])
@pytest.mark.parametrize("confidence", [INNER, OUTER])
def test_no_more_than_promised_lies_outside_exact_limits(centre, cases, confidence):
    """All counts that are outside have together at most 2.5 (or 0.1) per cent of chance a side."""
    low, high = (ends[0] for ends in exact_limits(centre, [cases], confidence))
    chances = [comb(cases, k) * centre**k * (1 - centre) ** (cases - k) for k in range(cases + 1)]
    below = sum(chance for k, chance in enumerate(chances) if k / cases < low)
    above = sum(chance for k, chance in enumerate(chances) if k / cases > high)

    assert max(below, above) <= (1 - confidence) / 2
    assert sum(chances) == pytest.approx(1)


def moment_variance(phi: float, variances: np.ndarray) -> float:
    """τ² in one step from a dispersion φ (DerSimonian & Laird 1986, in Spiegelhalter's words)."""
    weight = 1 / variances
    surplus = len(weight) * phi - (len(weight) - 1)
    return max(surplus, 0) / (weight.sum() - (weight**2).sum() / weight.sum())


def test_spread_between_trials_is_as_published():
    """BCG against tuberculosis, thirteen trials: Q 152.2330, τ² 0.3088 (manual of R's metafor)."""
    ill, well, ill_other, well_other = np.array(BCG, dtype=float).T
    ratio = np.log(ill / (ill + well)) - np.log(ill_other / (ill_other + well_other))
    variance = 1 / ill - 1 / (ill + well) + 1 / ill_other - 1 / (ill_other + well_other)
    z = (ratio - np.average(ratio, weights=1 / variance)) / np.sqrt(variance)

    assert (z**2).sum() == pytest.approx(152.2330, abs=5e-4)
    assert moment_variance((z**2).mean(), variance) == pytest.approx(0.3088, abs=5e-5)


def test_dispersion_of_hospitals_is_as_published():
    """FunnelPlotR expects φ 2.948033 of the logarithms of six ratios, where nothing is trimmed."""
    observed, expected = HOSPITALS.T
    z = np.log(observed / expected) * np.sqrt(expected)

    assert dispersion(z, 0) * 5 / 6 == pytest.approx(2.948033, abs=5e-7)


def test_normal_scores_are_no_more_dispersed_than_chance_however_much_is_drawn_in():
    """The mean square of four thousand scores is 1, with nothing or a fifth of them drawn in."""
    z = np.random.default_rng(3).standard_normal(4000)

    assert [dispersion(z, share) for share in (0, 0.1, 0.2)] == pytest.approx([1, 1, 1], abs=0.05)


def test_distances_of_rare_events_are_neither_biased_nor_too_wide():
    """A tenth of a case to thirty expected of 300: mean about 0, mean square at most 1."""
    chance = np.random.default_rng(7)
    for level in (0.0003, 0.002, 0.01, 0.1):
        off = freeman_tukey(chance.binomial(300, level, 20000), np.full(20000, 300), level)
        z = off * np.sqrt(4 * 300.5)
        assert abs(z.mean()) < 0.12
        assert (z**2).mean() < 1.06


def test_units_without_any_events_are_alike():
    """Nobody counted anywhere, from 20 to 2 000 cases: no spread."""
    assert funnel([0] * 12, np.linspace(20, 2000, 12)).method == "exact"


def test_spread_between_units_is_found_again():
    """Levels that vary by 0.1, known with errors of 0.02 to 0.1: τ² is 0.01."""
    chance = np.random.default_rng(5)
    errors = chance.uniform(0.02, 0.1, 2000)
    off = 0.1 * chance.standard_normal(2000) + errors * chance.standard_normal(2000)

    assert between_variance(off, errors**2) == pytest.approx(0.01, rel=0.1)


def test_no_spread_is_nothing_to_make_up_for():
    """All at the centre: τ² is 0 and the limits are the exact ones."""
    found = funnel([50] * 10, [100] * 10)

    assert (found.tau2, found.method) == (0, "exact")
    assert found.limits([100])[0] == exact_limits(0.5, [100])[0]


def test_one_unit_far_off_draws_neither_centre_nor_limits_to_itself():
    """Twenty-three clinics code 1 % of 200, one 64 %: it alone is outside, and 1 % is usual."""
    counted, cases = np.array([128, *[2, 1, 3, 2, 2, 4, 1, 2, 2, 3, 1] * 2, 2]), np.full(24, 200)
    found = funnel(counted, cases)

    assert found.centre == pytest.approx(0.0105, abs=0.002)
    assert found.beyond(counted, cases).tolist() == [1] + [0] * 23


def test_where_units_differ_anyhow_a_unit_among_them_is_not_outside():
    """From 30 to 70 % of a thousand each: 65 % is far beyond chance, and nothing out of the way."""
    shares = np.linspace(0.3, 0.7, 17)
    counted, cases = np.round(shares * 1000), np.full(17, 1000)

    assert np.abs(funnel(counted, cases, method="exact").beyond(counted, cases)).sum() > 10
    assert not funnel(counted, cases).beyond(counted, cases).any()


def test_overdispersed_limits_are_never_inside_the_exact_ones():
    """However few cases: where chance alone reaches further, its limits stand."""
    found = funnel(np.arange(1, 25) * 3, np.arange(1, 25) * 20 + 40 * (np.arange(24) % 2))
    cases = np.arange(1, 400)

    for confidence in (INNER, OUTER):
        exact, wide = exact_limits(found.centre, cases, confidence), found.limits(cases, confidence)
        assert (wide[0] <= exact[0]).all()
        assert (wide[1] >= exact[1]).all()


def test_limits_can_be_drawn_between_whole_numbers_of_cases():
    """At 9.3 or 11.7 cases, and for a level of next to nothing."""
    for level in (0.0005, 0.3, 0.9995):
        low, high = exact_limits(level, np.linspace(0.5, 40, 200))
        assert ((low >= 0) & (low <= level) & (level <= high) & (high <= 1)).all()


def test_nobody_and_everybody_have_limits_too():
    """No case among 1 000, or nothing else: one of twenty is then outside, none of them is not."""
    none, every = funnel([0] * 10, [100] * 10), funnel([100] * 10, [100] * 10)

    assert none.beyond([0, 1], [20, 20]).tolist() == [0, 0]
    assert none.beyond([2], [20]).tolist() == [1]
    assert every.beyond([20, 18], [20, 20]).tolist() == [0, -1]


def test_units_without_cases_are_nobody():
    """They change nothing, have no limits and are never outside."""
    with_nobody = funnel([5, 0, *[6] * 8], [50, 0, *[60] * 8])
    without = funnel([5, *[6] * 8], [50, *[60] * 8])

    assert with_nobody == without
    assert np.isnan(without.limits([0])[0]).all()
    assert without.beyond([0], [0]).tolist() == [0]


def test_few_units_have_exact_limits():
    """Five that differ: no spread can be told from five."""
    assert funnel([10, 90, 20, 80, 50], [100] * 5).method == "exact"


@pytest.mark.parametrize(
    ("units", "level", "spread"), [(24, 0.5, 0.0), (24, 0.1, 0.1), (12, 0.5, 0.1), (24, 0.03, 0.05)]
)
def test_units_like_the_others_are_seldom_outside(units, level, spread):
    """15 to 1 500 cases each: at most 5 in 100 outside the inner limits, a few in 1 000 the outer.

    So much is said of the limits: 95 and 99.8 per cent lie within them.
    """
    chance = np.random.default_rng(11)
    outside = np.zeros(2)
    for _ in range(80):
        cases = np.round(np.exp(chance.uniform(np.log(15), np.log(1500), units))).astype(int)
        places = np.arcsin(np.sqrt(level)) + spread * chance.standard_normal(units)
        counted = chance.binomial(cases, np.sin(np.clip(places, 0, np.pi / 2)) ** 2)
        found = funnel(counted, cases)
        outside += [np.abs(found.beyond(counted, cases, one)).mean() for one in (INNER, OUTER)]

    assert outside[0] / 80 < 0.05
    assert outside[1] / 80 < 0.006
