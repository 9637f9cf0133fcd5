"""In which order the events of a chain come, as a person would sort them."""

from __future__ import annotations

from datetime import datetime

YES, NO = ("accepted", "accepted_changed"), ("returned", "returned_with_advice", "rejected")
ORDER = (
    "need", "need_sent", "need_received", "doctor", "sent", "resent", "received", "under_vetting",
    "completion_requested", "completed_by_referrer", "forwarded", *YES, *NO, "booked", "performed",
    "reported", "acknowledged", "voided",
)  # fmt: skip
Event = tuple[datetime, str, str]  # when, what, which need or referral


def in_order(events: list[Event]) -> list[Event]:
    """By time; on a day of which some events tell no time by what is done first."""
    untimed = {at.date() for at, _, _ in events if at.time() == datetime.min.time()}

    def place(event: Event) -> tuple:
        at, step, name = event
        moment = datetime.combine(at.date(), datetime.min.time()) if at.date() in untimed else at
        known = ORDER.index(step) if step in ORDER else 99
        return moment, max(known, 5) if step == "sent" else known, name, step, at

    return sorted(events, key=place)
