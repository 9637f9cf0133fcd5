"""Why three definitions differ: the steps are exact and stand for what they are named after."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referral_flow.charts.amounts import Counted
from referral_flow.charts.definition_gap import OUTCOMES, Definitions, definition_gap, gap_steps
from referral_flow.disclosure import disclose
from referral_flow.text import Text
from tests.charts.sample_history import plain

PERIOD = Text("kvartal 3 2025", "quarter 3 2025")


@st.composite
def counted(draw) -> Counted:
    denominator = draw(st.integers(40, 5000))
    return Counted(draw(st.integers(0, denominator)), denominator)


@st.composite
def definitions(draw) -> Definitions:
    """Any four shares; SKR counts no more people than there are, 36 at most are never assessed."""
    skr, everyone = sorted((draw(counted()), draw(counted())), key=lambda one: one.denominator)
    assessed = draw(counted())
    never = [draw(st.integers(0, 12)) for _ in range(3)]
    cohort = Counted(assessed.numerator, assessed.denominator + sum(never))
    parts = {key: Counted(number, cohort.denominator)
             for key, number in zip(OUTCOMES, never, strict=True)}  # fmt: skip
    return Definitions(skr, everyone, assessed, cohort, parts)


@given(definitions())
def test_the_steps_sum_to_the_gap_exactly(by):
    """SKR's share plus all steps is the cohort's share."""
    total = by.skr.share + sum(step.value for step in gap_steps(by))

    assert total == pytest.approx(by.cohort.share, abs=1e-12)


def by_hand() -> Definitions:
    """100 sought care: 80 assessed, 50 of them in time; 10 wait, 6 did not attend, 4 cancelled.

    Of 90 assessed in the period 54 were in time; SKR leaves out 15 who chose to wait.
    """
    never = {"still_waiting": Counted(10, 100), "no_show": Counted(6, 100),
             "cancelled": Counted(4, 100)}  # fmt: skip
    return Definitions(Counted(54, 75), Counted(54, 90), Counted(50, 80), Counted(50, 100), never)


def test_each_step_can_be_followed_by_hand():
    """72 % → 60 % → 62.5 %, and 62.5 % × 10, 6 and 4 per cent lost to those never assessed."""
    steps = {step.key: step.value for step in gap_steps(by_hand())}

    assert steps == pytest.approx({
        "patient_chosen": -0.12, "month": 0.025, "still_waiting": -0.0625, "no_show": -0.0375,
        "cancelled": -0.025,
    })  # fmt: skip


def test_the_title_names_the_largest_cause():
    """72 % against 50 %, mostly because of patient-chosen waits."""
    words = definition_gap(by_hand(), period=PERIOD).finding.in_("sv")

    assert plain(words) == (
        "SKR:s sätt att räkna ger 22 procentenheter mer, mest för att patientvald väntan räknas "
        "bort"
    )


def test_a_step_of_less_than_half_is_called_the_largest_part():
    """70 % against 60 %: no step makes more than 5 of the 10 points."""
    never = {key: Counted(6, 200) for key in OUTCOMES}
    by = Definitions(Counted(105, 150), Counted(115, 175), Counted(120, 182), Counted(120, 200),
                     never)  # fmt: skip
    words = plain(definition_gap(by, period=PERIOD).finding.in_("sv"))

    assert words == (
        "SKR:s sätt att räkna ger 10 procentenheter mer; den största delen är att patientvald "
        "väntan räknas bort"
    )


CANCELLING = Definitions(
    Counted(60, 100), Counted(52, 105), Counted(115, 200), Counted(115, 203),
    {"still_waiting": Counted(3, 203)},
)  # fmt: skip
MOSTLY = Definitions(
    Counted(54, 75), Counted(54, 90), Counted(50, 80), Counted(50, 93),
    {"still_waiting": Counted(10, 93), "no_show": Counted(3, 93)},
)  # fmt: skip


@pytest.mark.parametrize("audience", ["working", "council"])
@pytest.mark.parametrize(("by", "claim"), [(CANCELLING, "tar nästan ut"), (MOSTLY, "mest för att")])
def test_where_a_step_is_hidden_no_step_is_named(by, claim, audience):
    """Three are hidden in a step; the ends stand, and how far they are apart."""
    chart = definition_gap(by, period=PERIOD)
    (seen,) = disclose([chart], audience).blocks
    shown = [not point.amount.suppressed for point in seen.series[0].points]

    assert claim in chart.finding.in_("sv")
    assert (shown[0], all(shown), shown[-1]) == (True, False, True)
    assert plain(seen.finding.in_("sv")).endswith("mer än huvudsiffran")


def test_where_every_step_is_shown_the_cause_is_named():
    """Eight cancelled instead of four, past the gate."""
    never = {**by_hand().never_assessed, "cancelled": Counted(8, 104)}
    by = replace(by_hand(), cohort=Counted(50, 104), never_assessed=never)
    (seen,) = disclose([definition_gap(by, period=PERIOD)], "working").blocks

    assert seen.finding.in_("sv").endswith("patientvald väntan räknas bort")


def test_two_steps_that_cancel_out_are_both_named():
    """10 points down for chosen waits, 9 up for the month: neither is the cause of 1 point."""
    by = Definitions(Counted(60, 100), Counted(50, 100), Counted(59, 100), Counted(59, 100), {})

    assert plain(definition_gap(by, period=PERIOD).finding.in_("sv")) == (
        "Patientvald väntan och månaden då man sökte tar nästan ut varandra: SKR:s sätt att räkna "
        "ger 1 procentenhet mer"
    )


def test_the_subtitle_gives_the_number_behind_both_ends():
    """75 assessed and not coded as chosen, 100 who sought care."""
    words = plain(definition_gap(by_hand(), period=PERIOD).basis.in_("sv"))

    assert words.endswith("n = 75 enligt SKR, 100 som sökte")


def test_equal_definitions_are_said_to_be_equal():
    """No gap, no cause."""
    same = Counted(50, 100)
    chart = definition_gap(Definitions(same, same, same, same, {}), period=PERIOD)

    assert "ger samma svar" in chart.finding.in_("sv")


def test_a_step_hides_with_the_people_that_it_comes_from():
    """Three who did not attend must not be read off it, nor three that were assessed too late."""
    steps = {step.key: step for step in gap_steps(by_hand())}

    assert [(a.numerator, a.n) for a in steps["no_show"].behind] == [(6, 100), (50, 80)]
    assert (15, 90) in [(a.numerator, a.n) for a in steps["patient_chosen"].behind]
