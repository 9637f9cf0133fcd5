"""The regression behind the case mix: by hand, by another optimiser, and where data are odd."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from pipelines.logistic import chances, levels_to_match, main_effects

NO_PENALTY = 1e-9  # so small that nothing is held back, yet the effects have one solution


def test_one_attribute_gives_each_value_its_own_share():
    """30 of 100 old and 10 of 100 young: those shares, and effects that sum to nought."""
    values = [("old",), ("young",)]
    found = main_effects(values, np.array([30.0, 10.0]), np.array([100.0, 100.0]), NO_PENALTY)
    log_odds = [np.log(30 / 70), np.log(10 / 90)]

    assert found.log_odds(values) == pytest.approx(log_odds)
    assert found.level == pytest.approx(np.mean(log_odds))
    assert sum(found.effects[0].values()) == pytest.approx(0)


def test_two_attributes_multiply_odds():
    """A two by two table in which odds are doubled by one thing and trebled by the other.

    Odds 1/9, 2/9, 3/9 and 6/9: of 90, 99, 120 and 150 cases 9, 18, 30 and 60 are counted.
    """
    values = [("no", "no"), ("yes", "no"), ("no", "yes"), ("yes", "yes")]
    counted, cases = np.array([9.0, 18, 30, 60]), np.array([90.0, 99, 120, 150])
    first, second = main_effects(values, counted, cases, NO_PENALTY).effects

    assert np.exp(first["yes"] - first["no"]) == pytest.approx(2)
    assert np.exp(second["yes"] - second["no"]) == pytest.approx(3)


@pytest.mark.parametrize("seed", range(3))
def test_the_fit_is_the_one_that_another_optimiser_finds(seed):
    """Three attributes of 2, 3 and 4 values, and the penalty that is used: to six digits."""
    rng = np.random.default_rng(seed)
    values = [(a, b, c) for a in "ab" for b in "cde" for c in "fghi"]
    cases = rng.integers(0, 40, len(values)).astype(float)
    counted = rng.binomial(cases.astype(int), rng.uniform(0.02, 0.5, len(values))).astype(float)
    columns = [(place, one) for place, all_ in enumerate(("ab", "cde", "fghi")) for one in all_]
    x = np.array([[1.0, *(row[place] == one for place, one in columns)] for row in values])

    def loss(b):
        eta = x @ b
        return (cases * np.logaddexp(0, eta) - counted * eta).sum() + 0.08 * (b[1:] ** 2).sum()

    best = minimize(loss, np.zeros(x.shape[1]), method="BFGS", options={"gtol": 1e-9}).x
    found = main_effects(values, counted, cases).log_odds(values)

    assert found == pytest.approx(x @ best, abs=1e-5)


def test_as_many_are_expected_of_all_as_were_counted():
    """The level isn't penalised, whatever the effects are."""
    values = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]
    counted, cases = np.array([0.0, 3, 9, 2]), np.array([5.0, 30, 11, 2])
    log_odds = main_effects(values, counted, cases).log_odds(values)

    assert (cases * chances(log_odds, np.zeros(1))[0]).sum() == pytest.approx(counted.sum())


def test_a_value_where_all_were_counted_is_held_near_the_others():
    """Two of two among 1 000 with half: unpenalised the odds are endless; here some two to one."""
    values = [("usual",), ("rare",)]
    found = main_effects(values, np.array([500.0, 2.0]), np.array([1000.0, 2.0]))
    share = 1 / (1 + np.exp(-found.log_odds(values)))

    assert share[0] == pytest.approx(0.5, abs=0.001)
    assert 0.6 < share[1] < 0.95


@pytest.mark.parametrize("counted", [0.0, 10.0])
def test_nothing_is_fitted_where_none_or_all_were_counted(counted):
    """There is no level in log odds, and no mix differs from another."""
    with pytest.raises(ValueError, match="nothing to fit"):
        main_effects([("a",)], np.array([counted]), np.array([10.0]))


def test_each_period_gets_the_level_at_which_as_many_are_expected():
    """Two mixes at odds 1 and 3; in one period 5 of 10, in others none and all."""
    log_odds, cases = np.log([1.0, 3.0]), np.array([[4.0, 6], [4, 6], [4, 6]])
    counted = np.array([5.0, 0, 10])
    moved = levels_to_match(log_odds, counted, cases)
    expected = (cases * chances(log_odds, moved)).sum(axis=1)

    assert expected == pytest.approx(counted)
    assert moved[0] < 0  # unmoved, 2 + 4.5 would be expected
