"""Extract files → raw.*: found, read, named as the contract names them, every record counted.

Refuses missing files and columns and personal identity numbers. Judges no row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import duckdb

from pipelines import identity
from pipelines.contract import TABLES, Table
from pipelines.errors import ExtractRefused, IdentityNumberFound
from pipelines.raw import RawTable, create_raw
from pipelines.readers import land
from pipelines.source import Source


def load_raw(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    workshop: Path,
    report: Callable[[str, int], None],
    wanted: Collection[str] = tuple(TABLES),
) -> dict[str, RawTable]:
    """Fill raw.<table> for all nine tables, raw.unreadable, raw.deliveries, raw.missing_columns.

    Tables that are not `wanted` are made empty, whatever files there are.
    `report` is told of each table and its records. Raises `ExtractRefused` and
    `IdentityNumberFound`.
    """
    connection.execute("create schema raw")
    connection.execute("create table raw.unreadable (table_name varchar, source_file varchar, "
                       "source_row bigint, reason varchar, raw_text varchar)")  # fmt: skip
    loaded = {}
    for table in TABLES.values():
        if table.name not in wanted:
            loaded[table.name] = create_raw(connection, table, source.tables[table.name], [])
            continue
        loaded[table.name] = _load_table(connection, source, table, workshop)
        report(table.name, loaded[table.name].records_read)
    _refuse_identity_numbers(loaded)
    _write_deliveries(connection, source, loaded)
    return loaded


def content_hash(source: Source) -> str:
    """sha256 in hex over source.toml and every file that a table is read from, names included."""
    digest = hashlib.sha256()
    files = {path for table in TABLES for path in source.files(table)}
    for path in sorted(files | set(source.folder.glob("source.toml"))):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _load_table(
    connection: duckdb.DuckDBPyConnection, source: Source, table: Table, workshop: Path
) -> RawTable:
    files = source.files(table.name)
    if table.is_required and not files:
        raise ExtractRefused(_no_file(source, table))
    said = source.tables[table.name]
    landed = [land(connection, path, path.read_bytes(), said, f"landed_{number}", workshop)
              for number, path in enumerate(files)]  # fmt: skip
    loaded = create_raw(connection, table, said, landed)
    if table.is_required and not loaded.records_read:
        raise ExtractRefused(_no_row(files, table))
    return loaded


def _no_file(source: Source, table: Table) -> str:
    return (
        f"The extract has no file for {table.name}, which is required: none in {source.folder} is "
        f"called {' or '.join(source.tables[table.name].files[:5])}. Add it, or name its files "
        f"under [tables.{table.name}] in source.toml."
    )


def _no_row(files: list[Path], table: Table) -> str:
    return (
        f"{', '.join(path.name for path in files)} holds no row, and {table.name} is required: "
        "export it again with its rows, or take the empty file away and name the right one under "
        f"[tables.{table.name}] in source.toml."
    )


def _refuse_identity_numbers(loaded: Mapping[str, RawTable]) -> None:
    found = identity.findings(suspect for table in loaded.values() for suspect in table.suspects)
    if not found:
        return
    places = "; ".join(f"{one.file}, {one.column}: {one.rows} rows" for one in found)
    raise IdentityNumberFound(
        f"The extract holds what reads as personal identity numbers ({places}). Replace them by "
        "pseudonyms before the files are handed over. If they are other numbers that look alike, "
        'declare their columns in source.toml: surrogate = ["…"].'
    )


def _write_deliveries(
    connection: duckdb.DuckDBPyConnection, source: Source, loaded: Mapping[str, RawTable]
) -> None:
    connection.execute("create table raw.deliveries (table_name varchar, complete_from date, "
                       "selected_by varchar, is_present boolean)")  # fmt: skip
    connection.executemany(
        "insert into raw.deliveries values ($1, $2, $3, $4)",
        [[name, source.tables[name].complete_from, source.tables[name].selected_by,
          table.is_present] for name, table in loaded.items()],
    )  # fmt: skip
    connection.execute("create table raw.missing_columns (table_name varchar, column_name varchar)")
    for name, table in loaded.items():
        connection.execute(
            "insert into raw.missing_columns select $1, unnest($2::varchar[])",
            [name, list(table.missing_columns)],
        )
