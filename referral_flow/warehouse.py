"""The one doorway to the published warehouse: a file opened read-only, frames of exact numbers out.

Knows which rows to choose, nothing of what they mean; `disclosure` decides what readers may see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock
from typing import TypeVar

import duckdb
import polars as pl

from referral_flow import frames, nouns
from referral_flow.dated_words import DatedWords
from referral_flow.model import Build, Metric, Period, Unit
from referral_flow.pointer import WarehouseError, how_to_build, published_file
from referral_flow.shelf import Shelf
from referral_flow.text import Text

# read("metrics.ratios", metric="…", split=None) -> rows of that table; with names of columns after
# the table: their distinct values. None is looked for too; a list means any of its values.
Read = Callable[..., pl.DataFrame]
Loaded = TypeVar("Loaded")

DAY_TABLE = "metrics.durations"
EXPECTED = "metrics.expected"
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

    def read(table: str, *columns: str, **chosen: str | list[str] | None) -> pl.DataFrame:
        wanted = f"distinct {', '.join(columns)}" if columns else "*"
        conditions = " and ".join(_condition(*pair) for pair in chosen.items()) or "true"
        query = f"select {wanted} from {table} where {conditions}"
        rows = connection.cursor().sql(query, params=chosen or None).pl()
        # values are stored with numbers for texts
        return rows.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String))

    return read


def _condition(column: str, value: str | list[str] | None) -> str:
    if isinstance(value, list):
        return f"list_contains(${column}, {column})"
    return f"{column} is not distinct from ${column}"


class Warehouse(DatedWords):
    """One published build: its nouns as dictionaries, its numbers as polars frames.

    A metric is read split by split and grain by grain, when someone first asks, and kept; frames
    are never changed in place, so any thread may ask.
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
        shape = self.metrics[metric].shape
        if shape not in VALUE_TABLES:
            raise ValueError(f"{metric} is a {shape}: ask for its day_table")
        shelf = self._shelf(VALUE_TABLES[shape], metric, split, self._one_grain(grain, period_ids))
        return shelf.chosen(unit_ids, grain, period_ids)

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
        shelf = self._shelf(DAY_TABLE, metric, split, self._one_grain(grain, period_ids))
        return shelf.chosen(unit_ids, grain, period_ids)

    def expected(
        self,
        metric: str,
        *,
        unit_ids: Sequence[str] | None = None,
        period_ids: Sequence[str] | None = None,
    ) -> pl.DataFrame:
        """What cases of each unit's mix make expected of it: `Metric.case_mix` says what mix.

        Columns: metric, unit_id, period_id, expected (as many as would be counted if each case
        fared as such cases do everywhere in the period) and variance (by chance alone). By quarter
        and coarser; empty for a metric that is not adjusted.
        """
        rows = self._keep(("expected", metric), lambda: self._read(EXPECTED, metric=metric))
        chosen = {"unit_id": unit_ids, "period_id": period_ids}
        wanted = [pl.col(name).is_in(list(ids)) for name, ids in chosen.items() if ids is not None]
        return rows.filter(*wanted) if wanted else rows

    def splits(self, metric: str) -> list[str]:
        """The splits, two-way ones included, for which the metric has rows, by name."""
        table = VALUE_TABLES.get(self.metrics[metric].shape, DAY_TABLE)
        return self._keep(
            ("splits", metric),
            lambda: sorted(self._read(table, "split", metric=metric)["split"].drop_nulls()),
        )

    def complete_periods(self, metric: str, grain: str) -> list[Period]:
        """Periods of a grain in which every case of the metric has had time to mature, in order."""
        complete = set(self._completeness(metric).filter(is_complete=True)["period_id"])
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

    def _completeness(self, metric: str) -> pl.DataFrame:
        return self._keep(
            ("complete", metric), lambda: self._read("metrics.completeness", metric=metric)
        )

    def _one_grain(self, grain: str | None, period_ids: Sequence[str] | None) -> str | None:
        """The grain that all the periods asked for have, where there is one."""
        if grain or not period_ids:
            return grain
        grains = {self.periods[one].grain for one in period_ids if one in self.periods}
        return grains.pop() if len(grains) == 1 else None

    def _shelf(self, table: str, metric: str, split: str | None, grain: str | None) -> Shelf:
        return self._keep(
            (table, metric, split, grain), lambda: self._load(table, metric, split, grain)
        )

    def _load(self, table: str, metric: str, split: str | None, grain: str | None) -> Shelf:
        """The rows of a metric and split, of one grain or of all, in order."""
        chosen = {"metric": metric, "split": split}
        if grain:
            chosen["period_id"] = [p.period_id for p in self.periods.values() if p.grain == grain]
        rows = self._read(table, **chosen)
        placed = frames.with_periods(rows, self.periods.values(), self._completeness(metric))
        labels = list(self.split_labels(split)) if split else []
        then = [name for name in rows.columns if name == "day" or name.startswith("dimension_")]
        return Shelf(frames.in_order(placed, list(self.units), labels, *then))
