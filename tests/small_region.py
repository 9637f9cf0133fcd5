"""A region small enough to read: text tables become accepted.*, then the real marts and kernel run.

A table is written as people write one: names above, a row a line, "-" for nothing, and after # the
reason why the row is there. A day without a time means nine o'clock. A mart is made when a query
first names it: all of them cost twice to ten times what a test needs.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

import duckdb

from pipelines.contract import TABLES
from pipelines.kernel import Kernel
from pipelines.layers import create_table, load_reference, ordered
from pipelines.published import VALUE_TABLES
from pipelines.python_marts import PythonMart, python_marts
from pipelines.sqlfile import SqlFile, read_layer, read_sqlfile

SQL = Path(__file__).resolve().parents[1] / "sql"
TYPES = {"time": "TIMESTAMP", "date": "DATE", "whole": "INTEGER", "number": "DOUBLE",
         "truth": "BOOLEAN"}  # fmt: skip
CLINICS = """
    clinic_id  kind    municipality_code  region_code  owner    contract     name
    north      physio  1780               17           region   care_choice  Norra
    south      physio  1766               17           private  care_choice  Södra
    """
CHAIN_CLINICS = """
    clinic_id  kind           municipality_code  region_code  owner    contract         record_system  sefos_from  name
    north      physio         1780               17           region   care_choice      cosmic         -           Norra
    south      physio         1766               17           private  national_tariff  other          2025-03-01  Södra
    doctor     health_centre  1780               17           region   none             cosmic         -           Vårdcentral
    private    health_centre  1766               17           private  none             other          2025-06-01  Läkarhus
    special    specialist     1780               17           private  national_tariff  other          -           Specialist
    bones      orthopaedics   1780               17           region   none             cosmic         -           Ortopedi
    xray       radiology      1780               17           region   none             cosmic         -           Röntgen
    away       radiology      1766               17           region   none             cosmic         -           Röntgen_norr
    """  # noqa: E501
USUAL = {
    "bookings": {"visit_type": "first", "guarantee": "1", "status": "attended",
                 "booking_via": "phone", "patient_id": "p"},
    "needs": {"patient_id": "p", "origin_clinic_id": "north", "received_by": "doctor",
              "body_region": "shoulder", "wanted_exam": "US_SHOULDER", "channel": "cosmic",
              "outcome": "unknown"},
    "referrals": {"patient_id": "p", "referring_unit_id": "doctor", "receiving_unit_id": "xray",
                  "referrer_profession": "gp", "channel": "cosmic", "exam_code": "US_SHOULDER",
                  "body_region": "shoulder"},
    "referral_events": {"unit_id": "xray"},
    "slots": {"clinic_id": "north", "visit_type": "first"},
    "slot_snapshots": {"clinic_id": "north", "is_free": "true"},
    "searches": {},
}  # fmt: skip
ALWAYS_DELIVERED = ("bookings", "needs", "referrals", "referral_events")


def rows(text: str) -> list[dict[str, str | None]]:
    """The rows of a text table by the names above them."""
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    names, *records = [words for words in lines if words] or [[]]
    for record in records:
        assert len(record) == len(names), f"{record} does not fit {names}"
    return [
        {name: None if word == "-" else word for name, word in zip(names, record, strict=True)}
        for record in records
    ]


def small_region(
    bookings: str = "booking_id",
    *,
    needs: str = "need_id",
    referrals: str = "referral_id",
    referral_events: str = "referral_id",
    slots: str = "slot_id",
    slot_snapshots: str = "slot_id",
    searches: str = "search_id",
    as_of: str = "2025-10-31",
    clinics: str = CLINICS,
    complete_from: str | None = "2025-01-01",
    selected_by: str = "started",
    lacking: Collection[str] = (),
) -> Region:
    """A connection to these rows and their marts, as known on `as_of`.

    A need and a referral are of patient p, from north over doctor to xray, and a slot is a first
    visit's at north, unless they say else. A time of day is written 2025-10-01T13:30.
    `lacking` names columns that were not delivered, as slots.removed_at; they are to be left out.
    """
    texts = {"bookings": bookings, "needs": needs, "referrals": referrals,
             "referral_events": referral_events, "slots": slots,
             "slot_snapshots": slot_snapshots, "searches": searches}  # fmt: skip
    given = {name: [_filled(name, row) for row in rows(text)] for name, text in texts.items()}
    delivered = [name for name in texts if given[name] or name in ALWAYS_DELIVERED]
    connection = duckdb.connect(config={"threads": "1"})
    connection.execute(f"set variable as_of = date '{as_of}'")
    for schema in ("raw", "accepted", "marts"):
        connection.execute(f"create schema {schema}")
    connection.execute(
        "create table raw.deliveries as select unnest($3::varchar[]) as table_name, "
        "$1::date as complete_from, $2::varchar as selected_by, true as is_present",
        [complete_from, selected_by, delivered],
    )
    connection.execute(
        "create table raw.missing_columns as select split_part(told, '.', 1) as table_name, "
        "split_part(told, '.', 2) as column_name from (select unnest($1::varchar[]) as told)",
        [list(lacking)],
    )
    given["clinics"] = rows(clinics)
    for table in TABLES.values():
        _create_accepted(connection, table, given.get(table.name, []))
    load_reference(connection, SQL)
    return Region(connection)


class Region:
    """A connection in which every mart is there for whoever asks: made with those that it reads.

    What was changed in accepted.* or raw.* before a mart is first named counts for it.
    """

    NAMED = re.compile(r"\bmarts\.\w+")
    MADE_ANEW = re.compile(r"create or replace (?:table|view) (marts\.\w+) as ")

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._made: set[str] = set()

    def execute(self, query: str, *parameters):
        self._make(query)
        return self._connection.execute(query, *parameters)

    def sql(self, query: str, **parameters):
        self._make(query)
        return self._connection.sql(query, **parameters)

    def make_all(self) -> None:
        """Every mart, as the rows are now."""
        self._make(" ".join(_marts()))

    def make_around(self, names: Collection[str]) -> None:
        """These marts, and all that are made of them, as the rows are now."""
        around = set(names)
        for mart in _marts().values():
            around |= {mart.table} if mart.reads & around else set()
        self._make(" ".join(around))

    def __getattr__(self, name: str):
        return getattr(self._connection, name)

    def _make(self, query: str) -> None:
        named = set(self.NAMED.findall(query)) & _marts().keys() - self._made
        if not named:
            return
        anew = self.MADE_ANEW.match(query)
        self._made |= {anew[1]} if anew else set()
        for name in _in_order(frozenset(named)):
            if name not in self._made:
                self._made.add(name)
                _create(self._connection, _marts()[name])


@cache
def _marts() -> dict[str, SqlFile | PythonMart]:
    """Every mart after those that it reads."""
    return {mart.table: mart for mart in ordered([*read_layer(SQL / "marts"), *python_marts()])}


@cache
def _in_order(wanted: frozenset[str]) -> list[str]:
    """The marts that are wanted and those that they read."""
    needed = set(wanted)
    for mart in reversed(_marts().values()):
        needed |= mart.reads if mart.table in needed else set()
    return [name for name in _marts() if name in needed]


def _create(connection: duckdb.DuckDBPyConnection, mart: SqlFile | PythonMart) -> None:
    if isinstance(mart, PythonMart):
        mart.create(connection)
    else:
        create_table(connection, mart)


def _filled(table: str, row: dict[str, str | None]) -> dict[str, str | None]:
    """What a row that says no more than it must is taken to be."""
    usual = USUAL[table]
    if table == "bookings":
        usual = usual | {"booking_id": row.get("contact_id"), "booked_at": row.get("contact_at")}
    return usual | row


def _create_accepted(connection: duckdb.DuckDBPyConnection, table, given: list[dict]) -> None:
    columns = ", ".join(f"{c.name} {TYPES.get(c.kind, 'VARCHAR')}" for c in table.columns)
    connection.execute(f"create table accepted.{table.name} ({columns})")
    for row in given:
        values = {name: _moment(name, word) for name, word in row.items()}
        slots = ", ".join(f"${name} as {name}" for name in values)
        connection.execute(f"insert into accepted.{table.name} by name select {slots}", values)


def _moment(name: str, word: str | None) -> str | None:
    return f"{word} 09:00" if name.endswith("_at") and word and len(word) == 10 else word


def roll_up_metrics(connection: duckdb.DuckDBPyConnection, *metrics: str) -> None:
    """Run these metrics of sql/metrics, and no others, through the real kernel."""
    kernel = Kernel(connection, SQL / "kernel")
    for metric in metrics:
        kernel.roll_up(read_sqlfile(SQL / "metrics" / f"{metric}.sql"))


def values(
    connection: duckdb.DuckDBPyConnection,
    metric: str,
    columns: str,
    *,
    unit: str = "region-17",
    period: str = "2025-10",
    split: str | None = None,
) -> list[tuple]:
    """`columns` of the metric's values for one unit and period, sorted; unsplit if no split."""
    roll_up_metrics(connection, metric)
    shape = read_sqlfile(SQL / "metrics" / f"{metric}.sql").front["shape"]
    return connection.execute(
        f"select {columns} from {VALUE_TABLES[shape]} where metric = $metric "
        "and unit_id = $unit and period_id = $period and split is not distinct from $split "
        "order by all",
        {"metric": metric, "unit": unit, "period": period, "split": split},
    ).fetchall()


def table(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple]:
    """The rows of a query."""
    return connection.execute(query).fetchall()


def day(text: str) -> date:
    """A date from its ISO form."""
    return date.fromisoformat(text)
