"""Slides of words: what is good to know about a page, and the definitions at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from referral_flow.blocks import Chart, Headline, Note
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
from referral_flow.slides.fitting import lines_needed
from referral_flow.slides.setting import Page, Setting

_ROOM = 5.1  # inches of text on a slide
_LINE = 1.17 / 72  # inches of line height per point of size


@dataclass(frozen=True)
class Item:
    """A heading with its words, and a quieter line beneath."""

    heading: str
    words: str
    quiet: str = ""

    def height(self, size: int) -> float:
        """Inches that it takes in a column whose words are `size` points."""
        lines = 1 + lines_needed(self.words, size, style.COLUMN_WIDTH)
        quiet = lines_needed(self.quiet, style.SMALL_SIZE, style.COLUMN_WIDTH) if self.quiet else 0
        return (lines * size + quiet * style.SMALL_SIZE) * _LINE + 0.25


def notes_slides(deck, notes: Iterable[Note], page: Page, setting: Setting) -> None:
    """What the panel wants its readers to know, as it wrote it."""
    items = [Item(setting.say(note.title), note.body.in_(setting.language)) for note in notes]
    title = setting.say(phrases.GOOD_TO_KNOW, title=setting.say(page.panel_title))
    _item_slides(deck, title, items, setting)


def definition_slides(deck, pages: Sequence[Page], setting: Setting) -> None:
    """Every measure in the deck with its definition and source, then what the data are."""
    items = [_definition(metric, setting) for metric in metrics_shown(pages, setting)]
    _item_slides(deck, setting.say(phrases.DEFINITIONS), [*items, _material(setting)], setting)


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
            _fill_column(slide, idx, group, size)
        write_foot(slide, setting, [])


def _fill_column(slide, idx: int, items: Sequence[Item], size: int) -> None:
    if not items:
        write(slide, idx, None)
        return
    frame = place(slide, idx).text_frame
    for item in items:
        add_paragraph(frame, item.heading, size, bold=True, before=14)
        add_paragraph(frame, item.words, size, before=2)
        if item.quiet:
            add_paragraph(frame, item.quiet, style.SMALL_SIZE, colour=style.MUTED, before=2)


def arranged(items: Sequence[Item]) -> tuple[list[list[Item]], int]:
    """Columns and their type size: two level ones on one slide if a size smaller allows it."""
    for size in (style.BODY_SIZE, style.CHART_SIZE):
        half = sum(item.height(size) for item in items) / 2
        heights = [height for step in range(20) if (height := half + step * 0.1) < _ROOM]
        for height in (*heights, _ROOM):
            columns = _filled(items, height, size)
            if len(columns) <= 2:
                return columns, size
    return _filled(items, _ROOM, style.BODY_SIZE), style.BODY_SIZE


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
