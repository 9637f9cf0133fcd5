"""The bridge leads from what was published to ours, and says honestly what it cannot explain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from referral_flow.blocks import Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.bridge import Bridge, bridge_chart, bridge_table
from referral_flow.charts.bridge_start import Published
from referral_flow.charts.definition_gap import Definitions
from referral_flow.disclosure import disclose
from referral_flow.text import Text

MONTH = Text("oktober 2025", "October 2025")
NEVER = {"still_waiting": Counted(20, 200), "no_show": Counted(12, 200),
         "cancelled": Counted(8, 200)}  # fmt: skip
# 108 of 150 by SKR's definition is 72 %; of all who sought care 100 of 200 is 50 %
BY = Definitions(
    Counted(108, 150), Counted(108, 180), Counted(100, 160), Counted(100, 200), NEVER
)  # fmt: skip
TOLD = Published(0.71, 0, 140, date(2025, 11, 20), "SKR")


def bridge(told: Published = TOLD, by: Definitions = BY) -> Bridge:
    return Bridge(told, by, MONTH)


def values(made: Bridge) -> dict[str, float]:
    return {point.x: round(100 * point.amount.value, 1)
            for point in bridge_chart(made).series[0].points}  # fmt: skip


def test_every_step_can_be_followed_by_hand():
    """71 % of 140 is 99 people (70.7 %); ten more, nine in time, make 108 of 150: 72 %."""
    assert values(bridge()) == {
        "published": 71.0, "rounding": -0.3, "later": 1.3, "unexplained": 0.0, "same_way": 72.0,
        "patient_chosen": -12.0, "month": 2.5, "still_waiting": -6.2, "no_show": -3.8,
        "cancelled": -2.5, "headline": 50.0,
    }  # fmt: skip


@pytest.mark.parametrize("told", [TOLD, replace(TOLD, n=None), replace(TOLD, share=0.64)])
def test_written_digits_lead_from_each_total_to_the_next(told):
    """Whoever adds up what is written gets what is written."""
    found = values(bridge(told))
    keys = list(found)
    to_ours = sum(found[key] for key in keys[: keys.index("same_way")])
    to_headline = sum(found[key] for key in keys[keys.index("same_way") : keys.index("headline")])

    assert to_ours == pytest.approx(found["same_way"])
    assert to_headline == pytest.approx(found["headline"])


def test_the_title_says_how_far_apart_the_figures_are_and_the_largest_reason():
    """71 % against 50 %: 21 points, 12 of them because of patient-chosen waits."""
    assert bridge_chart(bridge()).finding.in_("sv") == (
        "Den publicerade siffran är 21,0\u00a0procentenheter högre än vår huvudsiffra, mest för "
        "att patientvald väntan räknas bort"
    )


def test_a_step_of_less_than_half_is_not_called_most_of_it():
    """70 % was published and 60 % is ours; the largest step, of chosen waits, is 4.3 of the 10."""
    never = {"still_waiting": Counted(6, 200), "no_show": Counted(6, 200),
             "cancelled": Counted(6, 200)}  # fmt: skip
    by = Definitions(Counted(105, 150), Counted(115, 175), Counted(120, 182), Counted(120, 200),
                     never)  # fmt: skip
    words = bridge_chart(bridge(Published(0.7, 0, 150, None, "SKR"), by)).finding

    assert words.in_("sv").endswith("; den största delen är att patientvald väntan räknas bort")
    assert words.in_("en").endswith("; the largest part is that patient-chosen waits are left out")


@pytest.mark.parametrize("audience", ["working", "council"])
def test_where_a_step_is_hidden_the_title_names_no_cause(audience):
    """Three who cancelled are hidden; so is what any comparison with them would tell."""
    never = {**NEVER, "cancelled": Counted(3, 200)}
    made = bridge(by=replace(BY, never_assessed=never))
    (chart,) = disclose([bridge_chart(made)], audience).blocks
    shown = {point.x: not point.amount.suppressed for point in chart.series[0].points}

    assert (shown["cancelled"], shown["same_way"], shown["headline"]) == (False, True, True)
    assert chart.finding.in_("sv") == (
        "Den publicerade siffran är 21,0\u00a0procentenheter högre än vår huvudsiffra"
    )


def test_where_every_step_is_shown_the_title_still_names_the_cause():
    """The same bridge with eight who cancelled, past the gate."""
    (chart,) = disclose([bridge_chart(bridge())], "working").blocks

    assert "mest för att patientvald väntan" in chart.finding.in_("sv")


def test_what_nothing_explains_is_said_to_be_unexplained():
    """64 % of 140 is 90 people at most; ten more make 100, and ours are 108: eight too many."""
    made = bridge(replace(TOLD, share=0.64))
    said = {row[0].sv: row[2].in_("sv") for row in bridge_table(made).rows}

    assert values(made)["unexplained"] == pytest.approx(5.3)
    assert (
        "Så mycket kan varken avrundning eller senare registrering förklara" in said["Oförklarat"]
    )


def test_without_its_n_nothing_is_said_of_later_registrations():
    """There is no such row, and the rest says why it cannot be told apart."""
    made = bridge(replace(TOLD, n=None))
    said = {row[0].sv: row[2].in_("sv") for row in bridge_table(made).rows}

    assert "later" not in values(made)
    assert "det går inte att säga" in said["Oförklarat"]
    assert bridge_chart(made).basis.in_("en").endswith("published without n")


def test_where_outcomes_are_not_told_apart_they_are_one_step():
    """A clinic's month has no split: those never assessed make 12.5 points together."""
    found = values(bridge(by=replace(BY, never_assessed={})))

    assert found["never"] == -12.5
    assert not {"still_waiting", "no_show", "cancelled"} & set(found)


