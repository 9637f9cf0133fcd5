"""Shares along groups that have an order: bars in it, and a trend only where there is one."""

from __future__ import annotations

import pytest

from referral_flow.charts.amounts import Counted
from referral_flow.charts.ordered_shares import Ordered, Step, ordered_shares
from referral_flow.disclosure import disclose
from referral_flow.text import Text, same
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods

YEAR = next(one for one in periods() if one.period_id == "12m-2025-10")


def chart(*counts: tuple[int, int]):
    """Groups a, b, c … with (counted, cases)."""
    steps = [Step(key, same(key.upper()), Counted(*one))
             for key, one in zip("abcde", counts, strict=False)]  # fmt: skip
    seen = Ordered(metric("no_show_share"), YEAR, steps, Text("Andelen", "The share"),
                   Text("längs vägen", "along the way"), Text("steg", "step"))  # fmt: skip
    return ordered_shares(seen, key="x")


@pytest.mark.parametrize(
    "counts, words",
    [
        ([(20, 400), (40, 400), (60, 400)],
         "Andelen stiger längs vägen, från 5 % (a) till 15 % (c)"),
        ([(60, 400), (40, 400), (20, 400)],
         "Andelen sjunker längs vägen, från 15 % (a) till 5 % (c)"),
        ([(20, 400), (22, 400), (21, 400)],
         "Andelen skiljer sig inte efter steg mer än slumpen förklarar"),
        ([(20, 400), (90, 400), (20, 400)],
         "Andelen skiljer sig efter steg: lägst a (5 %), högst b (22 %)"),
        ([(20, 400), (60, 400), (48, 400), (80, 400)],
         "Andelen skiljer sig efter steg: lägst a (5 %), högst d (20 %)"),
        ([(20, 400), (201, 4000), (199, 4000), (80, 400)],
         "Andelen stiger längs vägen, från 5 % (a) till 20 % (d)"),
    ],
)  # fmt: skip
def test_the_title_says_what_the_trend_is(counts, words):
    """Rising, falling, alike, high in the middle; up with a step back, and with one unseen."""
    assert plain(chart(*counts).finding.in_("sv")) == words


def test_groups_stand_in_their_own_order():
    """Not by size."""
    assert [point.x for point in chart((9, 90), (50, 900), (6, 60)).series[0].points] == [*"abc"]


def test_a_group_of_few_is_in_no_title():
    """Three of ninety at the end: the trend is told of the groups before."""
    words = plain(chart((20, 400), (60, 400), (3, 90)).finding.in_("sv"))

    assert words.endswith("till 15 % (b)")


def test_no_lowest_group_is_named_where_one_is_not_shown():
    """It may be the one of three."""
    words = plain(chart((20, 400), (90, 400), (20, 400), (3, 90)).finding.in_("sv"))

    assert words == "Andelen skiljer sig efter steg, men varken ökar eller minskar hela vägen"


def test_the_axis_ends_near_small_shares():
    """Ten per cent and its interval: twenty."""
    assert chart((40, 400), (40, 400)).y.maximum == pytest.approx(0.2)
    assert chart((300, 400), (300, 400)).y.maximum == 1


@pytest.mark.parametrize(
    ("between", "audience", "is_told"),
    [([(6, 12), (8, 13)], "working", True), ([(6, 12), (8, 13)], "council", False),
     ([(20, 100), (60, 100)], "council", True)],
)  # fmt: skip
def test_a_title_tells_of_no_group_that_is_hidden(between, audience, is_told):
    """Two of twelve or so between 10 and 90 %: a rise all the way would tell where they lie."""
    (seen,) = disclose([chart((40, 400), *between, (360, 400))], audience).blocks
    ends = [point.amount.suppressed for point in seen.series[0].points][::3]

    assert ends == [False, False]
    assert ("stiger" in seen.finding.in_("sv")) == is_told
