"""Funnels: a point per unit at its number of cases, between limits that narrow to the right."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from referral_flow.blocks import SIGNALLED, Chart, Point, Series
from referral_flow.names_beside import FURTHEST, Room
from referral_flow.screen.colours import DASHES, shape
from referral_flow.screen.figures.axes import stand_on, value_ticks
from referral_flow.screen.figures.categories import LEVEL_ROLES
from referral_flow.screen.figures.drawing import Drawing, scatter
from referral_flow.screen.figures.ends import EndLabel, add_end_labels, end_label, room_for, spread
from referral_flow.screen.figures.look import LINE_HEIGHT, Look, empty_figure, text_width, wrapped
from referral_flow.screen.figures.time import is_drawn
from referral_flow.screen.figures.words import tooltip

HEIGHTS = {"wide": 400, "half": 340, "narrow": 320}
TOP, BOTTOM = 12, 56
NAMED = (*SIGNALLED, "value")
CLEAR = 4  # pixels from the axis to words at the end of a line
BESIDE, MARK, LEFT = 9, 8, 48  # pixels: to a name, across a point, for the words of the axis
MOST_NAMED = {"wide": 16, "half": 10, "narrow": 6}  # names; of more the chosen ones alone
FAR = 8  # lines that the name of the one chosen may be moved
STEP = 2  # pixels that a name is moved at a time
NARROW_NAME = 120  # pixels: of a name that has no room in one line


def draw(chart: Chart, look: Look) -> Drawing:
    """Limits first, then the points; those that stand apart or are chosen by name."""
    height = HEIGHTS[look.room]
    figure = empty_figure(look, height)
    labels = _end_labels(chart, look)
    right = room_for(labels)
    low, high = stand_on(figure, chart, look, top=TOP, right=right, bottom=BOTTOM)
    tall = (height - TOP - BOTTOM) / (high - low)
    labels = _lifted(labels, low, tall)
    figure.update_xaxes(**_cases_axis(chart, look))
    for series in (one for one in chart.series if one.draw == "line"):
        figure.add_trace(_line(series, look))
    add_end_labels(figure, labels, chart.x.maximum, tall, look)
    for series in (one for one in chart.series if one.draw == "points"):
        figure.add_trace(_points(chart, series, look))
    wide = (look.width - right - LEFT) / (chart.x.maximum - (chart.x.minimum or 0))
    room = Room(chart.x.minimum or 0, chart.x.maximum, wide, tall, MARK, BESIDE, right)
    for label, shift in spread(labels, tall):
        room.occupy_margin(label.value + shift / tall, label.height)
    room.occupy((one.amount.n, one.amount.value) for s in chart.series for one in _marks(s))
    for series in (one for one in chart.series if one.draw == "line"):
        room.draw_through((one.x, one.amount.value) for one in series.points if is_drawn(one))
    _add_names(figure, chart, room, look)
    return figure


def _end_labels(chart: Chart, look: Look) -> list[EndLabel]:
    """The level and the upper limits, where their lines end to the right."""
    found = [(one, [point for point in one.points if is_drawn(point)]) for one in chart.series]
    return [
        end_label(series, drawn[-1].amount.value, look, is_bold=series.role == "mean")
        for series, drawn in found
        if drawn and series.end_label and series.role in (*LEVEL_ROLES, "limit")
    ]


def _lifted(labels: list[EndLabel], low: float, tall: float) -> list[EndLabel]:
    """None so low that it meets the last tick of the axis, nor another one there; same order."""
    lifted, floor = [], low + CLEAR / tall
    for label in sorted(labels, key=lambda one: one.value):
        half = label.height / 2 / tall
        lifted.append(replace(label, value=max(label.value, floor + half)))
        floor += 2 * half
    return lifted


def _cases_axis(chart: Chart, look: Look) -> dict:
    count = 4 if look.is_narrow else 6
    low = chart.x.minimum or 0
    places, words = value_ticks(low, chart.x.maximum, "count", 0, count, look.language)
    title = chart.x.title.in_(look.language) if chart.x.title else None
    font = {"color": look.colours.muted, "size": 13}
    return {
        "range": [low, chart.x.maximum],
        "tickmode": "array",
        "tickvals": places,
        "ticktext": words,
        "title": {"text": title, "standoff": 8, "font": font} if title else None,
    }


def _line(series: Series, look: Look) -> dict:
    """The level as a thin line, limits dashed: the outer ones a little stronger."""
    drawn = [point for point in series.points if is_drawn(point)]
    is_outer = series.key.startswith("outer")
    return scatter(
        x=[point.x for point in drawn],
        y=[point.amount.value for point in drawn],
        mode="lines",
        name=series.label.in_(look.language),
        line={
            "color": look.colours.role(series.role),
            "width": 1.6 if is_outer else 1.2,
            "dash": "solid" if is_outer else DASHES.get(series.role, "solid"),
        },
        hoverinfo="skip",
    )


def _points(chart: Chart, series: Series, look: Look) -> dict:
    drawn = _placed(series)
    roles = [point.role or series.role for point in drawn]
    colours = [look.colours.role(role) for role in roles]
    fills = [colour if point.is_complete else look.colours.background
             for colour, point in zip(colours, drawn, strict=True)]  # fmt: skip
    edges = [look.colours.background if point.is_complete else colour
             for colour, point in zip(colours, drawn, strict=True)]  # fmt: skip
    return scatter(
        x=[point.amount.n for point in drawn],
        y=[point.amount.value for point in drawn],
        mode="markers",
        marker={
            "color": fills,
            "size": [11 if role in NAMED else 8 for role in roles],
            "symbol": [shape(role) for role in roles],
            "opacity": 1,
            "line": {"color": edges, "width": [1 if one.is_complete else 1.6 for one in drawn]},
        },
        hovertext=[tooltip(chart, series, point, look) for point in drawn],
        hoverinfo="text",
        name=series.label.in_(look.language),
        cliponaxis=False,
    )


def _marks(series: Series) -> list[Point]:
    return _placed(series) if series.draw == "points" else []


def _placed(series: Series) -> list[Point]:
    """The points that have a place: those whose share and number of cases may be shown."""
    return [point for point in series.points if is_drawn(point) and point.amount.n is not None]


def _named(chart: Chart, look: Look) -> list[tuple[Series, Point]]:
    """Those that stand apart and those chosen; where most stand apart, those chosen alone."""
    found = [
        (series, point)
        for series in chart.series
        if series.draw == "points"
        for point in _placed(series)
        if point.role in NAMED and point.label is not None
    ]
    if len(found) <= MOST_NAMED[look.room]:
        return found
    return [(series, point) for series, point in found if point.role == "value"]


def _add_names(figure: Drawing, chart: Chart, room: Room, look: Look) -> None:
    """Names beside their points, moved where they would meet something; none without room.

    The rightmost first: to its right there is nothing to give way to.
    """
    for series, point in sorted(_named(chart, look), key=lambda one: -one[1].amount.n):
        found = _beside(point, room, look)
        if found is None:
            continue
        lines, (side, shift) = found
        words = look.coloured("<br>".join(lines), look.colours.role(point.role or series.role))
        figure.add_annotation(
            x=point.amount.n,
            y=point.amount.value,
            text=words,
            xanchor="right" if side < 0 else "left",
            align="right" if side < 0 else "left",
            yanchor="middle",
            **_led(side, shift, look),
        )


def _led(side: int, shift: float, look: Look) -> dict:
    """Right beside its point; further off with a hairline that leads there."""
    if abs(shift) <= LINE_HEIGHT:
        return {"showarrow": False, "xshift": side * BESIDE, "yshift": shift}
    return {
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": look.colours.muted,
        "standoff": MARK / 2,
        "ax": side * BESIDE,
        "ay": -shift,
    }


def _beside(point: Point, room: Room, look: Look) -> tuple[list[str], tuple[int, float]] | None:
    """The name in one line, else in the lines of a narrow column, and where it has room.

    Off the lines if it can, and as near to its point as there is room before it is moved further;
    the one chosen furthest of all, since it is the one looked for.
    """
    name = point.label.in_(look.language)
    columns = ([name], wrapped(name, NARROW_NAME))
    reach = (1, FURTHEST, FAR) if point.role == "value" else (1, FURTHEST)
    for is_clear, lines_off, lines in product((True, False), reach, columns):
        length, height = max(text_width(line) for line in lines), LINE_HEIGHT * len(lines)
        place = room.beside(
            point.amount.n, point.amount.value, length, height, STEP, lines_off * LINE_HEIGHT,
            is_clear=is_clear,
        )  # fmt: skip
        if place:
            return lines, place
    return None
