"""What a build's search has found, kept between calls: computed once, then read in an instant.

In the user's own cache folder, readable by that user alone. Its name tells the build and the
sources that it was made by, so another build or a changed tool makes it anew. Imports nothing
heavy, since reading it back should take no time.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

TOOL = Path(__file__).resolve().parents[1]
RESTS_ON = (  # all that can change what is found, or how much of it may be seen
    "statistics/*.py",
    "findings/*.py",
    "charts/coverage.py",
    "charts/lost.py",
    "disclosure/*.py",
    "commands/*.py",
    "few.py",
    "warehouse.py",
)


def name_of(kind: str, build_id: str, tool: Path = TOOL) -> str:
    """Of one build by one state of the sources: another line in any of them is another name."""
    return f"{kind}-{build_id}-{_digest(tool)}"


@cache
def _digest(tool: Path) -> str:
    """Read once in a process; where the tool came without its sources, of their absence."""
    digest = sha256()
    for path in sorted(path for pattern in RESTS_ON for path in tool.glob(pattern)):
        digest.update(f"{path.relative_to(tool)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


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
