"""Numbers leave this room with the rule that they are judged by."""

from __future__ import annotations

import pytest

from referral_flow.charts.amounts import Counted, change, is_beyond_chance, people, quantile, shares


def test_a_share_carries_what_it_rests_on():
    """11 of 20 with Wilson's interval 34.2-74.2 %."""
    amount = Counted(11, 20).amount

    assert (amount.numerator, amount.n, amount.rule) == (11, 20, "share")
    assert (amount.low, amount.high) == pytest.approx((0.342, 0.742), abs=0.0005)


def test_nobody_counted_is_not_zero():
    """0 of 0 is no share at all."""
    assert shares([0], [0])[0].value is None


def test_a_change_hides_with_either_end():
    """56/70 now, 48/80 before: 20 points, 5.2 to 33.4 (Newcombe 1998, method 10)."""
    difference = change(Counted(56, 70), Counted(48, 80))

    assert difference.value == pytest.approx(0.2)
    assert (difference.low, difference.high) == pytest.approx((0.0524, 0.3339), abs=0.0005)
    assert [end.n for end in difference.ends] == [70, 80]
    assert is_beyond_chance(difference)


def test_a_number_of_people_is_judged_as_people():
    """Three waiting are three people."""
    assert (people(3).rule, people(3).numerator) == ("count", 3)


def test_a_median_not_reached_says_so():
    """Never the last day seen."""
    assert quantile(None, 40).in_("sv") == "ej nådd"
