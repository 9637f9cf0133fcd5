"""How a chain ends, when that is known, and what brings it to life again."""

from __future__ import annotations

from tests.marts.small_chains import chains, one
from tests.small_region import day


def test_a_rejection_ends_a_chain_when_sixty_days_have_passed():
    """Not on its own day, since it could still be sent again; and not before the days are over."""
    referrals = """
        ended  -  -  2025-08-01
        fresh  -  -  2025-09-01
        """
    events = """
        ended  2025-08-05  rejected
        fresh  2025-09-05  returned
        """

    assert chains("outcome, ended_on, days_since_sent, state", "", referrals, events) == [
        ("turned_down", day("2025-10-04"), 64, "rejected"),
        ("open", None, 60, "returned"),
    ]


def test_sent_again_in_time_the_chain_goes_on():
    """On the sixtieth day it does, on the sixty-first it does not come alive again."""
    referrals = """
        a  -  -  2025-06-01
        b  a  -  2025-08-01   # day 60
        x  -  -  2025-06-01
        y  x  -  2025-08-02   # day 61
        """
    events = """
        a  2025-06-02  returned
        b  2025-08-03  accepted
        x  2025-06-02  returned
        y  2025-08-04  accepted
        """

    assert chains("outcome, ended_on, state", "", referrals, events) == [
        ("open", None, "accepted"),
        ("turned_down", day("2025-08-01"), "accepted"),
    ]


def test_a_change_of_mind_on_the_same_referral_keeps_the_chain_alive():
    """Rejected, then accepted after a call; the chain never ended."""
    events = """
        a  2025-06-02  rejected
        a  2025-06-10  accepted
        """

    assert one("outcome, is_first_pass", "", "a - - 2025-06-01", events) == ("open", False)


def test_a_chain_lives_as_long_as_one_of_its_referrals():
    """One was rejected, the other waits for its examination."""
    referrals = """
        a  -  n  2025-06-01
        b  -  n  2025-06-01
        """
    events = """
        a  2025-06-05  rejected
        b  2025-06-05  accepted
        """

    assert one("outcome, state", "n 2025-05-20", referrals, events) == ("open", "accepted")


def test_a_voided_and_a_lost_referral_end_their_chains_alike():
    """Sixty days after the voiding, and after the thirty that made it lost."""
    referrals = """
        lost    -  -  2025-06-01
        voided  -  -  2025-06-01
        """
    events = """
        voided  2025-06-03  accepted
        voided  2025-06-11  voided
        """

    assert chains("outcome, ended_on, state", "", referrals, events) == [
        ("lost", day("2025-08-30"), "lost"),
        ("voided", day("2025-08-10"), "voided"),
    ]


def test_a_chain_that_reached_its_end_is_acknowledged_on_that_day():
    """From the need to the doctor who has read the answer, in calendar days."""
    needs = "need_id need_at sent_at received_at gp_contact_at\nn 2025-07-20 2025-07-20 2025-07-21 2025-07-30"  # noqa: E501
    events = """
        a  2025-08-03  accepted
        a  2025-08-20  performed
        a  2025-08-22  reported
        a  2025-08-25  acknowledged
        """
    columns = "outcome, ended_on, days_since_need, days_since_sent, performed_on, contact_count"

    assert one(columns, needs, "a - n 2025-08-01", events) == (
        "acknowledged",
        day("2025-08-25"),
        36,
        24,
        day("2025-08-20"),
        2,
    )


def test_what_happens_after_an_examination_turns_nobody_down():
    """A late rejection of a referral whose patient was examined is a slip of the register."""
    events = """
        a  2025-06-03  accepted
        a  2025-06-20  performed
        a  2025-06-25  rejected
        """

    assert one("outcome, latest_decision", "", "a - - 2025-06-01", events) == ("open", "rejected")


def test_a_need_that_came_to_nothing_ends_its_chain():
    """The end is the need's; the unit is whom it was sent to."""
    needs = """
        need_id  need_at     sent_at     received_at  gp_contact_at  outcome   received_by
        n        2025-08-01  2025-08-01  2025-08-02   2025-08-10     declined  private
        """
    columns = "outcome, ended_on, referring_unit_id, municipality_id, owner, contact_count, state"

    assert one(columns, needs) == (
        "declined",
        day("2025-08-10"),
        "private",
        "municipality-1766",
        "private",
        2,
        "declined",
    )
