"""Signals: each rule at its edge, with series short enough to read. Centre 0, one deviation = 1."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral_flow.statistics.signals import (
    point_sides,
    signals,
    verdict,
)
from referral_flow.statistics.spc import ControlLimits, Phase, p_limits, xmr_limits

MISSING = np.nan


def limits_for(values, starts=(0,)) -> ControlLimits:
    """Limits at ±3 around 0 for every point that is there, with a phase from each start."""
    stops = (*starts[1:], len(values))
    is_judged = np.isfinite(values)
    phases = tuple(
        Phase(start, stop, max(12, int(is_judged[start:stop].sum())), 12, "xmr")
        for start, stop in zip(starts, stops, strict=True)
    )
    return ControlLimits(np.zeros(len(values)), np.ones(len(values)), is_judged, phases)


def found_in(values, starts=(0,)):
    """(rule, side, start, end) of every signal."""
    values = np.array(values, dtype=float)
    found = signals(values, limits_for(values, starts))
    return [(signal.rule, signal.side, signal.start, signal.end) for signal in found]


def test_a_point_outside_the_limits_is_a_signal_and_one_on_the_limit_is_not():
    """Beyond three deviations, not at three."""
    assert found_in([0.5, -0.5, 3.1, -0.5]) == [("outside", "high", 2, 2)]
    assert found_in([0.5, -0.5, 3.0, -0.5]) == []


def test_neighbours_outside_the_same_limit_are_one_signal():
    """Two high points beside each other are one event; a low one is another."""
    found = found_in([0, 3.5, 4.5, 0, -3.5, 0])

    assert found[:2] == [("outside", "high", 1, 2), ("outside", "low", 4, 4)]


def test_seven_rising_points_are_a_trend_and_six_are_not():
    """Seven points, six steps, whichever side of the centre they cross."""
    assert found_in([-1.2, -0.8, -0.4, 0.1, 0.5, 0.9, 1.3]) == [("trend", "high", 0, 6)]
    assert found_in([-0.8, -0.4, 0.1, 0.5, 0.9, 1.3]) == []


def test_a_falling_trend_is_low():
    """The side of a trend is where it is going, not where it lies."""
    assert found_in([1.3, 0.9, 0.5, 0.1, -0.4, -0.8, -1.2]) == [("trend", "low", 0, 6)]


def test_two_equal_points_end_a_trend():
    """A tie is not a rise."""
    assert found_in([-1.2, -0.8, -0.4, -0.4, 0.5, 0.9, 1.3]) == []


def test_two_of_three_beyond_the_near_limit_are_a_signal():
    """The third point may lie anywhere, even on the other side, and is not marked."""
    values = np.array([0.5, 2.2, -0.5, 2.3, -0.5])
    (signal,) = signals(values, limits_for(values))

    assert (signal.rule, signal.side, signal.points) == ("two_of_three", "high", (1, 3))
    assert signal.strength == 2


def test_two_of_four_or_on_either_side_are_not():
    """One more point between them, or one high and one low, and nothing is said."""
    assert found_in([2.2, -0.5, 0.5, 2.3]) == []
    assert found_in([2.2, -0.5, -2.3]) == []


def test_a_point_on_the_near_limit_is_within_it():
    """Two deviations are not beyond two deviations."""
    assert found_in([0.1, 2.0, 2.0, -0.1]) == []


def test_a_point_outside_counts_as_beyond_the_near_limit():
    """One outside and one near are two of three; precedence then marks the outer as outside."""
    values = np.array([-0.5, 3.2, 2.1, -0.5])
    found = signals(values, limits_for(values))

    assert [signal.rule for signal in found] == ["outside", "two_of_three"]
    assert point_sides(found, 4) == (None, ("high", "outside"), ("high", "two_of_three"), None)


def test_seven_on_one_side_are_a_shift_and_six_are_not():
    """Seven in a row above or below the centre line."""
    assert found_in([-0.5] + [0.4, 0.6] * 3 + [0.4]) == [("shift", "high", 1, 7)]
    assert found_in([-0.5] + [0.4, 0.6] * 3) == []


def test_a_point_on_the_centre_line_ends_a_run():
    """It is on neither side."""
    assert found_in([0.4, 0.6, 0.4, 0, 0.6, 0.4, 0.6, 0.4]) == []


def test_rounding_does_not_push_a_point_off_the_centre_line():
    """0.1 + 0.2 is not 0.3 to a computer, but it is on the line."""
    limits = xmr_limits([0.2, 0.4] * 6 + [0.1 + 0.2])

    assert limits.z([0.2, 0.4] * 6 + [0.1 + 0.2])[12] == 0


@pytest.mark.parametrize(
    "values",
    [
        [0.4, 0.6, 0.4, MISSING, 0.6, 0.4, 0.6, 0.4],           # shift
        [-1.2, -0.8, -0.4, MISSING, 0.1, 0.5, 0.9, 1.3],        # trend
        [2.2, MISSING, 2.2, -1.0],                              # two of three
    ],
)  # fmt: skip
def test_a_missing_month_breaks_every_run(values):
    """What happened in it is unknown, so nothing passes over it."""
    assert found_in(values) == []


def test_a_phase_breaks_every_run():
    """Seven on one side, four before and three after the change, are judged by two centres."""
    values = [-0.5] + [0.4, 0.6] * 3 + [0.4]

    assert found_in(values, starts=(0, 4)) == []


def test_precedence_gives_each_point_one_rule():
    """Outside before trend before two of three before shift, and one mark a point."""
    values = np.array([0.2, 0.5, 0.9, 1.3, 1.7, 2.1, 3.4, 0.3])
    found = signals(values, limits_for(values))
    sides = point_sides(found, 8)

    assert [signal.rule for signal in found] == ["outside", "trend", "two_of_three", "shift"]
    assert sides[6] == ("high", "outside")
    assert set(sides[:6]) == {("high", "trend")}
    assert sides[7] == ("high", "shift")


def test_weeks_are_not_judged():
    """The caller says that a grain is not judged, and then nothing is a signal."""
    values = np.array([0.5, -0.5, 9.0, -0.5])

    assert signals(values, limits_for(values), judge=False) == []


def test_a_month_still_growing_is_not_judged():
    """The last month is far outside, but its contacts have not had their three days."""
    numerators, people = [55, 57] * 6 + [5], [100] * 13
    complete = [True] * 12 + [False]
    limits = p_limits(numerators, people, complete=complete)

    assert signals(np.array(numerators) / 100, limits) == []


def test_calendar_dips_that_were_expected_are_not_signals():
    """Three Christmases with half as many assessed raise nothing where half was expected."""
    expected = np.array((11 * [60] + [30]) * 3)
    numerators = expected + np.array([3, -2, -3, 2] * 9)
    shares = numerators / 100

    assert signals(shares, p_limits(numerators, [100] * 36, expected=expected)) == []
    assert any(s.rule == "outside" for s in signals(shares, p_limits(numerators, [100] * 36)))


def test_a_step_after_the_first_year_is_seen():
    """From 55 to 75 of 100 a month: outside at once, and a shift after seven months."""
    numerators = [55, 52, 58, 54, 57, 53, 56, 55, 51, 59, 55, 54, 75, 73, 77, 74, 76, 75, 78]
    found = signals(np.array(numerators) / 100, p_limits(numerators, [100] * 19))

    assert {signal.side for signal in found} == {"high"}
    assert found[0].rule == "outside"
    assert found[0].p_value < 0.001
    assert found[-1].rule == "shift"
    assert found[-1].end == 18


def test_stronger_patterns_are_less_likely_by_chance():
    """Fourteen months on one side are rarer than seven in a stable process."""
    short, long = ([-0.5] * 3 + [0.4, 0.6] * half + [-0.5] * 3 for half in (4, 7))
    seldom, seldomer = (signals(np.array(v), limits_for(v))[0].p_value for v in (short, long))

    assert 0 < seldomer < seldom < 1


@given(st.lists(st.one_of(st.just(MISSING), st.floats(-5, 5, width=16)), min_size=1, max_size=40))
def test_upside_down_gives_the_same_signals_on_the_other_side(values):
    """No rule prefers a direction."""
    other = {"high": "low", "low": "high"}
    mirrored = [(rule, other[side], *ends) for rule, side, *ends in found_in(np.negative(values))]

    assert sorted(found_in(values)) == sorted(mirrored)


@given(st.lists(st.one_of(st.just(MISSING), st.floats(-5, 5, width=16)), min_size=1, max_size=40))
def test_signals_agree_with_a_plain_reading_of_the_rules(values):
    """The same points are marked as when every window is looked through by hand."""
    found = signals(np.array(values), limits_for(values))
    marked = {
        rule: {p for s in found for p in s.points if (s.rule, s.side) == (rule, "high")}
        for rule in ("outside", "trend", "two_of_three", "shift")
    }

    assert marked == marked_by_hand(values)


def marked_by_hand(values):
    """High points by each rule, window by window."""
    count = len(values)
    windows = [range(start, start + 7) for start in range(count - 6)]
    rises = [w for w in windows if all(values[i] < values[i + 1] for i in w[:-1])]
    above = [w for w in windows if all(values[i] > 0 for i in w)]
    threes = [range(i, i + size) for size in (2, 3) for i in range(count - size + 1)]
    pairs = [
        [i for i in w if values[i] > 2] for w in threes if not any(np.isnan(values[i]) for i in w)
    ]
    return {
        "outside": {i for i in range(count) if values[i] > 3},
        "trend": {i for w in rises for i in w},
        "two_of_three": {i for pair in pairs if len(pair) >= 2 for i in pair},
        "shift": {i for w in above for i in w},
    }


@pytest.mark.parametrize(
    ("side", "good", "expected"),
    [("high", "up", "improvement"), ("low", "up", "concern"), ("high", "down", "concern"),
     ("low", "down", "improvement"), ("high", "neither", "neutral"), (None, "up", None)],
)  # fmt: skip
def test_verdict_follows_the_metric_s_direction(side, good, expected):
    """High is good only where up is good; where neither is, it is neutral."""
    assert verdict(side, good) == expected
