"""The one doorway to the published warehouse: a file opened read-only, frames of exact numbers out.

Knows which rows to choose, nothing of what they mean; `disclosure` decides what readers may see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TypeVar

import duckdb
import polars as pl

from referral_flow import frames, nouns
from referral_flow.blocks import Marker
from referral_flow.model import Build, Comment, EventMeasure, Metric, Period, Unit
from referral_flow.pointer import WarehouseError, how_to_build, published_file
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


def open_warehouse(folder: Path | str) -> Warehouse:
    """The warehouse that `folder`/current.json points to, opened read-only.

    Raises `WarehouseError` where there is none, where the pointer leads nowhere, or where the file
    was made by another version of the tool.
    """
    path = published_file(Path(folder))
    try:
        connection = duckdb.connect(path, read_only=True, config=_HARDENED)
        return Warehouse(_reader(connection))
    except (duckdb.Error, pl.exceptions.ColumnNotFoundError, KeyError) as error:
        raise WarehouseError(
            f"{path} was made by another version of the tool and cannot be read. "
            f"{how_to_build(Path(folder))}"
        ) from error


def _reader(connection: duckdb.DuckDBPyConnection) -> Read:
    """Reads whole tables, or the rows with the given values, on a cursor per query (threads)."""

    def read(table: str, **chosen: str) -> pl.DataFrame:
        conditions = " and ".join(f"{column} = ${column}" for column in chosen) or "true"
        query = f"select * from {table} where {conditions}"
        rows = connection.cursor().sql(query, params=chosen or None).pl()
        # values are stored with numbers for texts
        return rows.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String))

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
        """The values of a split in their order, with names; several at once joined by " · "."""
        labels = self._keep(
            ("split labels",), lambda: nouns.split_labels(self._read("reference.split_values"))
        )
        return nouns.joined_labels([labels.get(part, {}) for part in split.split(",")])

    def phases(self, metric: str, unit_id: str) -> list[Marker]:
        """The dated, reasoned starts of new phases of a metric for a unit, earliest first."""
        return nouns.phases(self._reference("phases"), metric, unit_id)

    def events(self, unit_id: str) -> list[Marker]:
        """What happened to the unit, or to a unit that it is part of, earliest first.

        Its own SEFOS day is one of them.
        """
        unit = self.units[unit_id]
        found = nouns.events(self._reference("events"), unit) + nouns.sefos(unit)
        return sorted(found, key=lambda marker: marker.on)

    def event_units(self, event: str) -> dict[str, date]:
        """The units that an event happened to, with their own day; "sefos" is known of the units.

        What happened to everyone at once is no one's own day and is not here.
        """
        return nouns.event_units(self._reference("events"), event, self.units.values())

    def event_measures(self) -> list[EventMeasure]:
        """What is looked at around each event, as it was decided beforehand."""
        return nouns.event_measures(self._reference("event_measures"))

    def comments(self, unit_id: str, metric: str | None = None) -> list[Comment]:
        """The unit's dated, signed comments on a metric or on everything, latest first.

        Without a metric: all that the unit has said.
        """
        return nouns.comments(self._reference("comments"), unit_id, metric)

    def units_within(self, unit_id: str, kind: str = "physio") -> list[Unit]:
        """The clinics of one kind in a unit, in sort order; a clinic holds itself."""
        members = self._keep(("members",), lambda: nouns.members(self._read("marts.unit_clinics")))
        inside = members.get(unit_id, frozenset())
        return [
            unit for unit in self.units.values() if unit.kind == kind and unit.unit_id in inside
        ]

    def _reference(self, name: str) -> pl.DataFrame:
        return self._keep(("reference", name), lambda: self._read(f"reference.{name}"))

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
        dimensions = [name for name in rows.columns if name.startswith("dimension_")]
        return frames.by_split(self._ordered(rows, metric, *dimensions))

    def _days_by_split(self, metric: str) -> dict[str | None, Shelf]:
        rows = self._read("metrics.durations", metric=metric)
        return frames.by_split(self._ordered(rows, metric, "day"))

    def _ordered(self, rows: pl.DataFrame, metric: str, *then: str) -> pl.DataFrame:
        completeness = self._read("metrics.completeness", metric=metric)
        placed = frames.with_periods(rows, self.periods.values(), completeness)
        return frames.in_order(placed, list(self.units), self.split_labels, *then)
