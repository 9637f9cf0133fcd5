"""What a build costs: as it is, with one metric more, and against merely reading the same files."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.process import HOME, MEGABYTE, Run, best, middle, run

# The metric that is added is a copy of a real one: as wide, with the same splits.
_FURTHER = {"ratio": "assessed_within_3_days_skr", "duration": "wait_to_assessment"}
_LIMITS = {"ratio": 0.3, "duration": 0.7}  # seconds of processor
_LIMIT_OF_ALL = 50.0  # seconds of processor for some ninety metrics
_BARE_READ = """
import sys, duckdb
connection = duckdb.connect()
for number, path in enumerate(sys.argv[1:]):
    reader = "read_parquet" if path.endswith(".parquet") else "read_csv"
    connection.execute(f"create table t{number} as from {reader}('{path}')")
"""


def building(extracts: Path, warehouse: Path, runs: int) -> list[Figure]:
    """Whole processes, in turn so that a busy minute touches all of them; medians of `runs`."""
    with _with_one_more("ratio") as ratio, _with_one_more("duration") as duration:
        kinds = {"plain": HOME, "ratio": ratio, "duration": duration}
        taken: dict[str, list[Run]] = {kind: [] for kind in (*kinds, "read")}
        for _ in range(runs):
            for kind, folder in kinds.items():
                target = warehouse if kind == "plain" else folder / "warehouse"
                taken[kind].append(_build(folder, extracts, target))
            taken["read"].append(run(["-c", _BARE_READ, *_files(extracts)]))
    return [
        *_totals(middle(taken["plain"]), middle(taken["read"])),
        *_differences({kind: best(done) for kind, done in taken.items()}),
        Figure("published file", published(warehouse).stat().st_size / MEGABYTE, "MB", 20.0),
    ]


def _build(folder: Path, extracts: Path, warehouse: Path) -> Run:
    command = ["-m", "pipelines", "build", "--extracts", extracts, "--warehouse", warehouse]
    return run(command, folder)


@contextmanager
def _with_one_more(shape: str) -> Iterator[Path]:
    """A copy of the pipelines and their SQL with one metric more."""
    with tempfile.TemporaryDirectory() as place:
        for part in ("pipelines", "sql"):
            shutil.copytree(HOME / part, Path(place) / part)
        metrics = Path(place) / "sql" / "metrics"
        shutil.copy(metrics / f"{_FURTHER[shape]}.sql", metrics / "one_metric_more.sql")
        yield Path(place)


def _files(extracts: Path) -> list[Path]:
    kinds = (".csv", ".csv.gz", ".parquet")
    return sorted(path for path in extracts.iterdir() if path.name.endswith(kinds))


def _totals(plain: Run, read: Run) -> list[Figure]:
    return [
        Figure("build: whole process", plain.seconds, "s"),
        Figure("build: processor time", plain.processor_seconds, "s", _LIMIT_OF_ALL),
        Figure("build: peak memory", plain.peak_mb, "MB", 1500.0),
        Figure("bare read of the same files", read.seconds, "s"),
        Figure("build ÷ bare read", plain.seconds / read.seconds, "×"),
        Figure(
            "build ÷ bare read, processor time",
            plain.processor_seconds / read.processor_seconds,
            "×",
        ),
    ]


def _differences(least: dict[str, Run]) -> list[Figure]:
    """What one metric more adds, by the clock and in processor time; best run against best run."""
    plain = least["plain"]
    by_clock = [
        Figure(f"one {shape} more", least[shape].seconds - plain.seconds, "s") for shape in _LIMITS
    ]
    by_processor = [
        Figure(
            f"one {shape} more, processor time",
            least[shape].processor_seconds - plain.processor_seconds,
            "s",
            limit,
        )
        for shape, limit in _LIMITS.items()
    ]
    return by_clock + by_processor


def published(warehouse: Path) -> Path:
    """The file that the pointer names."""
    pointer = json.loads((warehouse / "current.json").read_text(encoding="utf-8"))
    return warehouse / pointer["file"]
