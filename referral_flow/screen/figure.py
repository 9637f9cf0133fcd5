"""A chart as a plotly figure: picks the drawing of its kind; nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go

from referral_flow.blocks import Chart
from referral_flow.screen.figures import bars, dots, flow, heat, steps, time, waterfall
from referral_flow.screen.figures.look import Look

DRAWINGS: dict[str, Callable[[Chart, Look], go.Figure]] = {
    "control_chart": time.draw,
    "lines": time.draw,
    "bars": bars.draw,
    "waterfall": waterfall.draw,
    "steps": steps.draw,
    "dots": dots.draw,
    "heat": heat.draw,
    "flow": flow.draw,
}


def figure(
    chart: Chart, language: str = "sv", theme: str = "light", room: str = "wide"
) -> go.Figure:
    """The figure of a disclosed chart; `room` is wide, half or narrow.

    Raises KeyError for a kind of chart that has no drawing.
    """
    return DRAWINGS[chart.kind](chart, Look(language, theme, room))
