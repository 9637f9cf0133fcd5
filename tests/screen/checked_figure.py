"""A chart's drawing as plotly's own figure, which refuses every property that it does not know."""

from __future__ import annotations

import plotly.graph_objects as go

from referral_flow.blocks import Chart
from referral_flow.screen.figure import drawing


def figure(
    chart: Chart, language: str = "sv", theme: str = "light", room: str = "wide"
) -> go.Figure:
    """What the browser is sent, checked. Raises ValueError for an unknown or invalid property."""
    return go.Figure(drawing(chart, language, theme, room).as_dict())
