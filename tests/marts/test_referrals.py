"""One row per referral: its first decision, its way, and where it stands."""

from __future__ import annotations

from tests.small_region import CHAIN_CLINICS, day, small_region, table

EVENTS = "referral_id event_at status"


def referrals(rows: str, events: str, columns: str, **region) -> list[tuple]:
    connection = small_region(
        referrals=rows,
        referral_events=events if "referral_id" in events else f"{EVENTS}\n{events}",
        clinics=CHAIN_CLINICS,
        **region,
    )
    return table(
        connection, f"select referral_id, {columns} from marts.referrals order by referral_id"
    )


def one(events: str, columns: str, sent: str = "2025-09-01", **region) -> tuple:
    """Of one referral `r`, sent on that day."""
    return referrals(f"referral_id sent_at\nr {sent}", events, columns, **region)[0][1:]


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


def test_an_unknown_status_decides_nothing():
    """It stays in the log of events and moves the referral nowhere."""
    assert one("r 2025-09-03 mislaid", "state, lost_on, first_decision") == (
        "lost",
        day("2025-10-01"),
        None,
    )
