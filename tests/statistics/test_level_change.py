"""Level changes of units with days of their own: published, exact, and with their intervals."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.level_change import NEVER, LevelChange, Refused, level_change


def few(sums, cases, starts) -> LevelChange:
    """The change where a single month and a single unit will do."""
    return level_change(sums, cases, starts, least_months=1, least_units=1)


def test_minimum_wage_is_as_published():
    """Card & Krueger 1994, table 3: employees per store in New Jersey and Pennsylvania.

    New Jersey 20.44 before and 21.03 after, Pennsylvania 23.33 and 21.17: a change of 2.76 by the
    paper (2.75 from the printed means).
    """
    found = few([[20.44, 21.03], [23.33, 21.17]], np.ones((2, 2)), [1, NEVER])

    assert found.change == pytest.approx(2.75)
    assert found.expected == pytest.approx(20.44 + 21.17 - 23.33)


def test_units_with_days_of_their_own_are_each_given_their_change():
    """Levels 10, 20, 30 and months +0, +1, +5, +2, +3 in all; the first falls by 4 from month 2,
    the second by 6 from month 3: exactly so, pooled (3 × 4 + 2 × 6) / 5."""
    means = np.add.outer([10.0, 20, 30], [0, 1, 5, 2, 3])
    means[0, 2:] -= 4
    means[1, 3:] -= 6
    found = few(means * 7, np.full((3, 5), 7), [2, 3, NEVER])

    assert found.by_unit[:2] == pytest.approx([-4, -6])
    assert np.isnan(found.by_unit[2])
    assert found.change == pytest.approx(-4.8)
    assert found.cases == 35


def test_not_yet_begun_are_among_the_others():
    """With nobody who never begins, the later two lend their earlier months to the first."""
    means = np.add.outer([10.0, 20, 30, 40], [0, 3, 1, 2, 4, 5])
    means[0, 2:] -= 2
    found = level_change(means, np.ones((4, 6)), [2, 5, 5, 5], least_months=2, least_units=1)

    assert found.treated_count == 1
    assert found.other_count == 3
    assert found.change == pytest.approx(-2)


def test_a_month_that_changed_midway_is_left_out():
    """No cases in the month of the start: its odd value moves nothing."""
    means = np.add.outer([10.0, 20], [0, 1, 2, 3])
    means[0, 2:] += 5
    means[0, 1] = 900
    cases = np.array([[4, 0, 4, 4], [4, 4, 4, 4]])

    assert few(means * cases, cases, [2, NEVER]).change == pytest.approx(5)


def test_eight_months_on_each_side_or_nothing():
    """Seven months after, and the page says why instead of a number."""
    starts = [17, 17, 17, NEVER, NEVER, NEVER]

    assert level_change(np.ones((6, 24)), np.full((6, 24), 9), starts) == Refused("too_few_months")


def test_with_nobody_else_there_is_nothing_to_compare_with():
    """All began on the same day: what happened then happened to everybody."""
    assert level_change(np.ones((6, 24)), np.full((6, 24), 9), [12] * 6) == Refused("nobody_else")


def test_two_units_are_too_few():
    """Two that began cannot tell their own ways from the change."""
    starts = [12, 12, NEVER, NEVER, NEVER, NEVER]

    assert level_change(np.ones((6, 24)), np.full((6, 24), 9), starts) == Refused("too_few_units")


def test_intervals_hold_the_truth_as_often_as_they_say():
    """Ten units that begin in months 9–14 and gain 5 points ± 2, ten that never do; 1 000 regions.

    Their months share a season, their levels differ, and months wander by 2 points on their own.
    """
    random = np.random.default_rng(2)
    found = [level_change(*simulated(random, 0.05)) for _ in range(1000)]
    holds = [one.low <= 0.05 <= one.high for one in found]

    assert np.mean(holds) == pytest.approx(0.95, abs=0.02)
    assert np.mean([one.change for one in found]) == pytest.approx(0.05, abs=0.001)


def test_p_values_mean_what_they_say():
    """Without any change at most 5 % and 1 % of 1 000 regions have p-values as low as that."""
    random = np.random.default_rng(3)
    p_values = np.array([level_change(*simulated(random, 0)).p_value for _ in range(1000)])

    assert np.mean(p_values <= 0.05) == pytest.approx(0.05, abs=0.02)
    assert np.mean(p_values <= 0.01) <= 0.01 + 0.01


@pytest.mark.parametrize(("change", "p_value"), [(0, 1), (0.1, 1 / 70)])
def test_where_all_units_move_alike_no_more_is_claimed_than_their_number_allows(change, p_value):
    """Four of eight begin, and every month is exact: at best one in the 70 ways of choosing four.

    With no change at all there is nothing to doubt.
    """
    starts = np.array([10] * 4 + [NEVER] * 4)
    level = 0.2 + change * ((starts[:, None] != NEVER) & (np.arange(20) >= 10))

    assert level_change(level * 100, np.full((8, 20), 100), starts).p_value == pytest.approx(
        p_value
    )


def simulated(random, change: float):
    """Sums, cases and starts of twenty units over 24 months."""
    starts = np.array([*random.integers(9, 15, 10), *[NEVER] * 10])
    level = random.normal(0.2, 0.05, (20, 1)) + random.normal(0, 0.03, (1, 24))
    level = level + random.normal(0, 0.02, (20, 24))
    own = change + random.normal(0, 0.02, (20, 1)) * (change != 0)
    level = level + own * ((starts[:, None] != NEVER) & (np.arange(24) >= starts[:, None]))
    cases = random.poisson(random.uniform(10, 60, (20, 1)), (20, 24)) + 1
    return random.binomial(cases, np.clip(level, 0, 1)), cases, starts
