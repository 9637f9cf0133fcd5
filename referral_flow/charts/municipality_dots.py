"""The numbers of a map beside each other with their intervals: how well each of them is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import numpy as np

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.charts.amounts import at_least
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.text import Text

LOW = 0.1  # shares that keep below it are drawn to the nearest two per cent above


def beside_each_other(chart: Chart, whole: UnitShare) -> Chart:
    """The points of a map as dots, those with most cases first; the whole is a line through them.

    Where the page is about one municipality the others stand back.
    """
    marks, chosen = chart.series[0], {area.key for area in chart.shapes if area.is_chosen}
    points = [_marked(point, chosen) for point in marks.points]
    points.sort(key=lambda point: -(point.amount.n or 0))
    known = [point.amount for point in points if point.amount.low is not None]
    return replace(
        chart,
        key="municipalities",
        kind="dots",
        finding=_certainty(known),
        y=Axis("number", minimum=0.0, maximum=_top(known)),
        series=(replace(marks, points=tuple(points)), _line(whole)),
        reading=SORTED,
        is_horizontal=True,
        place="who",
        shapes=(),
    )


def _marked(point: Point, chosen: set[str]) -> Point:
    if point.role or not chosen or point.x in chosen:
        return point
    return replace(point, role="neutral")


def _line(whole: UnitShare) -> Series:
    label, amount = UnitLabel.of(whole.unit), whole.counted.amount
    ending = Sentence(OF_WHOLE, {"share": amount}, whole.unit.name, {"whole": label})
    point = Point(whole.unit.unit_id, amount, label=label)
    return Series("whole", label, (point,), role="mean", draw="line", end_label=ending)


def _certainty(known: Sequence[Amount]) -> Sentence:
    """How well the shares are known: all of them, and the better known half."""
    if not known:
        return Sentence(NOT_KNOWN)
    widest = max(known, key=_half_width)
    most = replace(at_least(_half_width(widest)), ends=(widest,))  # hidden where that one is
    half = at_least(float(np.median([_half_width(one) for one in known])))
    is_alike = half.in_("sv") == most.in_("sv")
    amounts = {"most": most} | ({} if is_alike else {"half": half})
    return Sentence(WITHIN_ALL if is_alike else WITHIN, amounts, hidden=WITHIN_HIDDEN)


def _half_width(amount: Amount) -> float:
    return (amount.high - amount.low) / 2


def _top(known: Sequence[Amount]) -> float:
    """100 %, or where all lie lower the nearest ten, or two, above the highest interval."""
    highest = max((one.high for one in known), default=1.0)
    step = 0.1 if highest > LOW else 0.02
    return 1.0 if highest > 0.5 else round(ceil(highest / step) * step, 2)


WITHIN = Text(
    "Osäkerheten är högst {most} åt endera hållet, i hälften av kommunerna högst {half}",
    "The uncertainty is at most {most} either way, in half of the municipalities at most {half}",
)
WITHIN_ALL = Text(
    "Osäkerheten är i alla kommuner högst {most} åt endera hållet",
    "The uncertainty is at most {most} either way in all municipalities",
)
WITHIN_HIDDEN = Text(
    "Osäkerheten, kommun för kommun", "The uncertainty, municipality by municipality"
)
NOT_KNOWN = Text("Det finns inga tal att visa", "There are no numbers to show")
OF_WHOLE = Text("{whole}: {share}", "{whole}: {share}")
SORTED = Text(
    "Flest fall överst. Strecken visar osäkerheten (95 %).",
    "Most cases at the top. The lines show the uncertainty (95%).",
)
