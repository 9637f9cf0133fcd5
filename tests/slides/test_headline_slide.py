"""The slide of headline figures: many columns are smaller, alike, and stay on the slide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from referral_flow.blocks import Figure, Headline, Sentence
from referral_flow.slides import style
from referral_flow.text import Text, same
from tests.slides.opened import made, opened
from tests.slides.sample_nouns import share

LABELS = ("Bedömda inom tre dagar", "Behov och remisser som aldrig kom fram", "Kort")


def columns(count: int) -> list:
    """The text boxes of the figures, from left to right."""
    figures = [
        Figure(same(LABELS[place % 3]), share(0.54, 24812), change=change())
        for place in range(count)
    ]
    headline = Headline(Sentence(Text("Svaret.", "The answer.")), tuple(figures))
    slide = opened(made(headline)).slides[1]
    boxes = [one for one in slide.shapes if one.has_text_frame and not one.is_placeholder]
    return [box for box in boxes if box.name.startswith(LABELS)]


def change():
    """A rise of four points."""
    return replace(share(0.04, 24812), unit="points", low=0.02, high=0.06, signed=True)


def sizes(boxes: list) -> list[set[float]]:
    """The sizes of type of each column: its name's, then its number's and its lines'."""
    return [
        {run.font.size.pt for part in box.text_frame.paragraphs for run in part.runs}
        for box in boxes
    ]


@pytest.mark.parametrize(("count", "line"), [(3, 18), (5, 16), (7, 16)])
def test_fewer_figures_have_larger_lines(count, line):
    """What there is room for: eighteen points in three columns, sixteen in more or in rows."""
    told = [found for found in sizes(columns(count)) if len(found) > 1]

    assert len(told) == count
    assert all(min(found) == line for found in told)


def test_many_figures_fill_the_slide_in_two_rows():
    """Seven: four above and three beneath, whose lines end in the lower third, above the footer."""
    told = [box for box in columns(7) if box.name.endswith(":")]
    rows = sorted({box.top for box in told})

    assert [sum(box.top == row for box in told) for row in rows] == [4, 3]
    assert all(box.top + box.height <= 6.96 * 914400 for box in told)
    assert rows[1] > 7.5 / 2 * 914400


def test_names_and_numbers_have_one_size_in_all_columns():
    """A name that happens to be short is not larger than its neighbour."""
    found = sizes(columns(7))

    assert len({frozenset(one) for one in found if len(one) == 1}) == 1
    assert len({frozenset(one) for one in found if len(one) > 1}) == 1


def test_the_last_column_ends_on_the_slide():
    """However many there are."""
    last = columns(7)[-1]

    assert last.left + last.width <= (style.LEFT + style.CONTENT_WIDTH + 0.01) * 914400
