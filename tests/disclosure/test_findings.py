"""Findings through the gate: few people are told of without numbers, and links name no clinic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from referral_flow.blocks import Amount, Figure, Findings, Found, Headline, Lead, Point, Sentence
from referral_flow.disclosure import disclose
from referral_flow.model import Origin, Period
from referral_flow.text import Text, same
from tests.disclosure.small_blocks import (
    PERIODS,
    UNITS,
    WORDS,
    cell,
    clinic,
    municipality,
    share,
)

HIDDEN = Text("Talen visas inte, de bygger på få fall.", "The numbers are not shown: few cases.")


def found(numerator: int, n: int, unit_id: str = "K1") -> Found:
    """A clinic's finding with one number, its n and a lead to the clinic."""
    level = share(numerator, n, origin=cell(unit_id, "2025-Q3"))
    said = Sentence(
        Text("{unit}: nu {level}", "{unit}: now {level}"), {"level": level}, HIDDEN,
        {"unit": clinic(unit_id)},
    )  # fmt: skip
    lead = Lead("guarantee", unit_id, "2025-Q3", choices=(("clinic", unit_id),), chart="over_time")
    return Found(said, Sentence(Text("av {level}", "of {level}"), {"level": level}, HIDDEN), lead)


def findings(*those: Found) -> Findings:
    return Findings("changed", WORDS, those, Sentence(WORDS), Sentence(WORDS))


def seen(audience: str, *those: Found) -> tuple[Found, ...]:
    return disclose([findings(*those)], audience).blocks[0].found


@pytest.mark.parametrize(
    ("numerator", "n", "audience", "is_told"),
    [
        (3, 40, "working", False),  # three people could be recognised
        (6, 9, "working", False),  # a share of nine is not read
        (6, 12, "working", True),
        (6, 12, "council", False),  # a council reads no share of fewer than twenty
    ],
)
def test_a_finding_of_few_people_is_told_without_its_numbers(numerator, n, audience, is_told):
    """Neither sentence nor basis has a digit then; the finding itself stands."""
    [one] = seen(audience, found(numerator, n))
    words = one.said.in_("sv") + one.basis.in_("sv")

    assert any(letter.isdigit() for letter in words.replace("Mottagning 1", "")) == is_told
    assert (HIDDEN.sv in words) != is_told


def test_a_finding_hides_the_cell_that_a_figure_hides():
    """The same clinic and quarter in a headline: both or neither."""
    few = share(3, 40, origin=cell("K1", "2025-Q3"))
    headline = Headline(Sentence(WORDS), (Figure(WORDS, few),))
    again = replace(found(3, 40), basis=Sentence(same("utan tal")))
    _, told = disclose([headline, findings(again)], "working").blocks

    assert told.found[0].said.in_("sv") == HIDDEN.sv


def test_what_was_hidden_is_nowhere_in_the_finding():
    """Not in the amounts either, where a renderer could find it."""
    [one] = seen("working", found(3, 40))

    assert {amount.value for amount in one.said.amounts.values()} == {None}
    assert {amount.n for amount in one.basis.amounts.values()} == {None}


def test_a_council_reads_numbers_for_clinics_and_no_link_tells_which():
    """The lead keeps its page and chart; the clinic is nowhere in it."""
    [one] = seen("council", found(30, 60))

    assert one.said.in_("sv") == "Mottagning 1: nu 50\u00a0%"
    assert one.lead == Lead("guarantee", chart="over_time")


def test_the_working_group_is_led_to_the_clinic():
    """Names and links stand for those who may see them."""
    [one] = seen("working", found(30, 60))

    assert one.lead.unit_id == "K1"
    assert dict(one.lead.choices) == {"clinic": "K1"}


def test_months_behind_a_hidden_figure_go_with_it():
    """A line that is left would tell how the number came about."""
    months = (Point(date(2025, 8, 1), share(20, 40)), Point(date(2025, 9, 1), share(20, 40)))
    shown, hidden = (Figure(WORDS, share(*counts), trend=months) for counts in [(20, 40), (3, 40)])
    [headline] = disclose([Headline(Sentence(WORDS), (shown, hidden))], "working").blocks

    assert [len(figure.trend) for figure in headline.figures] == [2, 0]


def test_a_month_of_few_is_a_gap_among_the_months_that_are_shown():
    """Each month is judged by itself; none of few keeps a value."""
    months = (Point(date(2025, 8, 1), share(3, 40)), Point(date(2025, 9, 1), share(20, 40)))
    figure = Figure(WORDS, share(20, 40), trend=months)
    [headline] = disclose([Headline(Sentence(WORDS), (figure,))], "working").blocks

    assert [point.amount.suppressed for point in headline.figures[0].trend] == [True, False]


def test_a_municipality_of_several_clinics_keeps_its_name():
    """Only clinics are without names."""
    named = Sentence(same("{unit}"), labels={"unit": municipality("municipality-1784")})
    one = Found(named, Sentence(WORDS), Lead("guarantee"))
    [told] = seen("council", one)

    assert told.said.in_("sv") == "Arvika"


def level_over(months: tuple[Amount, ...]) -> Amount:
    """All the months together, as a finding tells of them: a stretch that is no period."""
    first, last = (PERIODS[months[place].origin.period.period_id] for place in (0, -1))
    stretch = Period("2025-06..2025-09", "span", first.starts_on, last.ends_on)
    counted = sum(month.numerator for month in months), sum(month.n for month in months)
    return share(*counted, origin=Origin("share", UNITS["K1"], stretch))


def test_a_level_does_not_give_away_a_month_that_is_hidden_beside_it():
    """A council reads the level of four months and three of them: the fourth is not left over."""
    counts = {"2025-06": 20, "2025-07": 3, "2025-08": 22, "2025-09": 24}
    months = tuple(share(count, 40, origin=cell("K1", key)) for key, count in counts.items())
    points = tuple(Point(PERIODS[key].starts_on, one)
                   for key, one in zip(counts, months, strict=True))  # fmt: skip
    figure = Figure(WORDS, share(300, 600, origin=cell("K1", "2025")), trend=points)
    level = level_over(months)
    one = Found(Sentence(same("{level}"), {"level": level}, HIDDEN), Sentence(WORDS), Lead("a"))

    page = [Headline(Sentence(WORDS), (figure,)), findings(one)]
    headline, told = disclose(page, "council").blocks
    hidden = [point.amount.suppressed for point in headline.figures[0].trend]

    assert hidden[1]
    assert sum(hidden) > 1 or told.found[0].said.amounts["level"].suppressed
