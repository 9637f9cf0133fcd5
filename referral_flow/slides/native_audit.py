"""The audit as a native bar chart to both sides of a line, with its words over the bars.

The workbook holds one row for each way of booking as a whole and one for each outcome; those who
had a free time stand to the left and are negative there, written without their sign.
"""

from __future__ import annotations

from dataclasses import dataclass

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from referral_flow.audits import (
    DIFFERS,
    FREE,
    ROW_NAMES,
    ROWS,
    SIDE_NAMES,
    SIDES,
    UNKNOWN,
    Way,
    figures_in,
    longest,
    ways_of,
)
from referral_flow.blocks import Amount, Chart
from referral_flow.slides import chart_xml, frame, style
from referral_flow.slides.filling import add_paragraph, add_words
from referral_flow.slides.fitting import width_in_inches
from referral_flow.slides.scale import number_format, shown, shown_ends
from referral_flow.text import NO_BREAK_SPACE

_HEAD, _GAP, _NAMES = 0.56, 0.1, 0.25  # inches: names of the sides, beside the line, after names
_LINE = style.SMALL_SIZE * 1.25 / 72
_THICK = 0.3  # of a row's height
_MOST = 1.04
_WHOLE = style.mixed(style.PAPER, style.INK, 0.22)


@dataclass(frozen=True)
class _Row:
    """A row of the sheet: a way as a whole, one of its outcomes, or the air between two ways."""

    way: Way | None
    key: str | None = None

    def amount(self, side: str) -> Amount | None:
        if self.way is None:
            return None
        return self.way.outcome(side, self.key).amount if self.key else self.way.whole(side)

    def name(self, language: str) -> str:
        if self.way is None:
            return NO_BREAK_SPACE
        if self.key and len(self.way.rows) == 1:
            return NO_BREAK_SPACE
        return (ROW_NAMES[self.key] if self.key else self.way.label).in_(language)

    def words(self, side: str, language: str) -> list[tuple[str, bool]]:
        """Stretches of words, and whether each is bold."""
        if self.way is None:
            return []
        if self.key is None:
            said = self.way.side(side)
            return [(said.in_(language), True)] if said else []
        point = self.way.outcome(side, self.key)
        if not self.way.is_told(side):
            return [(point.amount.in_(language), False)] if self.key == ROWS[0] else []
        return [
            (point.label.in_(language) + 2 * NO_BREAK_SPACE, False),
            (figures_in(point.amount, language), True),
        ]


def audit(place, chart: Chart, language: str):
    """The graphic frame of the bars; names and numbers are text boxes over it."""
    rows = _rows(chart)
    slide = place.part.slide
    shape = place.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, _workbook(rows, language))
    sheet = _Sheet.over(shape, rows, language)
    _dress(shape.chart, longest(chart) * _MOST, language)
    for native, side in zip(shape.chart.plots[0].series, SIDES, strict=True):
        _dress_side(native, rows, side)
    chart_xml.place_plot(shape.chart, *sheet.plot)
    chart_xml.set_language(shape.chart, language)
    sheet.write(slide, language)
    return shape


def _rows(chart: Chart) -> list[_Row]:
    """The ways with a row of air between them."""
    blocks = [[_Row(way), *(_Row(way, key) for key in way.rows)] for way in ways_of(chart)]
    return [row for block in blocks for row in (*block, _Row(None))][:-1]


def _workbook(rows: list[_Row], language: str) -> CategoryChartData:
    plain = number_format("percent", 0, language)
    data = CategoryChartData(number_format=f"{plain};{plain}")
    data.categories = [row.name(language) for row in rows]
    for side in SIDES:
        data.add_series(SIDE_NAMES[side].in_(language), [_value(row, side) for row in rows])
    return data


def _value(row: _Row, side: str) -> float | None:
    amount = row.amount(side)
    value = shown(amount) if amount else None
    return None if value is None else _sign(side) * value


def _sign(side: str) -> int:
    return -1 if side == FREE else 1


def _dress(drawn, reach: float, language: str) -> None:
    frame.dress(drawn, language)
    frame.dress_category_axis(drawn.category_axis)
    drawn.category_axis.reverse_order = True
    drawn.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    drawn.category_axis.format.line.color.rgb = RGBColor.from_string(style.INK)
    drawn.category_axis.format.line.width = Pt(1.5)
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale = -reach, reach
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    drawn.value_axis.format.line.fill.background()
    drawn.plots[0].overlap, drawn.plots[0].gap_width = 100, round(100 / _THICK - 100)


