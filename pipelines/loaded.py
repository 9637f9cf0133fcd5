"""What loading an extract tells the rest of the build, beside the tables themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.source import Source


@dataclass(frozen=True)
class TableCounts:
    """Where the records of one table went; `records_read` is the sum of the other five."""

    records_read: int
    accepted: int
    quarantined: int
    superseded: int
    after_as_of: int
    unreadable: int


@dataclass(frozen=True)
class IgnoredColumn:
    """A column that the contract does not name, and how many rows have something in it."""

    table: str
    column: str
    rows: int


@dataclass(frozen=True)
class Freshness:
    """First and latest day in a table's own clock, and what source.toml says of its selection."""

    table: str
    first_on: date | None
    latest_on: date | None
    complete_from: date | None
    selected_by: str | None


@dataclass(frozen=True)
class Loaded:
    """An extract that has passed every refusal; its rows stand in accepted.*."""

    source: Source
    as_of: date
    content_hash: str  # sha256 over source.toml and every file read, in hex
    counts: dict[str, TableCounts]  # all nine tables, in the order of the contract
    present: frozenset[str]  # tables that the extract has
    ignored_columns: tuple[IgnoredColumn, ...]
    missing_columns: tuple[tuple[str, str], ...]  # (table, column) that the extract lacks
    surrogate_columns: tuple[str, ...]  # "bookings.patient_id", … as source.toml declares them
    freshness: tuple[Freshness, ...]
