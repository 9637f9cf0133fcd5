"""A mart made in Python stands between those of SQL as if it were a file of theirs."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines import layers
from pipelines.layers import create_marts
from pipelines.python_marts import BrokenMart, PythonMart
from tests.pipelines.test_layers import marts


def doubled(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Twice what marts.a holds."""
    return connection.sql("select 2 * x as x from marts.a").pl()


def mart(make=doubled, reads=("marts.a",)) -> PythonMart:
    """marts.b, of the one column x."""
    columns = {"x": ("INTEGER", "Twice a number, or it's wrong.")}
    return PythonMart("marts.b", "Doubles.", frozenset(reads), columns, make, Path("b.py"))


def created(folder, monkeypatch, made: PythonMart, **queries: str) -> duckdb.DuckDBPyConnection:
    """The marts of these SQL queries and of Python's one."""
    marts(folder, **queries)
    monkeypatch.setattr(layers, "python_marts", lambda: [made])
    connection = duckdb.connect()
    connection.execute("create schema marts")
    create_marts(connection, folder)
    return connection


def test_it_is_made_after_what_it_reads_and_before_what_reads_it(tmp_path, monkeypatch):
    """SQL reads it as any table, whatever the names."""
    made = created(tmp_path, monkeypatch, mart(), a="select 7 as x", c="select x from marts.b")

    assert made.execute("select x from marts.c").fetchall() == [(14,)]


def test_it_is_typed_and_described(tmp_path, monkeypatch):
    """As the columns of a SQL mart are."""
    made = created(tmp_path, monkeypatch, mart(), a="select 7::bigint as x")
    columns = "select data_type, comment from duckdb_columns() where table_name = 'b'"

    assert made.execute(columns).fetchall() == [("INTEGER", "Twice a number, or it's wrong.")]
    assert made.execute(
        "select comment from duckdb_tables() where table_name = 'b'"
    ).fetchall() == [("Doubles.",)]


def test_a_frame_with_other_columns_is_refused(tmp_path, monkeypatch):
    """What is declared is what is made."""
    other = mart(lambda connection: pl.DataFrame({"y": [1]}))

    with pytest.raises(BrokenMart, match=r"b.py: marts.b declares \['x'\] and makes \['y'\]"):
        created(tmp_path, monkeypatch, other, a="select 7 as x")


def test_every_mart_made_in_python_can_be_found():
    """The list of modules and what they hold agree."""
    from pipelines.python_marts import MODULES, python_marts

    assert len({one.table for one in python_marts()}) == len(MODULES)
