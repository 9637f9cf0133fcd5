"""What chance alone does: known probabilities, and p-values that mean what they say."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.nulls import (
    REPLICATIONS,
    dispersion_limit,
    false_alarm_probability,
    p_value,
    stable_series,
)
from referral_flow.statistics.rules import RULES
from referral_flow.statistics.signals import signals
from referral_flow.statistics.spc import p_limits


def test_trend_has_its_exact_probability():
    """Seven points in order, up or down, have 2 chances in 7! of being so by chance."""
    alarms = false_alarm_probability(7, 7, rules=("trend",))

    assert alarms == pytest.approx(2 / 5040, abs=3 * np.sqrt(2 / 5040 / REPLICATIONS))


def test_outside_has_nearly_its_textbook_probability_when_the_limits_are_known():
    """With the limits known exactly, 0.27 % a point; here the centre of 200 points is estimated."""
    alarms = false_alarm_probability(200, 200, is_sigma_known=True, rules=("outside",))

    assert alarms == pytest.approx(1 - (1 - 0.0027) ** 200, abs=0.02)


def test_more_months_and_a_shorter_baseline_give_more_false_alarms():
    """Sixty months cry wolf oftener than twenty-four, and limits from six months oftener still."""
    lengths = [false_alarm_probability(length) for length in (12, 24, 36, 60)]

    assert lengths == sorted(lengths)
    assert false_alarm_probability(36, 6) > false_alarm_probability(36, 12)
    assert false_alarm_probability(36, rules=("trend",)) < false_alarm_probability(36)


def test_a_process_with_memory_gives_more_false_alarms():
    """Queues that carry over from month to month make runs."""
    assert false_alarm_probability(36, memory=0.3) > false_alarm_probability(36) + 0.1


def test_memory_is_the_correlation_between_neighbours():
    """The simulated series have the memory asked for, and still a spread of 1."""
    points, _, _ = stable_series(60, 12, True, 4000, memory=0.3)

    neighbours = np.corrcoef(points[:-1].ravel(), points[1:].ravel())[0, 1]

    assert neighbours == pytest.approx(0.3, abs=0.01)
    assert points.std() == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("rule", RULES)
def test_p_value_falls_with_strength_and_is_never_nothing(rule):
    """The stronger the pattern the rarer, down to one in ten thousand and one."""
    chances = [p_value(rule, strength, 36, 12) for strength in (2, 4, 8, 16, 99)]

    assert chances == sorted(chances, reverse=True)
    assert chances[-1] == 1 / (REPLICATIONS + 1)


def test_p_values_are_the_same_every_time():
    """A fixed seed: nobody's signal comes and goes with a reload."""
    assert p_value("outside", 3.7, 30, 12) == p_value("outside", 3.7, 30, 12)


def test_dispersion_limit_keeps_its_level():
    """One in five purely binomial baselines lies above it, one in twenty above the 5 % limit."""
    ranges = np.abs(np.diff(np.random.default_rng(9).standard_normal((12, 20_000)), axis=0))
    spreads = ranges.mean(axis=0) / 1.128

    assert np.mean(spreads > dispersion_limit(12)) == pytest.approx(0.20, abs=0.02)
    assert np.mean(spreads > dispersion_limit(12, 0.05)) == pytest.approx(0.05, abs=0.01)


def test_p_values_hold_for_real_p_charts():
    """In stable binomial series, few or many people a month, p ≤ 5 % comes at most so often.

    500 series of 30 months each for 25, 60 and 300 people; the rule "outside", any method.
    """
    random = np.random.default_rng(11)
    for people in (25, 60, 300):
        counts = random.binomial(people, 0.55, (500, 30))
        alarms = [smallest_p(row, people) <= 0.05 for row in counts]

        assert np.mean(alarms) <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 500)


def smallest_p(counts, people):
    """The smallest p-value of a point outside the limits, 1 where there is none."""
    found = signals(counts / people, p_limits(counts, [people] * len(counts)))
    return min((s.p_value for s in found if s.rule == "outside"), default=1.0)
