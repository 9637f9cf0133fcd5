"""Names beside points keep off points, each other and the edges, or are left out."""

from __future__ import annotations

from referral_flow.names_beside import LEFT, RIGHT, Room


def room() -> Room:
    """A hundred pixels by a hundred, points of eight, names four from them."""
    return Room(0, 100, 1.0, 100.0, 8, 4)


def test_a_name_stands_to_the_right_where_it_has_room():
    """Thirty pixels from a point in the middle."""
    assert room().beside(50, 0.5, 30, 10) == (RIGHT, 0)


def test_a_name_near_the_edge_stands_to_the_left():
    """From 90 it would reach 124 of 100."""
    assert room().beside(90, 0.5, 30, 10) == (LEFT, 0)


def test_a_name_is_kept_off_other_points():
    """A point stands where the name would to the right."""
    taken = room()
    taken.occupy([(70, 0.5)])

    assert taken.beside(50, 0.5, 30, 10) == (LEFT, 0)


def test_a_second_name_gives_way_to_the_first():
    """Two points at one place: the other name stands on the other side, a third one above."""
    taken = room()
    places = [taken.beside(50, 0.5, 30, 10) for _ in range(3)]

    assert places == [(RIGHT, 0), (LEFT, 0), (RIGHT, 10)]


def test_a_name_may_reach_into_the_margin_where_no_line_is_named():
    """Thirty pixels from 90 of 100, with forty beyond; a line is named at the same height."""
    free, named = (Room(0, 100, 1.0, 100.0, 8, 4, margin=40) for _ in range(2))
    named.occupy_margin(0.5, 10)

    assert free.beside(90, 0.5, 30, 10) == (RIGHT, 0)
    assert named.beside(90, 0.5, 30, 10) == (LEFT, 0)


def test_a_name_without_room_is_left_out():
    """Wider than what is on either side."""
    assert room().beside(50, 0.5, 60, 10) is None


def test_a_name_is_kept_off_the_axis():
    """A point at nought: half of a name beside it would lie under the line; it moves up."""
    assert room().beside(50, 0.0, 30, 10) == (RIGHT, 10)


def test_a_name_of_several_lines_moves_line_by_line():
    """Two lines beside a point at nought: half a line would do, one is the least."""
    assert room().beside(50, 0.0, 30, 20, 10) == (RIGHT, 10)


def test_a_name_keeps_off_a_line_while_it_has_other_room():
    """A level line through the point crosses both sides: one line up, or on it if it must."""
    crossed = room()
    crossed.draw_through([(0, 0.5), (100, 0.5)])

    assert crossed.beside(50, 0.5, 30, 10, is_clear=True) == (RIGHT, 10)
    assert crossed.beside(50, 0.5, 30, 10) == (RIGHT, 0)
