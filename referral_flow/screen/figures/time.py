"""Charts over time: control charts and lines, with gaps, phases, limits and labels at the ends."""

from __future__ import annotations

from datetime import date

from referral_flow.blocks import SIGNALLED, Chart, Series
from referral_flow.screen.colours import AROUND_DASHES, DASHES, shape
from referral_flow.screen.figures.axes import (
    dates_of,
    is_drawn,
    ordered_axis,
    stand_on,
    time_axis,
    value_axis,
)
from referral_flow.screen.figures.bands import EDGE, add_bands
from referral_flow.screen.figures.drawing import Drawing, scatter
from referral_flow.screen.figures.ends import add_end_labels, room_for
from referral_flow.screen.figures.line_ends import AROUND, beside, end_labels
from referral_flow.screen.figures.look import Look, empty_figure
from referral_flow.screen.figures.markers import add_lost, add_markers, dated
from referral_flow.screen.figures.words import FRAME_ROLES, add_hidden_marks, tooltip
from referral_flow.text import Text

HEIGHTS = {"wide": 400, "half": 320, "narrow": 320}
TOP_WITH_MARKERS, TOP, BOTTOM, LEFT = 30, 14, 50, 48


def draw(chart: Chart, look: Look) -> Drawing:
    """Lines over time; values last, so that they lie over limits and means."""
    height = HEIGHTS[look.room]
    figure = empty_figure(look, height)
    top = TOP_WITH_MARKERS if dated(chart) else TOP
    low, high = value_axis(chart, chart.y, look)["range"]
    pixels = (height - top - BOTTOM) / (high - low)
    labels = end_labels(chart, look, (low, high), pixels)
    right = room_for(labels)
    stand_on(figure, chart, look, top=top, right=right, bottom=BOTTOM)
    figure.update_xaxes(**_across(chart, look, look.width - LEFT - right))
    add_bands(figure, chart, look)
    for series in sorted(chart.series, key=lambda found: found.role not in FRAME_ROLES):
        _add(figure, chart, series, look)
    last = dates_of(chart)[-1] if dates_of(chart) else None
    end = _last_place(chart) if chart.x.kind == "number" else last
    add_end_labels(figure, labels, end, pixels, look, axis=(low, high))
    add_hidden_marks(figure, _hidden_places(chart), low, look)
    _say_not_whole(figure, chart, look)
    add_lost(figure, chart, look)
    add_markers(figure, chart, last, look)
    return figure


def _across(chart: Chart, look: Look, width: float) -> dict:
    """The axis along the bottom: time, or events in order with the words that some points have."""
    if chart.x.kind == "number":
        return ordered_axis(chart, look, width)
    return time_axis(dates_of(chart), chart.x.grain, look, width)


def _last_place(chart: Chart) -> float:
    return max(point.x for series in chart.series for point in series.points)


def _hidden_places(chart: Chart) -> list[date | float]:
    """Where a value is hidden; in a lost stretch the shade already says why there is none."""
    lost = [marker for marker in chart.markers if marker.kind == "lost"]
    return [
        point.x
        for series in chart.series
        if series.role != AROUND
        for point in series.points
        if point.amount.suppressed
        and not any(marker.on <= point.x <= (marker.until or marker.on) for marker in lost)
    ]


def _say_not_whole(figure: Drawing, chart: Chart, look: Look) -> None:
    """At a single measure's open quarter or year: only part of it is in.

    On a phone the words would lie on lines; the key to hollow points says the same.
    """
    if look.is_narrow:
        return
    measured = [series for series in chart.series if series.role not in FRAME_ROLES]
    if len(measured) != 1 or chart.x.grain not in PART_OF:
        return
    drawn = [point for point in measured[0].points if is_drawn(point)]
    for place, point in enumerate(drawn):
        if point.is_complete or place not in (0, len(drawn) - 1):
            continue
        figure.add_annotation(
            x=point.x, y=point.amount.value, text=PART_OF[chart.x.grain].in_(look.language),
            showarrow=False, yanchor="bottom", yshift=6, xanchor="right" if place else "left",
            font={"color": look.colours.muted, "size": 11},
        )  # fmt: skip


PART_OF = {
    "quarter": Text("del av kvartal", "part of quarter"),
    "year": Text("del av år", "part of year"),
}


