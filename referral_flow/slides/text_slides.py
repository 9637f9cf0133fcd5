"""Slides of words, last in a deck: what is good to know, and how everything is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from referral_flow.blocks import Block, Chart, Headline, Note, Table, cell_in
from referral_flow.model import Metric
from referral_flow.slides import phrases, places, style
from referral_flow.slides.filling import (
    add_paragraph,
    new_slide,
    place,
    write,
    write_foot,
    write_title,
)
from referral_flow.slides.fitting import lines_needed, lines_of_words
from referral_flow.slides.native_chart import has_anything_to_show
from referral_flow.slides.setting import Page, Setting

ROOM = 5.4  # inches of text in a column of a slide
_SIZES = (style.BODY_SIZE, style.CHART_SIZE, 13, style.SMALL_SIZE)
_MOST_ROWS_IN_WORDS = 2
_LINE = 1.17 / 72  # inches of line height per point of size


@dataclass(frozen=True)
class Item:
    """A heading with its words, and a quieter line beneath."""

    heading: str
    words: str
    quiet: str = ""

    def height(self, size: int) -> float:
        """Inches that it takes in a column whose words are `size` points."""
        lines = lines_of_words(self.heading, size, style.COLUMN_WIDTH, bold=True)
        lines += lines_needed(self.words, size, style.COLUMN_WIDTH)
        small = quiet_size(size)
        quiet = lines_needed(self.quiet, small, style.COLUMN_WIDTH) if self.quiet else 0
        return (lines * size + quiet * small) * _LINE + 0.25


def quiet_size(size: int) -> int:
    """Of the lines beneath words of `size` points."""
    return max(style.SMALL_SIZE, size - 4)


def closing_slides(deck, pages: Sequence[Page], setting: Setting) -> None:
    """What the pages want known, what was too little for a slide of its own, every definition.

    One flow of short texts, so that no slide stands half empty.
    """
    defined = [_definition(metric, setting) for metric in metrics_shown(pages, setting)]
    said = {item.words for item in defined}
    told = [
        item
        for page in pages
        for block in _for_readers(page, setting)
        for item in _told(block, setting)
        if item.words not in said
    ]
    items = list(dict.fromkeys([*told, *defined, _material(setting)]))
    _item_slides(deck, setting.say(phrases.DEFINITIONS), items, setting)


def _for_readers(page: Page, setting: Setting) -> list[Block]:
    """All blocks; a council is spared the small print of a page that is about the data alone."""
    if setting.audience == "working" or any(key for one in page.blocks for key in _keys_of(one)):
        return list(page.blocks)
    return [
        block
        for block in page.blocks
        if not isinstance(block, Note) or block.place != "how" or block.kind != "info"
    ]


def _told(block: Block, setting: Setting) -> list[Item]:
    """A block in words, where it has no slide of its own."""
    match block:
        case Note() if block.place != "answer":
            return [Item(setting.say(block.title), block.body.in_(setting.language))]
        case Table() if block.is_open and not needs_slide(block):
            return [Item(setting.say(block.title), _rows_in_words(block, setting.language))]
        case Chart() if is_single(block):
            words = block.measure.in_(setting.language)
            return [Item(block.finding.in_(setting.language), words)]
        case Chart() if not has_anything_to_show(block):
            words = (phrases.NOTHING_TO_SHOW, block.coarser)
            return [
                Item(setting.say(block.measure), " ".join(setting.say(one) for one in words if one))
            ]
    return []


def is_single(chart: Chart) -> bool:
    """One dot compares nothing with nothing: its finding is enough."""
    points = [point for series in chart.series for point in series.points]
    return chart.kind == "dots" and len(points) == 1


def needs_slide(table: Table) -> bool:
    """False for a folded table, and for two rows without a finding, told among the notes."""
    return table.is_open and (len(table.rows) > _MOST_ROWS_IN_WORDS or table.finding is not None)


def _rows_in_words(table: Table, language: str) -> str:
    """ "Granen: från v. 10 2025, till och med v. 15 2025, veckor 6."; a line a row."""
    heads = [_lowered(column.label.in_(language)) for column in table.columns[1:]]
    lines = []
    for first, *cells in table.rows:
        said = zip(heads, (cell_in(cell, language) for cell in cells), strict=True)
        lines.append(f"{cell_in(first, language)}: {', '.join(' '.join(pair) for pair in said)}.")
    return "\n".join(lines) or "–"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def metrics_shown(pages: Sequence[Page], setting: Setting) -> list[Metric]:
    """The catalogue's rows for what the deck shows, in order of appearance."""
    keys = [key for page in pages for block in page.blocks for key in _keys_of(block)]
    return [metric for key in dict.fromkeys(keys) if (metric := setting.metric(key))]


