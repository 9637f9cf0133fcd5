"""A deck from disclosed pages: cover, the answer, a slide per chart, tables, definitions last.

The order of thought is the page's own. Nothing is computed here and nothing hidden comes this far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from pptx import Presentation

from referral_flow.blocks import PLACES, Block, Chart, Findings, Headline, Note, Table
from referral_flow.model import TOOL_NAME, Build, Metric
from referral_flow.slides.chart_slide import chart_slide
from referral_flow.slides.cover_slide import cover
from referral_flow.slides.filling import tag_language
from referral_flow.slides.findings_slide import findings_slides
from referral_flow.slides.headline_slide import headline_slide
from referral_flow.slides.heat_slide import heat_slides
from referral_flow.slides.native_chart import has_anything_to_show
from referral_flow.slides.setting import Page, Setting
from referral_flow.slides.table_slide import table_slides
from referral_flow.slides.tables_slide import sheets, tables_slide
from referral_flow.slides.text_slides import closing_slides, is_single, needs_slide
from referral_flow.text import Text

__all__ = ["MEDIA_TYPE", "Page", "deck"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_TEMPLATE = Path(__file__).with_name("template.pptx")


def deck(
    pages: Sequence[Page],
    build: Build,
    language: str,
    audience: str,
    metrics: Mapping[str, Metric] | None = None,
    title: Text | None = None,
) -> bytes:
    """The bytes of a .pptx for `pages`; `metrics` is the catalogue, for definitions and notes.

    `title` stands on the cover; without it the question, or the pages' titles. Raises
    `ValueError` where a page was disclosed for another audience than the deck is for.
    """
    _check(pages, audience)
    setting = Setting(build, language, audience, metrics or {})
    slides = Presentation(str(_TEMPLATE))
    cover(slides, pages, setting, title)
    for page in pages:
        _page_slides(slides, page, setting)
    closing_slides(slides, pages, setting)
    tag_language(slides, setting.language_tag)
    _name_file(slides, pages, setting, title)
    written = BytesIO()
    slides.save(written)
    return written.getvalue()


def _check(pages: Sequence[Page], audience: str) -> None:
    if not pages:
        raise ValueError("A deck needs at least one page.")
    others = {page.disclosed.audience for page in pages} - {audience}
    if others:
        raise ValueError(
            f"Pages disclosed for {sorted(others)} cannot go into a deck for {audience}."
        )


def _page_slides(slides, page: Page, setting: Setting) -> None:
    blocks = sorted(page.blocks, key=lambda block: PLACES.index(block.place))
    warnings = [block for block in blocks if isinstance(block, Note) and block.place == "answer"]
    lists = [block for block in blocks if isinstance(block, Findings)]
    for block in blocks:
        match block:
            case Headline():
                headline_slide(slides, block, warnings, page, setting)
            case Chart() if is_single(block) or not has_anything_to_show(block):
                continue
            case Chart(kind="heat"):
                heat_slides(slides, block, page, setting)
            case Chart():
                chart_slide(slides, block, page, setting)
            case Findings() if block is lists[0]:
                findings_slides(slides, lists, page, setting)
            case Table() if block.place != "how" and needs_slide(block):
                table_slides(slides, block, page, setting)
    if setting.audience == "working":
        _tables_of_method(slides, blocks, page, setting)


def _tables_of_method(slides, blocks: Sequence[Block], page: Page, setting: Setting) -> None:
    """How a page was counted, row by row: for those who work with it, as few slides as can be."""
    tables = [block for block in blocks if isinstance(block, Table) and block.place == "how"]
    for sheet in sheets([table for table in tables if needs_slide(table)]):
        if len(sheet) > 1:
            tables_slide(slides, sheet, page, setting)
        else:
            table_slides(slides, sheet[0], page, setting)


def _name_file(slides, pages: Sequence[Page], setting: Setting, title: Text | None) -> None:
    """What file managers and screen readers announce: title, author, language, build.

    Dates are the data's own, so that a deck of the same build is the same deck.
    """
    properties, author = slides.core_properties, setting.say(TOOL_NAME)
    named = [title] if title else list(dict.fromkeys(page.panel_title for page in pages))
    properties.title = " · ".join([author, *(setting.say(one) for one in named)])
    properties.author = properties.last_modified_by = author
    properties.created = properties.modified = datetime.combine(setting.build.as_of, time())
    properties.language = setting.language_tag
    properties.subject = setting.say(pages[0].unit_name)
    properties.keywords = setting.build.build_id
    properties.comments = " · ".join([setting.mark or "", *setting.provenance]).lstrip(" ·")
