"""Tables as native tables: numbers to the right, hairlines only, no more rows than can be read."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from referral_flow.blocks import Table, cell_in
from referral_flow.slides import phrases, places, style
from referral_flow.slides.chart_xml import describe
from referral_flow.slides.filling import (
    new_slide,
    place,
    write,
    write_foot,
    write_notes,
    write_reading,
    write_title,
)
from referral_flow.slides.fitting import lines_of_words, width_in_inches
from referral_flow.slides.setting import Page, Setting
from referral_flow.text import unbroken

ROWS_PER_SLIDE, MOST_SLIDES = 10, 4
# Inches.
_HIGHEST_ROW, _CELL_MARGIN, _SPARE, _LEAST_GAP = 0.5, 0.14, 0.08, 0.1
_LINE = 1.2 / 72  # height of a line per point
_MOST_STRETCHED = 1.7
_SIZES = (style.BODY_SIZE, style.CHART_SIZE, style.SMALL_SIZE)
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def table_slides(deck, table: Table, page: Page, setting: Setting) -> None:
    """One slide, or up to four; rows beyond them are counted and remain in the tool."""
    pages = _shared_out(table.rows)
    left_over = len(table.rows) - sum(map(len, pages[:MOST_SLIDES]))
    for number, rows in enumerate(pages[:MOST_SLIDES]):
        title = (table.finding or table.title).in_(setting.language)
        slide = new_slide(deck, "Table")
        write_title(slide, setting.say(phrases.CONTINUED, title=title) if number else title)
        write(slide, places.MEASURE, _measure(table, page, setting))
        cells, every_cell = (_in_words(some, setting) for some in (rows, table.rows))
        fill_table(
            slide,
            [setting.say(column.label) for column in table.columns],
            cells,
            [column.is_number for column in table.columns],
            setting.say(table.title),
            every_cell,
        )
        is_last = number == min(len(pages), MOST_SLIDES) - 1
        more = (
            setting.say(phrases.MORE_ROWS, count=str(left_over))
            if is_last and left_over > 0
            else ""
        )
        help_words = table.reading.in_(setting.language) if table.reading else ""
        write_reading(slide, " ".join(part for part in (help_words, more) if part))
        _finish(slide, table, page, setting)


def _in_words(rows: Sequence[tuple], setting: Setting) -> list[list[str]]:
    return [[cell_in(cell, setting.language) for cell in row] for row in rows]


def _shared_out(rows: Sequence[tuple]) -> list[Sequence[tuple]]:
    """Ten rows a slide at most, and about as many on each; a single one too many makes no slide.

    Where there are more than there is room for, full slides.
    """
    if len(rows) > ROWS_PER_SLIDE * MOST_SLIDES + 1:
        each = ROWS_PER_SLIDE
    else:
        each = ceil(len(rows) / max(1, ceil((len(rows) - 1) / ROWS_PER_SLIDE)))
    return [rows[start : start + each] for start in range(0, len(rows), each or 1)] or [rows]


def _measure(table: Table, page: Page, setting: Setting) -> str:
    where = [setting.say(page.unit_name), setting.say(page.period_words)]
    return setting.say(table.title) if table.finding else " · ".join(where)


def _finish(slide, table: Table, page: Page, setting: Setting) -> None:
    write_foot(
        slide,
        setting,
        [
            setting.say(table.title),
            setting.say(page.unit_name),
            setting.say(page.period_words),
        ],
    )
    write_notes(
        slide,
        [
            (setting.say(phrases.NOTES_SELECTION), setting.selection(page)),
            (setting.say(phrases.NOTES_MATERIAL), ". ".join(setting.provenance) + "."),
        ],
    )


def fill_table(
    slide,
    heads: list[str],
    rows: list[list[str]],
    is_number: list[bool],
    title: str,
    every_row: list[list[str]] | None = None,
):
    """Put a native table in the table placeholder; returns it.

    `every_row` are those of all the slides that the table goes on to, whose columns are alike.
    """
    held = place(slide, places.CONTENT)
    room = held.height / Inches(1) - _LEAST_GAP
    shape = held.insert_table(len(rows) + 1, len(heads))
    height = min(_HIGHEST_ROW, room / (len(rows) + 1.5))  # a heading may have two lines
    sizes = [size for size in _SIZES if _row_needs(size) <= height] or _SIZES[-1:]
    return dress_table(shape, heads, rows, is_number, title, height, sizes, every_row)


def _row_needs(size: float) -> float:
    return size * _LINE + 2 * _upright_margin(size)


def _upright_margin(size: float) -> float:
    return 0.02 if size <= style.SMALL_SIZE else 0.04


def dress_table(
    shape,
    heads: list[str],
    rows: list[list[str]],
    is_number: list[bool],
    title: str,
    height: float,
    sizes: Sequence[int],
    every_row: list[list[str]] | None = None,
):
    """Fill a native table with rows `height` inches high; returns it."""
    shape.name = title
    describe(shape, title)
    native = shape.table
    native._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    native.horz_banding = False
    widths, size = column_widths(heads, every_row or rows, sizes)
    for column, width in zip(native.columns, widths, strict=True):
        column.width = Inches(width)
    for number, cells in enumerate([heads, *rows]):
        native.rows[number].height = Inches(height)
        for cell, words, right in zip(native.rows[number].cells, cells, is_number, strict=True):
            write_cell(cell, words, size, is_right=right, is_head=number == 0)
    return native


def column_widths(
    heads: list[str], rows: list[list[str]], sizes: Sequence[int]
) -> tuple[list[float], int]:
    """Widths in inches by what the columns hold, and the first of `sizes` at which they fit."""
    for size in sizes:
        asked = [
            max([_head_width(head, size), *(_cell_width(row[place], size) for row in rows)])
            for place, head in enumerate(heads)
        ]
        if sum(asked) <= style.CONTENT_WIDTH:
            break
    scale = min(style.CONTENT_WIDTH / sum(asked), _MOST_STRETCHED)
    return [width * scale for width in asked], size


def _cell_width(words: str, size: float) -> float:
    return width_in_inches(words, size) + 2 * _CELL_MARGIN + _SPARE


def _head_width(words: str, size: float) -> float:
    """A heading may take two lines, but no word of it is broken."""
    words = unbroken(words)
    narrowest = max(width_in_inches(word, size, bold=True) for word in words.split(" "))
    width = narrowest
    while lines_of_words(words, size, width, bold=True) > 2:
        width += 0.05
    return width + 2 * _CELL_MARGIN + _SPARE


def write_cell(
    cell,
    words: str,
    size: float,
    *,
    is_right: bool,
    is_head: bool = False,
    fill: str | None = None,
    colour: str = style.INK,
) -> None:
    """A cell's words, alignment and lower hairline."""
    cell.margin_left = cell.margin_right = Inches(_CELL_MARGIN)
    cell.margin_top = cell.margin_bottom = Inches(_upright_margin(size))
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = unbroken(words)
    run.font.size, run.font.bold = Pt(size), is_head
    run.font.color.rgb = RGBColor.from_string(style.MUTED if is_head else colour)
    _underline(cell, style.INK if is_head else style.HAIRLINE, 1.0 if is_head else 0.5)
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(fill)


def _underline(cell, colour: str, width: float) -> None:
    properties = cell._tc.get_or_add_tcPr()
    properties.insert(
        0,
        parse_xml(
            f"<a:lnB {nsdecls('a')} w='{int(width * 12700)}'><a:solidFill>"
            f"<a:srgbClr val='{colour}'/>"
            "</a:solidFill></a:lnB>"
        ),
    )
