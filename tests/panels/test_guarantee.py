"""The guarantee page: answer, waterfall, curve and comparison agree with one another."""

from __future__ import annotations

from datetime import date

import pytest

from referral_flow.blocks import Chart, Headline, Note, Sentence
from referral_flow.model import View
from referral_flow.panels.guarantee import PANEL
from tests.panels.sample_region import sample_warehouse


def page(unit: str = "region-17", period: str = "2025-Q3", grain: str = "month", **more):
    warehouse = sample_warehouse(**more)
    view = View(warehouse.units[unit], grain, warehouse.periods[period])
    return PANEL.blocks(warehouse, view, {})


def charts(blocks) -> dict[str, Chart]:
    return {block.key: block for block in blocks if isinstance(block, Chart)}


def notes(blocks, kind: str) -> list[Note]:
    return [block for block in blocks if isinstance(block, Note) and block.kind == kind]


def test_the_page_opens_with_the_answer_and_five_figures():
    """The share, SKR's share, the median, those waiting and those who sought care."""
    headline = page()[0]

    assert isinstance(headline, Headline)
    assert [figure.metric for figure in headline.figures] == [
        "assessed_within_3_days_cohort", "assessed_within_3_days_skr", "wait_to_assessment",
        "still_waiting_count", "seekers_count",
    ]  # fmt: skip
    assert headline.answer.in_("sv").startswith(
        "Av dem som sökte vård inom vårdgarantin under kvartal 3 2025 bedömdes "
    )


def test_a_period_that_is_not_over_is_answered_so_far():
    """Nobody should take a started quarter for a whole one."""
    assert page(period="2025-Q4")[0].answer.in_("sv").startswith("Hittills har ")
    assert not page()[0].answer.in_("sv").startswith("Hittills")


def test_the_change_is_against_the_same_quarter_a_year_before():
    """Third quarter against third quarter, with its interval and both ends."""
    figure = page()[0].figures[0]
    ends = [end.origin.period.period_id for end in figure.change.ends]

    assert ends == ["2025-Q3", "2024-Q3"]
    assert figure.change.low < figure.change.value < figure.change.high


@pytest.mark.parametrize("period", ["2025-Q4", "2025", "all", "2023-11"])
def test_there_is_no_change_where_years_cannot_be_compared(period):
    """A quarter or a year that is not over, everything, and the first month there is."""
    assert page(period=period)[0].figures[0].change is None


def test_the_waterfall_ends_at_the_headline():
    """Both bars are the figures above, and the written steps lead from one to the other."""
    blocks = page()
    first, *steps, last = charts(blocks)["definitions"].series[0].points

    assert last.amount.value == blocks[0].figures[0].amount.value
    assert first.amount.value == blocks[0].figures[1].amount.value
    written = sum(round(step.amount.value * 100) for step in steps)
    assert round(first.amount.value * 100) + written == round(last.amount.value * 100)
    assert steps[-1].amount.low == pytest.approx(last.amount.value)


@pytest.mark.parametrize(("period", "quarter"), [("2025-08", "2025-Q3"), ("2025-W30", "2025-Q3")])
def test_short_periods_are_divided_by_their_quarter_and_say_so(period, quarter):
    """A week has too few cases for steps and weekdays."""
    drawn, whole = charts(page(period=period)), charts(page(period=quarter))

    for key in ("definitions", "weekdays"):
        assert "här visas kvartal 3 2025" in drawn[key].coarser.in_("sv")
        assert drawn[key].series[0].points == whole[key].series[0].points
        assert whole[key].coarser is None


def test_the_edge_of_the_material_is_warned_of():
    """Those who sought care before November 2023 are missing from its assessments."""
    assert "missvisa" in charts(page(period="2023-Q4"))["definitions"].reading.in_("sv")
    assert "missvisa" not in charts(page())["definitions"].reading.in_("sv")


def test_a_clinic_is_shown_beside_the_units_around_it():
    """K1, its municipality, the care choice and the region; only K1 is marked."""
    points = charts(page("K1"))["clinics"].series[0].points

    assert [point.x for point in points] == [
        "K1", "municipality-1780", "care_choice-17", "region-17",
    ]  # fmt: skip
    assert [point.role for point in points] == ["value", "neutral", "neutral", "neutral"]


def test_the_only_clinic_of_a_municipality_is_not_compared_with_itself():
    """Arvika has K3 alone: the municipality stands beside the region."""
    points = charts(page("municipality-1784"))["clinics"].series[0].points

    assert [point.x for point in points] == ["municipality-1784", "region-17"]


def test_the_clinic_that_codes_waits_as_chosen_is_seen():
    """K2 codes 18 %, the others nobody."""
    shares = {point.x: point.amount.value
              for point in charts(page())["patient_chosen"].series[0].points}  # fmt: skip

    assert shares["K2"] > 0.15
    assert shares["K1"] == shares["K3"] == 0


def test_a_missing_column_becomes_a_note_and_the_rest_stands():
    """Without deviation codes: no share of coded waits, and it is said why."""
    blocks = page(lacking="patient_chosen_wait_share")
    note = notes(blocks, "missing")[0]

    assert "bookings.deviation_code" in note.body.in_("sv")
    assert "over_time" in charts(blocks)
    assert "patient_chosen" not in charts(blocks)


def test_without_the_main_metric_the_page_still_stands():
    """Everything that rests on it says so calmly."""
    blocks = page(lacking="assessed_within_3_days_cohort")

    assert blocks[0].figures[0].amount.in_("sv") == "uppgift saknas"
    assert "those_outside" in charts(blocks)


def test_lost_data_is_warned_of_in_the_periods_it_concerns():
    """K3 lost six weeks in March and April 2025; the region's third quarter is whole."""
    assert notes(page(period="2025-Q3"), "warning") == []
    warning = notes(page(period="2025-Q1"), "warning")[0]
    assert warning.place == "how"
    assert warning.body.in_("sv").startswith(
        "Uppgifter från en mottagning saknas för v. 10–15 2025"
    )


def test_a_clinic_whose_data_were_lost_says_so_before_anything_else():
    """Of K3's March nearly all is missing: no change, no verdict, and never "få fall"."""
    blocks = page("K3", "2025-03")
    answer = blocks[0].answer

    assert blocks[1].kind == "warning"
    assert blocks[1].body.in_("sv").replace("\u00a0", " ") == (
        "Uppgifter saknas för v. 10–15 2025 (0 % av det vanliga har kommit in). Siffrorna för mars "
        "2025 kan inte användas."
    )
    assert "Inget tyder" not in answer.words.sv
    assert answer.hidden.sv == "Kan inte visas: uppgifter saknas för mars 2025."
    assert all(figure.change is None for figure in blocks[0].figures)


def test_lost_months_are_marked_and_left_out_of_what_is_concluded():
    """March and April 2025 are drawn under a shade."""
    [marker] = [one for one in charts(page("K3"))["over_time"].markers if one.kind == "lost"]

    assert (marker.on, marker.until) == (date(2025, 3, 1), date(2025, 4, 30))


def test_clinics_stand_in_one_order_on_the_page():
    """By those who sought care, in both comparisons."""
    drawn = charts(page())
    orders = [[point.x for point in drawn[key].series[0].points]
              for key in ("clinics", "patient_chosen")]  # fmt: skip

    assert orders[0] == orders[1]


def test_those_left_out_are_counted():
    """Seven cancelled a time within the limit."""
    told = [note.body for note in notes(page(), "info")]
    body = next(body for body in told if "räknas inte" in body.in_("sv") and body.amounts)

    assert isinstance(body, Sentence)
    assert body.amounts["count"].value == 7
