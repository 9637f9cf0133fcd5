"""The space between two edges, the lower and the upper end of a band, filled faintly."""

from __future__ import annotations

from itertools import groupby

from referral_flow.blocks import Chart, Point, Series
from referral_flow.screen.colours import faint
from referral_flow.screen.figures.axes import is_drawn
from referral_flow.screen.figures.drawing import Drawing, scatter
from referral_flow.screen.figures.look import Look

EDGE = "edge"


def add_bands(figure: Drawing, chart: Chart, look: Look) -> None:
    """Fill between each two edges that follow each other, one outline per unbroken stretch."""
    edges = [series for series in chart.series if series.draw == EDGE]
    for lower, upper in zip(edges[::2], edges[1::2], strict=False):
        for stretch in _stretches(lower, upper):
            figure.add_trace(_filled(stretch, faint(look.colours.role(lower.role))))


def _stretches(lower: Series, upper: Series) -> list[list[tuple[Point, Point]]]:
    pairs = list(zip(lower.points, upper.points, strict=True))
    runs = groupby(pairs, key=lambda pair: all(map(is_drawn, pair)))
    return [list(run) for drawn, run in runs if drawn]


def _filled(stretch: list[tuple[Point, Point]], colour: str) -> dict:
    outline = [low for low, _ in stretch] + [high for _, high in reversed(stretch)]
    return scatter(
        x=[point.x for point in outline],
        y=[point.amount.value for point in outline],
        mode="lines",
        fill="toself",
        line={"width": 0},
        fillcolor=colour,
        hoverinfo="skip",
    )
