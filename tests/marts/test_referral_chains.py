"""One row per chain: what belongs together, first pass and final acceptance, loops and contacts."""

from __future__ import annotations

from tests.marts.small_chains import chains, one
from tests.small_region import CHAIN_CLINICS, day, small_region, table


def test_a_chain_is_what_needs_and_parents_tie_together():
    """Two first referrals of one need, and one of them sent again twice: one chain."""
    referrals = """
        a  -  n  2025-08-01
        b  -  n  2025-08-02   # a second one for the same need
        c  b  -  2025-08-20
        d  c  -  2025-09-10
        x  -  -  2025-08-05   # a doctor's own
        """
    found = chains("chain_id, referral_count, resent_count, sent_on", "n 2025-07-20", referrals)

    assert found == [
        ("need n", 4, 2, day("2025-08-01")),
        ("referral x", 1, 0, day("2025-08-05")),
    ]


def test_a_need_and_a_referral_with_the_same_number_are_not_the_same():
    """Two registers may both count from one."""
    found = chains("chain_id, has_need", "1 2025-07-20", "1 - - 2025-08-01")

    assert found == [("need 1", True), ("referral 1", False)]


def test_children_of_a_parent_outside_the_extract_belong_together():
    """Nobody knows how their chain began, and the chain says so."""
    referrals = """
        a  outside  -  2025-08-01
        b  outside  -  2025-08-20
        c  -        -  2025-08-01
        """

    assert chains("chain_id, is_whole, referral_count", "", referrals) == [
        ("referral a", False, 2),
        ("referral c", True, 1),
    ]


def test_a_need_outside_the_extract_begins_no_chain_but_ties_one():
    """The chain starts when the first referral is sent."""
    referrals = """
        a  -  unknown  2025-08-01
        b  -  unknown  2025-08-20
        """
    columns = "has_need, need_id, started_on, referral_count, days_since_need"

    assert one(columns, "", referrals) == (False, None, day("2025-08-01"), 2, None)


def test_what_lies_outside_the_extract_ties_only_one_patients_referrals():
    """Some registers write nought where there is no earlier referral."""
    connection = small_region(
        clinics=CHAIN_CLINICS,
        referrals="""
            referral_id  parent_referral_id  need_id  patient_id  sent_at
            a            0                   -        p           2025-08-01
            b            0                   -        q           2025-08-02
            c            0                   -        q           2025-08-03
            d            -                   0        r           2025-08-04
            e            -                   0        s           2025-08-05
            """,
    )
    query = "select chain_id, referral_count from marts.referral_chains order by 1"

    assert table(connection, query) == [
        ("referral a", 1),
        ("referral b", 2),
        ("referral d", 1),
        ("referral e", 1),
    ]


def test_a_circle_of_parents_is_a_chain_like_any_other():
    """Nonsense in the register stops neither the build nor the count."""
    referrals = """
        a  b  -  2025-08-01
        b  a  -  2025-08-20
        """

    assert one("referral_count, is_whole", "", referrals) == (2, True)


def test_first_pass_is_the_chains_first_decision_without_a_completion_before():
    """Accepted with a change passes; accepted after a completion, or after a return, does not."""
    referrals = """
        asked     -         -  2025-08-01
        changed   -         -  2025-08-01
        parent    -         -  2025-08-01
        child     parent    -  2025-08-20
        silent    -         -  2025-08-01   # never heard of, sent again, then accepted at once
        sent_new  silent    -  2025-09-05
        """
    events = """
        asked     2025-08-03  completion_requested
        asked     2025-08-09  accepted
        changed   2025-08-03  accepted_changed
        parent    2025-08-03  returned
        child     2025-08-23  accepted
        sent_new  2025-09-08  accepted
        """
    columns = "chain_id, is_first_pass, is_finally_accepted, has_loop"

    assert chains(columns, "", referrals, events) == [
        ("referral asked", False, True, True),
        ("referral changed", True, True, False),
        ("referral child", False, True, True),
        ("referral sent_new", True, True, True),
    ]


def test_no_decision_is_neither_accepted_nor_turned_down():
    """A chain that nobody has decided on has no answer at all."""
    assert one("is_first_pass, is_finally_accepted, first_decision", "", "a - - 2025-10-20") == (
        None,
        None,
        None,
    )


def test_the_first_decision_may_be_on_a_later_referral():
    """Of two first referrals under one need the second was decided first."""
    referrals = """
        a  -  n  2025-08-01
        b  -  n  2025-08-02
        """
    events = """
        a  2025-08-10  accepted
        b  2025-08-05  rejected
        """
    columns = "first_decision, first_decision_on, is_first_pass, latest_decision"

    assert one(columns, "n 2025-07-20", referrals, events) == (
        "rejected",
        day("2025-08-05"),
        False,
        "accepted",
    )


def test_contacts_count_need_doctor_each_further_sending_and_each_completion():
    """One need, one doctor, one sending more, one completion; a doctor's own referral is one."""
    referrals = """
        a    -  n  2025-08-01
        b    a  n  2025-08-20
        own  -  -  2025-08-01
        """
    events = """
        a  2025-08-03  returned
        b  2025-08-22  completion_requested
        b  2025-08-25  accepted
        """

    assert chains("contact_count, has_loop", "n 2025-07-20", referrals, events) == [
        (4, True),
        (1, False),
    ]


def test_an_event_without_its_referral_belongs_to_no_chain():
    """Quarantine flags it; it makes no chain that nobody could place."""
    assert chains("chain_id", "", "", "elsewhere 2025-08-01 accepted") == []
