"""Radiology's page inside its one filter, and what came afterwards for those sent back."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Note
from referral_flow.panels.radiology_outcome import controls
from tests.panels.radiology_page import charts, notes, page
from tests.panels.sample_referrals import referral_warehouse


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
