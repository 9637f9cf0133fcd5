"""Dots: units or groups one under another, each a point with its interval, names at the left."""

from __future__ import annotations

from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from referral_flow.blocks import Chart, Series
from referral_flow.slides import chart_xml, frame, style
from referral_flow.slides.chart_labels import label_points
from referral_flow.slides.fitting import width_in_inches
from referral_flow.slides.scale import Scale, number_format, scale_of, shown, shown_ends
from referral_flow.text import NO_BREAK_SPACE, Text

_NAMES = Text("Namn", "Names")
_INTERVAL = Text("Osäkerhet (95 %)", "Uncertainty (95%)")
_MOST_AT_FULL_SIZE = 15
_BOTTOM_ROOM = 0.45  # inches


def dots(place, chart: Chart, language: str):
    """The graphic frame of a dot chart: values along the bottom, one row per category."""
    axis = chart.x if chart.x.kind == "number" else chart.y
    scale, keys = scale_of(chart, axis), _rows(chart)
    rows = {key: len(keys) - place for place, key in enumerate(keys)}
    shape = place.insert_chart(
        XL_CHART_TYPE.XY_SCATTER, _workbook(chart, scale, rows, axis, language)
    )
    drawn = shape.chart
    frame.dress(drawn, language)
    _dress_axes(drawn, scale, axis, len(keys), language)
    plots = list(drawn.plots[0].series)
    *whiskers, names = plots[: -len(chart.series)]
    for native in whiskers:
        _dress_whiskers(native)
    _write_names(shape, names, chart, keys, rows, language)
    for native, series in zip(plots[-len(chart.series) :], chart.series, strict=True):
        _dress_series(native, series, _placed(series, rows), language)
    chart_xml.set_language(drawn, language)
    return shape


def _rows(chart: Chart) -> list:
    return list(
        dict.fromkeys(
            point.x for series in chart.series if not _is_line(series) for point in series.points
        )
    )


def _is_line(series: Series) -> bool:
    return series.draw in ("line", "step")


def _workbook(chart: Chart, scale: Scale, rows: dict, axis, language: str) -> XyChartData:
    """Whiskers, names and points in turn: LibreOffice loses the first unless it is the longest."""
    data = XyChartData(number_format=number_format(axis.unit, max(axis.decimals, 1), language))
    for series in chart.series:
        if series.show_interval:
            whiskers = data.add_series(_INTERVAL.in_(language))
            _add_whiskers(whiskers, _placed(series, rows), len(rows) + 2)
    names = data.add_series(_NAMES.in_(language))
    for row in rows.values():
        names.add_data_point(scale.low, row)
    for series in chart.series:
        native = data.add_series(series.label.in_(language))
        for value, row, _ in _placed(series, rows):
            native.add_data_point(value, row)
    return data


def _add_whiskers(native, placed: list[tuple], least: int) -> None:
    """Whiskers as a broken line, since LibreOffice does not draw error bars along x.

    Blank points make it the longest series, `least` points, where few have an interval.
    """
    for _, row, point in placed:
        ends = shown_ends(point.amount)
        for end in ends or ():
            native.add_data_point(end, row)
        if ends:
            native.add_data_point(None, None)
    for _ in range(len(native), least):
        native.add_data_point(None, None)


def _dress_whiskers(native) -> None:
    chart_xml.break_at_blanks(native)
    frame.mark(native.marker, None, "circle", 5)
    native.smooth = False
    native.format.line.color.rgb = RGBColor.from_string(style.colour("limit"))
    native.format.line.width = Pt(1.75)


def _placed(series: Series, rows: dict) -> list[tuple]:
    """(value, row, point) of what may be shown; a line is drawn from the bottom row to the top."""
    visible = [
        (shown(point.amount), point) for point in series.points if shown(point.amount) is not None
    ]
    if _is_line(series) and visible:
        value, point = visible[0]
        return [(value, 0.4, point), (value, len(rows) + 0.6, point)]
    return [(value, rows[point.x], point) for value, point in visible]


def _dress_axes(drawn, scale: Scale, axis, count: int, language: str) -> None:
    frame.dress_value_axis(drawn.category_axis, scale, axis, language)
    up = drawn.value_axis
    frame.dress_value_axis(up, Scale(0.4, count + 0.6, 1), axis, language)
    up.has_major_gridlines = False
    up.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _write_names(shape, names, chart: Chart, keys: list, rows: dict, language: str) -> None:
    """The category names stand as labels to the left of points that are not drawn."""
    frame.mark(names.marker, None, "circle", 5)
    names.format.line.fill.background()
    by_key = dict(zip(frame.keys_of(chart), frame.category_names(chart, language), strict=True))
    size = style.CHART_SIZE if len(keys) <= _MOST_AT_FULL_SIZE else style.SMALL_SIZE
    label_points(
        names,
        {place: by_key[key] + 2 * NO_BREAK_SPACE for place, key in enumerate(keys)},
        style.INK,
        size,
        position="l",
    )
    width, height = shape.width / 914400, shape.height / 914400
    longest = max((width_in_inches(by_key[key], size) for key in keys), default=0.0)
    left = min(0.45, (longest + 0.25) / width)
    chart_xml.place_plot(shape.chart, left, 0.05, 0.9 - left, 0.95 - _BOTTOM_ROOM / height)


def _dress_series(native, series: Series, placed: list[tuple], language: str) -> None:
    if _is_line(series):
        frame.dress_line(native, series, has_markers=False)
        words = series.end_label.in_(language) if series.end_label else series.label.in_(language)
        label_points(
            native,
            {1: words} if placed else {},
            style.colour(series.role),
            style.SMALL_SIZE,
            position="t",
        )
        return
    native.format.line.fill.background()
    frame.mark(native.marker, series.role, "circle", 9)
    for place, (_, _, point) in enumerate(placed):
        if point.role and point.role != series.role:
            frame.mark(
                native.points[place].marker,
                point.role,
                style.ROLE_SHAPES.get(point.role, "circle"),
                11,
            )
