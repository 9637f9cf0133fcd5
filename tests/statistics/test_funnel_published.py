"""Funnels of published comparisons: their findings, and limits worked out in whole fractions.

Deaths after open heart surgery before the age of one, England 1991–95, in the hospital statistics
of the twelve centres (Aylin et al. 2001, Lancet 358:181; the counts in Marshall & Spiegelhalter
2007, Bayesian Analysis 2:409); deaths after heart surgery in babies at twelve hospitals ("Surgical"
of Spiegelhalter et al., BUGS Examples Volume 1).
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from math import comb

import numpy as np
import pytest

from referral_flow.statistics.funnel import INNER, OUTER, between_variance, exact_limits, funnel
from tests.statistics.test_unlike_others import BCG

DEATHS = np.array([41, 25, 24, 23, 25, 42, 24, 53, 26, 25, 58, 31])
OPERATIONS = np.array([143, 187, 323, 122, 164, 405, 239, 482, 195, 177, 581, 301])
SURGICAL_DEATHS = np.array([0, 18, 8, 46, 8, 13, 9, 31, 14, 8, 29, 24])
SURGICAL = np.array([47, 148, 119, 810, 211, 196, 148, 215, 207, 97, 256, 360])
TAILS = {INNER: Fraction(25, 1000), OUTER: Fraction(1, 1000)}


def lower_limit(level: Fraction, cases: int, tail: Fraction) -> Fraction:
    """Spiegelhalter's (r − α) / n, term by term in whole fractions."""
    terms = (comb(cases, k) * level**k * (1 - level) ** (cases - k) for k in range(cases + 1))
    below = Fraction(0)
    for count, upto in enumerate(accumulate(terms)):
        if upto >= tail:
            return max(count - (upto - tail) / (upto - below), Fraction(0)) / cases
        below = upto
    return Fraction(1)


@pytest.mark.parametrize("confidence", [INNER, OUTER])
@pytest.mark.parametrize(
    ("deaths", "operations"), [(DEATHS, OPERATIONS), (SURGICAL_DEATHS, SURGICAL)]
)
def test_limits_are_those_of_whole_fractions(deaths, operations, confidence):
    """The level of all, and every hospital below three hundred operations: to nine figures."""
    level = Fraction(int(deaths.sum()), int(operations.sum()))
    small = [int(cases) for cases in operations if cases < 300]
    low, high = exact_limits(float(level), small, confidence)

    tail = TAILS[confidence]
    assert low == pytest.approx([float(lower_limit(level, n, tail)) for n in small], rel=1e-9)
    assert high == pytest.approx([float(1 - lower_limit(1 - level, n, tail)) for n in small],
                                 rel=1e-9)  # fmt: skip


def test_one_centre_had_more_deaths_than_chance_gives():
    """41 of 143 where others had some 11 %: outside the outer limits, and no other is."""
    found = funnel(DEATHS, OPERATIONS, method="exact")

    assert found.beyond(DEATHS, OPERATIONS).tolist() == [1] + [0] * 11


def test_the_usual_level_makes_as_many_deaths_expected_as_was_published():
    """24.1 excess deaths among the 41 (95 % interval 12 to 34), so 16.9 expected there.

    Published from a random-effects model of the other eleven; the winsorised level is of all.
    """
    expected = funnel(DEATHS, OPERATIONS).centre * 143

    assert expected == pytest.approx(41 - 24.1, abs=0.5)


def test_one_of_the_twelve_hospitals_stands_apart_by_chance_alone_and_two_more_nearly():
    """31 of 215 is outside the outer limits; 18 of 148 and 29 of 256 outside the inner ones.

    So many or more have chances of 0.0002, 0.020 and 0.011 at the usual level, 7.2 %.
    """
    found = funnel(SURGICAL_DEATHS, SURGICAL, method="exact")

    assert np.flatnonzero(found.beyond(SURGICAL_DEATHS, SURGICAL)).tolist() == [7]
    assert np.flatnonzero(found.beyond(SURGICAL_DEATHS, SURGICAL, INNER)).tolist() == [1, 7, 10]


def test_spread_found_by_halving_meets_the_condition_it_was_published_with():
    """BCG, thirteen trials: with τ² 0.318 the weighted squares sum to 12 (Paule & Mandel 1982)."""
    ill, well, ill_other, well_other = np.array(BCG, dtype=float).T
    ratio = np.log(ill / (ill + well)) - np.log(ill_other / (ill_other + well_other))
    variance = 1 / ill - 1 / (ill + well) + 1 / ill_other - 1 / (ill_other + well_other)
    tau2, level = 0.0, 0.0
    for _ in range(50):
        level = np.average(ratio, weights=1 / (variance + tau2))
        tau2 = between_variance(ratio - level, variance, 0)

    assert ((ratio - level) ** 2 / (variance + tau2)).sum() == pytest.approx(12, abs=1e-4)
    assert tau2 == pytest.approx(0.318, abs=5e-4)
