"""The one doorway to the published warehouse: a file opened read-only, frames of exact numbers out.

Knows which rows to choose, nothing of what they mean; `disclosure` decides what readers may see.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock
from typing import TypeVar

import duckdb
import polars as pl

from referral_flow import frames, nouns
from referral_flow.blocks import Marker
from referral_flow.model import Build, Metric, Period, Unit
from referral_flow.shelf import Shelf
from referral_flow.text import Text

Read = Callable[..., pl.DataFrame]  # read("metrics.ratios", metric="…") -> rows of that table
Loaded = TypeVar("Loaded")

VALUE_TABLES = {
    "ratio": "metrics.ratios",
    "rate": "metrics.ratios",
    "count": "metrics.counts",
    "stock": "metrics.counts",
    "sample": "metrics.samples",
    "table": "metrics.tables",
}
_HARDENED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "threads": "2",
    "memory_limit": "1GB",
    "lock_configuration": "true",
}


class WarehouseError(Exception):
    """The warehouse cannot be read; the message is one sentence and says what to do."""


def open_warehouse(folder: Path | str) -> Warehouse:
    """The warehouse that `folder`/current.json points to, opened read-only.

    Raises `WarehouseError` where there is none, where the pointer leads nowhere, or where the file
    was made by another version of the tool.
    """
    path = _published_file(Path(folder))
    try:
        connection = duckdb.connect(path, read_only=True, config=_HARDENED)
        return Warehouse(_reader(connection))
    except (duckdb.Error, pl.exceptions.ColumnNotFoundError, KeyError) as error:
        raise WarehouseError(
            f"{path} was made by another version of the tool and cannot be read. "
            f"{_how_to_build(Path(folder))}"
        ) from error


def published_build_id(folder: Path | str) -> str | None:
    """The build that the pointer names now, None where there is no warehouse; quick to ask."""
    try:
        return json.loads((Path(folder) / "current.json").read_text("utf-8"))["build_id"]
    except (OSError, ValueError, KeyError):
        return None


def _published_file(folder: Path) -> Path:
    pointer = folder / "current.json"
    if not pointer.is_file():
        raise WarehouseError(f"There is no warehouse in {folder}. {_how_to_build(folder)}")
    try:
        path = folder / json.loads(pointer.read_text("utf-8"))["file"]
    except (ValueError, KeyError) as error:
        raise WarehouseError(f"{pointer} cannot be read. {_how_to_build(folder)}") from error
    if not path.is_file():
        raise WarehouseError(f"{pointer} names {path.name}, which is gone. {_how_to_build(folder)}")
    return path


def _how_to_build(folder: Path) -> str:
    return f"Make one with: python -m pipelines build --extracts data_samples --warehouse {folder}"


def _reader(connection: duckdb.DuckDBPyConnection) -> Read:
    """Reads whole tables, or the rows with the given values, on a cursor per query (threads)."""

    def read(table: str, **chosen: str) -> pl.DataFrame:
        conditions = " and ".join(f"{column} = ${column}" for column in chosen) or "true"
        query = f"select * from {table} where {conditions}"
        return connection.cursor().sql(query, params=chosen or None).pl()

    return read


class Warehouse:
    """One published build: its nouns as dictionaries, its numbers as polars frames.

    Frames are read once per build and kept; they are never changed in place, so any thread may ask.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._kept: dict[tuple, object] = {}
        self._lock = RLock()
        self.build: Build = nouns.build(read("profiles.build"))
        self.metrics: dict[str, Metric] = nouns.metrics(read("metrics.catalogue"))
        self.units: dict[str, Unit] = nouns.units(
            read("marts.units"),
            read("marts.unit_clinics"),
            {kind for metric in self.metrics.values() for kind in metric.unit_kinds},
        )
        self.periods: dict[str, Period] = nouns.periods(read("marts.periods"))

    def values(
        self,
        metric: str,
        *,
        unit_ids: Sequence[str] | None = None,
        grain: str | None = None,
        period_ids: Sequence[str] | None = None,
        split: str | None = None,
    ) -> pl.DataFrame:
        """Rows of a metric by unit, grain, start and split value; `split=None`: unsplit only.

        Columns: metric, unit_id, period_id, grain, starts_on, ends_on, is_complete, split,
        split_value, and those of the shape: numerator, denominator, expected · value · n, mean,
        p10 … p90 · dimension_1 … 3, count. A duration has a day table instead.
        """
        by_split = self._keep(("values", metric), lambda: self._values_by_split(metric))
        if split not in by_split:
            return by_split[None].rows.clear()
        return by_split[split].chosen(unit_ids, grain, period_ids)

    def day_table(
        self,
        metric: str,
        *,
        unit_ids: Sequence[str] | None = None,
        period_ids: Sequence[str] | None = None,
        grain: str | None = None,
        split: str | None = None,
    ) -> pl.DataFrame:
        """Cases of a duration by day and outcome, sorted as `values` and then by day.

        The columns of `values` up to split_value, then day, outcome and cases. Outcome is a cause,
        "open" (still waiting on that day) or "entered" (under observation only after that day).
        """
        by_split = self._keep(("days", metric), lambda: self._days_by_split(metric))
        if split not in by_split:
            return by_split[None].rows.clear()
        return by_split[split].chosen(unit_ids, grain, period_ids)

    def splits(self, metric: str) -> list[str]:
        """The splits, two-way ones included, for which the metric has rows."""
        if self.metrics[metric].shape == "duration":
            by_split = self._keep(("days", metric), lambda: self._days_by_split(metric))
        else:
            by_split = self._keep(("values", metric), lambda: self._values_by_split(metric))
        return [split for split in by_split if split is not None]

    def complete_periods(self, metric: str, grain: str) -> list[Period]:
        """Periods of a grain in which every case of the metric has had time to mature, in order."""
        rows = self._keep(
            ("complete", metric), lambda: self._read("metrics.completeness", metric=metric)
        )
        complete = set(rows.filter(is_complete=True)["period_id"])
        return [
            one for one in self.periods.values() if one.grain == grain and one.period_id in complete
        ]

    def profile(self, name: str) -> pl.DataFrame:
        """The table `profiles.<name>` as it was published."""
        return self._keep(("profile", name), lambda: self._read(f"profiles.{name}"))

    def split_name(self, split: str) -> Text:
        """What the split is called: "Veckodag"."""
        return self._keep(
            ("split names",), lambda: nouns.split_names(self._read("reference.splits"))
        )[split]

    def split_labels(self, split: str) -> dict[str, Text]:
        """The values of a split in their order, with names; two-way ones joined by " · "."""
        labels = self._keep(
            ("split labels",), lambda: nouns.split_labels(self._read("reference.split_values"))
        )
        first, _, second = split.partition(",")
        if not second:
            return dict(labels.get(first, {}))
        return {
            f"{a},{b}": Text(f"{x.sv} · {y.sv}", f"{x.en} · {y.en}")
            for a, x in labels.get(first, {}).items()
            for b, y in labels.get(second, {}).items()
        }

    def phases(self, metric: str, unit_id: str) -> list[Marker]:
        """The dated, reasoned starts of new phases of a metric for a unit, earliest first."""
        rows = self._keep(("phases",), lambda: self._read("reference.phases"))
        return nouns.phases(rows, metric, unit_id)

    def events(self, unit_id: str) -> list[Marker]:
        """What happened to the unit, or to a unit that it is part of, earliest first."""
        rows = self._keep(("events",), lambda: self._read("reference.events"))
        return nouns.events(rows, self.units[unit_id])

    def units_within(self, unit_id: str, kind: str = "physio") -> list[Unit]:
        """The clinics of one kind in a unit, in sort order; a clinic holds itself."""
        members = self._keep(("members",), lambda: nouns.members(self._read("marts.unit_clinics")))
        inside = members.get(unit_id, frozenset())
        return [
            unit for unit in self.units.values() if unit.kind == kind and unit.unit_id in inside
        ]

    def _keep(self, key: tuple, load: Callable[[], Loaded]) -> Loaded:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = load()
            return self._kept[key]

    def _values_by_split(self, metric: str) -> dict[str | None, Shelf]:
        shape = self.metrics[metric].shape
        if shape not in VALUE_TABLES:
            raise ValueError(f"{metric} is a {shape}: ask for its day_table")
        rows = self._read(VALUE_TABLES[shape], metric=metric)
        return frames.by_split(self._ordered(rows, metric))

    def _days_by_split(self, metric: str) -> dict[str | None, Shelf]:
        rows = self._read("metrics.durations", metric=metric)
        return frames.by_split(self._ordered(rows, metric, "day"))

    def _ordered(self, rows: pl.DataFrame, metric: str, *then: str) -> pl.DataFrame:
        completeness = self._read("metrics.completeness", metric=metric)
        placed = frames.with_periods(rows, self.periods.values(), completeness)
        return frames.in_order(placed, list(self.units), self.split_labels, *then)
