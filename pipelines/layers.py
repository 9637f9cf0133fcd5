"""Turn .sql files into tables: in the order they read each other, commented and checked.

Knows no domain word: what a table means stands in its own file.
"""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb

from pipelines.sqlfile import BrokenSqlFile, SqlFile, read_layer

LAYERS = ("reference", "raw", "staging", "quarantine", "accepted", "marts", "metrics", "profiles")


def ordered(files: Iterable[SqlFile]) -> list[SqlFile]:
    """The files with every file after those it reads; ties by name, so the order is always the same."""
    by_table = {file.table: file for file in sorted(files, key=lambda file: file.table)}
    graph = {table: sorted(file.reads & by_table.keys()) for table, file in by_table.items()}
    try:
        return [by_table[table] for table in TopologicalSorter(graph).static_order()]
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise BrokenSqlFile(
            by_table[error.args[1][0]].path, f"it reads itself: {circle}"
        ) from error


def create_layer(connection: duckdb.DuckDBPyConnection, files: Iterable[SqlFile]) -> None:
    """Create the table (or view) of every file, comment it, and check its declared columns."""
    for file in ordered(files):
        create_table(connection, file)


def create_table(connection: duckdb.DuckDBPyConnection, file: SqlFile) -> None:
    """Create <layer>.<name> from the file's query; raises `BrokenSqlFile` where it cannot run."""
    kind = "view" if file.front.get("view") else "table"
    connection.execute(f"create schema if not exists {file.layer}")
    try:
        connection.execute(f"create or replace {kind} {file.table} as {file.query}")
    except duckdb.Error as error:
        raise BrokenSqlFile(file.path, f"its query cannot run: {error}") from error
    _check_columns(connection, file)
    _comment(connection, file, kind)


def create_marts(connection: duckdb.DuckDBPyConnection, sql_root: Path) -> None:
    """Create every table of sql/marts; reads accepted.*, raw.deliveries and reference.*."""
    create_layer(connection, read_layer(sql_root / "marts"))


def load_reference(connection: duckdb.DuckDBPyConnection, sql_root: Path) -> None:
    """Load every CSV of sql/reference as reference.<name>, types guessed from all its rows."""
    connection.execute("create schema if not exists reference")
    for path in sorted((sql_root / "reference").glob("*.csv")):
        connection.execute(
            f"create or replace table reference.{path.stem} as "
            "select * from read_csv($1, header = true, delim = ',', sample_size = -1)", [str(path)]
        )  # fmt: skip


def _check_columns(connection: duckdb.DuckDBPyConnection, file: SqlFile) -> None:
    declared = file.front.get("columns")
    if declared is None:
        return
    made = [row[0] for row in connection.execute(f"describe {file.table}").fetchall()]
    absent = [column for column in declared if column not in made]
    silent = [column for column in made if column not in declared]
    if absent or silent:
        raise BrokenSqlFile(file.path, f"[columns] declares {absent or 'nothing'} that the query does "
                            f"not give, and the query gives {silent or 'nothing'} that [columns] does "
                            "not declare: make the two agree")  # fmt: skip


def _comment(connection: duckdb.DuckDBPyConnection, file: SqlFile, kind: str) -> None:
    connection.execute(f"comment on {kind} {file.table} is {_quoted(file.front['about'])}")
    for column, words in file.front.get("columns", {}).items():
        connection.execute(f"comment on column {file.table}.{column} is {_quoted(words)}")


def _quoted(words: object) -> str:
    return "'" + str(words).replace("'", "''") + "'"
