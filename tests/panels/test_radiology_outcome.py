"""Radiology's page: one filter for all of it, no direction better, and what came afterwards."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from referral_flow.blocks import PLACES, Block, Chart, Headline, Note, Sentence, Table
from referral_flow.disclosure import disclose
from referral_flow.model import AUDIENCES, View
from referral_flow.panels.parts.radiology_pathway import with_pathway_apart
from referral_flow.panels.radiology_outcome import PANEL, controls
from tests.panels.sample_referrals import referral_warehouse

UNITS = ("region-17", "R1", "V1", "K1", "municipality-1780")
FILTERS = ("all", "exam:US_SHOULDER", "referrer_profession:other", "receiving_unit:R1")
RULES = ("improvement", "concern")


def page(
    unit: str = "region-17", period: str = "12m-2025-10", only: str = "all",
    grain: str = "month", lacking: tuple[str, ...] = (), audience: str = "working",
) -> list[Block]:  # fmt: skip
    warehouse = referral_warehouse(*lacking)
    view = View(warehouse.units[unit], grain, warehouse.periods[period], audience=audience)
    return PANEL.blocks(warehouse, view, {"only": only})


def charts(blocks) -> dict[str, Chart]:
    return {block.key: block for block in blocks if isinstance(block, Chart)}


def folded(blocks) -> dict[str, Table]:
    return {block.key: block for block in blocks if isinstance(block, Table) and not block.is_open}


def spaced(sentence: Sentence) -> str:
    """In Swedish, with the spaces that people type."""
    return sentence.in_("sv").replace("\u00a0", " ")


def notes(blocks, kind: str) -> list[Note]:
    return [block for block in blocks if isinstance(block, Note) and block.kind == kind]


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
        r"|Underlaget (är för|räcker inte)",
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


def test_the_page_has_one_filter_with_what_the_data_hold():
    """Examinations, professions and departments in one list; everything comes first."""
    [control] = controls(referral_warehouse())

    assert (control.key, control.default, control.kind) == ("only", "all", "list")
    assert [key for key, _ in control.options] == [
        "all", "exam:US_SHOULDER", "exam:MR_KNEE", "referrer_profession:gp",
        "referrer_profession:other", "receiving_unit:R1", "receiving_unit:R2",
    ]  # fmt: skip
    assert dict(control.options)["receiving_unit:R1"].sv == "Björkens röntgen"
    assert dict(control.options)["exam:MR_KNEE"].sv == "Undersökning: Magnetkamera knä"


def test_every_chart_follows_the_filter_or_is_left_out_and_named_once():
    """The figures differ from those of everything; one line names what could not follow."""
    whole, shoulder = charts(page()), charts(page(only="exam:US_SHOULDER"))

    [note] = [one for one in page(only="exam:US_SHOULDER")
              if isinstance(one, Note) and one.title.sv == "Följer inte urvalet"]  # fmt: skip
    assert "remittenternas yrken" in note.body.in_("sv") and "by_exam" in shoulder
    assert "by_referrer_profession" in whole and "by_referrer_profession" not in shoulder
    for key, chart in shoulder.items():
        if key == "by_exam":  # the chosen one stands out among all, who do not differ
            continue
        is_marked = key == "imaged_by_exam"
        assert is_marked or chart.basis.in_("sv") != whole[key].basis.in_("sv"), key
        assert chart.series[0].points != whole[key].series[0].points, key


def test_every_filtered_chart_names_its_filter():
    """Once, in measure or basis, and so in CSV, picture and slide; one that shows others, never."""
    for key, chart in charts(page(only="exam:US_SHOULDER")).items():
        words = f"{chart.measure.in_('sv')} {chart.basis.in_('sv')}"
        shows_all = key in ("by_exam", "imaged_by_exam")
        assert words.casefold().count("ultraljud axel") == (0 if shows_all else 1), key


def test_figures_that_cannot_follow_are_left_out_of_the_answer():
    """The stock is not divided by examination: its number would be that of everything."""
    metrics = [figure.metric for figure in page(only="exam:US_SHOULDER")[0].figures]

    assert "undecided_stock" not in metrics
    assert "referrals_received_count" in metrics


def test_a_week_with_a_filter_is_answered_by_its_quarter():
    """Splits are not published by the week; the sentence names the quarter."""
    answer = page(period="2025-W30", only="exam:US_SHOULDER")[0].answer.in_("sv")

    assert "under kvartal 3 2025" in answer


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


def test_what_became_of_those_sent_back_adds_up():
    """Sent again and accepted, sent again and back once more, not sent again."""
    points = charts(page())["sent_again"].series[0].points

    assert [point.x for point in points] == ["accepted", "sent_back", "not_again"]
    assert sum(point.amount.numerator for point in points) == points[0].amount.n


def test_what_came_afterwards_is_told_of_those_who_could_be_followed():
    """The latest twelve months are too young for 180 days: the chart shows all and says so."""
    young, old = (
        charts(page(period=period))["imaged_anyway"] for period in ("12m-2025-10", "2024-Q1")
    )

    assert "har inte kunnat följas ännu" in young.coarser.in_("sv")
    assert "hela perioden" in young.basis.in_("sv")
    assert old.coarser is None and "kvartal 1" in old.basis.in_("sv")


def test_findings_are_compared_with_what_was_to_be_expected():
    """Half of the accepted have a finding; so have those imaged anyway, give or take chance."""
    chart = charts(page())["imaged_anyway"]
    [expected] = [series for series in chart.series if series.key == "expected"]

    assert expected.points[0].amount.value == pytest.approx(0.5)
    assert "kan bero på slumpen" in chart.finding.in_("sv")


def test_without_structured_reports_the_rest_of_the_page_stands():
    """Findings are rarely structured: a calm note, and every other chart is there."""
    lacking = "imaging_after_rejection_180_days_with_finding"
    blocks = page(lacking=(lacking,))
    [note] = notes(blocks, "missing")

    assert "referral_events.has_finding" in note.body.in_("sv")
    assert set(charts(page())) - set(charts(blocks)) == {"imaged_anyway"}


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
