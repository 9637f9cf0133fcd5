"""Marts that no single SELECT can make, made in Python between the marts of SQL.

A mart reads and gives back tables; it stands in the order of the build as if it were a file of
sql/marts, with its columns declared and described.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import duckdb
import polars as pl

from pipelines.errors import UserError

MODULES: tuple[str, ...] = ("matching",)  # of this package, each holding a `PythonMart` called MART


@dataclass(frozen=True)
class PythonMart:
    """The table `table` ("marts.matched_contacts"), made by `make` of the tables that it reads.

    `make` gets the connection, reads no table that `reads` does not name, and gives back a frame
    with the columns of `columns` in that order: name → (DuckDB type, description).
    """

    table: str
    about: str
    reads: frozenset[str]
    columns: Mapping[str, tuple[str, str]]
    make: Callable[[duckdb.DuckDBPyConnection], pl.DataFrame]
    path: Path  # of the module, for messages

    def create(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make, type, describe; raises `BrokenMart` where the frame is not what was declared."""
        made = self.make(connection)
        if made.columns != list(self.columns):
            raise BrokenMart(
                f"{self.path.name}: {self.table} declares {list(self.columns)} and makes "
                f"{made.columns}: make the two agree."
            )
        typed = ", ".join(f"{name}::{kind} as {name}" for name, (kind, _) in self.columns.items())
        connection.register("python_mart", made)
        connection.execute(
            f"create or replace table {self.table} as select {typed} from python_mart"
        )
        connection.unregister("python_mart")
        connection.execute(f"comment on table {self.table} is {_quoted(self.about)}")
        for name, (_, words) in self.columns.items():
            connection.execute(f"comment on column {self.table}.{name} is {_quoted(words)}")


class BrokenMart(UserError):
    """A mart in Python that does not make what it declares."""


def python_marts() -> list[PythonMart]:
    """The mart of every module of `MODULES`; they import this one, so it imports them late."""
    return [import_module(f"pipelines.{name}").MART for name in MODULES]


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
