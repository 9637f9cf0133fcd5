"""One row per referral: its way, what became of it, and where it stands."""

from __future__ import annotations

from tests.marts.small_referrals import one, referrals
from tests.small_region import CHAIN_CLINICS, day, small_region, table


def test_a_referral_is_lost_on_its_thirtieth_day_of_silence():
    """Not before the day has come; not when it was voided in time; and an answer later is late."""
    rows = """
        referral_id  sent_at
        lost         2025-09-01
        late         2025-09-01
        voided       2025-09-01
        waiting      2025-10-02
        """
    events = """
        late    2025-10-02 received   # after 31 days
        voided  2025-09-05 voided
        """

    assert referrals(rows, events, "lost_on, state") == [
        ("late", day("2025-10-01"), "received"),
        ("lost", day("2025-10-01"), "lost"),
        ("voided", None, "voided"),
        ("waiting", None, "sent"),
    ]


def test_nothing_voids_an_examination_that_was_made():
    """A clean-up of the list in the month after."""
    events = """
        r 2025-09-03 accepted
        r 2025-09-20 performed
        r 2025-10-01 voided
        """

    assert one(events, "voided_on, state") == (None, "performed")


def test_an_acknowledged_rejection_is_no_acknowledged_report():
    """The referrer has read that it was rejected; no answer to an examination has been read."""
    events = """
        r 2025-09-03 rejected
        r 2025-09-05 acknowledged
        """

    assert one(events, "acknowledged_on, state") == (None, "rejected")


def test_a_referral_sent_again_tells_when_and_how_that_went():
    """Sent again twice: the first child counts, with its first decision."""
    rows = """
        referral_id  parent_referral_id  sent_at
        a            -                   2025-08-01
        b            a                   2025-08-20
        c            a                   2025-09-20   # and once more
        self         self                2025-08-01   # names itself
        odd          later               2025-08-01   # names one that came after it
        later        -                   2025-09-01
        """
    events = """
        a 2025-08-05 returned
        b 2025-08-25 accepted
        """

    assert referrals(rows, events, "resent_on, next_decision, is_resent, place_in_chain") == [
        ("a", day("2025-08-20"), "accepted", False, 1),
        ("b", None, None, True, 2),
        ("c", None, None, True, 3),
        ("later", None, None, False, 2),
        ("odd", None, None, True, 1),
        ("self", None, None, True, 1),
    ]


def test_the_physio_behind_it_is_the_needs_then_its_own_then_the_chains():
    """A doctor's own referral has none."""
    connection = small_region(
        clinics=CHAIN_CLINICS,
        needs="need_id need_at origin_clinic_id\nn 2025-08-01 south",
        referrals="""
            referral_id  need_id  parent_referral_id  origin_clinic_id  sent_at
            by_need      n        -                   north             2025-08-05
            again        -        by_need             -                 2025-08-25
            own          -        -                   north             2025-08-05
            own_again    -        own                 -                 2025-08-25
            doctors      -        -                   -                 2025-08-05
            """,
    )
    query = "select referral_id, origin_clinic_id, need_id from marts.referrals order by 1"

    assert table(connection, query) == [
        ("again", "south", "n"),
        ("by_need", "south", "n"),
        ("doctors", None, None),
        ("own", "north", None),
        ("own_again", "north", None),
    ]


def test_a_finding_is_told_only_by_a_report():
    """Any report that tells of one; silence is no answer."""
    rows = "referral_id sent_at\nfound 2025-08-01\nnone 2025-08-01\nsilent 2025-08-01"
    events = """
        referral_id  event_at    status    has_finding
        found        2025-08-20  reported  false
        found        2025-08-22  reported  true        # a second report
        none         2025-08-20  reported  false
        silent       2025-08-20  reported  -
        """

    assert referrals(rows, events, "has_finding") == [
        ("found", True),
        ("none", False),
        ("silent", None),
    ]
