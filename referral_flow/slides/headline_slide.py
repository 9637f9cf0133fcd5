"""The answer in one sentence and three to five figures, large enough for the back row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from referral_flow.blocks import Figure, Headline, Note
from referral_flow.captions import BY_CHANCE, TARGET, change_of
from referral_flow.slides import phrases, places, style
from referral_flow.slides.chart_xml import mark_decorative
from referral_flow.slides.comments import add_comments, comments_in_words
from referral_flow.slides.filling import (
    add_paragraph,
    add_words,
    new_slide,
    write,
    write_foot,
    write_notes,
)
from referral_flow.slides.fitting import lines_of_words, title_size, width_in_inches
from referral_flow.slides.setting import Page, Setting
from referral_flow.text import digits

_MOST_WIDE = 5  # columns that leave room for lines of ordinary size
_UNBROKEN_HYPHEN = "\u2011"
# Inches.
_TOP, _LABEL_HEIGHT, _HEIGHT, _GUTTER, _RULE = 2.6, 0.66, 3.2, 0.35, 0.04
_WARNING_TOP, _WARNING_HEIGHT = 5.85, 0.95


def headline_slide(
    deck, headline: Headline, warnings: Sequence[Note], page: Page, setting: Setting
) -> None:
    """One slide; each figure is a column with its interval, n, change and target.

    What must be known before the figures are used stands beneath them.
    """
    slide = new_slide(deck, "Headline")
    answer = headline.answer.in_(setting.language)
    size = title_size(answer, style.CONTENT_WIDTH, most_lines=3)
    write(slide, places.TITLE, answer, size=size)
    where = [setting.say(page.unit_name), setting.say(page.period_words)]
    write(slide, places.MEASURE, " · ".join([setting.say(page.question), *where]))
    width = (style.CONTENT_WIDTH + _GUTTER) / max(3, len(headline.figures)) - _GUTTER
    sizes = _sizes_for(headline.figures, width, setting)
    for place, figure in enumerate(headline.figures):
        _column(slide, figure, style.LEFT + place * (width + _GUTTER), width, sizes, setting)
    _warn(slide, warnings, setting)
    _comment(slide, headline, setting, is_beside_warning=bool(warnings))
    write_foot(slide, setting, [setting.say(page.panel_title), *where])
    write_notes(slide, _notes(headline, page, setting))


@dataclass(frozen=True)
class _Sizes:
    """Points of a figure's name, of its number and of the lines beneath; alike in all columns."""

    label: int
    figure: int
    line: int


def _column(
    slide, figure: Figure, left: float, width: float, sizes: _Sizes, setting: Setting
) -> None:
    _bar(slide, left, _TOP, width, _RULE, "value")
    label = _label(figure, setting)
    name = add_words(slide, left, _TOP + 0.15, width, _LABEL_HEIGHT, label)
    add_paragraph(name, label, sizes.label, colour=style.MUTED)
    words = add_words(slide, left, _TOP + 0.15 + _LABEL_HEIGHT, width, _HEIGHT, f"{label}:")
    add_paragraph(words, figure.amount.in_(setting.language), sizes.figure, bold=True)
    for line, role in figure_lines(figure, setting):
        colour = style.colour(role) if role else style.MUTED
        add_paragraph(words, line, sizes.line, before=6, colour=colour)


def _label(figure: Figure, setting: Setting) -> str:
    return setting.say(figure.label).replace("-", _UNBROKEN_HYPHEN)  # dates stay whole


def _label_size(label: str, width: float) -> int:
    """The largest size at which a figure's name keeps to the two lines that there is room for."""
    sizes = (style.PROSE_SIZE, style.BODY_SIZE, style.CHART_SIZE)
    return next(
        (size for size in sizes if lines_of_words(label, size, width) <= 2), style.SMALL_SIZE
    )


