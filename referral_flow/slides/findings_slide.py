"""What a search has found as slides of short texts: each finding with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from referral_flow.blocks import Findings, Found
from referral_flow.captions import SIGNALS
from referral_flow.slides import phrases, places, style
from referral_flow.slides.filling import new_slide, write_foot, write_notes, write_title
from referral_flow.slides.setting import Page, Setting
from referral_flow.slides.text_slides import ROOM, Item, arranged, fill_column
from referral_flow.text import Text

SEARCHED = Text("Så söktes det", "How it was searched")
_LARGE = 20  # a short list is read from the back row
_SIZES = (_LARGE, style.PROSE_SIZE, style.BODY_SIZE, style.CHART_SIZE, 13, style.SMALL_SIZE)
_BESIDE = _SIZES[1:3]  # of two lists, a column each
_NAME = 0.45  # inches of the name of a list above its column


def findings_slides(deck, lists: Sequence[Findings], page: Page, setting: Setting) -> None:
    """The lists of a page in their order, but that a short one has the next short one beside it.

    An empty list is left out, but for the first: that nothing was found is then the answer.
    """
    told = [block for block in lists if block.found or block is lists[0]]
    for blocks, size in _shared_out(told, setting):
        if len(blocks) > 1:
            _side_by_side(deck, blocks, size, page, setting)
        else:
            _by_itself(deck, blocks[0], page, setting)


def _shared_out(
    lists: Sequence[Findings], setting: Setting
) -> Iterator[tuple[Sequence[Findings], int]]:
    """One list or two to a slide, with the size of type at which two have a column each."""
    left = list(lists)
    while left:
        first, size = left.pop(0), 0
        for other in left:
            if size := _size_beside([_items(block, setting) for block in (first, other)]):
                left.remove(other)
                break
        yield ([first, other], size) if size else ([first], 0)


def _size_beside(columns: Sequence[Sequence[Item]]) -> int:
    """The largest type at which each fits its column, or 0."""
    tall = {size: max(sum(one.height(size) for one in items) for items in columns)
            for size in _BESIDE}  # fmt: skip
    return next((size for size in _BESIDE if tall[size] <= ROOM - _NAME), 0)


def _side_by_side(deck, lists: Sequence[Findings], size: int, page: Page, setting: Setting) -> None:
    """Under the question that they answer together; each under its name."""
    slide = new_slide(deck, "Text")
    write_title(slide, setting.say(page.question))
    for idx, block in zip((places.CONTENT, places.RIGHT), lists, strict=True):
        fill_column(slide, idx, _items(block, setting), size, setting.say(block.title))
    _finish(slide, page, setting)


def _by_itself(deck, block: Findings, page: Page, setting: Setting) -> None:
    """As many slides as it fills, in two columns."""
    columns, size = arranged(_items(block, setting), _SIZES)
    title = setting.say(block.title)
    for number, pair in enumerate(zip(columns[::2], [*columns[1::2], []], strict=False)):
        slide = new_slide(deck, "Text")
        write_title(slide, setting.say(phrases.CONTINUED, title=title) if number else title)
        for idx, items in zip((places.CONTENT, places.RIGHT), pair, strict=True):
            fill_column(slide, idx, items, size)
        _finish(slide, page, setting)


def _finish(slide, page: Page, setting: Setting) -> None:
    write_foot(slide, setting, [setting.say(page.panel_title), setting.say(page.unit_name)])
    words = ". ".join(setting.provenance) + "."
    write_notes(slide, [(setting.say(phrases.NOTES_MATERIAL), words)])


def _items(block: Findings, setting: Setting) -> list[Item]:
    """The findings, or that there are none; last what was searched."""
    found = [_item(one, setting) for one in block.found] or [_nothing(block, setting)]
    return [*found, Item(setting.say(SEARCHED), block.basis.in_(setting.language))]


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
