"""What all native charts share: categories, axes, series looks, labels at the end of lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from referral_flow.blocks import Axis, Chart, Point, Series
from referral_flow.slides import chart_xml, style
from referral_flow.slides.fitting import width_in_inches
from referral_flow.slides.scale import Scale, number_format, shown
from referral_flow.text import HIDDEN, NO_BREAK_SPACE, month

MOST_DIRECT_LABELS = 5
_SHAPES = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
}
_DASHES = {"sysDash": MSO_LINE.SQUARE_DOT, "lgDash": MSO_LINE.LONG_DASH}
WEEKS_A_MONTH = 4.35
_SPACING = {"month": (1, 2, 3, 4, 6, 12), "quarter": (1, 2, 4)}


def keys_of(chart: Chart) -> list:
    """Every x of the chart once: dates in order of time, categories in order of appearance."""
    keys = list(dict.fromkeys(point.x for series in chart.series for point in series.points))
    return sorted(keys) if chart.x.kind == "time" else keys


def point_at(series: Series) -> dict:
    """The points of a series by their x."""
    return {point.x: point for point in series.points}


def categories(chart: Chart, language: str) -> list:
    """The sheet's first column: months and weeks as true dates, all else as words."""
    return keys_of(chart) if is_dated(chart) else category_names(chart, language)


def is_dated(chart: Chart) -> bool:
    """True where the chart has a date axis, which both PowerPoint and LibreOffice label alike."""
    return chart.x.kind == "time" and chart.x.grain in ("month", "week")


def fill_sheet(data, chart: Chart, keys: list, language: str) -> None:
    """The chart's sheet: a row per key, a column per series, blank where nothing may be shown."""
    data.categories = categories(chart, language)
    for series in chart.series:
        points = point_at(series)
        values = [shown(points[key].amount) if key in points else None for key in keys]
        data.add_series(series.label.in_(language), values)


def month_format(language: str) -> str:
    """The cell format of a month, with the language in it: "nov 2024" on any machine."""
    return f"[$-{'41D' if language == 'sv' else '809'}]mmm{NO_BREAK_SPACE}yyyy"


def category_names(chart: Chart, language: str) -> list[str]:
    """What stands under each place of the category axis."""
    points: dict[object, Point] = {}
    for series in chart.series:
        for point in series.points:
            if point.x not in points or points[point.x].label is None:
                points[point.x] = point
    return [category_name(points[key], chart.x, language) for key in keys_of(chart)]


def category_name(point: Point, axis: Axis, language: str) -> str:
    """A period or a category in the reader's words; a hidden value says so beneath its name."""
    if isinstance(point.x, date):
        return period_name(point.x, axis.grain, language)
    label = point.label
    if label is None:
        return NO_BREAK_SPACE if axis.kind == "number" else str(point.x)
    words = (label.name if hasattr(label, "name") else label).in_(language)
    return f"{words} ({HIDDEN.in_(language)})" if point.amount.suppressed else words


def period_name(starts_on: date, grain: str | None, language: str) -> str:
    """A period as short as an axis needs: nov 2024, kv 4 2024, v. 47 2024, 2024."""
    if grain == "year":
        return str(starts_on.year)
    if grain == "quarter":
        quarter = (starts_on.month + 2) // 3
        return f"{'kv ' if language == 'sv' else 'Q'}{quarter} {starts_on.year}"
    if grain == "week":
        year, number, _ = starts_on.isocalendar()
        return f"{'v. ' if language == 'sv' else 'w '}{number} {year}"
    return month(starts_on, language, short=True)


def thin_names(chart, names: Sequence[str], grain: str | None, width: float) -> None:
    """Leave out category labels, evenly, until those left have room in `width` inches."""
    widest = max(width_in_inches(name, style.CHART_SIZE) for name in names)
    room = width / len(names)
    steps = _SPACING.get(grain or "", (1, 2, 3, 5, 10, 20))
    steps = [step * _named_every(names) for step in steps]
    fitting = (step for step in steps if room * step >= widest + (0.18 if step == 1 else 0.25))
    every = next(fitting, steps[-1])
    if grain == "month":
        chart_xml.step_dates(chart, every)
    elif grain == "week":
        chart_xml.step_dates(chart, _months_apart(room), base="days")
    else:
        chart_xml.thin_category_labels(chart, every)


