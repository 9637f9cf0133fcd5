"""Files become tables in the order they read each other, described and checked."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.layers import create_layer, load_reference, ordered
from pipelines.sqlfile import BrokenSqlFile, read_layer


def marts(folder: Path, **queries: str) -> list:
    """Files of sql/marts by name, each declaring the one column x."""
    (folder / "marts").mkdir(exist_ok=True)
    for name, query in queries.items():
        text = f'/*\nabout = "About {name}."\n[columns]\nx = "A number."\n*/\n{query}\n'
        (folder / "marts" / f"{name}.sql").write_text(text, encoding="utf-8")
    return read_layer(folder / "marts")


def test_a_file_comes_after_those_it_reads(tmp_path):
    """Whatever their names; those of other layers do not matter."""
    files = marts(
        tmp_path,
        a="select x from marts.b",
        b="select x from marts.c join accepted.clinics using (x)",
        c="select 1 as x",
    )

    assert [file.name for file in ordered(files)] == ["c", "b", "a"]


def test_a_circle_is_named(tmp_path):
    """Two files that read each other cannot be made in any order."""
    files = marts(tmp_path, a="select x from marts.b", b="select x from marts.a")

    with pytest.raises(BrokenSqlFile, match="reads itself: marts"):
        ordered(files)


def test_tables_carry_their_descriptions(tmp_path):
    """What the file says of table and column can be read in any DuckDB shell."""
    connection = duckdb.connect()
    create_layer(connection, marts(tmp_path, a="select 7 as x"))

    about = "select comment from duckdb_tables()"
    columns = "select comment from duckdb_columns() where not internal"

    assert connection.execute("select x from marts.a").fetchall() == [(7,)]
    assert connection.execute(about).fetchall() == [("About a.",)]
    assert connection.execute(columns).fetchall() == [("A number.",)]


def test_declared_and_given_columns_must_agree(tmp_path):
    """Both what is declared and not given, and what is given and not declared."""
    with pytest.raises(BrokenSqlFile, match=r"declares \['x'\] .* gives \['y'\]"):
        create_layer(duckdb.connect(), marts(tmp_path, a="select 1 as y"))


def test_a_query_that_cannot_run_is_named_with_its_file(tmp_path):
    """The database's own words follow."""
    with pytest.raises(BrokenSqlFile, match=r"marts/a.sql: its query cannot run: .*nowhere"):
        create_layer(duckdb.connect(), marts(tmp_path, a="select x from raw.nowhere"))


def test_reference_columns_are_typed_by_their_suffix(tmp_path):
    """Codes keep their noughts, dates are dates, and an empty list of events is no fault."""
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "regions.csv").write_text(
        "region_code,valid_from,limit_days,is_open,value\n01,2019-01-01,3,true,0.5\n"
    )
    (tmp_path / "reference" / "events.csv").write_text("on_date,text_sv\n")
    connection = duckdb.connect()
    load_reference(connection, tmp_path)

    assert [row[1] for row in connection.execute("describe reference.regions").fetchall()] == [
        "VARCHAR", "DATE", "INTEGER", "BOOLEAN", "DOUBLE",
    ]  # fmt: skip
    assert connection.execute("select region_code from reference.regions").fetchall() == [("01",)]
    assert connection.execute("select * from reference.events").fetchall() == []
