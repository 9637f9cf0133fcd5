"""The pointer of a warehouse folder: which build is published, and where its file lies.

Opens no warehouse; says in one sentence what to do where there is none.
"""

from __future__ import annotations

import json
from pathlib import Path


class WarehouseError(Exception):
    """The warehouse cannot be read; the message is one sentence and says what to do."""


def published_build_id(folder: Path | str) -> str | None:
    """The build that the pointer names now, None where there is no warehouse; quick to ask."""
    try:
        return json.loads((Path(folder) / "current.json").read_text("utf-8"))["build_id"]
    except (OSError, ValueError, KeyError):
        return None


def published_file(folder: Path) -> Path:
    """The file that the pointer names; raises `WarehouseError` where it leads nowhere."""
    pointer = folder / "current.json"
    if not pointer.is_file():
        raise WarehouseError(f"There is no warehouse in {folder}. {how_to_build(folder)}")
    try:
        path = folder / json.loads(pointer.read_text("utf-8"))["file"]
    except (ValueError, KeyError) as error:
        raise WarehouseError(f"{pointer} cannot be read. {how_to_build(folder)}") from error
    if not path.is_file():
        raise WarehouseError(f"{pointer} names {path.name}, which is gone. {how_to_build(folder)}")
    return path


def how_to_build(folder: Path) -> str:
    """The command that makes a warehouse in the folder."""
    return f"Make one with: python -m pipelines build --extracts data_samples --warehouse {folder}"
