"""A flow as a chart: what it says, and what it is made of."""

from __future__ import annotations

import polars as pl

from referral_flow.charts.drop_off import drop_off
from referral_flow.charts.flow import flow_chart
from referral_flow.charts.flow_days import median_days
from referral_flow.flows import ENTRY, EXIT, LOOP, ONWARD, STILL, flow_of
from tests.sample_flow import COUNTS, DAYS, METRIC, YEAR, sample_flow


def ways(chart, kind: str) -> dict[str, int]:
    """Number of each way of a kind, by its Swedish name in the table."""
    return {way.point.label.sv: way.amount.n for way in flow_of(chart).ways if way.kind == kind}


def test_the_title_says_where_most_leave_the_chain():
    """590 returned and 418 rejected of 7 602; the 44 voided were withdrawn by the referrer."""
    finding = sample_flow().finding

    assert finding.in_("sv").replace("\u00a0", " ") == (
        "Störst andel lämnar kedjan vid radiologins bedömning (13 %)"
    )


def clinic(doctor: int, radiology: int, voided: int = 0):
    """298 needs, of which so many left before the doctor; 277 came to radiology's decision."""
    counts = {
        ("need", "doctor"): 298 - doctor, ("need", "lost"): doctor,
        ("doctor", "sent"): 277, ("doctor", "open"): 21 - doctor,
        ("sent", "received"): 277,
        ("received", "accepted"): 277 - radiology - voided, ("received", "returned"): radiology,
        ("received", "voided"): voided,
    }  # fmt: skip
    return flow_chart(METRIC, YEAR, {way: n for way, n in counts.items() if n}, {}, {})


def test_shares_that_differ_beyond_chance_are_not_told_as_alike():
    """21 of 298 and 39 of 277: p is 0.006, though the two intervals overlap."""
    assert clinic(21, 39).finding.in_("en") == (
        "The largest share leaves the chain at radiology's decision (14%)"
    )


def test_shares_that_chance_may_have_ordered_are_named_together():
    """21 of 298 and 20 of 277 are 7 % each."""
    assert clinic(21, 20).finding.in_("sv").replace("\u00a0", " ") == (
        "Kedjan bryts ungefär lika ofta vid radiologins bedömning (7 %) som mellan behovet och "
        "läkaren (7 %)"
    )


def test_voided_referrals_are_never_radiology_s_answer():
    """Thirty withdrawn make no bar larger; how many they are stands beneath."""
    bars = drop_off(clinic(21, 20, voided=30))

    assert {point.x: point.amount.numerator for point in bars.series[0].points} == {
        "need": 21,
        "received": 20,
    }
    assert "30," in bars.reading.in_("sv")


def test_every_way_is_told_by_its_kind():
    """On, out, still there, back, or in: told apart by where they lead."""
    chart = sample_flow()

    assert ways(chart, ONWARD)["Mottagen → Accepterad"] == 6350
    assert ways(chart, EXIT)["Läkare → ingen remiss skrevs"] == 512
    assert ways(chart, STILL)["Accepterad → pågår"] == 450
    assert ways(chart, LOOP) == {"Mottagen → komplettering": 702, "Mottagen → sänds igen": 388}
    assert ways(chart, ENTRY) == {"Skickad → börjar här": 3600}


def test_shares_are_of_those_who_came_to_the_stage():
    """6 350 of 7 602 went on, and their median was three days."""
    flow = flow_of(sample_flow())
    onward = flow.onward(flow.stages[3])

    assert (onward.share.numerator, onward.share.n) == (6350, 7602)
    assert onward.days.value == 3


def test_what_comes_in_goes_out():
    """Each stage is the sum of its ways, in and out, loops aside."""
    for whole, parts in flow_of(sample_flow()).balances():
        assert whole.n == sum(part.n for part in parts)


def test_no_place_is_named_where_leaving_is_told_together_with_staying():
    """Three voided join those still there: how many left may not be said."""
    few = {("sent", "received"): 60, ("sent", "voided"): 3, ("sent", "open"): 30}
    chart = flow_chart(METRIC, YEAR, few, {}, {})

    assert chart.finding.in_("sv") == "Remisskedjan steg för steg"


def test_stages_told_as_one_are_named_beneath_the_chart():
    """Two leave at the doctor's: the reader is told why that stage is missing."""
    chart = sample_flow(doctor_declined=2, doctor_open=0, doctor_sent=4808)

    assert "doctor" not in [stage.key for stage in flow_of(chart).stages]
    assert chart.coarser.sv == "Visas inte för sig, eftersom få lämnar kedjan där: läkare."


def test_one_stage_is_no_flow():
    """Nobody has gone on: there is nothing to draw."""
    assert flow_chart(METRIC, YEAR, {("sent", "open"): 40}, {}, {}) is None


def test_losses_step_by_step_say_what_the_flow_says():
    """517 of 5 400 needs, 512 of 4 810 at the doctor's; nobody left after the examination."""
    bars = drop_off(sample_flow())
    shares = {point.x: (point.amount.numerator, point.amount.n) for point in bars.series[0].points}

    assert shares["need"] == (517, 5400)
    assert shares["doctor"] == (512, 4810)
    assert "performed" not in shares
    assert bars.finding.in_("en") == (
        "Of those who came to a step, between 2% and 13% left the chain there"
    )


def test_the_flow_and_its_bars_have_titles_of_their_own():
    """Two slides, or two figures of a page, that are called the same cannot be told apart."""
    assert sample_flow().finding.in_("sv") != drop_off(sample_flow()).finding.in_("sv")


def test_steps_that_lose_the_same_share_are_said_to():
    """21 of 298 and 20 of 277 are both seven per cent: no span from seven to seven."""
    words = drop_off(clinic(21, 20)).finding.in_("sv").replace("\u00a0", " ")

    assert words == (
        "Av dem som kom till ett steg lämnade ungefär 7 % kedjan där, vilket steget än var"
    )


def test_a_step_without_its_own_number_has_no_bar():
    """Where leaving is told together with staying, its share would give the small group away."""
    counts = COUNTS | {("reported", "voided"): 3, ("reported", "open"): 245}
    bars = drop_off(flow_chart(METRIC, YEAR, counts, {}, DAYS))

    assert "reported" not in [point.x for point in bars.series[0].points]


def test_days_of_a_way_are_the_median_of_those_who_took_it():
    """Four went on after 1, 2, 3 and 4 days, four left on day 9: half of the four within 2."""
    table = pl.DataFrame({
        "day": [1, 2, 3, 4, 9],
        "outcome": ["sent", "sent", "sent", "sent", "declined"],
        "cases": [1, 1, 1, 1, 4],
    })  # fmt: skip

    assert median_days(table) == {"sent": 2, "declined": 9}


def test_those_still_there_count_with_their_days():
    """Five went on at once and four late; four who were open on day 10 may yet go on late too.

    Left out, they would make the median day 1; counted, the late ones weigh more: day 20.
    """
    table = pl.DataFrame(
        {"day": [1, 10, 20], "outcome": ["sent", "open", "sent"], "cases": [5, 4, 4]}
    )

    assert median_days(table) == {"sent": 20}
    assert median_days(table.filter(pl.col("outcome") != "open")) == {"sent": 1}
