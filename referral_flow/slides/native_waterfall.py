"""The waterfall: steps from one total to another, as stacked bars on a part without fill."""

from __future__ import annotations

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE

from referral_flow.blocks import Amount, Chart, Point
from referral_flow.slides import chart_xml, frame, style
from referral_flow.slides.chart_labels import label_points
from referral_flow.slides.native_bars import dress_bars, lay_out_bars
from referral_flow.slides.scale import bar_scale, number_format, shown, shown_ends
from referral_flow.text import Text, digits, number

_BASE = Text("Understöd (ofyllt)", "Support (not filled)")
_LABEL_HEIGHT = style.CHART_SIZE * 1.45 / 72  # inches


def waterfall(place, chart: Chart, language: str):
    """The graphic frame of a waterfall; move a step by editing its two numbers in the sheet."""
    points = steps_in_order(chart)
    scale = bar_scale(chart, chart.y)
    shape = place.insert_chart(XL_CHART_TYPE.COLUMN_STACKED, _workbook(chart, points, language))
    drawn = shape.chart
    dress_bars(drawn, chart, chart.y, scale, language)
    drawn.plots[0].overlap, drawn.plots[0].gap_width = 100, 20
    base, body = drawn.plots[0].series
    base.format.fill.background()
    lay_out_bars(shape, _names(points, chart, language), is_horizontal=False)
    _colour_steps(body, chart, points)
    labels = {
        place: _words(point.amount, language)
        for place, point in enumerate(points)
        if shown(point.amount) is not None
    }
    # Stacked bars know no label above the bar: those inside are nudged out.
    nudge = -_LABEL_HEIGHT / (shape.height / 914400)
    label_points(
        body,
        labels,
        style.INK,
        style.CHART_SIZE,
        position="inEnd",
        bold=True,
        nudges=dict.fromkeys(labels, nudge),
    )
    chart_xml.set_language(drawn, language)
    return shape


def steps_in_order(chart: Chart) -> list[Point]:
    """All points from left to right; totals in a series of their own stand at both ends."""
    totals = [point for series in chart.series if series.draw == "bar" for point in series.points]
    steps = [point for series in chart.series if series.draw != "bar" for point in series.points]
    return [*totals[:1], *steps, *totals[1:]]


def _workbook(chart: Chart, points: list[Point], language: str) -> CategoryChartData:
    written = number_format(chart.y.unit, max(chart.y.decimals, 1), language)
    data = CategoryChartData(number_format=written)
    data.categories = _names(points, chart, language)
    ends = [_ends(point.amount) for point in points]
    data.add_series(_BASE.in_(language), [pair[0] if pair else None for pair in ends])
    data.add_series(
        chart.series[0].label.in_(language), [pair[1] - pair[0] if pair else None for pair in ends]
    )
    return data


def _names(points: list[Point], chart: Chart, language: str) -> list[str]:
    return [frame.category_name(point, chart.x, language) for point in points]


def _ends(amount: Amount) -> tuple[float, float] | None:
    """Where a bar begins and ends: a step at its own places, a total at zero."""
    if amount.suppressed or amount.value is None:
        return None
    ends = shown_ends(amount)
    if ends is None or amount.unit == "percent":
        return 0.0, amount.value
    return min(ends), max(ends)


def _colour_steps(body, chart: Chart, points: list[Point]) -> None:
    roles = {
        id(point): point.role or series.role for series in chart.series for point in series.points
    }
    for place, point in enumerate(points):
        if shown(point.amount) is not None:
            fill = body.points[place].format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(style.colour(roles[id(point)]))


def _words(amount: Amount, language: str) -> str:
    """Totals with their unit; steps as signed numbers, since the unit would not fit above them."""
    if amount.unit == "points":
        return digits(amount.value * 100, amount.decimals, language, signed=True)
    return number(amount.value, amount.unit, amount.decimals, language, signed=amount.signed)
