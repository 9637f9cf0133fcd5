"""What a build's search has found, kept between calls: computed once, then read in an instant.

In the user's own cache folder, readable by that user alone. Imports nothing heavy, since reading it
back should take no time.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def kept(name: str) -> dict | None:
    """What was kept by this name; None where there is nothing that can be read."""
    try:
        return json.loads(_place(name).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def keep(name: str, found: dict) -> None:
    """Keep it, if there is a place for it; a full disk or a locked folder is no error."""
    place = _place(name)
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=place.parent, delete=False, encoding="utf-8") as written:
            json.dump(found, written, ensure_ascii=False)
        Path(written.name).chmod(0o600)
        Path(written.name).replace(place)


def _place(name: str) -> Path:
    folder = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(folder) / "remissflode" / f"{name}.json"
