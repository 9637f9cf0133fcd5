"""A chart as a plotly figure: picks the drawing of its kind; nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable

from plotly.basedatatypes import BaseFigure

from referral_flow.blocks import Chart
from referral_flow.screen.figures import (
    audit,
    bars,
    dots,
    flow,
    funnel,
    heat,
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
}


def drawing(
    chart: Chart, language: str = "sv", theme: str = "light", room: str = "wide"
) -> Drawing:
    """The drawing of a disclosed chart; `room` is wide, half or narrow.

    Raises KeyError for a kind of chart that has no drawing.
    """
    return DRAWINGS[chart.kind](chart, Look(language, theme, room))


class Unchecked(BaseFigure):
    """A drawing as Streamlit takes a figure: sent as it is, neither checked nor copied.

    The tests check every kind of drawing in every setting, so the reader need not wait for it.
    """

    def __init__(self, drawn: Drawing) -> None:
        object.__setattr__(self, "_drawn", drawn)

    def to_dict(self) -> dict:
        return self._drawn.as_dict()
