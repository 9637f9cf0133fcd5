"""What a published figure can be told apart from ours by, worked by hand and for any numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral_flow.charts.amounts import Counted
from referral_flow.charts.bridge_start import Published, start_of


def published(share: float, n: int | None = 200, decimals: int = 0) -> Published:
    return Published(share, decimals, n, date(2025, 11, 20), "SKR")


def test_the_same_people_differ_by_rounding_alone():
    """111 of 200 is 55.5 per cent and was written as 56: half a point of rounding, nothing else."""
    found = start_of(published(0.56), Counted(111, 200))

    assert found.rounding == pytest.approx(-0.005)
    assert (found.later, found.unexplained, found.added) == (0.0, 0.0, 0)


def test_who_was_registered_later_explains_what_they_can():
    """55 % of 200 was 110; with ten more, six of them in time, it is 116 of 210."""
    found = start_of(published(0.55), Counted(116, 210))

    assert found.added == 10
    assert found.rounding == pytest.approx(0.0)
    assert found.later == pytest.approx(116 / 210 - 110 / 200)
    assert found.unexplained == 0.0


def test_no_more_is_explained_than_so_many_people_can_make():
    """55 % of 200 is at most 110 (whole per cents: 109 to 111); two more make 113, not 120."""
    found = start_of(published(0.55), Counted(120, 202))

    assert found.rounding == pytest.approx(111 / 200 - 0.55)
    assert found.later == pytest.approx(113 / 202 - 111 / 200)
    assert found.unexplained == pytest.approx(7 / 202)


def test_fewer_people_than_were_published_are_people_taken_away():
    """Of 100 in 200, ten have gone, five of them in time: 95 of 190, and the share stands."""
    found = start_of(published(0.5), Counted(95, 190))

    assert found.added == -10
    assert found.later == pytest.approx(0.0)
    assert found.unexplained == 0.0


def test_without_its_n_a_figure_can_only_be_held_against_its_rounding():
    """What lies beyond half a unit has no explanation that could be tested."""
    found = start_of(published(0.55, n=None), Counted(117, 200))

    assert found.added is None
    assert found.rounding == pytest.approx(0.005)
    assert found.unexplained == pytest.approx(0.03)


def test_a_share_that_no_whole_number_makes_is_taken_at_the_nearest():
    """61.3 % of ten is no number of people: six of ten is the nearest."""
    found = start_of(published(0.613, n=10, decimals=1), Counted(6, 10))

    assert found.rounding == pytest.approx(-0.013)
    assert found.unexplained == 0.0


@given(st.integers(20, 4000), st.integers(20, 4000), st.integers(0, 2), st.data())
def test_the_parts_sum_to_the_difference_and_rounding_stays_within_half_a_unit(
    n_then, n_now, decimals, data
):
    """Whatever was published of whatever people; and a true figure of the same people is whole."""
    then = Counted(data.draw(st.integers(0, n_then)), n_then)
    now = Counted(data.draw(st.integers(0, n_now)), n_now)
    told = published(round(then.share, 2 + decimals), n_then, decimals)

    found = start_of(told, now)

    total = found.rounding + found.later + found.unexplained
    assert total == pytest.approx(now.share - told.share, abs=1e-12)
    assert abs(found.rounding) <= told.half + 1e-8
    assert start_of(told, then).unexplained == 0.0
