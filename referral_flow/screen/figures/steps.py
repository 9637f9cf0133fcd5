"""Cumulative shares by day: stairs with their interval as a band, named at their right end."""

from __future__ import annotations

import plotly.graph_objects as go

from referral_flow.blocks import Chart, Series
from referral_flow.screen.figures.axes import stand_on
from referral_flow.screen.figures.look import Look, empty_figure, text_width
from referral_flow.screen.figures.time import is_drawn
from referral_flow.screen.figures.words import EndLabel, add_end_labels, margin_for, tooltip
from referral_flow.text import digits

HEIGHTS = {"wide": 360, "half": 320, "narrow": 300}
TOP, BOTTOM = 14, 56
SIDES, TICK_ROOM = 150, 26  # pixels beside the stairs, and for each day named


def draw(chart: Chart, look: Look) -> go.Figure:
    """One staircase per series; levels (targets, limits of days) as thin lines."""
    height = HEIGHTS[look.room]
    figure = empty_figure(look, height)
    labels = list(_labels(chart, look))
    right = 14 if look.is_narrow else margin_for((label.words for label in labels), text_width)
    low, high = stand_on(figure, chart, look, top=TOP, right=right, bottom=BOTTOM)
    figure.update_xaxes(_day_axis(chart, look))
    for series in chart.series:
        if series.show_interval:
            figure.add_trace(_band(series, look))
        figure.add_trace(_stairs(chart, series, look))
    add_end_labels(
        figure,
        labels,
        _days(chart)[-1] if _days(chart) else 0,
        (height - TOP - BOTTOM) / (high - low),
        look,
    )
    _add_day_lines(figure, chart, look)
    return figure


def _days(chart: Chart) -> list[float]:
    return sorted({point.x for series in chart.series for point in series.points})


def _day_axis(chart: Chart, look: Look) -> dict:
    days = _days(chart) or [0]
    most = (look.width - SIDES) // TICK_ROOM
    apart = next((step for step in (1, 2, 7, 14, 28) if len(days) / step <= most), 28)
    shown = [day for day in days if day % apart == 0]
    title = chart.x.title.in_(look.language) if chart.x.title else None
    return {
        "range": [days[0] - 0.2, days[-1] + 0.2],
        "tickmode": "array",
        "tickvals": shown,
        "ticktext": [digits(day, 0, look.language) for day in shown],
        "title": {"text": title, "standoff": 8, "font": {"color": look.colours.muted, "size": 13}}
        if title
        else None,
    }


def _labels(chart: Chart, look: Look):
    for series in chart.series:
        drawn = [point for point in series.points if is_drawn(point)]
        if drawn and (series.end_label or len(chart.series) > 1):
            words = (series.end_label or series.label).in_(look.language)
            yield EndLabel(
                drawn[-1].amount.value,
                words,
                look.colours.role(series.role),
                is_bold=series.role not in ("target", "limit"),
            )


def _stairs(chart: Chart, series: Series, look: Look) -> go.Scatter:
    is_level = series.role in ("target", "limit", "mean")
    return go.Scatter(
        x=[point.x for point in series.points],
        y=[point.amount.value if is_drawn(point) else None for point in series.points],
        mode="lines",
        name=series.label.in_(look.language),
        line={
            "color": look.colours.role(series.role),
            "width": 1.2 if is_level else 2.2,
            "shape": "hv",
            "dash": "12px,6px" if series.role == "target" else "solid",
        },
        hovertext=[tooltip(chart, series, point, look) for point in series.points],
        hoverinfo="text",
        connectgaps=False,
    )


def _band(series: Series, look: Look) -> go.Scatter:
    """The interval as one filled outline: along the low ends and back along the high ends."""
    known = [point for point in series.points if is_drawn(point) and point.amount.low is not None]
    along = _stair_line([(point.x, point.amount.low) for point in known])
    back = _stair_line([(point.x, point.amount.high) for point in known])[::-1]
    outline = along + back
    return go.Scatter(
        x=[x for x, _ in outline],
        y=[y for _, y in outline],
        mode="lines",
        fill="toself",
        line={"width": 0},
        fillcolor=_faint(look.colours.role(series.role)),
        hoverinfo="skip",
    )


def _stair_line(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    line: list[tuple[float, float]] = []
    for x, y in points:
        if line:
            line.append((x, line[-1][1]))
        line.append((x, y))
    return line


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.16)"


def _add_day_lines(figure: go.Figure, chart: Chart, look: Look) -> None:
    """Points of a "points" series become thin vertical lines: the guarantee's third day, say."""
    for series in chart.series:
        if series.draw == "points":
            for point in series.points:
                figure.add_vline(x=point.x, line={"color": look.colours.rule, "width": 1})
