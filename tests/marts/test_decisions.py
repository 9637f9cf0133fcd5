"""The first decision on a referral: which one it is, where it is made, and what stands of it."""

from __future__ import annotations

from tests.marts.small_referrals import one, referrals
from tests.small_region import day


def test_asking_for_a_completion_is_no_decision():
    """The decision is the acceptance that came after it."""
    events = """
        r 2025-09-02 received
        r 2025-09-04 completion_requested
        r 2025-09-08 completed_by_referrer
        r 2025-09-10 accepted
        """

    assert one(events, "first_decision, first_decision_on, completion_requested_on") == (
        "accepted",
        day("2025-09-10"),
        day("2025-09-04"),
    )


def test_what_is_asked_after_the_decision_did_not_hold_it_up():
    """It is counted, but not as a request before the decision."""
    events = """
        r 2025-09-04 accepted
        r 2025-09-06 completion_requested
        """

    assert one(events, "completion_requested_on, completion_count") == (None, 1)


def test_the_first_decision_stands_and_the_latest_is_told_beside_it():
    """Returned by the secretary for missing information, accepted by the radiologist later."""
    events = """
        referral_id  event_at    status    stage           reason_code   unit_id
        r            2025-09-02  received  -               -             xray
        r            2025-09-03  returned  administrative  missing_info  xray
        r            2025-09-09  accepted  medical         -             away
        """
    columns = "first_decision, decision_stage, decision_reason, deciding_unit_id, latest_decision"

    assert one(events, columns) == (
        "returned",
        "administrative",
        "missing_info",
        "xray",
        "accepted",
    )


def test_a_decision_without_a_receipt_has_arrived_all_the_same():
    """No day of receipt is made up, and nothing is lost."""
    assert one("r 2025-09-03 accepted", "received_on, reached_on, lost_on, state") == (
        None,
        day("2025-09-03"),
        None,
        "accepted",
    )


def test_a_forwarded_referral_is_decided_where_it_came():
    """Undecided it belongs to the last that received it; else to whom it was addressed."""
    rows = """
        referral_id  sent_at
        decided      2025-09-01
        moved        2025-09-01
        sent         2025-10-20
        """
    events = """
        referral_id  event_at    status     unit_id
        decided      2025-09-02  received   xray
        decided      2025-09-03  forwarded  xray
        decided      2025-09-03  received   away
        decided      2025-09-04  accepted   away
        moved        2025-09-02  received   xray
        moved        2025-09-03  forwarded  xray
        moved        2025-09-04  received   away
        """
    columns = "receiving_unit_id, deciding_unit_id, forwarded_count"

    assert referrals(rows, events, columns) == [
        ("decided", "xray", "away", 1),
        ("moved", "xray", "away", 1),
        ("sent", "xray", "xray", 0),
    ]


def test_voided_after_acceptance_keeps_the_acceptance():
    """The decision was made; the referral no longer stands."""
    events = """
        r 2025-09-03 accepted
        r 2025-09-05 booked
        r 2025-09-20 voided
        """

    assert one(events, "first_decision, latest_decision, voided_on, state") == (
        "accepted",
        "accepted",
        day("2025-09-20"),
        "voided",
    )


def test_days_without_times_are_sorted_by_what_is_done_first():
    """Everything on one day without times; the answer was asked for before it was accepted."""
    events = """
        r 2025-09-01T00:00 accepted
        r 2025-09-01T00:00 received
        r 2025-09-01T00:00 completed_by_referrer
        r 2025-09-01T00:00 completion_requested
        """

    assert one(events, "first_decision, completion_requested_on, state") == (
        "accepted",
        day("2025-09-01"),
        "accepted",
    )


def test_an_unknown_status_decides_nothing():
    """It stays in the log of events and moves the referral nowhere."""
    assert one("r 2025-09-03 mislaid", "state, lost_on, first_decision") == (
        "lost",
        day("2025-10-01"),
        None,
    )
