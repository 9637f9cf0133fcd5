"""Intervals: published tables to the last printed digit, then what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral_flow.statistics.intervals import difference, poisson, wilson

numerators_and_denominators = st.integers(1, 2000).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n))
)


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_wilson_is_as_published(numerator, denominator, low, high):
    """Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3 (score)."""
    assert np.round(wilson(numerator, denominator), 4).tolist() == [low, high]


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(11, 20, 34.2, 74.2), (18, 20, 69.9, 97.2), (20, 20, 83.9, 100), (0, 20, 0, 16.1),
     (412, 750, 51.4, 58.5)],
)  # fmt: skip
def test_wilson_for_figures_like_ours(numerator, denominator, low, high):
    """The computed examples of the domain notes, in percent."""
    assert np.round(100 * np.array(wilson(numerator, denominator)), 1).tolist() == [low, high]


@pytest.mark.parametrize(
    ("now", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_difference_of_shares_is_as_published(now, before, low, high):
    """Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10 (hybrid score)."""
    assert np.round(difference(*now, *before), 4).tolist() == [low, high]


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.689), (1, 0.025, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390),
     (20, 12.217, 30.888), (100, 81.364, 121.627)],
)  # fmt: skip
def test_poisson_is_as_tabulated(count, low, high):
    """Exact limits of Garwood 1936, as in the usual tables (Ulm 1990, Am J Epidemiol 131:373)."""
    assert np.round(poisson(count), 3).tolist() == [low, high]


def test_rate_is_per_unit_of_exposure():
    """Twice the exposure halves both limits."""
    assert np.allclose(poisson(10, exposure=2.0), np.array(poisson(10)) / 2)


def test_nobody_counted_gives_no_interval():
    """A denominator of 0 gives nan, in silence, for it alone."""
    low, high = wilson(np.array([0, 5]), np.array([0, 10]))

    assert np.isnan([low[0], high[0]]).all()
    assert np.isfinite([low[1], high[1]]).all()
    assert np.isnan(poisson(0, 0.0)).all()
    assert np.isnan(difference(0, 0, 1, 2)).all()


@given(numerators_and_denominators)
def test_wilson_holds_the_share_and_keeps_within_bounds(counts):
    """0 ≤ low ≤ share ≤ high ≤ 1."""
    low, high = wilson(*counts)

    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1


@given(numerators_and_denominators)
def test_wilson_mirrors(counts):
    """The interval of those not assessed is one minus that of those assessed."""
    low, high = wilson(*counts)
    mirrored = wilson(counts[1] - counts[0], counts[1])

    assert np.allclose((1 - high, 1 - low), mirrored)


@given(numerators_and_denominators, numerators_and_denominators)
def test_difference_turns_its_sign_with_its_groups(now, before):
    """Before minus now is now minus before with the signs changed."""
    low, high = difference(*now, *before)

    assert np.allclose(difference(*before, *now), (-high, -low))
    assert -1 <= low <= high <= 1


def test_poisson_covers_at_least_what_it_promises():
    """Exact limits never cover less than 95 % of the time; 20,000 draws, fixed seed."""
    counts = np.random.default_rng(1).poisson(7.3, 20_000)
    low, high = poisson(counts)

    assert np.mean((low <= 7.3) & (high >= 7.3)) >= 0.95


@pytest.mark.parametrize("share", [0.1, 0.55, 0.9])
def test_wilson_covers_about_what_it_promises(share):
    """Over sizes from 20 to 200 the mean coverage is close to 95 %."""
    sizes = np.random.default_rng(2).integers(20, 200, 20_000)
    low, high = wilson(np.random.default_rng(3).binomial(sizes, share), sizes)

    assert np.mean((low <= share) & (high >= share)) == pytest.approx(0.95, abs=0.01)
