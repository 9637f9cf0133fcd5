"""What a chart could have seen, tried on charts of simulated clinics."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.power import change_detectable, step_detectable
from referral_flow.statistics.signals import signals
from referral_flow.statistics.spc import p_limits


def test_promised_changes_are_seen_four_times_in_five():
    """300 clinics of 80 a month at 55 %: the promised rise after the first year is flagged.

    The chart is the plain p-chart of real counts; the promise rests on a normal approximation.
    """
    change = change_detectable([80] * 12, 0.55)
    random = np.random.default_rng(21)
    seen = [is_seen(random, 80, 0.55, change) for _ in range(300)]

    assert np.mean(seen) == pytest.approx(0.80, abs=0.08)


def is_seen(random, people, share, change):
    """Does a step up after twelve months raise a rule on the high side after it?"""
    counts = random.binomial(people, [share] * 12 + [share + change] * 12)
    found = signals(counts / people, p_limits(counts, [people] * 24, method="p"))
    return any(signal.side == "high" and signal.end >= 12 for signal in found)


def test_more_months_and_more_people_show_smaller_changes():
    """Twice the wait or four times the people makes a chart sharper."""
    steps = [step_detectable(points) for points in (1, 3, 6, 12, 24)]

    assert steps == sorted(steps, reverse=True)
    few, many = change_detectable([100] * 12, 0.5), change_detectable([400] * 12, 0.5)
    assert many == pytest.approx(few / 2)


def test_one_known_month_needs_about_the_limit_and_a_little():
    """One point on a p-chart with a long baseline: 3 deviations and the 0.84 that make 80 %."""
    assert step_detectable(1, 400, is_sigma_known=True) == pytest.approx(3.84, abs=0.1)


def test_overdispersed_charts_promise_less():
    """With σ_z = 2 a change must be about twice as large."""
    plain, wide = change_detectable([80] * 12, 0.55), change_detectable([80] * 12, 0.55, sigma_z=2)

    assert wide / plain == pytest.approx(2, rel=0.1)


def test_typical_number_with_points_is_the_same_as_a_list():
    """Twelve months of 80 may be said either way."""
    assert change_detectable(80, 0.55, 12) == change_detectable([80] * 12, 0.55)


@pytest.mark.parametrize(
    ("people", "share"), [([], 0.5), ([0, 0], 0.5), ([3], 0.5), ([80] * 12, 0.0)]
)
def test_no_promise_where_nothing_could_be_seen(people, share):
    """No months, nobody in them, too few to move so far, or no variation at all."""
    assert change_detectable(people, share) is None
