"""Referrals with their events, each written as a row of a text table."""

from __future__ import annotations

from tests.small_region import CHAIN_CLINICS, small_region, table

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
