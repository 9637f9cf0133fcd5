"""A signal at a hidden number would say on which side of its limit it lies: it goes with it."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Axis, Chart, Point, Sentence, Series
from referral_flow.captions import SIGNALS
from referral_flow.disclosure import disclose
from referral_flow.screen.colours import LIGHT
from referral_flow.screen.figure import drawing
from referral_flow.slides.alternative_text import alternative_text
from referral_flow.text import same
from tests.disclosure.small_blocks import PERIODS, share
from tests.slides.opened import everything_in, made

MONTHS = [one for one in PERIODS.values() if one.grain == "month"][:5]
UNUSUAL = SIGNALS["concern"].sv


def ways(few: int) -> Chart:
    """Three ways in a line each; the second has a signal in the middle, where the first is few.

    What is left of a hundred and twenty in that month is hidden with the few, the smallest first.
    """
    lines = (_line("few", few), _line("other", 20, "concern"), _line("most", 80))
    return Chart("x", "lines", Sentence(same("Rubrik")), same("Mått"), Axis("time", grain="month"),
                 Axis("number", maximum=1.0), lines, is_breakdown=True)  # fmt: skip


def _line(key: str, middle: int, role: str = "neutral") -> Series:
    points = tuple(
        Point(one.starts_on, share(middle if place == 2 else 40, 120), one.label,
              role if place == 2 else "neutral")
        for place, one in enumerate(MONTHS)
    )  # fmt: skip
    return Series(key, same(key), points, draw="line_points")


@pytest.mark.parametrize("audience", ["working", "council"])
def test_a_number_hidden_for_anothers_sake_has_no_signal(audience):
    """Twenty of 120 are hidden since three are; that twenty was unusual is not told."""
    points = disclose([ways(3)], audience).blocks[0].series[1].points

    assert points[2].amount.suppressed
    assert {point.role for point in points} == {"neutral"}


def test_a_signal_that_is_shown_keeps_its_mark():
    """Twenty beside twenty: nothing is few, and the signal stands."""
    assert disclose([ways(20)], "working").blocks[0].series[1].points[2].role == "concern"


@pytest.mark.parametrize(("few", "is_told"), [(3, False), (20, True)])
def test_no_renderer_tells_of_the_signal(few, is_told):
    """Neither words for those who listen, nor the colours of the figure, nor a slide's key."""
    seen = disclose([ways(few)], "working").blocks[0]
    colours = str(drawing(seen).traces)
    slide = " ".join(everything_in(made(ways(few))).values())

    assert ("jan 2024" in alternative_text(seen, "sv")) is is_told
    assert (LIGHT.role("concern") in colours) is is_told
    assert (UNUSUAL in slide) is is_told