def _named_every(names: Sequence[str]) -> int:
    """How far apart the places with a name stand: of events in order only some are dated."""
    named = [place for place, name in enumerate(names) if name.strip()]
    return named[1] - named[0] if len(named) > 1 else 1


def _months_apart(room: float) -> int:
    """Months between labels where each week has `room` inches."""
    widest = width_in_inches(f"mmm{NO_BREAK_SPACE}2025", style.CHART_SIZE) + 0.15
    return next((apart for apart in (3, 6) if apart * WEEKS_A_MONTH * room >= widest), 12)


def dress(chart, language: str) -> None:
    """Type, transparent ground, gaps for what is missing: the same in every chart."""
    chart.font.size, chart.font.name = Pt(style.CHART_SIZE), style.FONT
    chart.font.color.rgb = RGBColor.from_string(style.MUTED)
    chart.has_title, chart.has_legend = False, False
    chart_xml.no_fill_behind(chart)
    chart_xml.draw_gaps(chart)
    chart_xml.set_language(chart, language)


def dress_value_axis(axis, scale: Scale, of: Axis, language: str) -> None:
    """Ends, step and format of a value axis; faint grid lines, no line of its own."""
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = scale.low, scale.high, scale.step
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(style.GRID)
    axis.major_gridlines.format.line.width = Pt(0.75)
    axis.format.line.fill.background()
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.number_format = number_format(
        of.unit, _axis_decimals(scale, of), language, has_minus=scale.low < 0
    )
    axis.tick_labels.number_format_is_linked = False
    if of.title:
        title_axis(axis, of.title.in_(language))


def _axis_decimals(scale: Scale, of: Axis) -> int:
    """Enough decimals to tell one grid line from the next, and no more."""
    step = scale.step * (100 if of.unit in ("percent", "points") else 1)
    return 0 if abs(step - round(step)) < 1e-9 else 1


def title_axis(axis, words: str) -> None:
    """An axis title in the size and weight of the tick labels."""
    axis.has_title = True
    axis.axis_title.text_frame.text = words
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = (
        Pt(style.CHART_SIZE),
        False,
        RGBColor.from_string(style.MUTED),
    )


def dress_category_axis(axis) -> None:
    """One quiet line with labels beneath the chart, below zero too."""
    axis.has_major_gridlines = False
    axis.format.line.color.rgb = RGBColor.from_string(style.HAIRLINE)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.font.size = Pt(style.CHART_SIZE)


def dress_line(drawn, series: Series, *, has_markers: bool) -> None:
    """Colour, width and dash by the role of the series."""
    line = drawn.format.line
    line.color.rgb, line.width = (
        RGBColor.from_string(style.colour(series.role)),
        Pt(style.line_width(series.role)),
    )
    if series.role in style.ROLE_DASHES:
        line.dash_style = _DASHES[style.ROLE_DASHES[series.role]]
    if hasattr(drawn, "smooth"):
        drawn.smooth = False
    shape = style.ROLE_SHAPES.get(series.role, "circle")
    mark(drawn.marker, series.role if has_markers else None, shape, 7)


def mark(marker, role: str | None, shape: str, size: int, *, is_hollow: bool = False) -> None:
    """A point's shape and colour; no role, no marker."""
    if role is None:
        marker.style = XL_MARKER_STYLE.NONE
        return
    marker.style, marker.size = _SHAPES[shape], size
    colour = RGBColor.from_string(style.colour(role))
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = RGBColor.from_string(style.PAPER) if is_hollow else colour
    marker.format.line.color.rgb, marker.format.line.width = colour, Pt(1.5)


def end_words(chart: Chart, series: Series, language: str) -> str | None:
    """What stands at the end of a line: its own sentence, else its name if there are several."""
    if series.end_label:
        return series.end_label.in_(language)
    lines = [
        other
        for other in chart.series
        if other.draw in ("line", "line_points", "step") and other.role != "around"
    ]
    if len(lines) in (1, *range(MOST_DIRECT_LABELS + 1, 99)) or chart.kind == "control_chart":
        return None
    return series.label.in_(language)


def show_legend(chart) -> None:
    """A legend beneath, only where lines are too many to be labelled at their ends."""
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(style.CHART_SIZE)