def test_fewer_than_were_published_are_told_as_taken_away():
    """160 were published and we count 150: the step is named for what it is."""
    made = bridge(replace(TOLD, n=160))
    rows = [row for row in bridge_table(made).rows if row[0].sv == "Borttaget senare"]

    assert [row[2].in_("en")[:14] for row in rows] == ["10 assessments"]


@pytest.mark.parametrize("audience", ["working", "council"])
def test_a_few_people_between_theirs_and_ours_are_not_told(audience):
    """Three more than were published: the steps to those assessed are one, and ours is left out."""
    made = bridge(replace(TOLD, n=147))
    chart, table = disclose([bridge_chart(made), bridge_table(made)], audience).blocks
    shown = {point.x: round(100 * point.amount.value, 1) for point in chart.series[0].points}

    assert shown == {"published": 71.0, "others": -8.5, "still_waiting": -6.2, "no_show": -3.8,
                     "cancelled": -2.5, "headline": 50.0}  # fmt: skip
    assert "150" not in chart.basis.in_("sv")
    assert [row[0].sv for row in table.rows][:2] == [
        "Nationellt publicerad", "Övriga skillnader, ihop"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("n", "share", "is_few"),
    [(146, 0.71, True), (145, 0.71, False), (154, 0.71, True), (150, 0.71, True),
     (150, 0.72, False)],
)  # fmt: skip
def test_the_gate_knows_by_itself_who_lies_between(n, share, is_few):
    """One to four more or fewer, or as many with one to four others in time; five are told."""
    made = bridge(replace(TOLD, n=n, share=share))
    (told,) = disclose([Sentence(MONTH, {"ours": made.same_way})], "working").blocks

    assert told.amounts["ours"].suppressed == is_few
    assert made.is_together == is_few


def test_no_bar_lies_at_a_fraction_that_tells_n():
    """Ends of the steps are tenths of a point, as they are written."""
    points = bridge_chart(bridge(replace(TOLD, share=0.64))).series[0].points
    ends = [1000 * end for one in points if one.role != "value"
            for end in (one.amount.low, one.amount.high)]  # fmt: skip

    assert ends == pytest.approx([round(end) for end in ends], abs=1e-9)


@pytest.mark.parametrize("audience", ["working", "council"])
def test_of_few_people_only_what_was_published_is_shown(audience):
    """Nine assessed in all: the public figure stands, ours and the steps to it do not."""
    few = Definitions(Counted(5, 9), Counted(5, 9), Counted(5, 9), Counted(5, 9), {})
    chart, _ = disclose([bridge_chart(bridge(by=few)), bridge_table(bridge(by=few))],
                        audience).blocks  # fmt: skip
    shown = [point.x for point in chart.series[0].points if not point.amount.suppressed]

    assert shown == ["published"]
    assert chart.finding.in_("en") == "Cannot be shown: too few cases"
