"""One row per message between two units: whether it arrived, and after how long."""

from __future__ import annotations

from tests.small_region import CHAIN_CLINICS, day, small_region, table


def transfers(columns: str, **given: str) -> list[tuple]:
    connection = small_region(clinics=CHAIN_CLINICS, **given)
    return table(connection, f"select {columns} from marts.transfers order by leg, transfer_id")


def test_both_legs_are_told_alike():
    """A need from physio to doctor, a referral from doctor to radiology; one channel each."""
    found = transfers(
        "leg, sender_id, receiver_id, origin_clinic_id, referring_unit_id, doctor_unit_id, "
        "receiving_unit_id, channel, sender_kind, days_to_end",
        needs="need_id need_at sent_at received_at channel\nn 2025-08-01 2025-08-02 2025-08-06 letter",  # noqa: E501
        referrals="referral_id sent_at\nr 2025-08-10",
        referral_events="referral_id event_at status\nr 2025-08-11 received",
    )

    assert found == [
        ("need", "north", "doctor", "north", None, "doctor", None, "letter", "physio", 4),
        ("referral", "doctor", "xray", None, "doctor", None, "xray", "cosmic", "health_centre", 1),
    ]


def test_what_never_arrived_is_lost_after_thirty_days():
    """A day short of thirty it is still under way; what was voided on its way is not lost."""
    found = transfers(
        "transfer_id, outcome, is_lost, ended_on, days_to_end",
        needs="need_id need_at sent_at\nunsent 2025-08-01 -",
        referrals="""
            referral_id  sent_at
            late         2025-08-01
            lost         2025-10-01
            no_receipt   2025-08-01
            voided       2025-08-01
            waiting      2025-10-02
            """,
        referral_events="""
            referral_id  event_at    status
            late         2025-09-05  received
            no_receipt   2025-08-03  accepted    # it must have come
            voided       2025-08-05  voided
            """,
    )

    assert found == [
        ("late", "lost", True, day("2025-08-31"), 30),
        ("lost", "lost", True, day("2025-10-31"), 30),
        ("no_receipt", "received", False, day("2025-08-03"), 2),
        ("voided", "open", False, None, 4),
        ("waiting", "open", False, None, 29),
    ]


def test_sefos_counts_from_the_senders_own_day():
    """The day before it was live it was not; who never got it has not."""
    found = transfers(
        "transfer_id, has_sefos, owner, record_system, contract",
        referrals="""
            referral_id  referring_unit_id  sent_at
            a            private            2025-05-31
            b            private            2025-06-01
            c            doctor             2025-08-01
            """,
    )

    assert found == [
        ("a", False, "private", "other", "none"),
        ("b", True, "private", "other", "none"),
        ("c", False, "region", "cosmic", "none"),
    ]


def test_a_message_received_before_it_was_sent_took_no_days():
    """A clock that runs ahead: nought, never less."""
    found = transfers(
        "outcome, days_to_end",
        needs="need_id need_at sent_at received_at\nn 2025-08-01 2025-08-05 2025-08-04",
    )

    assert found == [("received", 0)]
