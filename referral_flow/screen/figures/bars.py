"""Bars: standing where their names fit beneath them, else lying; numbers at their ends."""

from __future__ import annotations

from referral_flow.blocks import Chart, Point, Series
from referral_flow.screen.figures.axes import is_drawn, stand_on, value_axis
from referral_flow.screen.figures.categories import (
    Categories,
    categories_of,
    fits_columns,
    name_columns,
    name_rows,
    number_beside,
    row_height,
    short,
)
from referral_flow.screen.figures.drawing import Drawing, bar
from referral_flow.screen.figures.look import Look, empty_figure, wrapped
from referral_flow.screen.figures.words import tooltip

HEIGHTS = {"wide": 340, "half": 300, "narrow": 280}
LEFT, RIGHT, TOP = 44, 8, 26
BAR_SPAN = 0.66  # of a category's room, shared by its bars
NUMBER_ROOM, CHANGE_ROOM = 64, 50


def draw(chart: Chart, look: Look) -> Drawing:
    """One bar per category and series."""
    categories = categories_of(chart, look)
    if chart.is_horizontal or not fits_columns(categories, look.width - LEFT - RIGHT):
        return _lying(chart, categories, look)
    return _standing(chart, categories, look)


def _bar_series(chart: Chart) -> list[Series]:
    return [series for series in chart.series if series.draw in ("bar", "floating_bar")]


def _standing(chart: Chart, categories: Categories, look: Look) -> Drawing:
    figure = empty_figure(look, HEIGHTS[look.room])
    bottom = name_columns(figure, categories, look, look.width - LEFT - RIGHT)
    stand_on(figure, chart, look, top=TOP, right=RIGHT, bottom=bottom)
    for series, offset, width in _shared_out(_bar_series(chart)):
        places = [categories.place(point.x) + offset for point in series.points]
        figure.add_trace(_trace(chart, series, places, width, look, "v"))
        room = width * (look.width - LEFT - RIGHT) / len(categories.keys) / BAR_SPAN
        for place, point in zip(places, series.points, strict=True):
            _number_above(figure, series, point, place, room, look)
    _add_levels(figure, chart, look, is_lying=False)
    return figure


def _lying(chart: Chart, categories: Categories, look: Look) -> Drawing:
    bars = _bar_series(chart)
    each = max(row_height(categories, look), 22 * len(bars) + 10)
    if look.is_narrow:
        each = row_height(categories, look) + 22 * (len(bars) - 1)
    figure = empty_figure(look, each * len(categories.keys) + 24)
    left = name_rows(figure, categories, look, bars=len(bars))
    values = value_axis(chart, chart.x if chart.x.kind == "number" else chart.y, look)
    figure.update_xaxes(**values, showticklabels=False)
    figure.update_layout(margin={"l": left, "r": _room_for_numbers(bars), "t": 10, "b": 14})
    for series, offset, width in _shared_out(bars):
        places = [categories.place(point.x) + offset for point in series.points]
        width = min(width, 20 / each)
        figure.add_trace(_trace(chart, series, places, width, look, "h"))
        for place, point in zip(places, series.points, strict=True):
            number_beside(figure, point, place, _far_end(series, point, values["range"][0]), look)
    _add_levels(figure, chart, look, is_lying=True)
    return figure


def _room_for_numbers(bars: list[Series]) -> int:
    has_change = any(point.change for series in bars for point in series.points)
    return NUMBER_ROOM + CHANGE_ROOM * has_change


def _shared_out(bars: list[Series]) -> list[tuple[Series, float, float]]:
    """Each series with its offset from the category's middle and its width."""
    width = BAR_SPAN / max(1, len(bars))
    return [
        (series, (index - (len(bars) - 1) / 2) * width, width * 0.94)
        for index, series in enumerate(bars)
    ]


def _trace(
    chart: Chart, series: Series, places: list[float], width: float, look: Look, orientation: str
) -> dict:
    values = [point.amount.value if is_drawn(point) else None for point in series.points]
    colours = [look.colours.role(point.role or series.role) for point in series.points]
    along, across = (places, values) if orientation == "v" else (values, places)
    whiskers = {f"error_{'y' if orientation == 'v' else 'x'}": _whiskers(series, look)}
    return bar(
        x=along,
        y=across,
        width=width,
        orientation=orientation,
        marker={
            "color": [
                colour if point.is_complete else look.colours.background
                for colour, point in zip(colours, series.points, strict=True)
            ],
            "line": {
                "color": colours,
                "width": [0 if point.is_complete else 1.5 for point in series.points],
            },
        },
        hovertext=[tooltip(chart, series, point, look) for point in series.points],
        hoverinfo="text",
        name=series.label.in_(look.language),
        **whiskers,
    )


def _whiskers(series: Series, look: Look) -> dict:
    """The interval of every bar, as plotly's asymmetric error bars."""
    if not series.show_interval:
        return {"visible": False}
    up, down = [], []
    for point in series.points:
        amount = point.amount
        known = is_drawn(point) and amount.low is not None and amount.high is not None
        up.append(amount.high - amount.value if known else 0)
        down.append(amount.value - amount.low if known else 0)
    return {
        "type": "data",
        "symmetric": False,
        "array": up,
        "arrayminus": down,
        "color": look.colours.text,
        "thickness": 1.1,
        "width": 4,
    }


def _number_above(
    figure: Drawing, series: Series, point: Point, place: float, room: float, look: Look
) -> None:
    hidden = not is_drawn(point)
    figure.add_annotation(
        x=place,
        y=_far_end(series, point, 0.0),
        text="<br>".join(wrapped(short(point.amount, look.language), room)),
        showarrow=False,
        yanchor="bottom",
        yshift=3,
        font={"color": look.colours.muted if hidden else look.colours.text},
    )


def _far_end(series: Series, point: Point, start: float) -> float:
    """Where the bar, or the whisker that reaches past it, ends."""
    if not is_drawn(point):
        return start
    shown = series.show_interval and point.amount.high is not None
    return max(point.amount.value, point.amount.high if shown else start)


def _add_levels(figure: Drawing, chart: Chart, look: Look, *, is_lying: bool) -> None:
    """A mean or target across all bars, named at its end."""
    for series in chart.series:
        drawn = [point for point in series.points if is_drawn(point)]
        if series.draw in ("bar", "floating_bar") or not drawn:
            continue
        add_level(figure, series, drawn[-1].amount.value, look, is_lying=is_lying)


def add_level(figure: Drawing, series: Series, value: float, look: Look, *, is_lying: bool) -> None:
    """A thin line at `value` across the whole figure, with the words of its series."""
    colour = look.colours.role(series.role)
    line = {
        "color": colour,
        "width": 1.2,
        "dash": "12px,6px" if series.role == "target" else "solid",
    }
    words = look.coloured((series.end_label or series.label).in_(look.language), colour)
    if is_lying:
        figure.add_vline(x=value, line=line, layer="below")
        figure.add_annotation(
            x=value, y=1, yref="paper", yanchor="bottom", text=words, showarrow=False
        )
        figure.update_layout(margin={"t": 24})
    else:
        figure.add_hline(y=value, line=line, layer="below")
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="right",
            y=value,
            yanchor="bottom",
            text=words,
            showarrow=False,
        )
