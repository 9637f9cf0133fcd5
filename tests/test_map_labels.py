"""Words on a map: on their own ground where they fit, never over each other, else beside it."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from referral_flow.disclosure import disclose
from referral_flow.map_ground import Box, Ground
from referral_flow.map_labels import Label, Type, in_full, labels_of, numbered
from referral_flow.maps import map_of
from tests.sample_map import ISLAND, MIDDLE, USUAL, sample_map

FRAME = Box(21, 15, 90, 46)


def read(counts=None):
    return map_of(disclose([sample_map(counts)], "working").blocks[0])


def labels(letter: float = 0.5, line: float = 1.0, counts=None) -> list[Label]:
    """The labels where every letter is so wide, in kilometres."""
    words = Type(lambda line: letter * len(line), line)
    return labels_of(read(counts), "sv", words, FRAME)


def meet(one: Box, other: Box) -> bool:
    """Whether two rectangles have ground in common."""
    return (
        abs(one.x - other.x) * 2 < one.width + other.width
        and abs(one.y - other.y) * 2 < one.height + other.height
    )


def by_key(found: list[Label]) -> dict[str, Label]:
    return {one.place.area.key: one for one in found}


def test_what_fits_stands_on_its_own_ground_name_over_number():
    """Squares of ten kilometres have room for names of four."""
    middle = by_key(labels())[MIDDLE]

    assert middle.lines == ("● Kil", "80\xa0%")
    assert not middle.is_beside
    assert (middle.box.x, middle.box.y) == (15, 15)


def test_a_place_too_small_for_words_has_them_beside_with_a_line_to_it():
    """The island is two kilometres wide; its words stand in the water, on one line."""
    island = by_key(labels())[ISLAND]

    assert island.is_beside
    assert island.lines == ("Hammarö 42\xa0%",)
    assert island.leader[:2] == (41, 15)
    assert all(not meet(one.box, island.box) for one in labels() if one.place != island.place)


@pytest.mark.parametrize("letter", [0.3, 0.6, 0.9, 1.2])
def test_no_words_lie_over_others(letter):
    """Whatever the size of the letters."""
    boxes = [one.box for one in labels(letter)]

    assert boxes
    assert not any(meet(one, other) for one, other in combinations(boxes, 2))


def test_all_words_stay_within_the_frame():
    """Those beside too."""
    for one in labels(0.6):
        assert abs(one.box.x - FRAME.x) * 2 <= FRAME.width - one.box.width
        assert abs(one.box.y - FRAME.y) * 2 <= FRAME.height - one.box.height


def test_on_a_telephone_what_has_no_room_is_a_number_for_the_key():
    """The small island, whose words are twelve letters long; of a hidden place too."""
    hidden = dict(USUAL) | {ISLAND: (2, 5)}
    words = Type(lambda line: 0.6 * len(line), 1.2)
    for counts, said in ((None, "Hammarö 42\xa0%"), (hidden, "Hammarö få fall")):
        island = by_key(labels_of(read(counts), "sv", words, FRAME, is_numbered=True))[ISLAND]

        assert not island.is_beside
        assert (island.number, island.lines) == (1, ("1",))
        assert in_full(island.place, "sv") == said


def test_numbers_go_from_north_to_south():
    """Letters so wide that no name fits: all ten are numbered."""
    words = Type(lambda line: 3.0 * len(line), 1.2)
    found = labels_of(read(), "sv", words, FRAME, is_numbered=True)
    north = [one.place.area.middle[1] for one in numbered(found)]

    assert [one.number for one in numbered(found)] == list(range(1, 11))
    assert north == sorted(north, reverse=True)


@pytest.mark.parametrize("letter", [0.3, 0.6, 0.9, 1.2])
def test_words_beside_stand_in_two_columns_and_no_line_crosses_any_words(letter):
    """Left words end, and right words begin, one line from the land, whose edges are 0 and 42."""
    found = labels(letter)
    beside = [one for one in found if one.is_beside]

    assert beside
    assert {_nearest_end(one.box) for one in beside} <= {-1.0, 43.0}
    for one in beside:
        assert not any(_runs_over(one.leader, other.box) for other in found)


def _nearest_end(box: Box) -> float:
    return round(box.x + (box.width / 2 if box.x < 21 else -box.width / 2), 6)


def _runs_over(line, box: Box) -> bool:
    x0, y0, x1, y1 = line
    at = np.linspace(0, 1, 2_000)
    x, y = x0 + at * (x1 - x0), y0 + at * (y1 - y0)
    within = (abs(x - box.x) * 2 < box.width) & (abs(y - box.y) * 2 < box.height)
    return bool(within.any())


def test_words_far_too_large_are_left_out():
    """A label is dropped rather than laid over the neighbours."""
    assert labels(letter=40, line=60) == []


def test_a_hidden_place_keeps_its_name():
    """Who cannot be shown is still said."""
    hidden = by_key(labels(counts=dict(USUAL) | {"m0": (2, 5)}))["m0"]

    assert hidden.lines == ("Arvika", "få fall")


def test_a_place_without_a_number_has_its_name_alone():
    """An empty square is not nameless."""
    without = {key: pair for key, pair in USUAL.items() if key != "m0"}

    assert by_key(labels(counts=without))["m0"].lines == ("Arvika",)


def test_the_ground_knows_whose_it_is():
    """A square of two kilometres in the middle square, over a border, and off the frame."""
    found = read()
    ground = Ground(found, FRAME, 0.25)
    middle = next(one for one in found.places if one.area.key == MIDDLE)
    spots = np.array([[15.0, 15.0], [20.0, 15.0], [66.0, 15.0]])

    assert ground.is_within(middle, spots, (2, 2)).tolist() == [True, False, False]
    assert ground.is_framed(spots, (2, 2)).tolist() == [True, True, False]


def test_nothing_is_written_where_something_is():
    """Words and the line to them keep others off."""
    ground = Ground(read(), FRAME, 0.25)
    ground.write(Box(50, 15, 4, 1), (41, 15, 48, 15))

    assert ground.is_unwritten(np.array([[50.0, 15.0], [50.0, 25.0]]), (2, 1), 0).tolist() == [
        False, True,
    ]  # fmt: skip
    assert ground.is_crossed((50, 5, 50, 25))
    assert not ground.is_crossed((55, 5, 55, 25))
