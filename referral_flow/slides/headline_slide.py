"""The answer in one sentence and up to seven figures, as large as the slide has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from referral_flow.blocks import Figure, Headline, Note
from referral_flow.captions import BY_CHANCE, TARGET, change_of, uncertainty
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
from referral_flow.text import digits, unbroken

_MOST_WIDE = 5  # columns beside each other; more figures stand in two rows
_UNBROKEN_HYPHEN = "\u2011"
# Inches.
_TITLE_TOP, _BELOW_TITLE, _BOTTOM = 0.86, 0.4, 6.85
_GUTTER, _RULE, _BELOW_RULE, _BETWEEN_ROWS = 0.35, 0.04, 0.15, 0.2
_WARNING_TOP, _WARNING_HEIGHT = 5.85, 0.95
_LINE = 1.18 / 72  # height of a line per point
_BEFORE = {1: 6, 2: 2}  # points above each of the small lines, by how many rows there are
_HIGHER = 0.35  # of what room is left, this share above the figures


def headline_slide(
    deck, headline: Headline, warnings: Sequence[Note], page: Page, setting: Setting
) -> None:
    """One slide; each figure is a column with its interval, n, change and target.

    What must be known before the figures are used stands beneath them.
    """
    slide = new_slide(deck, "Headline")
    answer = unbroken(headline.answer.in_(setting.language))
    size = title_size(answer, style.CONTENT_WIDTH, most_lines=3)
    write(slide, places.TITLE, answer, size=size)
    where = [setting.say(page.unit_name), setting.say(page.period_words)]
    write(slide, places.MEASURE, " · ".join([setting.say(page.question), *where]))
    ends = _WARNING_TOP - 0.15 if warnings or headline.comments else _BOTTOM
    lines = lines_of_words(answer, size, style.CONTENT_WIDTH, bold=True)
    begins = _TITLE_TOP + lines * size * _LINE + _BELOW_TITLE
    _Grid(headline.figures, begins, ends, setting).draw(slide)
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


_SIZES = tuple(
    _Sizes(*points)
    for points in (
        (20, 60, 18), (18, 54, 18), (18, style.FIGURE_SIZE, 16), (16, 44, 16), (16, 40, 14),
        (14, 40, 14), (14, 36, 14), (14, 32, 12), (14, 28, 12), (12, 24, 12),
    )
)  # fmt: skip


class _Grid:
    """Figures beside each other, in two rows if they are many; `begins` and `ends` in inches."""

    def __init__(
        self, figures: Sequence[Figure], begins: float, ends: float, setting: Setting
    ) -> None:
        self.figures, self.setting = figures, setting
        rows = 1 if len(figures) <= _MOST_WIDE else 2
        self.before = _BEFORE[rows]
        self.columns = ceil(len(figures) / rows)
        self.width = (style.CONTENT_WIDTH + _GUTTER) / max(3, self.columns) - _GUTTER
        self.room = (ends - begins - _BETWEEN_ROWS * (rows - 1)) / rows
        self.sizes = next((one for one in _SIZES if self._fits(one)), _SIZES[-1])
        left_over = max(0.0, self.room - self._tall(self.sizes))
        self.top = begins + (left_over * _HIGHER if rows == 1 else 0.0)

    def draw(self, slide) -> None:
        for place, figure in enumerate(self.figures):
            row, column = divmod(place, self.columns)
            left = style.LEFT + column * (self.width + _GUTTER)
            self._column(slide, figure, left, self.top + row * (self.room + _BETWEEN_ROWS))

    def _column(self, slide, figure: Figure, left: float, top: float) -> None:
        _bar(slide, left, top, self.width, _RULE, "value")
        label, below = _label(figure, self.setting), top + _BELOW_RULE
        tall = self._label_height(self.sizes)
        name = add_words(slide, left, below, self.width, tall, label)
        add_paragraph(name, label, self.sizes.label, colour=style.MUTED)
        height = self.room - _BELOW_RULE - tall
        words = add_words(slide, left, below + tall, self.width, height, f"{label}:")
        amount = figure.amount.in_(self.setting.language)
        add_paragraph(words, amount, self.sizes.figure, bold=True)
        for line, role in self._lines(figure, self.sizes.line):
            colour = style.colour(role) if role else style.MUTED
            add_paragraph(words, line, self.sizes.line, before=self.before, colour=colour)

    def _lines(self, figure: Figure, size: int) -> list[tuple[str, str | None]]:
        """An interval and its n stand on a line each where both do not fit on one."""
        return [
            (part, role)
            for words, role in figure_lines(figure, self.setting)
            for part in (words.split(" · ") if self._height(words, size) > 1 else [words])
        ]

    def _height(self, words: str, size: int) -> int:
        return lines_of_words(unbroken(words), size, self.width)

    def _label_height(self, sizes: _Sizes) -> float:
        labels = [_label(figure, self.setting) for figure in self.figures]
        lines = max((self._height(one, sizes.label) for one in labels), default=1)
        return lines * sizes.label * _LINE

    def _tall(self, sizes: _Sizes) -> float:
        """Inches of the tallest column."""
        told = [[line for line, _ in self._lines(one, sizes.line)] for one in self.figures]
        below = max(
            (sum(self._height(line, sizes.line) * sizes.line * _LINE + self.before / 72
                 for line in lines) for lines in told),
            default=0.0,
        )  # fmt: skip
        return _BELOW_RULE + self._label_height(sizes) + sizes.figure * _LINE + below

    def _fits(self, sizes: _Sizes) -> bool:
        """Numbers on their line, names on two, no word too long, all within the room."""
        said = [unbroken(one.amount.in_(self.setting.language)) for one in self.figures]
        longest = max((width_in_inches(one, sizes.figure, bold=True) for one in said), default=0)
        most = 3 if sizes.label <= style.CHART_SIZE else 2
        is_named = self._label_height(sizes) <= (most + 0.01) * sizes.label * _LINE
        return longest <= self.width and is_named and self._tall(sizes) <= self.room


def _label(figure: Figure, setting: Setting) -> str:
    return setting.say(figure.label).replace("-", _UNBROKEN_HYPHEN)  # dates stay whole


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
    n = f"{n} {figure.counted.in_(language)}" if n and figure.counted else n
    basis = " · ".join(part for part in (uncertainty(amount, language), n) if part)
    lines += [(basis, None)] if basis else []
    lines += _change(figure, language)
    lines += [(figure.note.in_(language), None)] if figure.note else []
    if figure.target and figure.target.value is not None:
        lines.append((setting.say(TARGET, value=figure.target.in_(language)), "target"))
    return lines


def _tells_n(figure: Figure) -> bool:
    is_told = figure.amount.rule in ("share", "summary") or figure.counted is not None
    return is_told and not figure.amount.suppressed


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
