"""Colours by role: readable in light and dark, and never the only sign."""

from __future__ import annotations

import pytest

from referral_flow.blocks import ROLES
from referral_flow.screen.colours import SHAPES, THEMES, contrast, palette


def test_contrast_is_that_of_wcag():
    """Black on white is 21; #767676 on white is the classic 4.54."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_every_role_stands_out_from_its_background(theme):
    """Lines at least 3; words, which all but limits carry, at least 4.5."""
    colours = palette(theme)
    found = {role: contrast(colours.role(role), colours.background) for role in ROLES}

    assert min(found.values()) >= 3
    assert all(value >= 4.5 for role, value in found.items() if role != "limit")


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_every_surface(theme):
    """Text and muted text, on the page and on raised surfaces."""
    colours = palette(theme)

    for surface in (colours.background, colours.raised):
        assert contrast(colours.text, surface) >= 7
        assert contrast(colours.muted, surface) >= 4.5


def test_signals_differ_in_shape():
    """Improvement, concern and common cause are told apart without colour."""
    assert len({SHAPES[role] for role in ("improvement", "concern", "neutral")}) == 3
