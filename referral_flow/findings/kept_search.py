"""A search as plain lists and numbers, to be kept in a file, and back again."""

from __future__ import annotations

from dataclasses import asdict, fields
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

GROUPS = {"changed": Changed, "after_events": AfterEvent, "unlike": Unlike, "lost": Lost}


def as_kept(search: Search) -> dict:
    """The search as JSON can hold it; days as text."""
    return _plain(asdict(search))


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def from_kept(found: dict | None) -> Search | None:
    """The search that was kept; None where there is none, or one of another shape."""
    try:
        return None if found is None else _search(found)
    except (KeyError, TypeError, ValueError):
        return None


def _search(found: dict) -> Search:
    groups = {
        name: Group(tuple(_item(kind, one) for one in found[name]["found"]),
                    found[name]["asked"], found[name]["expected_false"])
        for name, kind in GROUPS.items()
    }  # fmt: skip
    searched = found["searched"] | {"metrics": tuple(found["searched"]["metrics"])}
    return Search(
        **groups,
        false_share=found["false_share"],
        searched=Searched(**searched),
        smallest_seen=tuple(Seen(**one) for one in found["smallest_seen"]),
        seen_by_unit=tuple(Seen(**one) for one in found["seen_by_unit"]),
    )


def _item(kind, found: dict):
    return kind(**{field.name: _value(field.type, found[field.name]) for field in fields(kind)})


def _value(named: str, value):
    """By the name of the field's type, as it is written in `found`."""
    if value is None:
        return None
    if named == "Level":
        return Level(**value | {"period_ids": tuple(value["period_ids"])})
    if named == "date":
        return date.fromisoformat(value)
    return tuple(value) if named.startswith("tuple") else value
