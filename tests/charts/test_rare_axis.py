"""An axis for rare shares: low enough to show them, and said."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import free, shares
from referral_flow.charts.phrases import AXIS_ENDS
from referral_flow.charts.rare_axis import narrowed
from referral_flow.text import same


def chart(*shares_of_thousand: int, show_interval: bool = False) -> Chart:
    amounts = shares(shares_of_thousand, [1000] * len(shares_of_thousand))
    points = tuple(Point(str(place), amount) for place, amount in enumerate(amounts))
    return Chart(
        "key", "dots", Sentence(same("Finding")), same("Measure"), Axis("category"),
        Axis("number", minimum=0.0, maximum=0.1),
        (Series("all", same("All"), points, show_interval=show_interval),),
        reading=Sentence(AXIS_ENDS, {"end": free(0.1, "percent")}),
    )  # fmt: skip


def test_the_axis_ends_just_above_what_is_drawn():
    """1.2 % needs an axis to 2 %, and the help on reading says so."""
    seen = narrowed(chart(8, 12))

    assert seen.y.maximum == 0.02
    assert seen.reading.in_("sv") == "Axeln slutar vid 2\xa0%."


def test_whiskers_have_room_too():
    """Twelve of a thousand: the interval reaches 2.1 %."""
    assert narrowed(chart(8, 12, show_interval=True)).y.maximum == 0.03


def test_what_needs_more_is_left_as_it_is():
    """Seven per cent, a cut axis, or an axis that says no end."""
    for one in (chart(70), replace(chart(8), y=Axis("number", maximum=0.1, is_cut=True)),
                replace(chart(8), reading=None), chart(0)):  # fmt: skip
        assert narrowed(one) == one
