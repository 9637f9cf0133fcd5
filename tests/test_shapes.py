"""Stretches of land: written as one text, read back as they were, and stripped of all they tell."""

from __future__ import annotations

from referral_flow.disclosure.walk import found_in, rebuilt
from referral_flow.shapes import UNNAMED, Area, outline_of, unnamed
from referral_flow.text import Text, same

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
ISLAND = ((20.0, 1.25), (21.0, 1.25), (20.5, 2.0))


def area() -> Area:
    return Area("municipality-1780", same("Karlstad"), outline_of([SQUARE, ISLAND]), (5.0, 5.0))


def test_an_outline_is_read_as_it_was_written():
    """Both parts, corner by corner, to ten metres."""
    assert area().rings == (SQUARE, ISLAND)


def test_whoever_walks_a_chart_meets_no_corners():
    """Thousands of corners are one word: the gate takes every block apart."""
    assert list(found_in(area(), Text)) == [same("Karlstad")]
    assert rebuilt(area(), lambda part: part) == area()


def test_an_unnamed_area_keeps_its_land_and_nothing_else():
    """Neither whose it is nor that it was chosen."""
    left = unnamed(Area("m1", same("Eda"), outline_of([SQUARE]), (5.0, 5.0), is_chosen=True))

    assert left.rings == (SQUARE,)
    assert left.key == UNNAMED
    assert "Eda" not in left.label.sv + left.label.en
    assert not left.is_chosen
