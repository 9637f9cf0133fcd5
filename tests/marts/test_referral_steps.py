"""One row per pair of events that follow each other in a chain, and the whole log behind it."""

from __future__ import annotations

from tests.small_region import CHAIN_CLINICS, small_region, table


def test_events_follow_each_other_over_need_and_sendings():
    """From the need to the acceptance of what was sent again, in days and parts of days."""
    connection = small_region(
        clinics=CHAIN_CLINICS,
        needs="""
            need_id  need_at           sent_at           received_at       gp_contact_at
            n        2025-08-01T08:00  2025-08-01T20:00  2025-08-03T08:00  2025-08-10T08:00
            """,
        referrals="""
            referral_id  parent_referral_id  need_id  sent_at
            a            -                   n        2025-08-10T14:00
            b            a                   -        2025-08-20T08:00
            """,
        referral_events="""
            referral_id  event_at          status
            a            2025-08-10T14:00  sent       # the referral itself tells it
            a            2025-08-11T14:00  received
            a            2025-08-14T14:00  returned
            b            2025-08-21T08:00  received
            b            2025-08-22T08:00  accepted
            """,
    )
    found = table(
        connection, "select from_step, to_step, days from marts.referral_steps order by from_at"
    )

    assert found == [
        ("need", "need_sent", 0.5),
        ("need_sent", "need_received", 1.5),
        ("need_received", "doctor", 7.0),
        ("doctor", "sent", 0.25),
        ("sent", "received", 1.0),
        ("received", "returned", 3.0),
        ("returned", "resent", 5.75),
        ("resent", "received", 1.0),
        ("received", "accepted", 1.0),
    ]


def test_a_day_of_which_some_events_tell_no_time_is_sorted_by_what_comes_first():
    """Sent at ten, received "that day": it took no days, and nothing came first."""
    connection = small_region(
        clinics=CHAIN_CLINICS,
        referrals="referral_id sent_at\na 2025-08-01T10:00",
        referral_events="""
            referral_id  event_at          status
            a            2025-08-01T00:00  received
            a            2025-08-02T00:00  accepted
            """,
    )
    found = table(
        connection, "select from_step, to_step, days from marts.referral_steps order by to_at"
    )

    assert found == [("sent", "received", 0.0), ("received", "accepted", 1.0)]


def test_steps_carry_their_chains_unit_and_examination():
    """So that a flow can be told of one clinic, one department or one examination."""
    connection = small_region(
        clinics=CHAIN_CLINICS,
        referrals="referral_id sent_at origin_clinic_id\na 2025-08-01 south",
        referral_events="referral_id event_at status\na 2025-08-02 received",
    )
    query = """
        select origin_clinic_id, referring_unit_id, receiving_unit_id, exam, body_region
        from marts.referral_steps
        """

    assert table(connection, query) == [("south", "doctor", "xray", "US_SHOULDER", "shoulder")]
