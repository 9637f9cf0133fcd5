"""What is dated on a chart over time: phases, events and lost data, as far as the axis reaches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from referral_flow.blocks import Marker
from referral_flow.charts.lost import lost_stretches
from referral_flow.model import Period


def dated(
    periods: Sequence[Period], events: Iterable[Marker] = (), lost: Collection[str] = ()
) -> tuple[Marker, ...]:
    """Each event within the periods once, and stretches of `lost` periods, in order of time.

    What is told of one day in the same words is told once, by the first: a phase before an event.
    """
    if not periods:
        return ()
    first, last = periods[0].starts_on, periods[-1].ends_on
    found: dict[tuple, Marker] = {}
    for marker in events:
        if first <= marker.on <= last:
            found.setdefault((marker.on, marker.text), marker)
    stretches = lost_stretches(periods, [one.period_id in lost for one in periods])
    return tuple(sorted([*found.values(), *stretches], key=lambda marker: marker.on))
