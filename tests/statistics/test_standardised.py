"""Adjusted shares by hand, by the laws that they keep, and against the exact sum of coins."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.funnel import INNER, OUTER, Funnel, funnel
from referral_flow.statistics.standardised import standardised


def test_a_share_is_observed_by_expected_times_that_of_all():
    """Thirty of a hundred where its mix makes 24 expected, and 20 % are counted everywhere: 25 %.

    Variance as of a hundred coins of 0.24: 18.24. So 0.8 · 24² / (0.2 · 18.24) = 126.3 cases.
    """
    found = standardised([30], [100], [24], [18.24], 0.2)

    assert found.shares == pytest.approx([0.25])
    assert found.cases == pytest.approx([0.8 * 24**2 / (0.2 * 18.24)])


def test_where_the_mix_is_that_of_all_nothing_is_adjusted():
    """Expected is the share of all: share and cases are the unit's own."""
    found = standardised([30, 2], [100, 40], [20, 8], [16, 6.4], 0.2)

    assert found.shares == pytest.approx([0.3, 0.05])
    assert found.cases == pytest.approx([100, 40])
    assert found.counted == pytest.approx([30, 2])


def test_a_measure_and_its_complement_are_adjusted_alike():
    """Those who came and those who did not, 0.7 and 0.3 of all: together one."""
    came = standardised([80, 50], [100, 90], [72, 60], [19, 18], 0.7)
    stayed = standardised([20, 40], [100, 90], [28, 30], [19, 18], 0.3)

    assert came.shares + stayed.shares == pytest.approx([1, 1])
    assert came.cases == pytest.approx(stayed.cases)


def test_no_share_leaves_its_bounds():
    """Far more than expected of a common thing, far fewer of a rare one, and none at all."""
    often = standardised([100, 98], [100, 100], [60, 97], [20, 2.9], 0.9)
    seldom = standardised([60, 0], [100, 100], [3, 3], [2.8, 2.8], 0.05)

    assert often.shares == pytest.approx([1, 0.9 + 0.1 * (1 - 2 / 3)])
    assert seldom.shares == pytest.approx([1, 0])


def test_a_unit_of_which_nothing_can_vary_is_not_adjusted():
    """Nothing expected, or all of it certain: no share, and no cases that tell of it."""
    found = standardised([0, 5], [10, 5], [0, 5], [0, 0], 0.2)

    assert np.isnan(found.shares).all()
    assert found.cases.tolist() == [0, 0]
    assert found.counted.tolist() == [0, 0]


def chances_of(coins: np.ndarray) -> np.ndarray:
    """The chance of every number of heads of unequal coins, coin by coin."""
    found = np.array([1.0])
    for coin in coins:
        found = np.append(found * (1 - coin), 0) + np.append(0, found * coin)
    return found


@pytest.mark.parametrize("level", [0.05, 0.2, 0.5, 0.8])
@pytest.mark.parametrize("cases", [12, 30, 120, 600])
@pytest.mark.parametrize("tilt", [-0.4, 0.0, 0.4])
def test_limits_of_adjusted_shares_hold_for_the_exact_sum_of_coins(level, cases, tilt):
    """Cases with chances spread over the logit scale, on the whole rarer or commoner than all.

    At most 2.5 and 0.1 per cent a side and, as the sum is not exactly a binomial, a tenth more.
    """
    logits = np.log(level / (1 - level)) + tilt + np.linspace(-1, 1, cases)
    coins = 1 / (1 + np.exp(-logits))
    heads, chances = np.arange(cases + 1), chances_of(coins)
    found = standardised(heads, cases, coins.sum(), (coins * (1 - coins)).sum(), level)
    exact = Funnel(level, 0.0, np.nan, 20)

    for confidence in (INNER, OUTER):
        way = exact.beyond(found.counted, np.full(cases + 1, found.cases), confidence)
        tails = [chances[way == side].sum() for side in (-1, 1)]
        assert max(tails) <= (1 - confidence) / 2 * 1.1


def test_units_that_differ_by_their_mix_alone_do_not_stand_apart_when_adjusted():
    """Twenty units whose cases have chances from 0.15 to 0.45 for reasons that are known."""
    chance = np.random.default_rng(4)
    crude, adjusted = 0, 0
    for _ in range(40):
        coins = [np.full(400, one) for one in np.linspace(0.15, 0.45, 20)]
        counted = np.array([chance.binomial(1, one).sum() for one in coins])
        expected = np.array([one.sum() for one in coins])
        variance = np.array([(one * (1 - one)).sum() for one in coins])
        found = standardised(counted, 400, expected, variance, counted.sum() / 8000)
        crude += np.abs(funnel(counted, np.full(20, 400), method="exact").beyond(
            counted, np.full(20, 400))).sum()  # fmt: skip
        adjusted += np.abs(funnel(found.counted, found.cases, method="exact").beyond(
            found.counted, found.cases)).sum()  # fmt: skip

    assert crude / 800 > 0.2
    assert adjusted / 800 < 0.004
