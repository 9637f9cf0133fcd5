"""Lines over time: control charts and plain lines, one native line chart with a series per line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from referral_flow.blocks import SIGNALLED, Chart, Marker, Point, Series
from referral_flow.captions import INCOMPLETE, SIGNALS
from referral_flow.slides import chart_xml, frame, style
from referral_flow.slides.chart_labels import push_right
from referral_flow.slides.ends import label_ends, right_margin
from referral_flow.slides.native_markers import MARKER_ROW, draw_marker, marker_rows, places_of
from referral_flow.slides.scale import Scale, number_format, scale_of, shown, shown_ends
from referral_flow.text import Text

# A larger point under the hollow one: LibreOffice draws no outlines, so this is its ring.
OPEN_RING = Text("perioden är inte komplett (ring)", "the period is not complete (ring)")
_AROUND_DASHES = (MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.SOLID)  # the smallest unit first
_MOST_MARKERS = 60  # beyond, the line alone is easier to follow
_FIRST_DAY_OF_SHEETS = date(1899, 12, 30)  # day 0 of a spreadsheet, after its missed leap year
_TICK_ROOM, _BOTTOM_ROOM = 0.8, 0.46  # inches


def lines(place, chart: Chart, language: str):
    """The graphic frame of a line chart; hidden and missing values are gaps."""
    keys, scale = frame.keys_of(chart), scale_of(chart, chart.y)
    markers = [marker for marker in chart.markers if keys and marker.on >= keys[0]]
    shape = place.insert_chart(
        XL_CHART_TYPE.LINE_MARKERS, _workbook(chart, language, keys, markers, scale)
    )
    drawn = shape.chart
    frame.dress(drawn, language)
    frame.dress_value_axis(drawn.value_axis, scale, chart.y, language)
    frame.dress_category_axis(drawn.category_axis)
    if frame.is_dated(chart):
        _dress_date_axis(drawn.category_axis, chart, keys, language)
    plots = list(drawn.plots[0].series)
    for native, series in zip(plots, chart.series, strict=False):
        _dress_series(native, series, chart, keys)
    marks = emphasised(chart)
    for native, emphasis in zip(plots[len(chart.series) :], marks, strict=False):
        _dress_emphasis(native, emphasis)
    _lay_out(shape, chart, language, keys, scale, plots, markers)
    chart_xml.set_language(drawn, language)
    return shape


def _dress_date_axis(axis, chart: Chart, keys: list, language: str) -> None:
    """Months in the language of the deck; weeks begin at a quarter, so that labels do."""
    axis.tick_labels.number_format = frame.month_format(language)
    axis.tick_labels.number_format_is_linked = False
    if chart.x.grain == "week" and keys:
        quarter = keys[0].replace(month=(keys[0].month - 1) // 3 * 3 + 1, day=1)
        axis.minimum_scale = (quarter - _FIRST_DAY_OF_SHEETS).days


def _workbook(chart: Chart, language: str, keys: list, markers: list[Marker], scale: Scale):
    """The embedded sheet: one row per period, one column per line, blank where nothing is shown."""
    written = number_format(chart.y.unit, max(chart.y.decimals, 1), language)
    data = CategoryChartData(number_format=written)
    frame.fill_sheet(data, _joined(chart), keys, language)
    if frame.is_dated(chart):
        is_monthly = chart.x.grain == "month"
        data.categories.number_format = frame.month_format(language) if is_monthly else "yyyy-mm-dd"
    for emphasis in emphasised(chart):
        data.add_series(emphasis.label.in_(language), [emphasis.values.get(key) for key in keys])
    for marker in markers:
        touched = places_of(marker, keys)
        data.add_series(
            marker.text.in_(language),
            [scale.high if place in touched else None for place in range(len(keys))],
        )
    return data


def _joined(chart: Chart) -> Chart:
    """The chart with lines that reach no period still open: that is no rise or fall.

    Those periods are drawn beside the lines, as points of their own.
    """
    return replace(chart, series=tuple(
        replace(series, points=tuple(map(_blank_if_open, series.points)))
        if series.draw == "line_points" else series
        for series in chart.series
    ))  # fmt: skip


def _blank_if_open(point: Point) -> Point:
    if point.is_complete:
        return point
    return replace(point, amount=replace(point.amount, value=None, low=None, high=None))


@dataclass(frozen=True)
class Emphasis:
    """Points drawn once more, over the line, as a series of their own: signals, open periods."""

    label: Text
    role: str
    values: dict
    is_hollow: bool = False


def emphasised(chart: Chart) -> list[Emphasis]:
    """What stands out, by role. A series each: every program draws those, and few single points."""
    lines = [series for series in chart.series if series.draw == "line_points"]
    found = [emphasis for series in lines for emphasis in _of_series(series, len(lines) > 1)]
    return [emphasis for emphasis in found if emphasis.values]


def _of_series(series: Series, is_one_of_several: bool) -> list[Emphasis]:
    def named(what: Text) -> Text:
        own = Text(series.label.in_("sv"), series.label.in_("en"))
        return (
            Text("{own}: {what}", "{own}: {what}").format(own=own, what=what)
            if is_one_of_several
            else what
        )

    points = [point for point in series.points if shown(point.amount) is not None]
    signals = [
        Emphasis(
            named(SIGNALS[role]),
            role,
            {
                point.x: point.amount.value
                for point in points
                if point.role == role and point.is_complete
            },
        )
        for role in SIGNALLED
    ]
    still_open = {point.x: point.amount.value for point in points if not point.is_complete}
    ring = Emphasis(named(OPEN_RING), series.role, still_open)
    return [*signals, ring, Emphasis(named(INCOMPLETE), series.role, still_open, is_hollow=True)]


def _dress_emphasis(native, emphasis: Emphasis) -> None:
    native.format.line.fill.background()
    frame.mark(
        native.marker,
        emphasis.role,
        style.ROLE_SHAPES.get(emphasis.role, "circle"),
        8 if emphasis.is_hollow else 12 if emphasis.role in SIGNALLED else 11,
        is_hollow=emphasis.is_hollow,
    )


def _dress_series(native, series: Series, chart: Chart, keys: list) -> None:
    is_judged = chart.kind == "control_chart" and series.role == "value"
    has_markers = series.draw == "points" or (
        series.draw == "line_points" and len(keys) <= _MOST_MARKERS
    )
    frame.dress_line(native, series, has_markers=has_markers)
    if series.draw == "points":
        native.format.line.fill.background()
    if series.draw == "edge":
        native.format.line.width, native.format.line.dash_style = Pt(1.25), MSO_LINE.ROUND_DOT
    if series.role == "around":
        _dress_thin_line(native, series, chart)
    if is_judged and has_markers:
        frame.mark(native.marker, "neutral", style.ROLE_SHAPES["neutral"], 6)
    if series.show_interval:
        points = frame.point_at(series)
        _whiskers(native, series, [points.get(key) for key in keys])


def _dress_thin_line(native, series: Series, chart: Chart) -> None:
    """A unit around the chosen one: told apart by its dash, or by what it stands beside."""
    around = [other for other in chart.series if other.role == "around"]
    beside = next((other.role for other in chart.series if other.key == series.like), None)
    line = native.format.line
    line.dash_style = _AROUND_DASHES[0 if beside else around.index(series)]
    if beside:
        line.color.rgb = RGBColor.from_string(style.colour(beside))


def _whiskers(native, series: Series, points: list) -> None:
    ends = [shown_ends(point.amount) if point else None for point in points]
    values = [shown(point.amount) if point else None for point in points]
    pairs = [
        (v - e[0], e[1] - v) if e and v is not None else (0, 0)
        for v, e in zip(values, ends, strict=True)
    ]
    chart_xml.add_error_bars(
        native,
        [low for low, _ in pairs],
        [high for _, high in pairs],
        style.colour(series.role),
        width=1.0,
        has_caps=False,
    )


def _lay_out(shape, chart, language, keys, scale, plots, markers) -> None:
    """Keep room for labels at the lines' ends and for the words of markers, then write both."""
    width, height = shape.width / 914400, shape.height / 914400
    ends = _ends(chart, language, keys, plots)
    right = right_margin([words for *_, words, _ in ends], width)
    rows = marker_rows(markers, keys, language, width)
    top = (0.12 + MARKER_ROW * (max(rows, default=-1) + 1)) / height
    left = _TICK_ROOM / width
    has_legend = not ends and len(chart.series) > frame.MOST_DIRECT_LABELS
    bottom = (_BOTTOM_ROOM + (0.4 if has_legend else 0)) / height
    chart_xml.place_plot(shape.chart, left, top, 1 - left - right, 1 - top - bottom)
    frame.thin_names(
        shape.chart,
        frame.category_names(chart, language),
        chart.x.grain,
        (1 - left - right) * width,
    )
    step = (1 - left - right) * width / len(keys)
    label_ends(ends, scale, 1 - top - bottom, height)
    _in_a_column(chart, keys, ends, step / width)
    for native, marker, row in zip(plots[len(plots) - len(markers) :], markers, rows, strict=True):
        touched = places_of(marker, keys)
        draw_marker(native, marker, language, touched, scale, -row * MARKER_ROW / height, step)
    if has_legend:
        frame.show_legend(shape.chart)


def _in_a_column(chart: Chart, keys: list, ends: list[tuple], step: float) -> None:
    """Words at the ends of lines stand past all that is drawn, also where their own ended before.

    Else a longer line, or the ring of an open period, would go through them. `step`: between two
    places, in shares of the chart.
    """
    drawn = [point.x for series in chart.series for point in series.points
             if shown(point.amount) is not None]  # fmt: skip
    for native, place, *_ in ends:
        push_right(native, step * (keys.index(max(drawn, key=keys.index)) - place))


def _ends(chart: Chart, language: str, keys: list, plots: list) -> list[tuple]:
    found = []
    for native, series in zip(plots, chart.series, strict=False):
        words, points = frame.end_words(chart, series, language), frame.point_at(series)
        visible = [
            place
            for place, key in enumerate(keys)
            if key in points
            and shown(points[key].amount) is not None
            and (points[key].is_complete or series.draw != "line_points")
        ]
        if words and visible:
            last = visible[-1]
            found.append((native, last, shown(points[keys[last]].amount), words, series.role))
    return found
