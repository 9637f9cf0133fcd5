"""Funnels as XY scatter: limits as curves, a point per unit, names where units stand apart."""

from __future__ import annotations

from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from referral_flow.blocks import SIGNALLED, Chart, Point, Series
from referral_flow.names_beside import Room
from referral_flow.slides import chart_xml, frame, style
from referral_flow.slides.chart_labels import label_points
from referral_flow.slides.ends import label_ends, right_margin
from referral_flow.slides.fitting import width_in_inches
from referral_flow.slides.scale import Scale, nice_step, number_format, scale_of, shown
from referral_flow.text import NO_BREAK_SPACE

_NAMED = (*SIGNALLED, "value")
_LINE = style.CHART_SIZE * 1.25 / 72  # inches
_TICK_ROOM, _BOTTOM_ROOM = 0.8, 0.86  # inches; the axis of cases has a title
_OUTER_WIDTH, _INNER_WIDTH = 1.75, 1.0  # points


def funnel(place, chart: Chart, language: str):
    """The graphic frame of a funnel: cases along the bottom, shares upwards."""
    scale, across = scale_of(chart, chart.y), _across(chart)
    # LibreOffice loses the first series when a later one has more points
    ordered = sorted(chart.series, key=lambda series: -len(_drawn(series)))
    data = XyChartData(number_format=number_format(chart.y.unit, 1, language))
    for series in ordered:
        native = data.add_series(series.label.in_(language))
        for x, point in _drawn(series):
            native.add_data_point(x, shown(point.amount))
    shape = place.insert_chart(XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data)
    _dress(shape.chart, chart, scale, across, language)
    plots = list(zip(shape.chart.plots[0].series, ordered, strict=True))
    for native, series in plots:
        _dress_series(native, series)
    _label(shape, chart, plots, scale, across, language)
    chart_xml.set_language(shape.chart, language)
    return shape


def _drawn(series: Series) -> list[tuple[float, Point]]:
    """(cases, point) of what may be shown; a unit lies at its own n, a line where it says."""
    if series.draw == "points":
        return [
            (float(point.amount.n), point)
            for point in series.points
            if shown(point.amount) is not None and point.amount.n is not None
        ]
    return [(float(one.x), one) for one in series.points if shown(one.amount) is not None]


def _across(chart: Chart) -> Scale:
    low, high = chart.x.minimum or 0.0, chart.x.maximum
    return Scale(low, high, nice_step(high - low, 7))


def _dress(drawn, chart: Chart, scale: Scale, across: Scale, language: str) -> None:
    frame.dress(drawn, language)
    frame.dress_value_axis(drawn.value_axis, scale, chart.y, language)
    frame.dress_value_axis(drawn.category_axis, across, chart.x, language)
    drawn.category_axis.has_major_gridlines = False
    drawn.category_axis.format.line.color.rgb = RGBColor.from_string(style.HAIRLINE)
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _dress_series(native, series: Series) -> None:
    frame.dress_line(native, series, has_markers=False)
    if series.role == "limit":
        _dress_limit(native, is_outer=series.key.startswith("outer"))
    if series.draw != "points":
        return
    native.format.line.fill.background()
    frame.mark(native.marker, series.role, style.ROLE_SHAPES.get(series.role, "circle"), 8)
    for place, (_, point) in enumerate(_drawn(series)):
        role = point.role or series.role
        if role != series.role or not point.is_complete:
            shape, size = style.ROLE_SHAPES.get(role, "circle"), 8 if role == series.role else 11
            marker = native.points[place].marker
            frame.mark(marker, role, shape, size, is_hollow=not point.is_complete)


def _dress_limit(native, *, is_outer: bool) -> None:
    native.format.line.width = Pt(_OUTER_WIDTH if is_outer else _INNER_WIDTH)
    if is_outer:
        native.format.line.dash_style = None


def _label(shape, chart: Chart, plots, scale: Scale, across: Scale, language: str) -> None:
    width, height = shape.width / 914400, shape.height / 914400
    ends = [
        (native, len(_drawn(series)) - 1, shown(_drawn(series)[-1][1].amount),
         series.end_label.in_(language), series.role)
        for native, series in plots
        if series.end_label and _drawn(series)
    ]  # fmt: skip
    right = right_margin([words for *_, words, _ in ends], width)
    left, tall = _TICK_ROOM / width, 0.97 - _BOTTOM_ROOM / height
    chart_xml.place_plot(shape.chart, left, 0.03, 1 - left - right, tall)
    label_ends(ends, scale, tall, height, is_above_axis=True)
    wide = width * (1 - left - right) / (across.high - across.low)
    room = Room(across.low, across.high, wide, height * tall / (scale.high - scale.low), 0.14, 0.1,
                width * right)  # fmt: skip
    for _, _, value, _, _ in ends:
        room.occupy_margin(value - scale.low, _LINE)
    for _, series in plots:
        if series.draw == "line":
            room.draw_through((cases, point.amount.value) for cases, point in _drawn(series))
    for native, series in plots:
        if series.draw == "points":
            _name_points(native, series, room, language, height)


def _name_points(native, series: Series, room: Room, language: str, height: float) -> None:
    """Names beside the points that have one, in one go, each on its own side of its point."""
    drawn = _drawn(series)
    room.occupy((cases, point.amount.value) for cases, point in drawn)
    words: dict[int, str] = {}
    nudges: dict[int, float] = {}
    sides: dict[int, str] = {}
    for place, (cases, point) in enumerate(drawn):
        if (point.role or series.role) not in _NAMED or point.label is None:
            continue
        name = point.label.in_(language)
        length = width_in_inches(f"{NO_BREAK_SPACE}{name}", style.CHART_SIZE)
        found = next(filter(None, (
            room.beside(cases, point.amount.value, length, _LINE, is_clear=is_clear)
            for is_clear in (True, False)
        )), None)  # fmt: skip
        if found:
            words[place] = f"{NO_BREAK_SPACE}{name}{NO_BREAK_SPACE}"
            sides[place], nudges[place] = "l" if found[0] < 0 else "r", -found[1] / height
    colour, size = style.colour("signal"), style.CHART_SIZE
    label_points(native, words, colour, size, nudges=nudges, positions=sides)
