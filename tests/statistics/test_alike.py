"""Whether groups can have one share in common: published counts, few counts, and the level kept."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import fisher_exact

from referral_flow.statistics.alike import one_share


def test_of_many_cases_it_is_the_chi_square_of_the_textbook():
    """Agresti (2007), table 2.3: heart attacks 189 of 11 034 and 104 of 11 037, X² 25.01, df 1."""
    assert one_share([189, 104], [11034, 11037]) == pytest.approx(5.7e-7, rel=0.02)


def test_of_few_cases_it_is_near_the_exact_test():
    """Seven of nine against one of nine: Fisher's exact p is 0.015."""
    exact = fisher_exact([[7, 2], [1, 8]]).pvalue

    assert one_share([7, 1], [9, 9]) == pytest.approx(exact, abs=0.008)


def test_a_single_case_in_a_tiny_group_does_not_make_groups_differ():
    """One of two against 10 of 2 000: chi-square has p below 1e-20, chance gives it in a hundred.

    Of 11 cases among 2 002 people, one or more is among the two with a chance of 1.1 %.
    """
    assert one_share([1, 10], [2, 2000]) == pytest.approx(0.011, abs=0.006)


def test_few_counts_that_plainly_differ_are_still_told():
    """All four of four in one group, none of 300 in the others."""
    assert one_share([4, 0, 0, 0], [4, 100, 100, 100]) <= 0.001


def test_the_level_is_kept_where_groups_are_small():
    """Sixteen groups of 2 to 30 people with one share of 4 %: at most about 1 in 100 at 1 %."""
    chance = np.random.default_rng(7)
    sizes = np.array([2, 3, 4, 5, 6, 8, 8, 9, 10, 12, 15, 18, 20, 24, 28, 30])
    claims = [one_share(chance.binomial(sizes, 0.04), sizes) < 0.01 for _ in range(300)]

    assert sum(claims) <= 8


@pytest.mark.parametrize(
    ("cases", "people"), [([3], [9]), ([0, 0], [5, 900]), ([5, 9], [5, 9]), ([2, 0], [9, 0])]
)
def test_nothing_can_be_told_of_one_group_or_of_groups_all_alike(cases, people):
    """One group, nobody, everybody, and a group without people."""
    assert one_share(cases, people) == 1.0
