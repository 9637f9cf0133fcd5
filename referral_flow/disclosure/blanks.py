"""What is left of a part of a page once its hidden amounts are gone."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any

from referral_flow.blocks import SIGNALLED, Amount, Chart, Figure, Found, Point, Sentence, Series
from referral_flow.disclosure.walk import Fixed


def without_hidden(part: Any, hidden: Set[int], without_n: Set[int]) -> Any:
    """The part with every amount in `hidden` (by `id`) emptied, and all that repeats it.

    Interval, n and numerator go with the value; a point's note, a figure's change and months and
    the limits drawn at a hidden point go too, and the words at a limit's end tell of its last point
    left.
    Amounts in `without_n` keep their value, written as people read it, since more digits would
    tell n. What only the gate needs (ends, origin, partners) goes always.
    """
    if isinstance(part, Amount):
        if id(part) in hidden:
            return _emptied(part)
        seen = replace(part, ends=(), origin=None, partners=(), n_partners=(), is_n_shown=True)
        return _without_n(seen) if id(part) in without_n else seen
    if isinstance(part, (Point, Figure)):
        return _alone(part) if part.amount.suppressed else part
    if isinstance(part, Found):
        return replace(part, good="neutral") if _is_hidden(part.said) else part
    if isinstance(part, Series) and part.draw == "step":
        return _without_held_back(part)
    if isinstance(part, Chart):
        return _without_limits(part)
    return part


def _is_hidden(said: Sentence) -> bool:
    """Whether it says its other words, which tell of no direction either."""
    return any(amount.suppressed for amount in said.amounts.values())


def _emptied(amount: Amount) -> Amount:
    return Amount(None, amount.unit, amount.decimals, rule=amount.rule, suppressed=True)


def _without_held_back(curve: Series) -> Series:
    """A curve goes on flat to the next point that is shown; with none left it stays, all hidden."""
    shown = tuple(point for point in curve.points if not point.amount.suppressed)
    return replace(curve, points=shown) if shown else curve


def _without_n(amount: Amount) -> Amount:
    """An interval is as wide as n is small, and a share of many digits is one fraction only."""
    amount = replace(amount, n=None, numerator=None)
    if amount.unit != "percent" or amount.value is None:
        return amount
    return replace(amount, value=round(amount.value, amount.decimals + 2), low=None, high=None)


def _alone(part: Point | Figure) -> Point | Figure:
    """Nothing that repeats a hidden number: no change, at points no note, at figures no months.

    A signal says on which side of a limit the number lies, so a hidden point is like any other.
    """
    if isinstance(part, Figure):
        part = replace(part, trend=())
    else:
        part = replace(part, note=None, role="neutral" if part.role in SIGNALLED else part.role)
    return replace(part, change=_emptied(part.change) if part.change else None)


def _without_limits(chart: Chart) -> Chart:
    """Limits are as wide as n is small: at a hidden point they would give it away.

    They are the chosen unit's: a hidden number of a wider unit has none.
    """
    gone = {
        point.x
        for series in chart.series
        if not _is_drawn_around(series) and series.role != "around"
        for point in series.points
        if point.amount.suppressed
    }
    if not gone:
        return chart
    return replace(chart, series=tuple(_emptied_at(series, gone) for series in chart.series))


def _is_drawn_around(series: Series) -> bool:
    """Limits, and a mean that follows the calendar; an even mean tells nothing of a point."""
    levels = {point.amount.value for point in series.points}
    return series.role == "limit" or (series.role == "mean" and len(levels) > 1)


def _emptied_at(series: Series, gone: Set[Any]) -> Series:
    if not series.points or not _is_drawn_around(series):
        return series
    points = tuple(
        replace(point, amount=_emptied(point.amount)) if point.x in gone else point
        for point in series.points
    )
    return replace(series, points=points, end_label=_at_the_end(series, points))


def _at_the_end(series: Series, points: Sequence[Point]) -> Sentence | None:
    """The words at the end of a line, with the value of its last point that is still drawn."""
    ending, last = series.end_label, series.points[-1].amount
    if ending is None or last not in ending.amounts.values():
        return ending
    left = next((one.amount for one in reversed(points) if not one.amount.suppressed), None)
    told = left or _emptied(last)
    said = {key: told if one == last else one for key, one in ending.amounts.items()}
    return replace(ending, amounts=Fixed(said))
