"""The way from one figure to another in named steps, whose written digits add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.text import Text


@dataclass(frozen=True)
class Step:
    """One named part of a difference between two shares, and the amounts that it comes from."""

    key: str
    label: Text
    value: float
    behind: tuple[Amount, ...] = ()


def resting_on(amount: Amount, steps: Sequence[Step]) -> Amount:
    """The amount, hidden where any step is: for words that compare the steps with each other."""
    behind = tuple(one for step in steps for one in step.behind)
    return replace(amount, ends=(*amount.ends, *behind))


def makes_most(step: float, gap: float) -> bool:
    """Whether a step alone is more than half of the whole difference, and goes the same way."""
    return step * gap > 0 and 2 * abs(step) > abs(gap) + 1e-9


def waterfall(
    start: tuple[Text, Amount],
    steps: Sequence[Step],
    end: tuple[Text, Amount],
    *,
    key: str,
    finding: Sentence,
    measure: Text,
    label: Text,
    decimals: int = 0,
    **rest,
) -> Chart:
    """Two bars from zero with the steps floating between; `label` names what is counted.

    Bars stand at their exact places; what is written on the steps is rounded so that it adds up.
    """
    points = [
        _bar("start", *start),
        *_floating(start[1], steps, end[1], decimals),
        _bar("end", *end),
    ]
    series = Series("steps", label, tuple(points), role="neutral", draw="floating_bar")
    return Chart(
        key=key,
        kind="waterfall",
        finding=finding,
        measure=measure,
        series=(series,),
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=1.0),
        is_breakdown=True,
        **rest,
    )


def written_steps(
    values: Sequence[float], start: float, end: float, decimals: int = 0
) -> list[float]:
    """The steps rounded so that rounded start + steps = rounded end: largest remainder first.

    All are shares 0-1; `decimals` are those of a percentage. No step moves as far as two units of
    the last written digit.
    """
    unit = 100 * 10**decimals
    exact = np.asarray(values, dtype=float) * unit
    down = np.floor(exact + 1e-9)
    missing = _written(end, decimals) - _written(start, decimals) - int(down.sum())
    every, some = divmod(missing, len(exact))
    written = down + every
    written[np.argsort(down - exact, kind="stable")[:some]] += 1
    return [float(step) for step in written / unit]


def _written(share: float, decimals: int) -> int:
    """The digits of a percentage as one whole number, rounded as `text.digits` rounds."""
    return round(round(share * 100, decimals) * 10**decimals)


def _bar(key: str, label: Text, amount: Amount) -> Point:
    return Point(key, replace(amount, low=0.0, high=amount.value), label=label, role="value")


def _floating(start: Amount, steps: Sequence[Step], end: Amount, decimals: int) -> list[Point]:
    written = written_steps([step.value for step in steps], start.value, end.value, decimals)
    reached = start.value + np.cumsum([0.0, *(step.value for step in steps)])
    return [
        Point(step.key, _between(step, shown, ends, decimals), label=step.label)
        for step, shown, ends in zip(steps, written, pairwise(reached), strict=True)
    ]


def _between(step: Step, shown: float, ends: tuple[float, float], decimals: int) -> Amount:
    low, high = float(min(ends)), float(max(ends))
    return Amount(
        shown, "points", decimals, low=low, high=high, rule="free", signed=True, ends=step.behind
    )
