"""The cover: what is asked or which meeting it is for, about whom, when, and who may see it."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.slides import phrases, places, style
from referral_flow.slides.filling import add_paragraph, new_slide, place, write, write_foot
from referral_flow.slides.fitting import lines_needed
from referral_flow.slides.setting import Page, Setting
from referral_flow.text import Text, joined

_WIDTH = 11.2  # inches
_SIZES = (style.COVER_SIZE, 32, 28, 24)
_MOST_NAMED = 4


def cover(deck, pages: Sequence[Page], setting: Setting, title: Text | None = None) -> None:
    """One slide; a deck of one page has its question for a title, a larger one its pages."""
    slide = new_slide(deck, "Cover")
    words = setting.say(title) if title else _title_of(pages, setting)
    fitting = (s for s in _SIZES if lines_needed(words, s, _WIDTH, bold=True) <= 3)
    write(slide, places.TITLE, words, size=next(fitting, _SIZES[-1]))
    frame = place(slide, places.MEASURE).text_frame
    add_paragraph(frame, _units(pages, setting), 24)
    period = setting.say(pages[0].view.period.label)
    add_paragraph(frame, period, 20, colour=style.MUTED, before=4)
    audience = setting.say(phrases.AUDIENCES[setting.audience])
    add_paragraph(frame, audience, style.BODY_SIZE, colour=style.MUTED, before=14)
    write_foot(slide, setting, [setting.say(setting.build.region_name)])


def _title_of(pages: Sequence[Page], setting: Setting) -> str:
    """The question, or the titles as one phrase where only the first keeps its capital."""
    if len(pages) == 1:
        return setting.say(pages[0].question)
    first, *rest = dict.fromkeys(setting.say(page.panel_title) for page in pages)
    lowered = [title[:1].lower() + title[1:] for title in rest]
    return joined([first, *lowered], setting.language)


def _units(pages: Sequence[Page], setting: Setting) -> str:
    names = list(dict.fromkeys(setting.say(page.unit_name) for page in pages))
    if len(names) > _MOST_NAMED:
        return setting.say(phrases.MANY_UNITS, count=str(len(names)))
    return joined(names, setting.language)
