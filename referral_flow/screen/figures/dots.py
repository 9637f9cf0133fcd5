"""Comparisons: one row per unit, its value as a dot and its interval as a line."""

from __future__ import annotations

from math import ceil

from referral_flow.blocks import SIGNALLED, Chart, Point, Series
from referral_flow.screen.colours import shape
from referral_flow.screen.figures.axes import is_drawn, value_axis
from referral_flow.screen.figures.bars import add_level
from referral_flow.screen.figures.categories import (
    LEVEL_ROLES,
    Categories,
    categories_of,
    name_rows,
    row_height,
)
from referral_flow.screen.figures.drawing import Drawing, scatter
from referral_flow.screen.figures.look import Look, empty_figure, text_width
from referral_flow.screen.figures.words import tooltip

TOP, TOP_ALONE = 26, 6  # pixels: room for the words of a line through all rows, and none
AIR_AT_ZERO = 0.03  # of the axis, so that a dot at zero is whole


def draw(chart: Chart, look: Look) -> Drawing:
    """Rows in the order given; a mean or target as a line through all rows."""
    rows = [series for series in chart.series if series.role not in LEVEL_ROLES]
    categories = categories_of(chart, look)
    has_level = any(series.role in LEVEL_ROLES for series in chart.series)
    top = TOP if has_level or not look.is_narrow else TOP_ALONE  # side by side rows start level
    each = max(26, row_height(categories, look) - 4)
    figure = empty_figure(look, each * len(categories.keys) + 46 + top)
    left = name_rows(figure, categories, look)
    axis = value_axis(chart, chart.y, look)
    low, high = axis["range"]
    axis["range"] = [low - AIR_AT_ZERO * (high - low), high]
    # plotly leaves out words that reach past the figure's edge, and so where the axis begins.
    left = max(left, ceil(text_width(axis["ticktext"][0]) / 2 - AIR_AT_ZERO * look.width) + 4)
    figure.update_layout(margin={"l": left, "r": 24, "t": top, "b": 34})
    figure.update_xaxes(**axis, showgrid=True, gridcolor=look.colours.grid)
    for series in rows:
        _add_row_marks(figure, chart, series, categories, look)
    for series in chart.series:
        drawn = [point for point in series.points if is_drawn(point)]
        if series.role in LEVEL_ROLES and drawn:
            add_level(figure, series, drawn[-1].amount.value, look, is_lying=True)
    return figure


def _add_row_marks(
    figure: Drawing, chart: Chart, series: Series, categories: Categories, look: Look
) -> None:
    drawn = [point for point in series.points if is_drawn(point)]
    if series.show_interval:
        figure.add_trace(_whiskers(drawn, series, categories, look))
    figure.add_trace(_dots(chart, series, drawn, categories, look))
    for point in series.points:
        if not is_drawn(point):
            figure.add_annotation(
                x=0,
                xref="paper",
                xanchor="left",
                y=categories.place(point.x),
                xshift=6,
                text=point.amount.in_(look.language),
                showarrow=False,
                font={"color": look.colours.muted, "size": 12},
            )


def _dots(
    chart: Chart, series: Series, drawn: list[Point], categories: Categories, look: Look
) -> dict:
    roles = [point.role or series.role for point in drawn]
    colours = [look.colours.role(role) for role in roles]
    fills = [
        colour if point.is_complete else look.colours.background
        for colour, point in zip(colours, drawn, strict=True)
    ]
    return scatter(
        x=[point.amount.value for point in drawn],
        y=[categories.place(point.x) for point in drawn],
        mode="markers",
        marker={
            "color": fills,
            "size": [11 if role in SIGNALLED else 8 for role in roles],
            "symbol": [shape(role) for role in roles],
            "opacity": 1,
            "line": {"color": colours, "width": 1.6},
        },
        hovertext=[tooltip(chart, series, point, look) for point in drawn],
        hoverinfo="text",
        name=series.label.in_(look.language),
    )


def _whiskers(drawn: list[Point], series: Series, categories: Categories, look: Look) -> dict:
    x: list = []
    y: list = []
    for point in drawn:
        if point.amount.low is not None:
            row = categories.place(point.x)
            x += [point.amount.low, point.amount.high, None]
            y += [row, row, None]
    return scatter(
        x=x,
        y=y,
        mode="lines",
        hoverinfo="skip",
        line={"color": look.colours.role("limit"), "width": 2.5},
    )
