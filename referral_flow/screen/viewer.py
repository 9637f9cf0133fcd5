"""A chart on the page: heading, figure, what is said beneath it and its tools, as one component.

All that the browser needs is sent as one piece, made once and kept; screen/viewer.js lays it out,
and draws the figure when it comes near the window.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import streamlit as st
from plotly.io.json import to_json_plotly

from referral_flow.blocks import Chart, Point
from referral_flow.model import View
from referral_flow.screen import markup
from referral_flow.screen.figure import drawing
from referral_flow.screen.figures.clicks import with_ways
from referral_flow.screen.files import Source
from referral_flow.screen.leads import ANCHOR, Places, way
from referral_flow.screen.metric_names import Names
from referral_flow.screen.swedish import plotly_config
from referral_flow.screen.tools import tool_contents
from referral_flow.text import Text

# The script itself comes with the page's frame (screen/frame.py), once for all charts.
_SHOW = """export default function (given) {
  (window.rfCharts ||= []).push(given)
  return () => given.end?.()
}"""
_VIEWER = st.components.v2.component(
    "chart", html='<figure class="rf-chart">\n</figure>', js=_SHOW, isolate_styles=False
)
IN_TABLE = Text(
    "Siffrorna finns i tabellen under diagrammet.",
    "The figures are in the table below the chart.",
)


@dataclass(frozen=True)
class Showing:
    """A chart and all that decides how it is shown; charts are told apart by which they are."""

    chart: Chart = field(compare=False)
    source: Source = field(compare=False)
    names: Names = field(compare=False)
    places: Places = field(compare=False)
    theme: str
    room: str
    rooms: tuple[int, int] = (0, 0)  # pixels to keep for finding and measure
    kept: tuple = field(init=False)

    def __post_init__(self) -> None:
        build_id = self.source.build.build_id
        object.__setattr__(self, "kept", (id(self.chart), self.view, self.places.here, build_id))

    @property
    def view(self) -> View:
        return self.names.view

    @property
    def language(self) -> str:
        return self.view.language


def show(showing: Showing) -> None:
    """Draw the chart where the page has come to."""
    _VIEWER(key=ANCHOR + showing.chart.key, data=contents(showing))


@lru_cache(maxsize=768)
def contents(showing: Showing) -> bytes:
    """What the browser is sent, as JSON: disclosed values only."""
    chart, language = showing.chart, showing.language
    figure, ways = _figure(showing)
    return to_json_plotly(
        {
            "anchor": ANCHOR + chart.key,
            "head": markup.chart_heading(chart, showing.names, showing.rooms),
            "figure": figure,
            "ways": ways,
            "alt": alternative_text(chart, language),
            "foot": markup.chart_foot(chart, language, showing.room),
            "config": plotly_config(language),
            "tools": tool_contents(
                chart, showing.source, language, showing.theme, showing.room, _way(showing)
            ),
        }
    ).encode()


def _figure(showing: Showing) -> tuple[dict, dict]:
    """The figure in plotly's words, and where its marks lead."""
    drawn = drawing(showing.chart, showing.language, showing.theme, showing.room).as_dict()
    traces, addresses, places = with_ways(drawn["data"], _way(showing))
    return drawn | {"data": traces}, {"addresses": addresses, "places": places}


def _way(showing: Showing):
    """Where a point's mark leads, and in which words."""

    def told(point: Point) -> tuple[str, str] | None:
        return way(point.lead, showing.view, showing.places) if point.lead else None

    return told


def alternative_text(chart: Chart, language: str) -> str:
    """What a chart says to those who do not see it: finding, measure and basis."""
    parts = [
        chart.finding.in_(language),
        chart.measure.in_(language),
        chart.basis.in_(language) if chart.basis else "",
        IN_TABLE.in_(language),
    ]
    return " ".join(part.rstrip(".") + "." for part in parts if part)
