"""Curves that climb by people: each step between two shown points is a number of people.

A point whose step from the last shown one is 1-4 is held back; the steps over it add up to five or
more at the next point that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from referral_flow.blocks import Amount, Block, Chart, Point, Series
from referral_flow.disclosure.walk import found_in
from referral_flow.few import LARGEST_SMALL_COUNT


def held_back(blocks: Sequence[Block], hidden: Set[int]) -> set[int]:
    """The `id` of every amount of a climbing curve that would show a step of 1-4 people.

    `hidden` are amounts that are hidden anyway. The day of a limit and the last day keep their
    place if they can: the points before them give way.
    """
    return {
        id(amount)
        for chart in found_in(list(blocks), Chart)
        for series in chart.series
        if series.draw == "step"
        for amount in _held_back(
            [point for point in series.points if id(point.amount) not in hidden],
            _marked(chart, series),
        )
    }


def _marked(chart: Chart, curve: Series) -> set[object]:
    limits = {point.x for one in chart.series if one.draw == "points" for point in one.points}
    return limits | {point.x for point in curve.points[-1:]}


def _held_back(points: Sequence[Point], marked: set[object]) -> Iterator[Amount]:
    shown: list[Point] = []
    for point in points:
        if point.x in marked:
            while shown and shown[-1].x not in marked and not _is_apart(point, shown[-1]):
                yield shown.pop().amount
        if not shown or _is_apart(point, shown[-1]):
            shown.append(point)
        else:
            yield point.amount


def _is_apart(point: Point, before: Point) -> bool:
    """Nobody, or five and more, between the two."""
    step = abs(_people(point.amount) - _people(before.amount))
    return step == 0 or step > LARGEST_SMALL_COUNT


def _people(amount: Amount) -> float:
    if amount.numerator is not None:
        return amount.numerator
    return round((amount.value or 0) * (amount.n or 0))
