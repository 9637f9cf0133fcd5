"""How often units like the others lie outside: every count of small ones, and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from referral_flow.statistics.funnel import INNER, OUTER, exact_limits, funnel

SIZES = range(5, 51)
LEVELS = (0.02, 0.1, 0.25, 0.5, 0.6, 0.85, 0.97)


@pytest.mark.parametrize("confidence", [INNER, OUTER])
@pytest.mark.parametrize("level", LEVELS)
def test_exact_limits_let_out_what_is_promised_and_not_a_count_less(level, confidence):
    """From 5 to 50 cases, every count by its own chance: at most 2.5 (or 0.1) per cent a side.

    The nearest count inside would be one too many: no narrower limits keep the promise. So half of
    its chance more (the mid-p rule) is never far below it.
    """
    tail = (1 - confidence) / 2
    for cases in SIZES:
        low, high = (ends[0] for ends in exact_limits(level, [cases], confidence))
        counts = np.arange(cases + 1)
        chances = binom.pmf(counts, cases, level)
        inside = counts[(counts / cases >= low) & (counts / cases <= high)]

        assert chances[: inside[0]].sum() <= tail < chances[: inside[0] + 1].sum()
        assert chances[inside[-1] + 1 :].sum() <= tail < chances[inside[-1] :].sum()


@pytest.mark.parametrize(("level", "spread"), [(0.5, 0.0), (0.1, 0.0), (0.5, 0.1), (0.15, 0.1)])
def test_small_units_like_the_others_are_seldom_outside(level, spread):
    """24 units of 5 to 50 cases, their level not known beforehand: at most 5 and 0.4 in 100.

    The second is twice what is promised: centre and spread are found from so few cases. Nor are
    limits so wide that they find nobody: where units differ, at least 2.5 and 0.1 in 100; where
    only chance is at work counts go in steps, and at least 1 in 100 is outside the inner ones.
    """
    chance = np.random.default_rng(19)
    outside = np.zeros(2)
    for _ in range(80):
        cases = chance.integers(5, 51, 24)
        places = np.arcsin(np.sqrt(level)) + spread * chance.standard_normal(24)
        counted = chance.binomial(cases, np.sin(np.clip(places, 0, np.pi / 2)) ** 2)
        found = funnel(counted, cases)
        outside += [np.abs(found.beyond(counted, cases, one)).mean() for one in (INNER, OUTER)]

    assert (0.025 if spread else 0.01) < outside[0] / 80 < 0.05
    assert (0.001 if spread else 0) <= outside[1] / 80 < 0.004