def _keys_of(block) -> list[str | None]:
    if isinstance(block, Headline):
        return [figure.metric for figure in block.figures]
    return [block.metric] if isinstance(block, Chart) else []


def _definition(metric: Metric, setting: Setting) -> Item:
    return Item(
        setting.say(metric.label),
        setting.say(metric.definition),
        setting.say(phrases.SOURCE, source=metric.source),
    )


def _material(setting: Setting) -> Item:
    words = [*setting.provenance, setting.say(phrases.AUDIENCES[setting.audience]).rstrip(".")]
    if setting.build.is_synthetic:
        words.append(setting.say(phrases.SYNTHETIC).rstrip("."))
    return Item(setting.say(phrases.MATERIAL), ". ".join(words) + ".")


def _item_slides(deck, title: str, items: Sequence[Item], setting: Setting) -> None:
    columns, size = arranged(items)
    for number, pair in enumerate(zip(columns[::2], [*columns[1::2], []], strict=False)):
        slide = new_slide(deck, "Text")
        write_title(slide, setting.say(phrases.CONTINUED, title=title) if number else title)
        for idx, group in zip((places.CONTENT, places.RIGHT), pair, strict=True):
            fill_column(slide, idx, group, size)
        write_foot(slide, setting, [])


def fill_column(slide, idx: int, items: Sequence[Item], size: int, name: str = "") -> None:
    """Write the items in a placeholder, under the name that the column may have.

    Without any item the placeholder goes, so that none stands empty.
    """
    if not items:
        write(slide, idx, None)
        return
    frame = place(slide, idx).text_frame
    if name:
        add_paragraph(frame, name, style.TITLE_SIZES[2], bold=True, colour=style.colour("value"))
    for item in items:
        add_paragraph(frame, item.heading, size, bold=True, before=14)
        add_paragraph(frame, item.words, size, before=2)
        if item.quiet:
            quiet = quiet_size(size)
            add_paragraph(frame, item.quiet, quiet, colour=style.MUTED, before=2)


def arranged(items: Sequence[Item], sizes: Sequence[int] = _SIZES) -> tuple[list[list[Item]], int]:
    """Columns and their type size: the largest size of those that take the fewest slides.

    All columns are as evenly filled as the items allow, the last slide's too.
    """
    filled = [(_filled(items, ROOM, size), size) for size in sizes]
    columns, size = min(filled, key=lambda found: (ceil(len(found[0]) / 2), -found[1]))
    return _levelled(items, size, 2 * ceil(len(columns) / 2)), size


def _levelled(items: Sequence[Item], size: int, most: int) -> list[list[Item]]:
    """At most so many columns, as even as the items allow."""
    each = sum(item.height(size) for item in items) / most
    heights = (each + step * 0.1 for step in range(60))
    return next(
        columns for height in heights if len(columns := _filled(items, height, size)) <= most
    )


def _filled(items: Sequence[Item], height: float, size: int) -> list[list[Item]]:
    """As many items a column as there is room for; an item taller than that has its own."""
    columns: list[list[Item]] = []
    room = 0.0
    for item in items:
        if not columns or item.height(size) > room:
            columns.append([])
            room = height
        columns[-1].append(item)
        room -= item.height(size)
    return columns
