"""The warehouse folder: a pointer, the file it names, and the generation before.

Knows names and places; what is inside the files is not its business.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

POINTER = "current.json"
_PREFIX, _SUFFIX = "referral_flow-", ".duckdb"


def file_name(build_id: str) -> str:
    """The name of a build's file."""
    return f"{_PREFIX}{build_id}{_SUFFIX}"


def read_pointer(folder: Path) -> dict[str, str | None]:
    """What current.json says; empty where there is none, or none that can be read."""
    try:
        said = json.loads((folder / POINTER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def other_generations(folder: Path, build_id: str) -> list[Path]:
    """The published files that are there, the latest first, but that of `build_id`."""
    said = read_pointer(folder)
    names = [said.get("file"), said.get("previous")]
    return [folder / name for name in names
            if name and name != file_name(build_id) and (folder / name).is_file()]  # fmt: skip


def swap_pointer(folder: Path, said: dict[str, str | None]) -> None:
    """Make current.json say `said`, whole or not at all."""
    fresh = folder / f".{POINTER}.{os.getpid()}"
    with fresh.open("w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o640)
        json.dump(said, file, indent=2)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / POINTER)


def delete_older(folder: Path) -> None:
    """Delete every build's file that the pointer does not name."""
    said = read_pointer(folder)
    kept = {said.get("file"), said.get("previous")}
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        if path.name not in kept:
            path.unlink()
