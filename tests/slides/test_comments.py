"""A comment is on the slide of the figures that it is about, and in the notes of the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.screen.sample_amounts import comment
from tests.slides import sample_blocks
from tests.slides.opened import made, opened, plain, words_of
from tests.slides.sample_time_charts import control_chart

SIGNED = "Verksamhetschef, Björkens röntgen · 2025-05-02"


def slide_of(*blocks):
    """The first slide after the cover."""
    return opened(made(*blocks)).slides[1]


def test_a_comment_stands_at_the_foot_of_its_chart():
    """The chart gives up the room, so that nothing overlaps."""
    spoken = slide_of(replace(control_chart(), comments=(comment(),)))
    [box] = [
        one for one in spoken.shapes if one.has_text_frame and SIGNED in plain(one.text_frame.text)
    ]
    [figure] = [one for one in spoken.shapes if one.has_chart]

    assert figure.top + figure.height <= box.top
    assert figure.height > 2 * box.height


def test_a_comment_that_stands_elsewhere_is_in_the_notes():
    """A slide that is lifted out of the deck takes it along."""
    silent = slide_of(replace(control_chart(), comments=(comment(is_shown=False),)))

    assert SIGNED not in words_of(silent)
    assert SIGNED in silent.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_comment_about_everything_is_on_the_slide_of_the_answer(is_shown):
    """And in its notes in any case."""
    spoken = slide_of(replace(sample_blocks.headline(), comments=(comment(is_shown=is_shown),)))

    assert (SIGNED in words_of(spoken)) == is_shown
    assert SIGNED in spoken.notes_slide.notes_text_frame.text
