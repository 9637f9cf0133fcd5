"""Controls whose options depend on what the reader has chosen in another."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Control
from referral_flow.panels.guarantee import PANEL
from referral_flow.text import same
from tests.fake_warehouse import FakeWarehouse

COLOURS = {"sky": ("blue", "grey"), "earth": ("brown",)}
PLACE = Control("place", same("Plats"), (("sky", same("himmel")), ("earth", same("jord"))), "sky")


def colours(_warehouse, asked):
    """The colours of the place asked for; those of the sky where it is not known."""
    found = COLOURS.get(asked.get("place"), COLOURS["sky"])
    return (Control("colour", same("Färg"), tuple((one, same(one)) for one in found), found[0]),)


def options(asked=None) -> list[list[str]]:
    panel = replace(PANEL, controls=(PLACE,), later_controls=colours)
    found = panel.controls_in(FakeWarehouse([]), *([asked] if asked else []))
    return [[key for key, _ in one.options] for one in found]


def test_what_can_be_chosen_follows_from_what_is_chosen_before_it():
    """Earth is brown only; the first control is the same all the time."""
    assert options({"place": "sky"}) == [["sky", "earth"], ["blue", "grey"]]
    assert options({"place": "earth"}) == [["sky", "earth"], ["brown"]]


def test_an_unknown_choice_has_the_options_of_the_default():
    """A link may name what is not found here, and a deck asks for nothing."""
    assert options({"place": "<sea>"}) == options() == [["sky", "earth"], ["blue", "grey"]]
