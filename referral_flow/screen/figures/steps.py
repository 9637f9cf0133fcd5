"""Cumulative shares by day: stairs with their interval as a band, named at their right end."""

from __future__ import annotations

from referral_flow.blocks import Chart, Point, Series
from referral_flow.screen.colours import faint
from referral_flow.screen.figures.axes import is_drawn, stand_on
from referral_flow.screen.figures.categories import LEVEL_ROLES
from referral_flow.screen.figures.drawing import Drawing, scatter
from referral_flow.screen.figures.ends import EndLabel, add_end_labels, end_label, room_for
from referral_flow.screen.figures.look import Look, empty_figure
from referral_flow.screen.figures.words import tooltip
from referral_flow.text import digits

HEIGHTS = {"wide": 360, "half": 320, "narrow": 300}
TOP, BOTTOM = 28, 56
SIDES, TICK_ROOM = 150, 26  # pixels beside the stairs, and for each day named


def draw(chart: Chart, look: Look) -> Drawing:
    """One staircase per series; levels (targets, limits of days) as thin lines."""
    height = HEIGHTS[look.room]
    figure = empty_figure(look, height)
    labels = _labels(chart, look)
    reach = chart.x.maximum or 0
    is_cut_short = _days(chart)[-1:] < [reach]  # then the words have room within the axis
    right = 14 if is_cut_short else room_for(labels)
    low, high = stand_on(figure, chart, look, top=TOP, right=right, bottom=BOTTOM)
    figure.update_xaxes(**_day_axis(chart, look))
    for series in _staircases(chart):
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
    _add_marked_days(figure, chart, look)
    return figure


def _staircases(chart: Chart) -> list[Series]:
    return [series for series in chart.series if series.draw != "points"]


def _days(chart: Chart) -> list[float]:
    return sorted({point.x for series in chart.series for point in series.points})


def _day_axis(chart: Chart, look: Look) -> dict:
    days = _days(chart) or [0]
    last = int(max(days[-1], chart.x.maximum or 0))
    most = (look.width - SIDES) // TICK_ROOM
    apart = next((step for step in (1, 2, 7, 14, 28) if last / step <= most), 28)
    shown = range(int(days[0]), last + 1, apart)
    title = chart.x.title.in_(look.language) if chart.x.title else None
    return {
        "range": [days[0] - 0.2, last + 0.2],
        "tickmode": "array",
        "tickvals": list(shown),
        "ticktext": [digits(day, 0, look.language) for day in shown],
        "title": {"text": title, "standoff": 8, "font": {"color": look.colours.muted, "size": 13}}
        if title
        else None,
    }


def _labels(chart: Chart, look: Look) -> list[EndLabel]:
    stairs = _staircases(chart)
    ends = [(series, [point for point in series.points if is_drawn(point)]) for series in stairs]
    return [
        end_label(series, drawn[-1].amount.value, look, is_bold=series.role not in LEVEL_ROLES)
        for series, drawn in ends
        if drawn and (series.end_label or len(stairs) > 1)
    ]


def _stairs(chart: Chart, series: Series, look: Look) -> dict:
    is_level = series.role in LEVEL_ROLES
    return scatter(
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


def _band(series: Series, look: Look) -> dict:
    """The interval as one filled outline: along the low ends and back along the high ends."""
    known = [point for point in series.points if is_drawn(point) and point.amount.low is not None]
    along = _stair_line([(point.x, point.amount.low) for point in known])
    back = _stair_line([(point.x, point.amount.high) for point in known])[::-1]
    outline = along + back
    return scatter(
        x=[x for x, _ in outline],
        y=[y for _, y in outline],
        mode="lines",
        fill="toself",
        line={"width": 0},
        fillcolor=faint(look.colours.role(series.role)),
        hoverinfo="skip",
    )


def _stair_line(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    line: list[tuple[float, float]] = []
    for x, y in points:
        if line:
            line.append((x, line[-1][1]))
        line.append((x, y))
    return line


def _add_marked_days(figure: Drawing, chart: Chart, look: Look) -> None:
    """A day that means something, the guarantee's third say: a line, and words above it."""
    for series in (found for found in chart.series if found.draw == "points"):
        for point in filter(is_drawn, series.points):
            colour = look.colours.role(point.role or series.role)
            figure.add_shape(
                type="line",
                x0=point.x,
                x1=point.x,
                y0=0,
                y1=1,
                yref="paper",
                layer="below",
                line={"color": colour, "width": 1.2, "dash": "4px,3px"},
            )
            figure.add_trace(_dot(chart, series, point, colour, look))
            words = (series.end_label or series.label).in_(look.language)
            figure.add_annotation(
                x=point.x,
                y=1,
                yref="paper",
                text=look.coloured(words, colour),
                showarrow=False,
                xanchor="left",
                yanchor="bottom",
                xshift=-6,
                yshift=2,
            )


def _dot(chart: Chart, series: Series, point: Point, colour: str, look: Look) -> dict:
    return scatter(
        x=[point.x],
        y=[point.amount.value],
        mode="markers",
        marker={"color": colour, "size": 9, "symbol": "diamond"},
        hovertext=[tooltip(chart, series, point, look)],
        hoverinfo="text",
        name=series.label.in_(look.language),
    )