def _dress_side(native, rows: list[_Row], side: str) -> None:
    native.invert_if_negative = False
    lengths = [_whisker(row, side) for row in rows]
    for place, row in enumerate(rows):
        if _value(row, side) is not None:
            role = row.way.outcome(side, row.key).role if row.key else None
            _ink(native.points[place].format, role)
    left, right = zip(*lengths, strict=True)
    chart_xml.add_error_bars(native, left, right, style.INK, has_caps=False)


def _whisker(row: _Row, side: str) -> tuple[float, float]:
    """How far the interval of an outcome reaches to the left and to the right of its end."""
    amount = row.amount(side) if row.key else None
    ends = shown_ends(amount) if amount else None
    if ends is None or amount.value is None:
        return 0.0, 0.0
    inner, outer = amount.value - ends[0], ends[1] - amount.value
    return (outer, inner) if side == FREE else (inner, outer)


def _ink(look, role: str | None) -> None:
    """Filled, striped or empty, as on the page."""
    colour = RGBColor.from_string(style.colour(role or "value") if role else _WHOLE)
    if role == DIFFERS:
        look.fill.patterned()
        look.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        look.fill.fore_color.rgb = colour
        look.fill.back_color.rgb = RGBColor.from_string(style.mixed(style.PAPER, str(colour), 0.35))
    else:
        look.fill.solid()
        empty = RGBColor.from_string(style.PAPER)
        look.fill.fore_color.rgb = empty if role == UNKNOWN else colour
    look.line.color.rgb, look.line.width = colour, Pt(1)


@dataclass(frozen=True)
class _Sheet:
    """Where the words stand over the chart, in inches of the slide."""

    left: float
    top: float
    width: float
    height: float
    rows: list[_Row]
    names: float  # room for the names at the left

    @classmethod
    def over(cls, shape, rows: list[_Row], language: str) -> _Sheet:
        sides = (side / 914400 for side in (shape.left, shape.top, shape.width, shape.height))
        widest = max(
            width_in_inches(row.name(language), style.SMALL_SIZE, bold=True) for row in rows
        )
        return cls(*sides, rows, widest + _NAMES)

    @property
    def plot(self) -> tuple[float, float, float, float]:
        """The plot in shares of the chart: right of the names, beneath the names of the sides."""
        left, top = self.names / self.width, _HEAD / self.height
        return left, top, 1 - left, 1 - top

    @property
    def line(self) -> float:
        """Where the line between the sides stands."""
        return self.left + self.names + (self.width - self.names) / 2

    @property
    def row_height(self) -> float:
        return (self.height - _HEAD) / len(self.rows)

    def write(self, slide, language: str) -> None:
        """The sides' names, each row's name, and each outcome's words over its bar."""
        for side in SIDES:
            words = [(SIDE_NAMES[side].in_(language), True)]
            self._say(slide, side, self.top + 0.14, 0.24, words, style.CHART_SIZE)
        for number, row in enumerate(self.rows):
            top = self._over_bar(number)
            if row.way is not None:
                self._name(slide, row, top, language)
                for side in SIDES:
                    self._say(slide, side, top, _LINE, row.words(side, language), style.SMALL_SIZE)

    def _over_bar(self, number: int) -> float:
        middle = self.top + _HEAD + (number + 0.5) * self.row_height
        return middle - _THICK * self.row_height / 2 - _LINE - 0.02

    def _name(self, slide, row: _Row, top: float, language: str) -> None:
        words = row.name(language)
        box = add_words(slide, self.left, top, self.names, _LINE, words)
        add_paragraph(box, words, style.SMALL_SIZE, bold=row.key is None,
                      colour=style.INK if row.key is None else style.MUTED)  # fmt: skip

    def _say(self, slide, side: str, top: float, height: float, words, size: float) -> None:
        """Words that begin at the line and run outwards."""
        half = (self.width - self.names) / 2 - _GAP
        left = self.line - _GAP - half if side == FREE else self.line + _GAP
        if not words:
            return
        box = add_words(slide, left, top, half, height, "".join(part for part, _ in words).strip())
        box.vertical_anchor = MSO_ANCHOR.BOTTOM
        for part, is_bold in words:
            _add_run(box.paragraphs[0], part, size, is_bold)
        box.paragraphs[0].alignment = PP_ALIGN.RIGHT if side == FREE else PP_ALIGN.LEFT


def _add_run(paragraph, words: str, size: float, is_bold: bool) -> None:
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = words, Pt(size), is_bold
    run.font.color.rgb = RGBColor.from_string(style.INK)
