"""Slides of words: the cover, what is good to know about a page, and the definitions at the end."""

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
from referral_flow.text import joined

_ROOM = 5.0  # inches of text on a slide
_LINE = 1.22 / 72  # inches of line height per point of size


@dataclass(frozen=True)
class Item:
    """A heading with its words, and a quieter line beneath."""

    heading: str
    words: str
    quiet: str = ""

    @property
    def height(self) -> float:
        """Inches that it takes on a slide."""
        lines = 1 + lines_needed(self.words, style.PROSE_SIZE, style.TEXT_WIDTH)
        quiet = lines_needed(self.quiet, style.CHART_SIZE, style.TEXT_WIDTH) if self.quiet else 0
        return (lines * style.PROSE_SIZE + quiet * style.CHART_SIZE) * _LINE + 0.25


def cover(deck, pages: Sequence[Page], setting: Setting) -> None:
    """The question (or the panels), whose figures, which period, and who may see them."""
    slide, view = new_slide(deck, "Cover"), pages[0].view
    titles = [setting.say(page.panel_title) for page in pages]
    words = setting.say(pages[0].question) if len(pages) == 1 else _as_title(titles, setting)
    size = next(
        (s for s in (style.COVER_SIZE, 32, 28) if lines_needed(words, s, 11.2, bold=True) <= 3), 24
    )
    write(slide, places.TITLE, words, size=size)
    frame = place(slide, places.MEASURE).text_frame
    add_paragraph(frame, setting.say(pages[0].unit_name), 24)
    add_paragraph(frame, setting.say(view.period.label), 20, colour=style.MUTED, before=4)
    add_paragraph(
        frame,
        setting.say(phrases.AUDIENCES[setting.audience]),
        style.BODY_SIZE,
        colour=style.MUTED,
        before=14,
    )
    write_foot(slide, setting, [setting.say(setting.build.region_name)])


def _as_title(titles: list[str], setting: Setting) -> str:
    """Panel titles as one: only the first keeps its capital."""
    return joined(
        [titles[0], *(title[:1].lower() + title[1:] for title in titles[1:])], setting.language
    )


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
    keys = [key for page in pages for block in page.disclosed.blocks for key in _keys_of(block)]
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
    for number, group in enumerate(_groups(items)):
        slide = new_slide(deck, "Text")
        write_title(slide, setting.say(phrases.CONTINUED, title=title) if number else title)
        frame = place(slide, places.CONTENT).text_frame
        for item in group:
            add_paragraph(frame, item.heading, style.PROSE_SIZE, bold=True, before=14)
            add_paragraph(frame, item.words, style.PROSE_SIZE, before=2)
            if item.quiet:
                add_paragraph(frame, item.quiet, style.CHART_SIZE, colour=style.MUTED, before=2)
        write_foot(slide, setting, [])


def _groups(items: Sequence[Item]) -> list[list[Item]]:
    """As many items a slide as there is room for."""
    groups: list[list[Item]] = []
    room = 0.0
    for item in items:
        if not groups or item.height > room:
            groups.append([])
            room = _ROOM
        groups[-1].append(item)
        room -= item.height
    return groups
