"""Groups side by side: the title tells of the spread only where chance does not explain it."""

from __future__ import annotations

from referral_flow.blocks import UnitLabel
from referral_flow.charts.amounts import people, shares
from referral_flow.charts.split_dots import Divided, Group, split_dots
from referral_flow.disclosure import disclose
from referral_flow.text import Text, same
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods

PERIOD = {one.period_id: one for one in periods()}["2025-Q1"]
EXAM = Text("Undersökning", "Examination")


def divided(*pairs: tuple[int, int], labels=None, **more) -> Divided:
    amounts = shares(*zip(*pairs, strict=True))
    whole = shares([sum(k for k, _ in pairs)], [sum(n for _, n in pairs)])[0]
    names = labels or [same(f"Grupp {place}") for place in range(len(pairs))]
    numbered = enumerate(zip(names, amounts, strict=True))
    groups = tuple(Group(f"g{place}", *pair) for place, pair in numbered)
    return Divided(metric("return_share"), PERIOD, EXAM, groups, whole, **more)


def said(seen: Divided) -> str:
    return plain(split_dots(seen, key="x").finding.in_("sv"))


def test_groups_that_differ_are_named_from_the_lowest_to_the_highest():
    """10 % of one and 40 % of the other is no chance."""
    assert said(divided((40, 400), (160, 400))) == (
        "Andelen skiljer sig efter undersökning: från 10 % för grupp 0 till 40 % för grupp 1"
    )


def test_a_difference_that_chance_explains_is_told_as_none():
    """50 and 52 of a hundred."""
    assert said(divided((50, 100), (52, 100))) == (
        "Andelen skiljer sig inte efter undersökning mer än slumpen förklarar; för alla är den 51 %"
    )


def test_units_are_never_named_in_the_title():
    """No league table."""
    labels = [UnitLabel(key, "radiology", same(key)) for key in ("Röntgen A", "Röntgen B")]

    assert "Röntgen" not in said(divided((40, 400), (160, 400), labels=labels))


def test_a_group_of_few_never_stands_in_the_title():
    """4 of 5 is the highest share, and four people."""
    assert said(divided((40, 400), (160, 400), (4, 5))).endswith("40 % för grupp 1")


def test_the_largest_group_comes_first():
    """Not the highest share."""
    points = split_dots(divided((40, 100), (90, 400)), key="x").series[0].points

    assert [point.x for point in points] == ["g1", "g0"]


def test_the_group_that_the_page_has_chosen_stands_out():
    """The others are there to be compared with."""
    points = split_dots(divided((40, 100), (30, 90), marked="g1"), key="x").series[0].points

    assert [point.role for point in points] == ["neutral", None]


def test_counts_are_bars_and_the_largest_is_told_as_its_part_of_all():
    """60 of 80 referrals."""
    groups = tuple(Group(key, same(key.upper()), people(number)) for key, number in
                   (("letter", 20), ("web", 60)))  # fmt: skip
    seen = Divided(metric("sent", "count"), PERIOD, EXAM, groups, people(80))
    chart = split_dots(seen, key="x")

    assert chart.kind == "bars"
    assert plain(chart.finding.in_("sv")) == "Flest är WEB: 75 % av alla"


def test_that_groups_are_alike_is_not_told_of_hidden_ones():
    """3 of 90 hides every group from a council; what is said of them goes along."""
    made = split_dots(divided((200, 400), (205, 400), (3, 90)), key="x")
    differ = split_dots(divided((200, 400), (205, 400), (45, 90)), key="x")
    titles = [disclose([one], "council").blocks[0].finding.in_("sv") for one in (made, differ)]

    assert ["slumpen" in words for words in titles] == [False, True]
