"""A command as a whole process, Python's start included: seconds and its peak of memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HOME = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Run:
    """What a process took: seconds by the clock and of processors, megabytes (10⁶) at its peak."""

    seconds: float
    peak_mb: float
    processor_seconds: float = 0.0


def run(arguments: Sequence[str | Path], folder: Path = HOME) -> Run:
    """Run `python …` in `folder`; raises RuntimeError with its last words if it fails."""
    with tempfile.TemporaryFile("w+") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)], cwd=folder, stdout=said, stderr=said
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(map(str, arguments))}: {said.read()[-800:]}")
    processors = used.ru_utime + used.ru_stime
    return Run(seconds, used.ru_maxrss * _RSS_UNIT / MEGABYTE, processors)


# Linux counts in kibibytes, macOS in bytes.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def best(runs: Sequence[Run]) -> Run:
    """The least of each figure: what a busy machine disturbs least, so differences rest on it."""
    return Run(
        min(one.seconds for one in runs),
        min(one.peak_mb for one in runs),
        min(one.processor_seconds for one in runs),
    )


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure over several runs."""
    return Run(
        median(one.seconds for one in runs),
        median(one.peak_mb for one in runs),
        median(one.processor_seconds for one in runs),
    )
