"""Marts written by hand: the rows that a metric reads, without the events that they came from.

The clinics: north and south are physiotherapists in Karlstad and Sunne, care and cure are health
centres there, ortho and spec refer as well, rays and beams are radiology. Columns and types are
those of the real marts, so a row that names a column which is not there fails.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from pipelines.sqlfile import read_sqlfile
from tests.small_region import SQL, rows, small_region

CLINICS = """
    clinic_id  kind           municipality_code  region_code  owner    contract          name
    north      physio         1780               17           region   care_choice       Norra
    south      physio         1766               17           private  care_choice       Södra
    care       health_centre  1780               17           region   none              Centralen
    cure       health_centre  1766               17           private  none              Kuren
    spec       specialist     1780               17           private  national_tariff   Spec
    ortho      orthopaedics   1780               17           region   none              Orto
    rays       radiology      1780               17           region   none              Röntgen
    beams      radiology      1766               17           region   none              Strålar
    """
USUAL = {
    "origin_clinic_id": "north", "referring_unit_id": "care", "deciding_unit_id": "rays",
    "receiving_unit_id": "rays", "receiving_unit": "rays", "municipality_id": "municipality-1780",
    "exam": "US_SHOULDER", "body_region": "shoulder", "referrer_profession": "gp",
    "channel": "cosmic", "owner": "region", "is_whole": "true", "is_resent": "false",
    "place_in_chain": "1",
}  # fmt: skip
SAME_AS_ID = ("chain_id", "patient_id")


def given_marts(marts: Mapping[str, str], *more: str, **region) -> duckdb.DuckDBPyConnection:
    """A region whose marts hold these text tables; `more` names marts to make of them anew.

    A column that a row leaves out has its usual value, and a patient and a chain of its own.
    """
    connection = small_region(**({"clinics": CLINICS} | region))
    connection.make_around(marts)  # so that what is given reaches no mart that is made of it
    for mart, text in marts.items():
        _replace(connection, mart, f"select * from {mart} limit 0")
        known = {row[0] for row in connection.execute(f"describe {mart}").fetchall()}
        for row in rows(text):
            _insert(connection, mart, _usual(row, known) | row)
    for mart in more:
        _replace(connection, mart, read_sqlfile(SQL / f"{mart.replace('.', '/')}.sql").query)
    return connection


def _replace(connection: duckdb.DuckDBPyConnection, mart: str, query: str) -> None:
    connection.execute(f"create or replace temp table made as {query}")
    kind = connection.execute(
        "select table_type from information_schema.tables "
        "where table_schema || '.' || table_name = $1",
        [mart],
    ).fetchall()[0][0]
    connection.execute(f"drop {'view' if kind == 'VIEW' else 'table'} {mart}")
    connection.execute(f"create table {mart} as select * from made")


def _usual(row: dict[str, str | None], known: set[str]) -> dict[str, str | None]:
    own = {column: next(iter(row.values())) for column in SAME_AS_ID}
    return {column: value for column, value in (USUAL | own).items() if column in known}


def _insert(connection: duckdb.DuckDBPyConnection, mart: str, row: dict[str, str | None]) -> None:
    slots = ", ".join(f"${name} as {name}" for name in row)
    connection.execute(f"insert into {mart} by name select {slots}", row)
