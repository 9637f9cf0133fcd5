"""Words at the ends of lines: none on another, each as near its line as can be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from referral_flow.screen.figures.drawing import Drawing
from referral_flow.screen.figures.ends import EndLabel, add_end_labels, spread
from referral_flow.screen.figures.look import Look


def labels(*values: float, rows: int = 1) -> list[EndLabel]:
    return [EndLabel(value, ("ord",) * rows, "#000000") for value in values]


def places(*values: float, room=None, rows: int = 1) -> list[float]:
    """Where labels come to stand, in pixels of an axis of 300."""
    return [one.value * 300 + shift for one, shift in spread(labels(*values, rows=rows), 300, room)]


def test_end_labels_never_meet():
    """Seven lines that end within one per cent are named a line height apart."""
    found = places(*(0.50 + step / 700 for step in range(7)))

    assert all(above - below >= 16.9 for below, above in pairwise(found))


def test_a_pile_of_labels_stays_centred_on_its_lines():
    """Three at 150 pixels: one stays, one goes a line up and one a line down, less nothing."""
    assert places(0.5, 0.5, 0.5) == pytest.approx([140, 157, 174])  # ten below is the most


def test_within_the_axis_a_pile_is_centred():
    """With room both ways the middle one stays where it is."""
    assert places(0.5, 0.5, 0.5, room=(0, 300)) == pytest.approx([133, 150, 167])


def test_labels_with_room_are_not_moved():
    """20, 150 and 280 pixels: nobody is in the way."""
    assert places(20 / 300, 0.5, 280 / 300, room=(0, 300)) == pytest.approx([20, 150, 280])


def test_labels_stay_within_the_axis():
    """Three lines that all end at the top are named downwards from there."""
    assert places(1.0, 1.0, 1.0, room=(-10, 308)) == pytest.approx([265.5, 282.5, 299.5])


def test_tall_labels_keep_their_height_apart():
    """Two rows each."""
    below, above = places(0.5, 0.5, room=(0, 300), rows=2)

    assert above - below == pytest.approx(34)


def test_a_label_that_had_to_move_far_is_joined_to_its_line():
    """A hair line, so that nobody takes it for another line's; a near one has none."""
    figure = Drawing()
    add_end_labels(figure, labels(0.5, 0.5, 0.5), "2025-10-01", 300, Look(), axis=(0, 1))

    assert [one["showarrow"] for one in figure.layout["annotations"]] == [True, False, True]
