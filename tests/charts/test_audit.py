"""The audit: four outcomes of each way of booking, named for what can be known of them."""

from __future__ import annotations

import pytest

from referral_flow.audits import AGREES, DIFFERS, UNKNOWN, ways_of
from referral_flow.charts.audit import Audited, audit_chart
from referral_flow.disclosure import disclose
from tests.sample_audit import LABELS, REGION, cells, sample, sample_audit

FEW = {"web": (3, 22, 0, 30), "staff": (40, 60, 20, 80)}


def outcomes(chart, way: str) -> dict[tuple[str, str], object]:
    """The points of a way of booking by side and row."""
    found = next(one for one in ways_of(chart) if one.key == way)
    return {(side, row): found.outcome(side, row) for side in ("free", "none")
            for row in ("coded", "uncoded")}  # fmt: skip


def seen(chart, audience: str = "working"):
    return disclose([chart], audience).blocks[0]


def test_the_four_outcomes_are_shares_of_those_who_booked_that_way():
    """300 of the 2 000 who booked on the web had a free time and were coded as having chosen."""
    amount = outcomes(sample_audit(), "web")["free", "coded"].amount

    assert (amount.numerator, amount.n, amount.value) == (300, 2000, 0.15)


def test_only_the_web_shows_what_a_patient_chose():
    """On the telephone nobody knows whether the free time was offered: it is no choice, coded or
    not, and no fault either."""
    web, staff = (outcomes(sample_audit(), way)["free", "uncoded"] for way in ("web", "staff"))

    assert (web.label.sv, web.role) == ("Okodat val", DIFFERS)
    assert (staff.label.sv, staff.role) == ("Okänt om tiden erbjöds", UNKNOWN)


def test_a_choice_that_was_coded_is_verified_where_a_time_was_free():
    """A code without any free time says something else than the times do, however booked."""
    web = outcomes(sample_audit(), "web")

    assert (web["free", "coded"].label.sv, web["free", "coded"].role) == ("Styrkt val", AGREES)
    assert web["none", "coded"].role == DIFFERS
    assert web["none", "uncoded"].label.sv == "Kapacitetsbrist"


def test_a_time_elsewhere_verifies_no_choice():
    """Whoever booked at one clinic did not see the others' times."""
    wider = outcomes(sample_audit(reach="within_25_km"), "web")

    assert {wider["free", row].role for row in ("coded", "uncoded")} == {UNKNOWN}
    assert wider["free", "uncoded"].label.sv == "Inte kodat, ledig tid fanns"


def test_the_title_is_about_those_who_saw_the_times():
    """1 000 of 2 000 on the web had a free time; 700 of those 1 000 are not coded."""
    words = seen(sample_audit()).finding.in_("en")

    assert words == (
        "On the web 50% of those who waited had a free time to choose; 70% of these choices are "
        "not coded as patient-chosen"
    )


def test_codes_without_a_time_are_the_title_where_they_are_most():
    """520 of 1 000 were coded though nothing was free; 90 on the web passed over a time."""
    ways = {"web": (50, 90, 270, 90), "staff": (90, 10, 250, 150)}

    assert seen(sample_audit(ways)).finding.in_("en") == (
        "52% of those who waited are coded as patient-chosen although no time was free"
    )


def test_without_web_booking_the_title_is_about_all():
    """600 of 2 000 by telephone, none of them coded without a time."""
    words = (
        seen(sample_audit({"staff": (60, 540, 0, 1400)})).finding.in_("sv").replace("\u00a0", " ")
    )

    assert words == (
        "För 30 % av dem som väntade längre än tre dagar fanns en ledig tid på den egna "
        "mottagningen"
    )


def test_nobody_past_the_limit_is_no_chart():
    """A way of booking that nobody used is left out; with none left there is nothing to draw."""
    assert audit_chart(sample({"web": (0, 0, 0, 0)})) is None
    assert [way.key for way in ways_of(sample_audit({**REGION, "web": (0, 0, 0, 0)}))] == ["staff"]


def test_a_side_with_a_few_coded_is_told_as_one():
    """Three of the 25 on the web who had a time were coded: the 22 others would give them away,
    and "few cases" would be said of them, who are not few. The 25 are told."""
    chart = seen(sample_audit(FEW))
    web, way = outcomes(chart, "web"), ways_of(chart)[0]

    assert {web["free", row].amount.in_("sv") for row in ("coded", "uncoded")} == {
        "Kodade och inte kodade: visas ihop"
    }
    assert way.side("free").in_("en") == "45% of 55 had a free time"
    assert web["none", "uncoded"].amount.numerator == 30


def test_no_hidden_outcome_can_be_worked_out():
    """Of all sums that the page tells, none has a single hidden number in it."""
    for audience in ("working", "council"):
        for way in ways_of(seen(sample_audit(FEW), audience)):
            for whole, parts in way.balances():
                hidden = [one for one in (whole, *parts) if one.suppressed]
                assert len(hidden) != 1, (audience, way.key)


def test_a_way_with_few_on_one_side_is_hidden_on_both():
    """Three of 40 had a time: the 37 others are as telling."""
    way = ways_of(seen(sample_audit({"web": (0, 3, 0, 37), "staff": (40, 60, 20, 80)})))[0]

    assert way.side("free").in_("sv") == "hade en ledig tid: få fall"
    assert way.side("none").in_("sv") == "hade ingen: få fall"


@pytest.mark.parametrize(("wider", "is_hidden"), [((302, 700, 40, 958), True),
                                                  ((310, 720, 30, 940), False)])  # fmt: skip
def test_two_reaches_never_tell_of_few(wider, is_hidden):
    """Whoever changes the reach must not find the two who had a time a little further away."""
    chart = seen(sample_audit({"web": wider}, reach="within_10_km",
                              narrower={"web": REGION["web"]}))  # fmt: skip

    assert (outcomes(chart, "web")["free", "coded"].amount.value is None) is is_hidden


def test_ways_add_up_to_all_who_waited():
    """The number under the title is that of all ways together."""
    assert sample_audit().basis.amounts["n"].value == 4000
    assert Audited("web", LABELS["web"], cells(1, 2, 3, 4)).of("none") == 7


def test_a_code_on_the_telephone_is_a_possible_choice():
    """The code says chosen and a time was free; whether it was offered nobody knows."""
    staff = outcomes(sample_audit(), "staff")["free", "coded"]

    assert (staff.label.sv, staff.role) == ("Möjligt val, kodat", UNKNOWN)
