"""The list of signals of a build, kept between calls: computed once, then read in an instant.

In the user's own cache folder, readable by that user alone, and only what the gate let through.
Imports nothing heavy, since reading it back should take no time.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

STATISTICS = 3  # raised when the rules or their p-values change: older lists are made anew


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
    if build_id is None:
        return None
    try:
        return json.loads(_place(build_id).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def keep(build_id: str, found: dict) -> None:
    """Keep the list, if there is a place for it; a full disk or a locked folder is no error."""
    place = _place(build_id)
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=place.parent, delete=False, encoding="utf-8") as written:
            json.dump(found, written, ensure_ascii=False)
        Path(written.name).chmod(0o600)
        Path(written.name).replace(place)


def _published_build_id(folder: Path) -> str | None:
    """The build that the warehouse's pointer names now; None where it cannot be read."""
    try:
        return json.loads((folder / "current.json").read_text("utf-8"))["build_id"]
    except (OSError, ValueError, KeyError):
        return None


def as_json(found: dict) -> str:
    """The list as printed: one signal a line."""
    rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in found["signals"])
    signals = f"[\n{rows}\n]" if rows else "[]"
    alarms = json.dumps(found["expected_false_alarms"])
    return f'{{"expected_false_alarms": {alarms}, "signals": {signals}}}\n'


def _place(build_id: str) -> Path:
    folder = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(folder) / "remissflode" / f"signals-{build_id}-{STATISTICS}.json"
