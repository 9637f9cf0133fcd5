"""A metric written in a test: a few rows of what happened, through the real roll-up.

Clinics: north (Karlstad, the region's own), south and west (Sunne, private); west has no contract
with the care choice. Data from 1 January 2024 to 31 October 2025.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import duckdb

from pipelines.kernel import Kernel
from pipelines.published import VALUE_TABLES
from pipelines.sqlfile import read_sqlfile
from tests.small_region import SQL, rows, small_region

CLINICS = """
    clinic_id  kind       municipality_code  region_code  owner    contract          name
    north      physio     1780               17           region   care_choice       Norra
    south      physio     1766               17           private  care_choice       Södra
    west       physio     1766               17           private  national_tariff   Västra
    rays       radiology  1780               17           region   none              Röntgen
    """
FRONT = """/*
shape = "{shape}"
unit = "count"
decimals = 0
good = "neither"
source = "A test"
{more}
[units]
{units}
[label]
sv = "Mått"
en = "Metric"
[definition]
sv = "Ett mått."
en = "A metric."
[why]
sv = "För provet."
en = "For the test."
*/
select * from marts.happened
"""


@cache
def paper_region(**region) -> duckdb.DuckDBPyConnection:
    """The marts of the clinics above, made once: read what one roll-up made before the next."""
    usual = {"clinics": CLINICS, "complete_from": "2024-01-01"}
    return small_region(**(usual | region))


def roll_up(
    shape: str,
    happened: str,
    types: str,
    *,
    units: str = 'physio = "clinic_id"',
    more: str = "",
    connection: duckdb.DuckDBPyConnection | None = None,
) -> duckdb.DuckDBPyConnection:
    """Roll up the text table `happened` (columns typed by `types`) as a metric of `shape`."""
    connection = connection or paper_region()
    connection.execute(f"create or replace table marts.happened ({types})")
    for row in rows(happened):
        slots = ", ".join(f"${name} as {name}" for name in row)
        connection.execute(f"insert into marts.happened by name select {slots}", row)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "metrics" / "paper.sql"
        path.parent.mkdir()
        path.write_text(FRONT.format(shape=shape, more=more, units=units), encoding="utf-8")
        Kernel(connection, SQL / "kernel").roll_up(read_sqlfile(path))
    return connection


def values(connection: duckdb.DuckDBPyConnection, shape: str, columns: str, where: str) -> list:
    """`columns` of the values, sorted."""
    return connection.execute(
        f"select {columns} from {VALUE_TABLES[shape]} where {where} order by all"
    ).fetchall()
