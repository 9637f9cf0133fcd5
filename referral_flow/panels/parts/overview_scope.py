"""Which findings belong to the unit that the reader has chosen: its own, and those within it."""

from __future__ import annotations

from collections.abc import Iterable

from referral_flow.findings.found import AfterEvent, Changed, Lost, Search, Unlike
from referral_flow.model import Unit
from referral_flow.warehouse import Warehouse

WIDE = ("nation", "region")  # kinds of unit that hold whatever an event came to


def is_within(warehouse: Warehouse, unit_id: str, whole: Unit) -> bool:
    """Whether a unit is the chosen one, or lies in it."""
    unit = warehouse.units.get(unit_id)
    if unit is None:
        return False
    around = (unit.unit_id, unit.municipality_id, unit.care_choice_id, unit.region_id)
    return whole.unit_id in around or whole.kind == "nation"


def changes_within(warehouse: Warehouse, search: Search, whole: Unit) -> list[Changed]:
    """The changes of the unit and of what is in it, each told once.

    What a wider finding tells is left out where that one is shown as well, and what followed a
    known event is told with the event, unless it is the chosen unit's own.
    """
    inside = [one for one in search.changed.found if is_within(warehouse, one.unit_id, whole)]
    shown = {(one.metric, one.unit_id, one.split_value) for one in inside if not one.told_by}
    return [
        one
        for one in inside
        if not (one.told_by and (one.metric, *one.told_by) in shown)
        and not (one.event and one.unit_id != whole.unit_id)
    ]


def seen_alone(warehouse: Warehouse, search: Search, event: AfterEvent, whole: Unit) -> int:
    """At how many of the event's units within the chosen one the change is seen by itself."""
    return sum(
        one.event == event.event and one.metric == event.metric
        and is_within(warehouse, one.unit_id, whole)
        for one in search.changed.found
    )  # fmt: skip


def within(
    warehouse: Warehouse, found: Iterable[Unlike | Lost], whole: Unit
) -> list[Unlike | Lost]:
    """Those of one unit each that is the chosen one or lies in it."""
    return [one for one in found if is_within(warehouse, one.unit_id, whole)]


def events_within(
    warehouse: Warehouse, found: Iterable[AfterEvent], whole: Unit
) -> list[AfterEvent]:
    """Those that came to the chosen unit or to some unit in it."""
    return [
        one
        for one in found
        if any(is_within(warehouse, unit_id, whole) for unit_id in one.unit_ids)
    ]
