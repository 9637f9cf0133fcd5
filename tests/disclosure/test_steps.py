"""A curve that climbs by people shows no step of one to four of them."""

from __future__ import annotations

from referral_flow.blocks import Point, Series
from referral_flow.disclosure import disclose
from tests.disclosure.small_blocks import WORDS, chart, share


def days_shown(*assessed: int, n: int = 100, limit: int | None = None) -> list[int]:
    """The days of a curve that are left; `assessed` is how many were assessed by each day."""
    points = tuple(Point(day, share(number, n)) for day, number in enumerate(assessed))
    curve = Series("assessed", WORDS, points, draw="step")
    marks = [] if limit is None else [Series("limit", WORDS, (points[limit],), draw="points")]
    seen = disclose([chart(curve, *marks)], "working").blocks[0]
    for mark in seen.series[1:]:
        assert mark.points[0].amount.suppressed == (
            limit not in [p.x for p in seen.series[0].points]
        )
    return [point.x for point in seen.series[0].points]


def test_a_step_of_few_people_waits_for_the_next():
    """10, 12, 13, 20: the two and the one are shown together with the seven after them."""
    assert days_shown(10, 12, 13, 20, 30) == [0, 3, 4]


def test_a_level_stretch_stays():
    """No step is nobody."""
    assert days_shown(10, 10, 10, 20) == [0, 1, 2, 3]


def test_the_day_of_the_limit_keeps_its_place():
    """Day 2 is between 3 and 20 away from its neighbours: day 1 gives way, not the limit."""
    assert days_shown(10, 20, 23, 43, limit=2) == [0, 2, 3]
    assert days_shown(10, 20, 23, 43) == [0, 1, 3]


def test_the_limit_goes_where_it_must():
    """A hidden first day is nothing to step from, and the limit itself tells of three."""
    assert days_shown(0, 0, 3, 40, limit=2) == [0, 1, 3]


def test_the_last_day_keeps_its_place_before_ordinary_days():
    """The title speaks of it."""
    assert days_shown(10, 40, 50, 52) == [0, 1, 3]


def test_a_curve_without_a_point_to_show_is_hidden_whole():
    """Nothing is drawn, and the gate says why."""
    points = tuple(Point(day, share(2, 100)) for day in range(3))
    curve = Series("assessed", WORDS, points, draw="step")
    seen = disclose([chart(curve)], "working").blocks[0].series[0]

    assert [point.amount.suppressed for point in seen.points] == [True] * 3
