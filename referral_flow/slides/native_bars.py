"""Bars: standing, lying, clustered, with whiskers and their numbers on them."""

from __future__ import annotations

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION

from referral_flow.blocks import Chart, Series
from referral_flow.slides import chart_xml, frame, style
from referral_flow.slides.combine import draw_as_lines
from referral_flow.slides.fitting import lines_needed, width_in_inches
from referral_flow.slides.scale import Scale, bar_scale, number_format, shown, shown_ends

# Inches.
_TOP_ROOM, _LEGEND_ROOM, _LINE = 0.34, 0.42, style.CHART_SIZE * 1.25 / 72


def bars(place, chart: Chart, language: str):
    """The graphic frame of a bar chart with its numbers on the bars; lines over bars stay lines."""
    values = chart.x if chart.is_horizontal and chart.x.kind == "number" else chart.y
    keys, scale = frame.keys_of(chart), bar_scale(chart, values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.is_horizontal else XL_CHART_TYPE.COLUMN_CLUSTERED
    shape = place.insert_chart(kind, _workbook(chart, language, keys, values))
    plots = list(shape.chart.plots[0].series)
    dress_bars(shape.chart, chart, values, scale, language)
    length = lay_out_bars(
        shape,
        frame.category_names(chart, language),
        is_horizontal=chart.is_horizontal,
        has_legend=_is_clustered(chart),
    )
    for native, series in zip(plots, chart.series, strict=True):
        _dress_series(native, series, keys, values, scale, length, lies=chart.is_horizontal)
    draw_as_lines(
        shape.chart,
        [
            (native, series)
            for native, series in zip(plots, chart.series, strict=True)
            if series.draw != "bar"
        ],
    )
    if _is_clustered(chart):
        frame.show_legend(shape.chart)
    chart_xml.set_language(shape.chart, language)
    return shape


def _workbook(chart: Chart, language: str, keys: list, axis) -> CategoryChartData:
    data = CategoryChartData(number_format=number_format(axis.unit, axis.decimals))
    data.categories = frame.category_names(chart, language)
    for series in chart.series:
        points = frame.point_at(series)
        data.add_series(
            series.label.in_(language),
            [shown(points[key].amount) if key in points else None for key in keys],
        )
    return data


def dress_bars(drawn, chart: Chart, axis, scale: Scale, language: str) -> None:
    """The numbers stand on the bars, so the value axis needs neither labels nor grid."""
    frame.dress(drawn, language)
    frame.dress_value_axis(drawn.value_axis, scale, axis, language)
    frame.dress_category_axis(drawn.category_axis)
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    drawn.category_axis.reverse_order = chart.is_horizontal
    drawn.plots[0].gap_width = 45
    drawn.plots[0].overlap = -8 if len(chart.series) > 1 else 0


def lay_out_bars(
    shape, names: list[str], *, is_horizontal: bool, has_legend: bool = False
) -> float:
    """Room for names under or beside the bars; returns the plot's share of the chart."""
    width, height = shape.width / 914400, shape.height / 914400
    legend = _LEGEND_ROOM if has_legend else 0.0
    if is_horizontal:
        longest = max(width_in_inches(name, style.CHART_SIZE) for name in names)
        left = min(0.4, (longest + 0.2) / width)
        length = 1 - left - 0.9 / width
        chart_xml.place_plot(shape.chart, left, 0.01, length, 0.98 - legend / height)
        return length
    rows = max(lines_needed(name, style.CHART_SIZE, width / len(names)) for name in names)
    top, bottom = _TOP_ROOM / height, (min(rows, 3) * _LINE + 0.16 + legend) / height
    chart_xml.place_plot(shape.chart, 0.01, top, 0.98, 1 - top - bottom)
    return 1 - top - bottom


def _is_clustered(chart: Chart) -> bool:
    return sum(series.draw == "bar" for series in chart.series) > 1


def _dress_series(
    native, series: Series, keys, axis, scale: Scale, length: float, *, lies: bool
) -> None:
    native.format.fill.solid()
    native.format.fill.fore_color.rgb = RGBColor.from_string(style.colour(series.role))
    native.invert_if_negative = False
    points = frame.point_at(series)
    visible = [
        place
        for place, key in enumerate(keys)
        if key in points and shown(points[key].amount) is not None
    ]
    _colour_points(native, series, [points.get(key) for key in keys])
    whiskers = _whiskers(native, series, [points.get(key) for key in keys])
    reach = {place: (whiskers[place] / (scale.high - scale.low)) * length for place in visible}
    amounts = [points[keys[place]].amount for place in visible]
    decimals = max((amount.decimals for amount in amounts), default=axis.decimals)
    chart_xml.label_points(
        native,
        dict.fromkeys(visible),
        style.INK,
        style.CHART_SIZE,
        position="outEnd",
        bold=True,
        nudges=reach if lies else {place: -share for place, share in reach.items()},
        is_sideways=lies,
        number_format=number_format(axis.unit, decimals, signed=any(a.signed for a in amounts)),
    )


def _colour_points(native, series: Series, points: list) -> None:
    for place, point in enumerate(points):
        if point is None or shown(point.amount) is None:
            continue
        if point.role and point.role != series.role:
            fill = native.points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(style.colour(point.role))


def _whiskers(native, series: Series, points: list) -> list[float]:
    """Draw the intervals; how far each reaches above its value."""
    ends = [
        shown_ends(point.amount) if point and series.show_interval else None for point in points
    ]
    values = [shown(point.amount) if point else None for point in points]
    pairs = [
        (v - e[0], e[1] - v) if e and v is not None else (0.0, 0.0)
        for v, e in zip(values, ends, strict=True)
    ]
    if series.show_interval:
        chart_xml.add_error_bars(native, [a for a, _ in pairs], [b for _, b in pairs], style.MUTED)
    return [above for _, above in pairs]
