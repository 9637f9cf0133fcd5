"""Kinds of units against each other: the published example, and what so few cannot tell."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.statistics.welch import welch

FIRST_DRUG = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND_DRUG = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_the_p_value_is_that_of_student_s_sleep_data():
    """Cushny & Peebles (1905) as two groups: t = −1.8608, df = 17.776, p = 0.07939."""
    assert welch(FIRST_DRUG, SECOND_DRUG) == pytest.approx(0.07939, abs=0.00001)


def test_few_units_tell_nothing():
    """Four clinics of a kind, however far off they are."""
    assert welch([0.9] * 4, np.linspace(0.1, 0.2, 12)) == 1.0


def test_units_without_any_spread_differ_or_are_alike():
    """No error to measure by."""
    assert welch([0.5] * 5, [0.5] * 6) == 1.0
    assert welch([0.5] * 5, [0.25] * 6) == 0.0
