"""Turn .sql files into tables: in the order they read each other, commented and checked.

Knows no domain word: what a table means stands in its own file.
"""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb

from pipelines.python_marts import PythonMart, python_marts
from pipelines.sqlfile import BrokenSqlFile, SqlFile, read_layer

LAYERS = (
    "reference", "previous", "raw", "staging", "snapshot", "quarantine", "accepted",
    "marts", "kernel", "metrics", "profiles",
)  # fmt: skip


def ordered(files: Iterable[SqlFile | PythonMart]) -> list[SqlFile | PythonMart]:
    """Every file after those that it reads; the same order each time."""
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
    """Create every mart, of sql/marts and of pipelines/python_marts.py, each after those it reads.

    Reads accepted.*, raw.deliveries, raw.missing_columns and reference.*.
    """
    for mart in ordered([*read_layer(sql_root / "marts"), *python_marts()]):
        if isinstance(mart, PythonMart):
            mart.create(connection)
        else:
            create_table(connection, mart)


def load_reference(connection: duckdb.DuckDBPyConnection, sql_root: Path) -> None:
    """Load every CSV of sql/reference as reference.<name>; a column's suffix tells its type."""
    connection.execute("create schema if not exists reference")
    for path in sorted((sql_root / "reference").glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            columns = {name: _type_by_suffix(name) for name in file.readline().strip().split(",")}
        connection.execute(
            f"create or replace table reference.{path.stem} as from read_csv("
            f"$1, header = true, delim = ',', quote = '\"', columns = {columns})",
            [str(path)],
        )


def _type_by_suffix(column: str) -> str:
    types = {"_on": "DATE", "_date": "DATE", "_from": "DATE", "_to": "DATE", "_days": "INTEGER",
             "_order": "INTEGER", "value": "DOUBLE"}  # fmt: skip
    if column.startswith("is_"):
        return "BOOLEAN"
    if column == "split_value":
        return "VARCHAR"
    return next((kind for suffix, kind in types.items() if column.endswith(suffix)), "VARCHAR")


def _check_columns(connection: duckdb.DuckDBPyConnection, file: SqlFile) -> None:
    declared = file.front.get("columns")
    if declared is None:
        return
    made = [row[0] for row in connection.execute(f"describe {file.table}").fetchall()]
    absent = [column for column in declared if column not in made]
    silent = [column for column in made if column not in declared]
    if absent or silent:
        raise BrokenSqlFile(
            file.path,
            f"[columns] declares {absent or 'nothing'} that the query does not give, and the query "
            f"gives {silent or 'nothing'} that is not declared: make the two agree",
        )


def _comment(connection: duckdb.DuckDBPyConnection, file: SqlFile, kind: str) -> None:
    connection.execute(f"comment on {kind} {file.table} is {_quoted(file.front['about'])}")
    for column, words in file.front.get("columns", {}).items():
        connection.execute(f"comment on column {file.table}.{column} is {_quoted(words)}")


def _quoted(words: object) -> str:
    return "'" + str(words).replace("'", "''") + "'"
