"""Several short tables on one slide, one under another, each with its name."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.util import Inches

from referral_flow.blocks import Table, cell_in
from referral_flow.slides import places, style
from referral_flow.slides.filling import (
    add_paragraph,
    add_words,
    new_slide,
    write,
    write_foot,
    write_title,
)
from referral_flow.slides.setting import Page, Setting
from referral_flow.slides.table_slide import dress_table

# Inches.
_TOP, _ROOM, _ROW, _NAME, _BETWEEN = 1.0, 5.8, 0.245, 0.3, 0.14


def sheets(tables: Sequence[Table]) -> list[list[Table]]:
    """Tables in their order, as many a slide as there is room for."""
    found: list[list[Table]] = []
    for table in tables:
        if found and sum(map(_height, [*found[-1], table])) <= _ROOM:
            found[-1].append(table)
        else:
            found.append([table])
    return found


def _height(table: Table) -> float:
    return _NAME + _ROW * (len(table.rows) + 1) + _BETWEEN


def tables_slide(deck, tables: Sequence[Table], page: Page, setting: Setting) -> None:
    """One slide under the page's own name, since no single finding is its title."""
    slide = new_slide(deck, "Table")
    write_title(slide, setting.say(page.panel_title))
    for idx in (places.MEASURE, places.CONTENT, places.READING):
        write(slide, idx, None)
    top = _TOP
    for table in tables:
        _add(slide, table, top, setting)
        top += _height(table)
    where = [setting.say(page.unit_name), setting.say(page.period_words)]
    write_foot(slide, setting, [setting.say(page.panel_title), *where])


def _add(slide, table: Table, top: float, setting: Setting) -> None:
    title = (table.finding or table.title).in_(setting.language)
    words = add_words(slide, style.LEFT, top, style.CONTENT_WIDTH, _NAME, title)
    add_paragraph(words, title, style.CHART_SIZE, bold=True)
    rows = [[cell_in(cell, setting.language) for cell in row] for row in table.rows]
    heads = [setting.say(column.label) for column in table.columns]
    height = _ROW * (len(rows) + 1)
    sides = (style.LEFT, top + _NAME, style.CONTENT_WIDTH, height)
    shape = slide.shapes.add_table(len(rows) + 1, len(heads), *map(Inches, sides))
    is_number = [column.is_number for column in table.columns]
    dress_table(shape, heads, rows, is_number, title, _ROW, (style.SMALL_SIZE,))
