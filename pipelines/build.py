"""The whole story: extract files in, one warehouse file out; each step refuses before it harms.

Nothing is published until every step has gone well, so a refusal leaves the published folder
byte for byte as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from pipelines.clock import freshness, last_complete_day, refuse_outside
from pipelines.contract import TABLES
from pipelines.errors import WrongUse
from pipelines.extract import content_hash, load_raw
from pipelines.layers import create_layer, create_marts, load_reference
from pipelines.loaded import Loaded, TableCounts
from pipelines.metrics import roll_up
from pipelines.profiles import build_id, create_profiles
from pipelines.progress import Progress
from pipelines.pseudonyms import make_pseudonyms
from pipelines.publish import publish
from pipelines.quarantine import (
    BrokenRule,
    broken_rules,
    create_quarantine,
    refuse_nothing_left,
    write_sheet,
)
from pipelines.raw import RawTable
from pipelines.rows import conserved_counts, refuse_total_rows, set_superseded
from pipelines.source import Source, read_source
from pipelines.sqlfile import read_layer
from pipelines.workshop import SHEET, Workshop, open_workshop

SQL = Path(__file__).resolve().parent.parent / "sql"


@dataclass(frozen=True)
class Outcome:
    """What a build or a check gives back to the person who asked for it."""

    build_id: str
    loaded: Loaded
    broken_rules: list[BrokenRule]

    @property
    def counts(self) -> dict[str, TableCounts]:
        """Where the records of each table went."""
        return self.loaded.counts


def build(
    extracts: Path, warehouse: Path, as_of: date | None, progress: Progress, *, keep: bool = False
) -> Outcome:
    """Build the warehouse from a folder of extracts and publish it; raises `UserError`."""
    source = _source(extracts)
    if warehouse.exists() and not warehouse.is_dir():
        raise WrongUse(f"--warehouse {warehouse} is a file: give the folder to publish to.")
    with open_workshop(warehouse, keep=keep) as workshop:
        connection = workshop.connection
        loaded = load(workshop, source, as_of, progress)
        if keep:
            write_sheet(connection, workshop.folder / SHEET)
        with progress.step("marts"):
            load_reference(connection, SQL)
            create_marts(connection, SQL)
        with progress.step("metrics"):
            roll_up(connection, SQL, _missing(loaded))
        with progress.step("profiles"):
            create_profiles(connection, SQL, loaded, warehouse)
        with progress.step("publish"):
            this = publish(connection, warehouse)
        return Outcome(this, loaded, broken_rules(connection))


def check(extracts: Path, as_of: date | None, progress: Progress) -> Outcome:
    """Everything that `build` does up to accepted rows; publishes nothing."""
    source = _source(extracts)
    with open_workshop(None) as workshop:
        loaded = load(workshop, source, as_of, progress)
        return Outcome(build_id(loaded, SQL), loaded, broken_rules(workshop.connection))


def load(workshop: Workshop, source: Source, as_of: date | None, progress: Progress) -> Loaded:
    """raw → staging → quarantine → accepted in the workshop's connection, every refusal passed."""
    connection = workshop.connection
    with progress.step("read the files") as step:
        raw = load_raw(connection, source, workshop.folder, step.report)
        refuse_total_rows(connection, raw)
        make_pseudonyms(connection)
        set_superseded(connection)
    with progress.step("staging"):
        create_layer(connection, read_layer(SQL / "staging"))
        day = as_of or source.as_of or last_complete_day(connection)
        refuse_outside(connection, day, source, is_told=as_of is not None)
        connection.execute("set variable as_of = $1::date", [day])
    with progress.step("quarantine"):
        create_quarantine(connection, SQL)
    with progress.step("accepted"):
        create_layer(connection, read_layer(SQL / "accepted"))
        counts = conserved_counts(connection, raw)
        refuse_nothing_left(counts)
    return _loaded(connection, source, day, raw, counts)


def _loaded(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    as_of: date,
    raw: dict[str, RawTable],
    counts: dict[str, TableCounts],
) -> Loaded:
    return Loaded(
        source=source,
        as_of=as_of,
        content_hash=content_hash(source),
        counts=counts,
        present=frozenset(name for name, table in raw.items() if table.is_present),
        ignored_columns=tuple(one for table in raw.values() for one in table.ignored_columns),
        missing_columns=tuple((name, column) for name, table in raw.items()
                              for column in table.missing_columns),
        surrogate_columns=tuple(f"{name}.{column}" for name in TABLES
                                for column in source.tables[name].surrogate),
        freshness=freshness(connection, source.tables),
    )  # fmt: skip


def _missing(loaded: Loaded) -> set[str]:
    """What a metric may find lacking: whole tables, and columns as table.column."""
    absent = {name for name in loaded.counts if name not in loaded.present}
    return absent | {f"{table}.{column}" for table, column in loaded.missing_columns}


def _source(extracts: Path) -> Source:
    if not extracts.is_dir():
        raise WrongUse(f"{extracts} is not a folder: give the folder of the extracts.")
    return read_source(extracts)
