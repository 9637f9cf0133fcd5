"""Reasons that are rules of the pathway stand apart: they say nothing of how one wrote."""

from __future__ import annotations

from dataclasses import replace

from referral_flow import few
from referral_flow.blocks import Chart, Point
from referral_flow.charts.phrases import sentences
from referral_flow.text import Text

RULE = "wrong_level"


def with_pathway_apart(chart: Chart, audience: str) -> Chart:
    """The chart of reasons with the rule's mark in the colour of neither side.

    The caption about it is there only where the mark is drawn for this audience.
    """
    marks, *rest = chart.series
    points = tuple(
        replace(point, role="neutral", note=PATHWAY_RULE) if point.x == RULE else point
        for point in marks.points
    )
    drawn = any(_is_drawn(point, audience) for point in points if point.x == RULE)
    reading = chart.reading
    if drawn:
        reading = PATHWAY_APART[chart.kind] if reading is None else _more(chart)
    return replace(chart, series=(replace(marks, points=points), *rest), reading=reading)


def _is_drawn(point: Point, audience: str) -> bool:
    return bool(point.amount.value) and not few.is_few(point.amount, audience)


def _more(chart: Chart):
    """The caption after what is already said; a sentence keeps its numbers."""
    said, rule = chart.reading, PATHWAY_APART[chart.kind]
    if isinstance(said, Text):
        return sentences(said, rule)
    return replace(said, words=sentences(said.words, rule))


PATHWAY_RULE = Text(
    "En regel om vårdväg, ingen brist i remissen.", "A pathway rule, no fault of the referral."
)
PATHWAY_APART = {
    "bars": Text(
        "Grå stapel: en regel om vårdväg, som inte säger något om hur remissen var skriven.",
        "Grey bar: a pathway rule, which says nothing of how the referral was written.",
    ),
    "dots": Text(
        "Grå punkt: en regel om vårdväg, som inte säger något om hur remissen var skriven.",
        "Grey dot: a pathway rule, which says nothing of how the referral was written.",
    ),
}
