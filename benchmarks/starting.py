"""What start.py costs when there is nothing for it to do."""

from __future__ import annotations

import sys

from benchmarks.figures import Figure
from benchmarks.process import HOME, middle, run


def starting(runs: int) -> list[Figure]:
    """Seconds of `python3 start.py setup` in a finished environment; none where it is not finished.

    An unfinished environment would be made anew, which is not what is measured here.
    """
    sys.path.insert(0, str(HOME))
    import start

    if not start.STAMP.is_file() or start.STAMP.read_text(encoding="utf-8") != start.fingerprint():
        return [Figure("start.py with nothing to do (run start.py setup first)", None, "s", 0.2)]
    taken = middle([run([HOME / "start.py", "setup"]) for _ in range(runs)])
    return [Figure("start.py with nothing to do", taken.seconds, "s", 0.2)]
