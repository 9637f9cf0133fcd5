"""The readable flow on chains small enough to walk by hand."""

from __future__ import annotations

from tests.small_region import CHAIN_CLINICS, small_region, table

NEED = "need_id need_at sent_at received_at gp_contact_at outcome"
REFERRAL = "referral_id parent_referral_id need_id sent_at"
EVENT = "referral_id event_at status"


def steps(needs: str = "", referrals: str = "", events: str = "", where: str = "true") -> list:
    """(from, to, days) of all chains in the order of their way, loops last."""
    connection = small_region(
        needs=f"{NEED}\n{needs}",
        referrals=f"{REFERRAL}\n{referrals}",
        referral_events=f"{EVENT}\n{events}",
        clinics=CHAIN_CLINICS,
    )
    return table(
        connection,
        f"select from_step, to_step, days from marts.flow_steps where {where} "
        "order by chain_id, place nulls last, from_on, from_step",
    )


def test_the_straight_way_from_need_to_acknowledged_report():
    """Every stage once, with the days between them; after the last there is nothing to wait for."""
    needs = "n  2025-03-03  2025-03-04  2025-03-05  2025-03-20  referral_written"
    referrals = "r  -  n  2025-03-21"
    events = """
        r  2025-03-22  received
        r  2025-03-23  under_vetting   # no stage of the readable flow
        r  2025-03-25  accepted
        r  2025-04-24  performed
        r  2025-04-27  reported
        r  2025-05-02  acknowledged
        """

    assert steps(needs, referrals, events) == [
        ("need", "doctor", 17),
        ("doctor", "sent", 1),
        ("sent", "received", 1),
        ("received", "accepted", 3),
        ("accepted", "performed", 30),
        ("performed", "reported", 3),
        ("reported", "acknowledged", 5),
    ]


def test_a_need_ends_where_it_was_left():
    """Declined at the doctor's, not pursued, lost on the way, or not settled yet."""
    needs = """
        a_declined  2025-03-03  2025-03-03  2025-03-03  2025-03-20  declined
        b_dropped   2025-03-03  2025-03-03  2025-03-03  -           not_pursued  # after a month
        c_lost      2025-03-03  2025-03-03  -           -           unknown
        d_open      2025-10-30  2025-10-30  2025-10-30  -           unknown      # as of the 31st
        """

    assert steps(needs) == [
        ("need", "doctor", 17),
        ("doctor", "declined", 0),
        ("need", "not_pursued", 30),
        ("need", "lost", 30),
        ("need", "open", 1),
    ]


def test_without_a_need_the_chain_begins_when_the_referral_is_sent():
    """And a doctor's contact that nobody recorded is on the day of the sending."""
    needs = "n  2025-03-03  2025-03-04  -  -  referral_written"
    referrals = """
        a  -  -  2025-10-21   # on its way
        b  -  n  2025-03-21   # its doctor's contact is not recorded
        """

    assert steps(needs, referrals) == [
        ("need", "doctor", 18),
        ("doctor", "sent", 0),
        ("sent", "lost", 30),
        ("sent", "open", 10),
    ]


def test_a_completion_is_a_loop_beside_the_way():
    """Asked and answered: its days are its own, and the wait for the decision begins anew."""
    events = """
        r  2025-03-05  received
        r  2025-03-07  completion_requested
        r  2025-03-17  completed_by_referrer
        r  2025-03-20  accepted
        """

    assert steps("", "r - - 2025-03-03", events) == [
        ("sent", "received", 2),
        ("received", "accepted", 3),
        ("accepted", "open", 225),
        ("received", "completion_requested", 2),
        ("completion_requested", "received", 10),
    ]


def test_a_completion_that_never_came_is_no_loop():
    """The referral stands where it is, as received."""
    events = """
        r  2025-10-05  received
        r  2025-10-07  completion_requested
        """

    assert steps("", "r - - 2025-10-03", events) == [
        ("sent", "received", 2),
        ("received", "open", 26),
    ]


def test_a_returned_referral_that_is_sent_again_goes_on():
    """The chain passes each stage once, on the last referral; the return shows in the loop."""
    referrals = """
        a  -  -  2025-03-03
        b  a  -  2025-03-24
        """
    events = """
        a  2025-03-04  received
        a  2025-03-10  returned_with_advice
        b  2025-03-25  received
        b  2025-03-27  accepted
        b  2025-03-28  voided
        """

    assert steps("", referrals, events) == [
        ("sent", "received", 1),
        ("received", "accepted", 2),
        ("accepted", "voided", 1),
        ("returned", "sent", 14),
    ]


def test_a_returned_referral_that_is_not_sent_again_has_left():
    """With advice or without; a rejection is told apart."""
    events = """
        a  2025-03-04  received
        a  2025-03-10  returned_with_advice
        b  2025-03-04  received
        b  2025-03-11  rejected
        """

    assert steps("", "a - - 2025-03-03\nb - - 2025-03-03", events, "from_step = 'received'") == [
        ("received", "returned", 6),
        ("received", "rejected", 7),
    ]


def test_a_lost_letter_is_sent_again_from_where_it_was_lost():
    """Thirty days it was waited for; ten more passed until a new one was written."""
    events = "b 2025-04-13 received"
    found = steps("", "a - - 2025-03-03\nb a - 2025-04-12", events)

    assert found == [("sent", "received", 1), ("received", "open", 201), ("lost", "sent", 10)]


def test_a_result_vouches_for_the_steps_that_nobody_recorded():
    """A report without arrival, decision or examination: all of them on its day."""
    assert steps("", "r - - 2025-03-03", "r 2025-03-23 reported") == [
        ("sent", "received", 20),
        ("received", "accepted", 0),
        ("accepted", "performed", 0),
        ("performed", "reported", 0),
        ("reported", "open", 222),
    ]


def test_days_are_never_negative():
    """Received, by its date, before it was sent."""
    events = "r 2025-03-01 received"

    assert steps("", "r - - 2025-03-03", events)[0] == ("sent", "received", 0)
