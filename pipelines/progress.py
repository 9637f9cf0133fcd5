"""Steps, rows and seconds on standard error while a build runs; standard output stays clean."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console


class Step:
    """One step under way; what it reports is shown when it is done."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, int]] = []

    def report(self, name: str, rows: int) -> None:
        """Tell of one table and its rows; an empty one is not worth a line."""
        if rows:
            self.lines.append((name, rows))


class Progress:
    """What a build says while it works."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False)

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Time one step and tell of it."""
        step, began = Step(), time.perf_counter()
        with self.console.status(name):
            yield step
        seconds = time.perf_counter() - began
        rows = sum(count for _, count in step.lines)
        told = f"{rows:>12,}".replace(",", " ") + " rows" if rows else " " * 17
        self.console.print(f"{name:<18}{told}{seconds:>8.2f} s")
        for table, count in step.lines:
            self.console.print(f"  {table:<16}{f'{count:,}'.replace(',', ' '):>12}", style="dim")
