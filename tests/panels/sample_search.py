"""What a search of the small region might have found; a finding of each kind, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from referral_flow.findings.found import (
    AfterEvent,
    Changed,
    Group,
    Level,
    Lost,
    Search,
    Searched,
    Seen,
    Unlike,
)

IN_TIME = "assessed_within_3_days_cohort"
BEFORE = tuple(f"2024-{month:02}" for month in range(3, 9))
AFTER = tuple(f"2025-{month:02}" for month in range(3, 9))
NOTHING = Group((), 40, 0.0)


def risen(unit_id: str = "K1", counted: int = 300, **changes) -> Changed:
    """From 200 of 500 to `counted` of 500, since March 2025."""
    before = Level(0.4, 200.0, 500.0, BEFORE)
    after = Level(counted / 500, float(counted), 500.0, AFTER)
    found = Changed(IN_TIME, unit_id, None, None, "2025-03", before, after, 1e-6, 0.001)
    return replace(found, **changes)


def after_event(**changes) -> AfterEvent:
    """Of two clinics since their template: 30 of 600 where 60 were expected."""
    found = AfterEvent(
        "referral_template", IN_TIME, ("K1", "K2"), date(2025, 1, 1), date(2025, 1, 1), 0.10,
        Level(0.05, 30.0, 600.0, ()), -0.07, -0.03, 1e-5, 1e-4,
    )  # fmt: skip
    return replace(found, **changes)


def unlike(unit_id: str = "K2", **changes) -> Unlike:
    """300 of 500 in twelve months, where the others have a fifth."""
    level = Level(0.6, 300.0, 500.0, ("12m-2025-10",))
    found = Unlike("patient_chosen_wait_share", unit_id, None, None, level, 0.2, 0.13, 0.28, 14)
    return replace(found, **changes)


def lost(unit_id: str = "K3") -> Lost:
    """Six weeks with 7 of 200 usual bookings."""
    return Lost(unit_id, "bookings", date(2025, 3, 3), date(2025, 4, 13), 7, 200.0)


def seen(unit_id: str | None = "region-17", **changes) -> Seen:
    found = Seen(IN_TIME, unit_id, None, 0.48, 0.031, 0.035, 900.0)
    return replace(found, **changes)


SIZES = (seen(), seen(None, up=0.2))


def a_search(changed=(), events=(), apart=(), gaps=(), sizes=SIZES):
    """A search with these findings; one in twenty of its changes may be false."""
    return Search(
        changed=Group(tuple(changed), 40, 0.05 * len(changed)),
        after_events=Group(tuple(events), 3, 0.15),
        unlike=Group(tuple(apart), 24, 0.05),
        lost=Group(tuple(gaps), 400, 0.0),
        false_share=0.05,
        searched=Searched((IN_TIME,), 5, 40, "2023-11", "2025-10", 2),
        smallest_seen=tuple(sizes),
    )
