"""An attack on the lines around a unit: what is left of each when all narrower ones are taken out.

The attacker sees a chart, and subtracts every shown number from every wider one beside it.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from referral_flow.blocks import Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import Counted
from referral_flow.charts.around import Counts, Wider, wider_shares, with_around
from referral_flow.disclosure import disclose
from referral_flow.few import few_of_share
from referral_flow.model import Origin
from referral_flow.text import same
from tests.fake_warehouse import metric, periods, units

UNITS = {unit.unit_id: unit for unit in units()}
MEASURE = metric("return_share")
MONTHS = [one for one in periods() if one.grain == "month"]
AROUND = ("municipality-1780", "care_choice-17", "region-17")


def nested(seed: int) -> list[Counts]:
    """A clinic and three units around it, each with some people more, every month anew."""
    draw = np.random.default_rng(seed)
    numbers = {one.period_id: _growing(draw) for one in MONTHS}
    names = ("K1", *AROUND)
    return [Counts(UNITS[name], {key: cells[place] for key, cells in numbers.items()})
            for place, name in enumerate(names)]  # fmt: skip


def _growing(draw) -> list[tuple[float, float]]:
    cases = np.cumsum([draw.integers(20, 60), *draw.integers(0, 120, 3)])
    parts = np.diff(cases, prepend=0)
    counted = np.cumsum(draw.binomial(parts, 0.2))
    return [(float(k), float(n)) for k, n in zip(counted, cases, strict=True)]


def drawn(seed: int, audience: str) -> Chart:
    own, *around = nested(seed)
    points = tuple(
        Point(one.starts_on, Counted(int(k), int(n), Origin(MEASURE.key, own.unit, one)).amount)
        for one in MONTHS
        for k, n in [own.of[one.period_id]]
    )
    bare = Chart("x", "lines", Sentence(same("Rubrik")), same("Mått"), Axis("time", grain="month"),
                 Axis("number"), (Series("value", same("Egen"), points),))  # fmt: skip
    beside = wider_shares(MEASURE, own, around, MONTHS, audience=audience)
    return disclose([with_around(bare, beside, MONTHS)], audience).blocks[0]


def left_over(chart: Chart) -> list[tuple[int, int]]:
    """Those counted and all, of every wider unit without each narrower one shown beside it."""
    found = []
    for narrow, wide in combinations(chart.series, 2):
        inside = {one.x: one.amount for one in narrow.points if not one.amount.suppressed}
        for point in wide.points:
            if point.x in inside and not point.amount.suppressed:
                less = inside[point.x]
                found.append((point.amount.numerator - less.numerator, point.amount.n - less.n))
    return found


@pytest.mark.parametrize("audience", ["working", "council"])
@pytest.mark.parametrize("seed", range(6))
def test_nobody_few_is_left_when_the_narrower_is_taken_from_the_wider(seed, audience):
    """Every rest that can be worked out could have been shown by itself."""
    rests = left_over(drawn(seed, audience))

    assert not [rest for rest in rests if few_of_share(*rest, audience)]


def test_without_the_rests_the_attack_succeeds():
    """The attack is a real one: the numbers as published leave few people over."""
    own, *around = nested(0)
    wide = around[0]
    rests = [(wide.of[key][0] - k, wide.of[key][1] - n) for key, (k, n) in own.of.items()]

    assert any(few_of_share(*rest, "working") for rest in rests)


def test_enough_is_left_on_view():
    """Protection that hides everything is none."""
    chart = drawn(1, "working")
    around = [one for one in chart.series if one.role == "around"]

    assert around
    shown = [not point.amount.suppressed for one in around for point in one.points]
    assert np.mean(shown) > 0.7


def test_a_wider_units_parts_do_not_stand_in_for_the_units_own():
    """A lone hidden channel of the unit takes another of its own along, none of the region's."""
    month = MONTHS[0]
    own = [_line(key, k, 100, "value") for key, k in (("sefos", 3), ("letter", 40), ("fax", 57))]
    region = Wider(UNITS["region-17"], {month.period_id: Counted(30, 1000).amount}, "letter",
                   same("brev"))  # fmt: skip
    bare = Chart("x", "lines", Sentence(same("Rubrik")), same("Mått"), Axis("time", grain="month"),
                 Axis("number"), tuple(own), is_breakdown=True)  # fmt: skip
    seen = disclose([with_around(bare, [region], MONTHS)], "working").blocks[0]

    hidden = [one.points[0].amount.suppressed for one in seen.series]
    assert hidden == [True, True, False, False]


def _line(key: str, k: int, n: int, role: str) -> Series:
    return Series(key, same(key), (Point(MONTHS[0].starts_on, Counted(k, n).amount),), role)
