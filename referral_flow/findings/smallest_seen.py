"""What the search could have seen: "nothing has changed" is news only if a change would have shown.

For the region and for a typical clinic, the smallest lasting change half a year old that would have
been found four times in five, had it been the only one.
"""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow.findings.changes import Answer
from referral_flow.findings.found import Seen
from referral_flow.model import Unit


def smallest_seen(
    told: Sequence[Answer], units: dict[str, Unit], false_share: float
) -> tuple[Seen, ...]:
    """Two for each measure that was searched: of its widest series, and of its middle clinic."""
    return ()
