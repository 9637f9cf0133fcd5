"""A measured figure with its limit, and the machine that it was measured on."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`; None where it was not measured. `limit` is what was promised, if any."""

    name: str
    value: float | None
    unit: str
    limit: float | None = None

    @property
    def is_within(self) -> bool | None:
        """Whether the promise held; None where there is none or nothing was measured."""
        return None if self.limit is None or self.value is None else self.value <= self.limit


def machine() -> dict[str, str]:
    """What the figures depend on besides the code."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return {
        "cores": str(os.cpu_count()),
        "memory": _memory(),
        "load": f"{load:.1f}",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "duckdb": duckdb.__version__,
    }


def _memory() -> str:
    meminfo = Path("/proc/meminfo")
    if not meminfo.is_file():
        return "unknown"
    kibibytes = int(meminfo.read_text(encoding="utf-8").split()[1])
    return f"{kibibytes / 1024**2:.0f} GiB"
