"""What units have said of their figures: on the slide beside them, and in the speaker's notes."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.util import Inches

from referral_flow.blocks import UnitComment
from referral_flow.captions import comment_line
from referral_flow.slides import style
from referral_flow.slides.filling import add_paragraph, add_words
from referral_flow.slides.fitting import lines_needed
from referral_flow.slides.setting import Setting

# Inches.
_LINE, _ABOVE, _BETWEEN = style.CHART_SIZE * 1.2 / 72, 0.1, 0.06


def write_comments(slide, said: Sequence[UnitComment], figure, setting: Setting) -> None:
    """At the foot of `figure`, a placeholder, which gives up as much of its height."""
    bottom = (figure.top + figure.height) / Inches(1)
    height = _height(_shown(said, setting))
    sides = figure.left, figure.top, figure.width, figure.height - int(Inches(height))
    if height:
        figure.left, figure.top, figure.width, figure.height = sides
        add_comments(slide, said, bottom, setting)


def add_comments(slide, said: Sequence[UnitComment], bottom: float, setting: Setting) -> None:
    """The comments that stand here in the deck, ending at `bottom` inches."""
    lines = _shown(said, setting)
    if not lines:
        return
    height = _height(lines) - _ABOVE
    frame = add_words(slide, style.LEFT, bottom - height, style.CONTENT_WIDTH, height, lines[0])
    for words in lines:
        add_paragraph(frame, words, style.CHART_SIZE, before=_BETWEEN * 72)


def comments_in_words(said: Sequence[UnitComment], setting: Setting) -> str:
    """Every comment, a line each; also those that stand on another slide."""
    return "\n".join(comment_line(one, setting.language) for one in said)


def _shown(said: Sequence[UnitComment], setting: Setting) -> list[str]:
    return [comment_line(one, setting.language) for one in said if one.is_shown]


def _height(lines: Sequence[str]) -> float:
    """Of the comments and the air above them; nothing where there are none."""
    rows = [lines_needed(words, style.CHART_SIZE, style.CONTENT_WIDTH) for words in lines]
    return sum(rows) * _LINE + _BETWEEN * (len(rows) - 1) + _ABOVE if rows else 0.0
