"""Charts on two number axes: stairs (cumulative curves) and dots (units compared), as XY scatter.

LibreOffice drops the first XY series when a later one has more points, so the longest comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from referral_flow.blocks import Chart, Series
from referral_flow.slides import chart_xml, frame, style
from referral_flow.slides.ends import label_ends, label_point, right_margin
from referral_flow.slides.scale import Scale, nice_step, number_format, scale_of, shown, shown_ends
from referral_flow.text import Text

_BOUNDS = (
    Text("{name}, nedre gräns (95 %)", "{name}, lower bound (95%)"),
    Text("{name}, övre gräns (95 %)", "{name}, upper bound (95%)"),
)
_TICK_ROOM, _BOTTOM_ROOM = 0.8, 0.86  # inches; the x axis has a title
_BESIDE = 0.2  # inches under its point that a label stands, clear of the curve


def steps(place, chart: Chart, language: str):
    """The graphic frame of stairs: each value holds until the next, bounds are dotted lines."""
    scale, across = scale_of(chart, chart.y), _across(chart)
    ordered = sorted(chart.series, key=lambda series: -len(series.points))
    data = XyChartData(number_format=number_format(chart.y.unit, 1, language))
    drawn_as = [(series, which) for series in ordered for which in _lines_of(series)]
    for series, which in drawn_as:
        native = data.add_series(_name(series, which, language))
        for x, y in _stairs(series, which):
            native.add_data_point(x, y)
    shape = place.insert_chart(XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data)
    _dress(shape.chart, chart, scale, across, language)
    plots = list(zip(shape.chart.plots[0].series, drawn_as, strict=True))
    for native, (series, which) in plots:
        _dress_stairs(native, series, which)
    _label_stairs(shape, chart, plots, scale, language)
    chart_xml.set_language(shape.chart, language)
    return shape


def _lines_of(series: Series) -> tuple[int | None, ...]:
    """None is the curve itself, 0 and 1 its lower and upper bound."""
    return (None, 0, 1) if series.show_interval else (None,)


def _name(series: Series, which: int | None, language: str) -> str:
    name = series.label.in_(language)
    return name if which is None else _BOUNDS[which].in_(language).format(name=name)


def _stairs(series: Series, which: int | None) -> list[tuple[float, float]]:
    """Corner points: each height is held to the next day; hidden days are left out."""
    heights = [(float(point.x), _height(point.amount, which)) for point in series.points]
    known = [(x, y) for x, y in heights if y is not None]
    if series.draw != "step":
        return known
    corners = known[:1]
    for (_, before), (x, y) in pairwise(known):
        corners += [(x, before), (x, y)]
    return corners


def _height(amount, which: int | None) -> float | None:
    ends = shown_ends(amount)
    return shown(amount) if which is None else ends[which] if ends else None


def _across(chart: Chart) -> Scale:
    """The number axis along the bottom, from the points drawn unless the block says otherwise."""
    places = [float(point.x) for series in chart.series for point in series.points] or [0.0, 1.0]
    low = min(places) if chart.x.minimum is None else chart.x.minimum
    high = max(places) if chart.x.maximum is None else chart.x.maximum
    step = 1.0 if chart.x.unit == "days" and high - low <= 16 else nice_step(high - low or 1.0, 7)
    return Scale(low, high if high > low else low + 1, step)


def _dress(drawn, chart: Chart, scale: Scale, across: Scale, language: str) -> None:
    frame.dress(drawn, language)
    frame.dress_value_axis(drawn.value_axis, scale, chart.y, language)
    frame.dress_value_axis(drawn.category_axis, across, chart.x, language)
    drawn.category_axis.has_major_gridlines = False
    drawn.category_axis.format.line.color.rgb = RGBColor.from_string(style.HAIRLINE)
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _dress_stairs(native, series: Series, which: int | None) -> None:
    frame.dress_line(native, series, has_markers=False)
    if series.draw == "points":
        native.format.line.fill.background()
        frame.mark(native.marker, series.role, "diamond", 12)
    if which is not None:
        native.format.line.width, native.format.line.dash_style = Pt(1.0), MSO_LINE.ROUND_DOT


def _label_stairs(shape, chart: Chart, plots: Sequence[tuple], scale: Scale, language: str) -> None:
    width, height = shape.width / 914400, shape.height / 914400
    ends = list(_ends(chart, [pair for pair in plots if pair[1][0].draw != "points"], language))
    right = right_margin([words for *_, words, _ in ends], width)
    bottom = (_BOTTOM_ROOM if chart.x.title else 0.46) / height
    tall, left = 0.97 - bottom, _TICK_ROOM / width
    chart_xml.place_plot(shape.chart, left, 0.03, 1 - left - right, tall)
    label_ends(ends, scale, tall, height)
    single = [pair for pair in plots if pair[1][0].draw == "points"]
    for native, index, _, words, role in _ends(chart, single, language):
        label_point(native, index, words, role, nudge=_BESIDE / height)


def _ends(chart: Chart, plots: Sequence[tuple], language: str) -> Iterator[tuple]:
    """(native, index, value, words, role) of the last point of each curve that has words."""
    for native, (series, which) in plots:
        words, corners = frame.end_words(chart, series, language), _stairs(series, None)
        if which is None and words and corners:
            yield native, len(corners) - 1, corners[-1][1], words, series.role
