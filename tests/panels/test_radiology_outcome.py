"""Radiology's page: one filter for all of it, no direction better, and what came afterwards."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from referral_flow.blocks import PLACES, Chart, Headline, Sentence
from referral_flow.disclosure import disclose
from referral_flow.model import AUDIENCES
from referral_flow.panels.parts.radiology_pathway import with_pathway_apart
from tests.panels.radiology_page import FILTERS, RULES, UNITS, charts, folded, notes, page, spaced


def test_the_page_opens_with_the_answer_and_five_figures():
    """What was sent back, acceptance at first and at last, what came in and what lies undecided."""
    headline = page()[0]

    assert isinstance(headline, Headline)
    assert [figure.metric for figure in headline.figures] == [
        "return_or_rejection_share", "first_pass_acceptance", "final_acceptance",
        "referrals_received_count", "undecided_stock",
    ]  # fmt: skip
    assert headline.answer.in_("sv").startswith("Av de remisser som bedömdes under november 2024")


def test_a_rise_is_claimed_because_a_signal_says_so():
    """Other professions are sent back twice as often from February 2025; doctors are not."""
    rose, calm = (page(only=f"referrer_profession:{one}")[0] for one in ("other", "gp"))

    assert "Andelen har varit högre än väntat sedan" in rose.answer.in_("sv")
    assert rose.answer.in_("sv").endswith(": den har ökat.")
    assert "Inget tyder på att andelen har ändrats" in calm.answer.in_("sv")


def test_the_page_says_for_whom_the_level_has_moved():
    """Of all professions, examinations and departments looked at: the one that has."""
    blocks = page()
    [note] = [one for one in notes(blocks, "info") if one.place == "main"]
    said = "För annan ökade andelen från 13 % till 26 % i februari 2025. 6 serier"

    assert "annan: där ökade andelen från 13 % till 26 % i feb" in spaced(blocks[0].answer)
    assert said in spaced(note.body)
    assert "för annan" in charts(blocks)["moved_0"].finding.in_("sv")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("only", FILTERS)
def test_every_answer_says_whether_the_share_has_changed(unit, only):
    """It has risen, it has fallen, nothing suggests it, or the material is too little to tell."""
    answer = page(unit, only=only)[0].answer.in_("sv")

    assert re.search(
        r"har ökat|har minskat|[Ii]nget tyder på att (andelen|den) har ändrats"
        r"|(Fallen|Perioderna) är (ännu )?för få",
        answer,
    ), answer


def test_where_nothing_has_moved_the_page_says_so():
    """The second department sees few other professions."""
    calm, unseen = ([note.title.sv for note in notes(page(one), "info")] for one in ("R2", "V1"))

    assert calm[0] == "Var syns en ändring?"
    assert "Var syns en ändring?" not in unseen


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("only", FILTERS)
def test_nothing_is_called_better(unit, only):
    """No mark, change or word says that a direction is good."""
    blocks = page(unit, only=only)
    points = [point for chart in charts(blocks).values() for series in chart.series
              for point in series.points]  # fmt: skip

    assert not {point.role for point in points} & set(RULES)
    assert {figure.change_good for figure in blocks[0].figures} == {"neither"}
    words = " ".join(chart.finding.words.sv for chart in charts(blocks).values())
    assert not re.search(r"\b(bättre|sämre|bäst|sämst|dålig\w*|felaktig\w*)\b", words)


def test_the_answers_make_up_the_whole():
    """Changed, returned with and without advice, rejected: all but the plain acceptances."""
    chart = charts(page())["answers"]
    points = chart.series[0].points
    accepted = chart.finding.amounts["accepted"]

    assert [point.x for point in points] == [
        "accepted_changed", "returned_with_advice", "returned", "rejected",
    ]  # fmt: skip
    assert accepted.numerator + sum(point.amount.numerator for point in points) == accepted.n


def test_a_pathway_rule_stands_apart_from_the_other_reasons():
    """Its bar is grey and says that it tells nothing of how the referral was written."""
    chart = charts(page())["by_reason"]
    [rule] = [point for point in chart.series[0].points if point.x == "wrong_level"]
    others = [point for point in chart.series[0].points if point.x != "wrong_level"]

    assert rule.role == "neutral" and "vårdväg" in rule.note.in_("sv")
    assert {point.role for point in others} == {None}


def test_the_rules_caption_is_there_only_where_its_bar_is():
    """With three of them in the period the bar is hidden, and so there is nothing to explain."""
    chart = charts(page())["by_reason"]
    [bars] = chart.series
    few = replace(bars.points[0].amount, value=0.03, numerator=3, n=100)
    points = tuple(
        replace(point, amount=few, role=None) if point.x == "wrong_level" else point
        for point in bars.points
    )
    bare = replace(chart, series=(replace(bars, points=points),), reading=None)

    assert "Grå stapel" in chart.reading.in_("sv")
    assert with_pathway_apart(bare, "working").reading is None


def test_two_splits_at_once_are_for_the_region_and_for_departments():
    """Elsewhere they are not published, and nothing stands in their place."""
    assert {"by_reason_stage", "by_reason_referrer_profession"} <= set(charts(page("R1")))
    assert not {"by_reason_stage", "by_reason_referrer_profession"} & set(charts(page("V1")))
    assert notes(page("V1"), "missing") == []


def test_a_department_is_not_divided_by_itself():
    """Its referrals are all its own."""
    assert "by_receiving_unit" in folded(page("V1"))
    assert "by_receiving_unit" not in {*charts(page("R1")), *folded(page("R1"))}


def test_groups_no_further_apart_than_chance_are_one_sentence_over_a_folded_table():
    """Examinations are sent back alike, professions are not; every number is still there."""
    blocks = page()
    table = folded(blocks)["by_exam"]

    assert "inte efter undersökning mer än slumpen förklarar" in table.finding.in_("sv")
    assert [row[0].sv for row in table.rows] == ["Ultraljud axel", "Magnetkamera knä"]
    assert table.is_breakdown and not table.is_open
    assert "by_referrer_profession" in charts(blocks)


def test_decisions_per_working_day_are_those_of_departments():
    """A health centre decides nothing, so its page has no such chart and no excuse for it."""
    assert "time_decisions_per_working_day" in charts(page("R1"))
    assert "time_decisions_per_working_day" not in charts(page("V1"))


def test_a_unit_without_referrals_gets_calm_words():
    """Arvika has none: an answer that says so, and notes in place of charts."""
    blocks = page("municipality-1784")

    assert "inga bedömda remisser" in blocks[0].answer.in_("sv")
    assert charts(blocks) == {}
    assert notes(blocks, "missing")


def test_lost_bookings_take_no_referrals_along():
    """A physio clinic's bookings were lost in a switch of system; its referrals were not."""
    markers = [one for chart in charts(page("K1")).values() for one in chart.markers]

    assert not [one for one in markers if one.kind == "lost"]


def test_the_page_says_that_there_is_no_level_to_compare_with():
    """No Swedish rejection rates by profession are published."""
    told = " ".join(note.body.in_("sv") for note in notes(page(), "info"))

    assert "inga publicerade svenska siffror" in told
    assert "ett steg på vägen" in told


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("unit", UNITS)
def test_the_page_stands_for_every_filter_and_passes_the_gate(unit, audience):
    """Blocks in the order of a page, each key once, every hidden sentence with its other words."""
    for only in FILTERS:
        blocks = page(unit, only=only, audience=audience)
        places = [PLACES.index(block.place) for block in blocks]
        keys = [block.key for block in blocks if isinstance(block, Chart)]

        assert places == sorted(places)
        assert keys == list(dict.fromkeys(keys))
        for chart in charts(disclose(blocks, audience).blocks).values():
            assert isinstance(chart.finding, Sentence)
            assert chart.finding.in_("sv") != "få fall", chart.key
