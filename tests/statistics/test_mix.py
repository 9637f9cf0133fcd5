"""Whether groups hold the same mix of people: published examples, and what chance alone gives."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.mix import differing, far_apart, mix, rare_values

PARTIES = [[762, 327, 468], [484, 239, 477]]  # women and men: Democrat, Independent, Republican


def test_chi_square_is_that_of_the_textbook():
    """Agresti, An Introduction to Categorical Data Analysis (2007), table 2.5: X² 30.1, df 2."""
    found = mix(PARTIES)

    assert found.statistic == pytest.approx(30.07, abs=0.01)
    assert found.freedom == 2
    assert found.p_value < 0.0001


def test_the_older_table_of_the_same_textbook_too():
    """Agresti (1996), table 2.5: X² 7.01, df 2, P = 0.03."""
    found = mix([[279, 73, 225], [165, 47, 191]])

    assert found.statistic == pytest.approx(7.01, abs=0.005)
    assert found.p_value == pytest.approx(0.03, abs=0.001)


def test_size_is_one_where_each_group_has_a_value_of_its_own():
    """Corrected for chance or not: no larger difference can be."""
    assert mix([[50, 0], [0, 50]]).cramers_v == pytest.approx(1.0)


def test_size_is_corrected_for_what_chance_gives():
    """Bergsma (2013): φ² 30.07/2757 less 2/2756, over 1 less 1/2756."""
    expected = np.sqrt((30.0701 / 2757 - 2 / 2756) / (1 - 1 / 2756))

    assert mix(PARTIES).cramers_v == pytest.approx(expected, abs=1e-5)
    assert mix([[10, 10], [10, 10]]).cramers_v == 0


@pytest.mark.parametrize("counts", [[[5, 9]], [[5], [9]], [[0, 0], [3, 4]], [[0, 0], [0, 0]]])
def test_nothing_can_be_told_of_one_group_or_one_value(counts):
    """Empty groups are nobody."""
    assert mix(counts).p_value == 1.0


def test_rare_values_are_told_as_one():
    """Of 200 people in two groups, two values of 4 and 3 would be expected 2 and 1.5 times each."""
    counts = [[50, 43, 4, 3], [50, 43, 4, 3]]

    assert rare_values(counts) == [3, 2]
    assert rare_values([[50, 50], [50, 50]]) == []
    assert rare_values([[2, 1], [1, 1]]) == [1, 0]


def test_the_largest_difference_comes_first_with_an_interval_for_all_at_once():
    """Republicans: 30.1 % of the women, 39.8 % of the men; Independents differ as chance may."""
    found = far_apart(PARTIES)

    assert [(one.group, one.value) for one in found[:2]] == [(0, 2), (1, 2)]
    assert found[0].difference == pytest.approx(468 / 1557 - 477 / 1200)
    assert found[0].low < found[0].difference < found[0].high < 0
    assert {one.value for one in found} == {0, 2}


def test_one_more_look_makes_the_claim_harder():
    """Two groups of a hundred, 60 against 45: beyond chance alone, not as one of many."""
    counts = [[60, 40], [45, 55]]

    assert len(far_apart(counts, looked_at=1)) == 4
    assert far_apart(counts, looked_at=20) == []


def test_the_smallest_p_carries_the_whole_correction():
    """Holm (1979): 0.01 ≤ 0.05/3, then 0.03 > 0.05/2 stops; 0.04 is not looked at."""
    assert differing([0.03, 0.01, 0.04]) == [False, True, False]
    assert differing([0.02, 0.01, 0.04]) == [True, True, True]
    assert differing([]) == []


def test_alike_groups_are_seldom_said_to_differ():
    """Four mixes of four routes drawn from one: a false claim in at most one page of twenty."""
    draw = np.random.default_rng(3)
    usual = [np.full(8, 1 / 8), np.array([4, 8, 13, 17, 14, 6]) / 62, np.array([0.6, 0.4]),
             np.array([30, 20, 10, 5, 5, 3, 2, 1]) / 76]  # fmt: skip
    claims = [
        any(differing([mix(_drawn(draw, one)).p_value for one in usual])) for _ in range(1000)
    ]

    assert np.mean(claims) < 0.07


def _drawn(draw: np.random.Generator, usual: np.ndarray) -> np.ndarray:
    return np.array([draw.multinomial(n, usual) for n in (3800, 1400, 660, 475)])
