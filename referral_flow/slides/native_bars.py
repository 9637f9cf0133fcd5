"""Bars: standing, lying, clustered, with whiskers and their numbers on them."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION

from referral_flow.blocks import Axis, Chart, Series
from referral_flow.captions import change_in_brackets
from referral_flow.slides import chart_xml, frame, style
from referral_flow.slides.chart_labels import label_points
from referral_flow.slides.combine import draw_as_lines
from referral_flow.slides.fitting import lines_needed, width_in_inches
from referral_flow.slides.scale import Scale, bar_scale, number_format, shown, shown_ends

# Inches. Without the gap a whisker reads as the minus sign of its number.
_GAP = 0.14
_TOP_ROOM, _LEGEND_ROOM, _LINE = 0.34, 0.42, style.CHART_SIZE * 1.25 / 72


@dataclass(frozen=True)
class _Plot:
    """Where bars are drawn: value axis, its scale, the plot's share of the chart, lying or not."""

    axis: Axis
    scale: Scale
    length: float
    is_lying: bool
    language: str
    gap: float = 0.0  # between a lying whisker and its number, in shares of the chart


def bars(place, chart: Chart, language: str):
    """The graphic frame of a bar chart with its numbers on the bars; lines over bars stay lines."""
    axis = chart.x if chart.is_horizontal and chart.x.kind == "number" else chart.y
    keys, scale = frame.keys_of(chart), bar_scale(chart, axis)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.is_horizontal else XL_CHART_TYPE.COLUMN_CLUSTERED
    data = CategoryChartData(number_format=number_format(axis.unit, axis.decimals, language))
    frame.fill_sheet(data, chart, keys, language)
    shape = place.insert_chart(kind, data)
    drawn, pairs = shape.chart, list(zip(shape.chart.plots[0].series, chart.series, strict=True))
    dress_bars(drawn, chart, axis, scale, language)
    names, is_clustered = frame.category_names(chart, language), _is_clustered(chart)
    length = lay_out_bars(shape, names, is_horizontal=chart.is_horizontal, has_legend=is_clustered,
                          beside=_room_for_numbers(chart))  # fmt: skip
    gap = _GAP * 914400 / shape.width if chart.is_horizontal else 0.0
    plot = _Plot(axis, scale, length, chart.is_horizontal, language, gap)
    for native, series in pairs:
        _dress_series(native, series, keys, plot)
    draw_as_lines(drawn, [pair for pair in pairs if pair[1].draw != "bar"])
    if is_clustered:
        frame.show_legend(drawn)
    chart_xml.set_language(drawn, language)
    return shape


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
    shape, names: list[str], *, is_horizontal: bool, has_legend: bool = False, beside: float = 0.9
) -> float:
    """Room for names under or beside the bars; returns the plot's share of the chart.

    `beside`: inches for the numbers to the right of lying bars.
    """
    width, height = shape.width / 914400, shape.height / 914400
    legend = _LEGEND_ROOM if has_legend else 0.0
    if is_horizontal:
        longest = max(width_in_inches(name, style.CHART_SIZE) for name in names)
        left = min(0.4, (longest + 0.2) / width)
        length = 1 - left - beside / width
        chart_xml.place_plot(shape.chart, left, 0.01, length, 0.98 - legend / height)
        return length
    rows = max(lines_needed(name, style.CHART_SIZE, width / len(names)) for name in names)
    top, bottom = _TOP_ROOM / height, (min(rows, 3) * _LINE + 0.16 + legend) / height
    chart_xml.place_plot(shape.chart, 0.01, top, 0.98, 1 - top - bottom)
    return 1 - top - bottom


def _room_for_numbers(chart: Chart) -> float:
    has_change = any(point.change for series in chart.series for point in series.points)
    return 1.8 if has_change else 1.0


def _is_clustered(chart: Chart) -> bool:
    return sum(series.draw == "bar" for series in chart.series) > 1


def _dress_series(native, series: Series, keys: list, plot: _Plot) -> None:
    native.format.fill.solid()
    native.format.fill.fore_color.rgb = RGBColor.from_string(style.colour(series.role))
    native.invert_if_negative = False
    points = [frame.point_at(series).get(key) for key in keys]
    _colour_points(native, series, points)
    reached = _whiskers(native, series, points)
    _label_bars(native, points, reached, plot)


def _label_bars(native, points: list, reached: list[float], plot: _Plot) -> None:
    """Each bar's own number at its end, moved out past its whisker."""
    known = {
        place: point.amount
        for place, point in enumerate(points)
        if point is not None and shown(point.amount) is not None
    }
    towards = 1 if plot.is_lying else -1
    share = towards * plot.length / (plot.scale.high - plot.scale.low)
    decimals = max((amount.decimals for amount in known.values()), default=0)
    is_signed = any(amount.signed for amount in known.values())
    written = number_format(plot.axis.unit, decimals, plot.language, signed=is_signed)
    words = _words([points[place] for place in known], plot.language)
    label_points(
        native, dict(zip(known, words, strict=True)), style.INK,
        style.CHART_SIZE, position="outEnd", bold=True,
        nudges={place: reached[place] * share + plot.gap * (reached[place] > 0) for place in known},
        is_sideways=plot.is_lying,
        number_format=written,
    )  # fmt: skip


def _words(points: list, language: str) -> list[str | None]:
    """Numbers with changes in brackets as fixed words, all alike; None: the bar's own value."""
    changes = [change_in_brackets(point, language) for point in points]
    if not any(changes):
        return [None] * len(points)
    return [
        f"{point.amount.in_(language)}{change or ''}"
        for point, change in zip(points, changes, strict=True)
    ]


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