def _add(figure: Drawing, chart: Chart, series: Series, look: Look) -> None:
    if series.role == AROUND:
        figure.add_trace(_thin_line(chart, series, look))
        return
    if series.role in FRAME_ROLES:
        figure.add_trace(_frame_line(chart, series, look))
        return
    if series.show_interval:
        figure.add_trace(_band(series, look))
    values = _value_line(chart, series, look)
    if values["mode"] == "lines+markers" and not all(one.is_complete for one in series.points):
        figure.add_trace(_complete_line(series, look))
        values["mode"] = "markers"
    figure.add_trace(values)


def _frame_line(chart: Chart, series: Series, look: Look) -> dict:
    """A mean, limit or target: thin, without points, level within each period."""
    return scatter(
        x=[point.x for point in series.points],
        y=_values(series),
        mode="lines",
        line={
            "color": look.colours.role(series.role),
            "width": 1.1,
            "shape": "hvh",
            "dash": DASHES.get(series.role, "solid"),
        },
        hovertext=[tooltip(chart, series, point, look) for point in series.points],
        hoverinfo="text",
        connectgaps=False,
        name=series.label.in_(look.language),
    )


def _thin_line(chart: Chart, series: Series, look: Look) -> dict:
    """A unit around the chosen one: told apart by its dash, or by what it stands beside."""
    around = [other for other in chart.series if other.role == AROUND]
    own = beside(chart, series)
    dash = AROUND_DASHES[0 if own else around.index(series)]
    return scatter(
        x=[point.x for point in series.points],
        y=_values(series),
        mode="lines",
        line={"color": look.colours.role(own or AROUND), "width": 1.4, "dash": dash},
        hovertext=[tooltip(chart, series, point, look) for point in series.points],
        hoverinfo="text",
        connectgaps=False,
        name=series.label.in_(look.language),
    )


def _value_line(chart: Chart, series: Series, look: Look) -> dict:
    """The measured values: colour and shape of points by role, hollow where incomplete."""
    roles = [point.role or series.role for point in series.points]
    colours = [look.colours.role(role) for role in roles]
    fills = [
        colour if point.is_complete else look.colours.background
        for colour, point in zip(colours, series.points, strict=True)
    ]
    mode = {"line": "lines", EDGE: "lines", "points": "markers"}.get(series.draw, "lines+markers")
    return scatter(
        x=[point.x for point in series.points],
        y=_values(series),
        mode=mode,
        cliponaxis=False,
        line={
            "color": look.colours.role(series.role),
            "width": 0.8 if series.draw == EDGE else 2,
            "shape": "hvh" if series.draw == "step" else "linear",
        },
        marker={
            "color": fills,
            "symbol": [shape(role) for role in roles],
            "size": _sizes(series, roles),
            "line": {"color": colours, "width": 1.6},
            "opacity": 1,
        },
        hovertext=[tooltip(chart, series, point, look) for point in series.points],
        hoverinfo="text",
        connectgaps=False,
        name=series.label.in_(look.language),
    )


def _complete_line(series: Series, look: Look) -> dict:
    """The line alone, which reaches no period that is not complete: that is no rise or fall."""
    values = [point.amount.value if is_drawn(point) and point.is_complete else None
              for point in series.points]  # fmt: skip
    return scatter(
        x=[point.x for point in series.points],
        y=values,
        mode="lines",
        line={"color": look.colours.role(series.role), "width": 2,
              "shape": "hvh" if series.draw == "step" else "linear"},
        hoverinfo="skip",
        connectgaps=False,
    )  # fmt: skip


def _sizes(series: Series, roles: list[str]) -> list[float]:
    common = 4 if len(series.points) > 60 else 6
    return [11 if role in SIGNALLED else common for role in roles]


def _values(series: Series) -> list[float | None]:
    return [point.amount.value if is_drawn(point) else None for point in series.points]


def _band(series: Series, look: Look) -> dict:
    """Whiskers as one broken line: from the low to the high end of every interval."""
    x: list = []
    y: list = []
    for point in series.points:
        if is_drawn(point) and point.amount.low is not None:
            x += [point.x, point.x, None]
            y += [point.amount.low, point.amount.high, None]
    return scatter(
        x=x,
        y=y,
        mode="lines",
        hoverinfo="skip",
        opacity=0.45,
        line={"color": look.colours.role(series.role), "width": 1.2},
    )
