"""Where things on a slide lie, in inches: words by the room that they take, not by their boxes."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from pptx.enum.shapes import MSO_SHAPE_TYPE

from referral_flow.slides.fitting import lines_of_words

EMU = 914400
FOOT = 6.93  # the rule above the footer
_SLACK = 0.04


class Lying(NamedTuple):
    """A thing that is to be seen, and its sides."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Lying) -> bool:
        """Whether one covers a part of the other."""
        return (
            self.left + _SLACK < other.right and other.left + _SLACK < self.right
            and self.top + _SLACK < other.bottom and other.top + _SLACK < self.bottom
        )  # fmt: skip


def overlaps(slide) -> list[tuple[str, str]]:
    """Pairs of things that lie on each other."""
    return [(a.name, b.name) for a, b in combinations(lying_on(slide), 2) if a.meets(b)]


def lying_on(slide) -> list[Lying]:
    """Charts, tables, flows and words of a slide, without rules and without the footer."""
    shapes = [shape for shape in slide.shapes if shape.name != "Rule"]
    return [_of(shape) for shape in shapes if shape.top / EMU < FOOT and _has_content(shape)]


def _has_content(shape) -> bool:
    return not shape.has_text_frame or bool(shape.text_frame.text.strip())


def _of(shape) -> Lying:
    if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        parts = [
            _of(part) for part in shape.shapes if not part.has_text_frame or _has_content(part)
        ]
        low, high = min(part.top for part in parts), max(part.bottom for part in parts)
        ends = min(part.left for part in parts), max(part.right for part in parts)
        return Lying(shape.name, ends[0], low, ends[1], high)
    height = shape.height
    if shape.has_text_frame and shape.text_frame.text.strip():
        height = _height_of_words(shape) * EMU
    elif getattr(shape, "has_table", False) and shape.has_table:
        height = sum(row.height for row in shape.table.rows)
    left, top, width = shape.left / EMU, shape.top / EMU, shape.width / EMU
    return Lying(shape.name, left, top, left + width, top + height / EMU)


def _height_of_words(shape) -> float:
    width = shape.width / EMU
    total = 0.0
    for paragraph in shape.text_frame.paragraphs:
        runs = [run for run in paragraph.runs if run.text]
        if not runs or runs[0].font.size is None:
            continue
        size = max(run.font.size.pt for run in runs if run.font.size)
        words = "".join(run.text for run in runs)
        lines = lines_of_words(words, size, width, bold=bool(runs[0].font.bold))
        before = paragraph.space_before.pt / 72 if paragraph.space_before else 0.0
        total += lines * size * 1.15 / 72 + before
    return total
