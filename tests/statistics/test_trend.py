"""The Cochran-Armitage test for trend among ordered groups."""

from __future__ import annotations

import pytest

from referral_flow.statistics.trend import trend_z, two_sided_p


def test_the_published_example_of_alcohol_and_malformation():
    """Graubard & Korn 1987 by Agresti, Categorical Data Analysis, table 3.7: 6.57, P = 0.01."""
    present, absent = [48, 38, 5, 1, 1], [17066, 14464, 788, 126, 37]
    cases = [one + other for one, other in zip(present, absent, strict=True)]
    z = trend_z(present, cases, [0, 0.5, 1.5, 4.0, 7.0])

    assert z**2 == pytest.approx(6.57, abs=0.01)
    assert two_sided_p(z) == pytest.approx(0.010, abs=0.001)


def test_the_sign_says_which_way():
    """Two, five and eight of ten; and back."""
    assert trend_z([2, 5, 8], [10, 10, 10]) > 0
    assert trend_z([8, 5, 2], [10, 10, 10]) == pytest.approx(-trend_z([2, 5, 8], [10, 10, 10]))


@pytest.mark.parametrize("counted, cases", [([], []), ([3], [9]), ([0, 0], [5, 5]), ([5], [5])])
def test_nothing_is_told_where_nothing_can_be(counted, cases):
    """No groups, one group, nobody counted, everybody counted."""
    assert trend_z(counted, cases) == 0


def test_chance_gives_the_usual_quantile_one_time_in_twenty():
    """1.96 standard errors, two-sided."""
    assert two_sided_p(1.959964) == pytest.approx(0.05, abs=1e-6)
