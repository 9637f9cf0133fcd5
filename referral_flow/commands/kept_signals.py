"""The list of signals of a build, kept between calls and shown without opening the warehouse.

Only what the gate let through. Imports nothing heavy, since reading it back should take no time.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from referral_flow.findings import kept as places

FIELDS = {"expected_false_alarms", "signals"}


def is_shown_at_once(options: Namespace) -> bool:
    """Whether signals were asked for and printed as kept, without opening the warehouse."""
    if options.command != "signals" or not options.json or options.out:
        return False
    known = kept(_published_build_id(options.warehouse))
    if known is not None:
        sys.stdout.write(as_json(known))
    return known is not None


def kept(build_id: str | None) -> dict | None:
    """The list of this build as it was kept; None where there is none that can be read."""
    found = None if build_id is None else places.kept(_name(build_id))
    return found if isinstance(found, dict) and found.keys() >= FIELDS else None


def keep(build_id: str, found: dict) -> None:
    """Keep the list, if there is a place for it."""
    places.keep(_name(build_id), found)


def as_json(found: dict) -> str:
    """The list as printed: one signal a line."""
    rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in found["signals"])
    signals = f"[\n{rows}\n]" if rows else "[]"
    alarms = json.dumps(found["expected_false_alarms"])
    return f'{{"expected_false_alarms": {alarms}, "signals": {signals}}}\n'


def _name(build_id: str) -> str:
    return places.name_of("signals", build_id)


def _published_build_id(folder: Path) -> str | None:
    """The build that the warehouse's pointer names now; None where it cannot be read."""
    try:
        return json.loads((folder / "current.json").read_text("utf-8"))["build_id"]
    except (OSError, ValueError, KeyError):
        return None
