"""Chains of a few needs, referrals and events, each written as a row of a text table."""

from __future__ import annotations

from tests.small_region import CHAIN_CLINICS, small_region, table

NEEDS = "need_id need_at"
REFERRALS = "referral_id parent_referral_id need_id sent_at"
EVENTS = "referral_id event_at status"


def chains(columns: str, needs: str = "", referrals: str = "", events: str = "") -> list[tuple]:
    connection = small_region(
        needs=needs if "need_id" in needs else f"{NEEDS}\n{needs}",
        referrals=f"{REFERRALS}\n{referrals}",
        referral_events=f"{EVENTS}\n{events}",
        clinics=CHAIN_CLINICS,
    )
    return table(connection, f"select {columns} from marts.referral_chains order by chain_id")


def one(columns: str, *given: str) -> tuple:
    """Of the only chain that there is."""
    (found,) = chains(columns, *given)
    return found
