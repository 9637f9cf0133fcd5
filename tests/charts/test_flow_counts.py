"""Flows made coarse enough to be shown, with everybody still in them."""

from __future__ import annotations

from referral_flow.charts.flow_counts import FlowCounts, coarse, flow_counts, told_together

STAGES = ("need", "doctor", "sent", "received", "accepted")


def counts(**changed: int) -> FlowCounts:
    """100 needs, 50 referrals without one, and a few dozen who leave; name a way need_lost."""
    plain = {
        "need_doctor": 80,
        "need_lost": 20,
        "doctor_sent": 70,
        "doctor_declined": 10,
        "sent_received": 110,
        "sent_lost": 10,
        "received_accepted": 90,
        "received_rejected": 12,
        "received_open": 8,
    }
    ways = {tuple(way.split("_", 1)): count for way, count in (plain | changed).items()}
    return flow_counts(STAGES, ways)


def everybody(flow: FlowCounts) -> tuple[int, int]:
    """How many came in anywhere, and how many left anywhere or reached the last stage."""
    came = sum(flow.entered(stage) for stage in flow.stages)
    left = sum(sum(flow.exits[stage].values()) for stage in flow.stages)
    return came, left + flow.came[flow.stages[-1]]


def test_how_many_came_follows_from_how_many_left():
    """110 + 10 left the stage of sending, 70 of whom came from the doctor: 50 begin there."""
    flow = counts()

    assert flow.came == {"need": 100, "doctor": 80, "sent": 120, "received": 110, "accepted": 90}
    assert flow.entered("sent") == 50
    assert flow.entered("doctor") == 0


def test_a_flow_without_needs_begins_where_the_referral_is_sent():
    """Stages that nobody came to are left out."""
    flow = flow_counts(STAGES, {("sent", "received"): 9, ("sent", "lost"): 6})

    assert flow.stages == ("sent", "received")
    assert flow.entered("sent") == 15


def test_nobody_makes_no_flow():
    """No way, no stage."""
    assert flow_counts(STAGES, {}).stages == ()


def test_rare_ways_out_are_told_together():
    """Three voided and two returned make five; twelve rejected keep a way of their own."""
    flow = told_together(coarse(counts(received_voided=3, received_returned=2)))

    assert flow.exits["received"] == {"rejected": 12, "voided+returned": 5, "open": 8}


def test_a_rare_way_takes_the_smallest_other_along_but_not_those_still_there():
    """Three voided join the rejected, since the open have not left."""
    flow = told_together(coarse(counts(received_voided=3)))

    assert flow.exits["received"] == {"rejected+voided": 15, "open": 8}


def test_a_stage_where_few_leave_is_told_with_the_one_beside_it():
    """Three leave at the doctor's: they leave between the need and the sending."""
    flow = coarse(counts(doctor_declined=3, doctor_sent=77))

    assert flow.stages == ("need", "sent", "received", "accepted")
    assert flow.exits["need"] == {"lost": 20, "declined": 3}
    assert flow.onward["need"] == 77


def test_a_stage_where_others_come_in_is_never_told_with_the_one_before():
    """Who began there would be lost: its followers give way instead."""
    flow = coarse(counts(sent_lost=2))

    assert "sent" in flow.stages
    assert "received" not in flow.stages
    assert flow.exits["sent"] == {"lost": 2, "rejected": 12, "open": 8}


def test_everybody_stays_in_the_flow():
    """Who came in equals who left or arrived, before and after."""
    for changed in ({}, {"doctor_declined": 3}, {"sent_lost": 2}, {"received_voided": 3}):
        came, gone = everybody(told_together(coarse(counts(**changed))))
        assert came == gone


def test_a_beginning_that_few_come_from_is_cut():
    """Four needs among seventy: the flow begins at the sending, for all of them."""
    flow = coarse(counts(need_doctor=4, need_lost=0, doctor_sent=4, doctor_declined=0))

    assert flow.stages[0] == "sent"
    assert flow.entered("sent") == flow.came["sent"] == 120


def test_an_end_that_few_reach_is_cut():
    """Three were accepted: the flow ends where the referral was received."""
    flow = coarse(counts(received_accepted=3))

    assert flow.stages[-1] == "received"
    assert flow.exits["received"] == {}
