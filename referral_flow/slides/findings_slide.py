"""What a search has found as slides of short texts: each finding with what it rests on."""

from __future__ import annotations

from referral_flow.blocks import Findings, Found
from referral_flow.captions import SIGNALS
from referral_flow.slides import phrases, places
from referral_flow.slides.filling import new_slide, write_foot, write_notes, write_title
from referral_flow.slides.setting import Page, Setting
from referral_flow.slides.text_slides import Item, arranged, fill_column
from referral_flow.text import Text

SEARCHED = Text("Så söktes det", "How it was searched")


def findings_slides(deck, block: Findings, page: Page, setting: Setting) -> None:
    """As many slides as the findings fill, in two columns; last what was searched.

    Without findings one slide says so, where that is an answer; other lists are left out.
    """
    if not block.found and page.blocks and not _is_answer(block, page):
        return
    found = [_item(one, setting) for one in block.found] or [_nothing(block, setting)]
    basis = Item(setting.say(SEARCHED), block.basis.in_(setting.language))
    columns, size = arranged([*found, basis])
    title = setting.say(block.title)
    for number, pair in enumerate(zip(columns[::2], [*columns[1::2], []], strict=False)):
        slide = new_slide(deck, "Text")
        write_title(slide, setting.say(phrases.CONTINUED, title=title) if number else title)
        for idx, items in zip((places.CONTENT, places.RIGHT), pair, strict=True):
            fill_column(slide, idx, items, size)
        write_foot(slide, setting, [setting.say(page.panel_title), setting.say(page.unit_name)])
        write_notes(slide, [(setting.say(phrases.NOTES_MATERIAL), _material(setting))])


def _is_answer(block: Findings, page: Page) -> bool:
    """Whether it is the first list of its page: that nothing was found is then worth a slide."""
    first = next(one for one in page.blocks if isinstance(one, Findings))
    return block.key == first.key


def _item(found: Found, setting: Setting) -> Item:
    """The name before the colon as a heading, the rest as words, what it rests on beneath."""
    name, _, rest = found.said.in_(setting.language).partition(": ")
    quiet = [_judged(found, setting), found.basis.in_(setting.language)]
    words = rest[:1].upper() + rest[1:] if rest else ""
    return Item(name, words, " · ".join(part for part in quiet if part))


def _judged(found: Found, setting: Setting) -> str:
    return setting.say(SIGNALS[found.good]) if found.good in ("improvement", "concern") else ""


def _nothing(block: Findings, setting: Setting) -> Item:
    first, _, rest = block.empty.in_(setting.language).partition(". ")
    return Item(first.rstrip("."), rest)


def _material(setting: Setting) -> str:
    return ". ".join(setting.provenance) + "."
