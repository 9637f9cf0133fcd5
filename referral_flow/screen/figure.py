"""A chart as a plotly figure: picks the drawing of its kind; nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable

from referral_flow.blocks import Chart
from referral_flow.screen.figures import (
    audit,
    bars,
    dots,
    flow,
    funnel,
    heat,
    land,
    steps,
    time,
    waterfall,
)
from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.look import Look

DRAWINGS: dict[str, Callable[[Chart, Look], Drawing]] = {
    "control_chart": time.draw,
    "lines": time.draw,
    "bars": bars.draw,
    "waterfall": waterfall.draw,
    "steps": steps.draw,
    "dots": dots.draw,
    "heat": heat.draw,
    "flow": flow.draw,
    "funnel": funnel.draw,
    "audit": audit.draw,
    "map": land.draw,
}


def drawing(
    chart: Chart, language: str = "sv", theme: str = "light", room: str = "wide"
) -> Drawing:
    """The drawing of a disclosed chart; `room` is wide, half or narrow.

    Raises KeyError for a kind of chart that has no drawing.
    """
    return DRAWINGS[chart.kind](chart, Look(language, theme, room))