def _warn(slide, warnings: Sequence[Note], setting: Setting) -> None:
    """Beneath the figures, with a rule at its side in the colour of concern."""
    if not warnings:
        return
    _bar(slide, style.LEFT, _WARNING_TOP, _RULE, _WARNING_HEIGHT, "concern")
    words = add_words(
        slide, style.LEFT + 0.2, _WARNING_TOP, style.CONTENT_WIDTH - 0.2, _WARNING_HEIGHT,
        setting.say(warnings[0].title),
    )  # fmt: skip
    for note in warnings:
        add_paragraph(words, setting.say(note.title), style.BODY_SIZE, bold=True, before=4)
        add_paragraph(words, note.body.in_(setting.language), style.BODY_SIZE, before=2)


def _comment(slide, headline: Headline, setting: Setting, *, is_beside_warning: bool) -> None:
    """What the unit says of all its figures, at the foot, unless a warning stands there."""
    if not is_beside_warning:
        add_comments(slide, headline.comments, _WARNING_TOP + _WARNING_HEIGHT, setting)


def _sizes_for(figures: tuple[Figure, ...], width: float, setting: Setting) -> _Sizes:
    """The largest number that lets the longest stay on its line; many columns have small lines."""
    amounts = [figure.amount.in_(setting.language) for figure in figures]
    longest = max((width_in_inches(one, 1, bold=True) for one in amounts), default=1)
    labels = [_label_size(_label(figure, setting), width) for figure in figures]
    return _Sizes(
        min(labels, default=style.SMALL_SIZE),
        max(20, min(style.FIGURE_SIZE, int(width / longest))),
        style.BODY_SIZE if len(figures) <= _MOST_WIDE else style.SMALL_SIZE,
    )


def _bar(slide, left: float, top: float, width: float, height: float, role: str) -> None:
    """A filled line, which readers aloud pass over."""
    shape = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, *(Inches(side) for side in (left, top, width, height))
    )
    shape.name = "Rule"
    shape.shadow.inherit = False
    mark_decorative(shape)
    shape.line.fill.background()
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(style.colour(role))


def figure_lines(figure: Figure, setting: Setting) -> list[tuple[str, str | None]]:
    """What stands under a figure: (words, role of their colour)."""
    amount, language = figure.amount, setting.language
    lines: list[tuple[str, str | None]] = []
    n = f"n = {digits(amount.n, 0, language)}" if amount.n and _tells_n(figure) else None
    basis = " · ".join(part for part in (amount.interval_in(language), n) if part)
    lines += [(basis, None)] if basis else []
    lines += _change(figure, language)
    lines += [(figure.note.in_(language), None)] if figure.note else []
    if figure.target and figure.target.value is not None:
        lines.append((setting.say(TARGET, value=figure.target.in_(language)), "target"))
    return lines


def _tells_n(figure: Figure) -> bool:
    return not figure.amount.suppressed and figure.amount.rule in ("share", "summary")


def _change(figure: Figure, language: str) -> list[tuple[str, str | None]]:
    change = change_of(figure, language)
    if change is None:
        return []
    is_unsaid = change.may_be_chance and not figure.note
    chance = [(BY_CHANCE.in_(language), None)] if is_unsaid else []
    return [(change.words, change.role), *chance]


def _notes(headline: Headline, page: Page, setting: Setting) -> list[tuple[str, str]]:
    metrics = [setting.metric(figure.metric) for figure in headline.figures]
    definitions = [f"{setting.say(m.label)}: {setting.say(m.definition)}" for m in metrics if m]
    return [
        (setting.say(phrases.NOTES_DEFINITION), "\n".join(dict.fromkeys(definitions))),
        (setting.say(phrases.NOTES_COMMENTS), comments_in_words(headline.comments, setting)),
        (setting.say(phrases.NOTES_SELECTION), setting.selection(page)),
        (setting.say(phrases.NOTES_MATERIAL), ". ".join(setting.provenance) + "."),
    ]
