"""The chance that a stable series is divided so sharply anywhere, from one half to one in 10⁹."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import t as student

from referral_flow.statistics.any_division import chance_of_any

NUMBERS = 12
STEPS = np.array([[0.0] * at + [1.0] * (NUMBERS - at) for at in range(9)])
STEPS /= np.linalg.norm(STEPS, axis=1, keepdims=True)


@pytest.mark.parametrize("t", [2.0, 5.0, 12.0])
def test_one_division_is_students_t(t):
    """The cosine of twelve numbers with one pattern is t with eleven degrees of freedom."""
    cosine = t / np.sqrt(t**2 + NUMBERS - 1)

    assert chance_of_any(cosine, STEPS[:1], NUMBERS) == pytest.approx(
        2 * student.sf(t, NUMBERS - 1), rel=1e-6
    )


def test_two_divisions_that_never_come_together_add_up():
    """Along two lines at right angles no series can point at once, beyond a cosine of 0.71."""
    apart = np.eye(NUMBERS)[:2]
    both, one = (chance_of_any(0.95, apart[:count], NUMBERS) for count in (2, 1))

    assert both == pytest.approx(2 * one, rel=1e-9)


def test_it_agrees_with_plain_simulation_where_that_can_see():
    """200,000 stable series: their largest cosines at 10, 1 and 0.1 %."""
    drawn = np.random.default_rng(5).standard_normal((200_000, NUMBERS))
    largest = np.abs(drawn @ STEPS.T).max(axis=1) / np.linalg.norm(drawn, axis=1)

    for share, error in ((0.1, 0.05), (0.01, 0.06), (0.001, 0.16)):
        cosine = float(np.quantile(largest, 1 - share))
        assert chance_of_any(cosine, STEPS, NUMBERS) == pytest.approx(share, rel=error)


def test_the_farthest_tails_stay_between_one_division_and_all():
    """One in a thousand million is told too, and still falls as the division sharpens."""
    chances = [chance_of_any(cosine, STEPS, NUMBERS) for cosine in (0.99, 0.995, 0.999)]
    single = [chance_of_any(cosine, STEPS[:1], NUMBERS) for cosine in (0.99, 0.995, 0.999)]

    assert chances == sorted(chances, reverse=True)
    assert all(
        one < both <= 9 * one * (1 + 1e-9) for one, both in zip(single, chances, strict=True)
    )
    assert chances[-1] < 1e-9


def test_a_spread_known_from_many_makes_it_normal():
    """With a hundred thousand numbers elsewhere, 3.5 standard deviations are 0.00047 of one."""
    freedom = NUMBERS + 1e5
    chance = chance_of_any(3.5 / np.sqrt(freedom), STEPS[:1], freedom)

    assert chance == pytest.approx(0.000465, rel=0.01)


def test_what_half_of_all_series_show_is_told_as_certain():
    """No finding rests on it, and the search is quicker for not drawing it."""
    assert chance_of_any(0.0, STEPS, NUMBERS) == 1.0


def test_the_sharpest_division_still_has_some_chance():
    """A series that is nothing but a step: never nought."""
    assert 0 < chance_of_any(1.0, STEPS, NUMBERS) < 1e-100
