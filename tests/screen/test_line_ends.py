"""Which lines have words at their ends: those that need them, and others where there is room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.screen.figures.ends import MOST_ABOVE, MOST_BELOW, spread
from referral_flow.screen.figures.line_ends import end_labels
from referral_flow.screen.figures.look import Look
from referral_flow.screen.figures.time import draw
from referral_flow.text import Text, same

MONTHS = (date(2025, 9, 1), date(2025, 10, 1))
PIXELS, AXIS = 256, (0.0, 1.0)


def line(key: str, level: float, role: str, words: str, like: str | None = None) -> Series:
    """A level line with its words."""
    points = tuple(Point(month, Amount(level, "percent")) for month in MONTHS)
    return Series(key, same(key), points, role=role, like=like, end_label=Sentence(same(words)))


def chart(*series: Series) -> Chart:
    return Chart("x", "lines", Sentence(Text("Rubrik", "Title")), Text("Mått", "Measure"),
                 x=Axis("time", grain="month"), y=Axis("number"), series=series)  # fmt: skip


def told(drawn: Chart, room: str) -> list[str]:
    """The words at the ends of lines."""
    return [" ".join(one.lines) for one in end_labels(drawn, Look(room=room), AXIS, PIXELS)]


def unit_among_limits(upper: float, lower: float = 0.10) -> Chart:
    return chart(
        line("value", 0.50, "value", "enheten själv"),
        line("region", 0.40, "around", "regionen"),
        line("upper", upper, "limit", "övre gräns"),
        line("lower", lower, "limit", "undre gräns"),
    )


def test_limits_are_named_beside_units_where_all_have_room():
    """Both far from the lines of units, or neither is named."""
    assert set(told(unit_among_limits(0.80), "wide")) == {
        "enheten själv", "regionen", "övre gräns", "undre gräns",
    }  # fmt: skip
    assert set(told(unit_among_limits(0.46, 0.42), "wide")) == {"enheten själv", "regionen"}


def test_limits_give_way_to_units_on_a_phone():
    """They are told of in the help on reading."""
    assert set(told(unit_among_limits(0.80), "narrow")) == {"enheten själv", "regionen"}


GROUPS = ("inom garantin", "nybesök utanför garantin", "återbesök")


def groups_beside_the_region(*levels: float) -> Chart:
    own = [
        line(name, level, role, name)
        for name, level, role in zip(GROUPS, levels, ("value", "second", "third"), strict=True)
    ]
    wider = [line(f"region_{name}", level + 0.01, "around", f"regionen, {name} 14 dagar", like=name)
             for name, level in zip(GROUPS, levels, strict=True)]  # fmt: skip
    return chart(*own, *wider)


@pytest.mark.parametrize("levels", [(0.2, 0.5, 0.7), (0.1, 0.12, 0.14), (0.9, 0.95, 0.99)])
def test_words_on_a_phone_have_room_within_the_axis(levels):
    """Those of the region go, the unit's own stay; none lies on another or above the figure."""
    drawn = groups_beside_the_region(*levels)
    labels = end_labels(drawn, Look(room="narrow"), AXIS, PIXELS)
    boxes = sorted(
        (label.value * PIXELS + shift - label.height / 2,
         label.value * PIXELS + shift + label.height / 2)
        for label, shift in spread(labels, PIXELS, (-MOST_BELOW, PIXELS + MOST_ABOVE))
    )  # fmt: skip

    assert {" ".join(one.lines) for one in labels} >= set(GROUPS)
    assert all(below[1] <= above[0] + 0.1 for below, above in pairwise(boxes))
    assert boxes[0][0] >= -MOST_BELOW - 0.1
    assert boxes[-1][1] <= PIXELS + MOST_ABOVE + 0.1


def test_with_room_the_region_is_named_beside_each_line():
    """On a wide screen all six are told."""
    assert len(told(groups_beside_the_region(0.2, 0.5, 0.7), "wide")) == 6


@pytest.mark.parametrize(("room", "is_said"), [("wide", True), ("narrow", False)])
def test_an_open_quarter_is_named_where_its_words_have_room(room, is_said):
    """On a phone they would lie on the lines; there the key to hollow points tells."""
    series = line("value", 0.5, "value", "enheten själv")
    first, last = series.points
    open_one = replace(series, points=(first, replace(last, is_complete=False)))
    by_quarter = replace(chart(open_one), x=Axis("time", grain="quarter"))
    written = [one["text"] for one in draw(by_quarter, Look(room=room)).layout["annotations"]]

    assert ("del av kvartal" in written) == is_said
