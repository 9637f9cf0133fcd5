"""The days that an extract tells of: its last complete day, and how fresh each table is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import duckdb

from pipelines.errors import ExtractRefused, WrongUse
from pipelines.loaded import Freshness
from pipelines.source import Source, TableSource

# The moment at which a row of a table comes to be; slots lie ahead by nature.
CLOCKS = {
    "clinics": None,
    "slots": "starts_at",
    "bookings": "contact_at",
    "needs": "need_at",
    "referrals": "sent_at",
    "referral_events": "event_at",
    "searches": "searched_at",
    "slot_snapshots": "taken_at",
    "published_figures": "published_on",
}
AHEAD = ("clinics", "slots", "published_figures")  # whose clock is none of the care's own
SILENCE = timedelta(days=31)  # an extract may be quiet for a month, not for years


def last_complete_day(connection: duckdb.DuckDBPyConnection) -> date:
    """The latest day with at least a tenth of a normal weekday's contacts."""
    found = _full_days(connection, "bookings")[1]
    if found is None:
        raise ExtractRefused(
            "bookings tells of no day on which anyone sought care, so the last complete day is not "
            "known: correct contact_at, or state as_of in source.toml or with --as-of."
        )
    return found


def refuse_outside(
    connection: duckdb.DuckDBPyConnection, as_of: date, source: Source, *, is_told: bool
) -> None:
    """Raise where nobody had sought care by `as_of`, or it is long after the last that is told.

    `WrongUse` where the day `is_told` on the command line, `ExtractRefused` where the extract says
    it. Booked times ahead tell of no day; a stray row does not make one either.
    """
    first = max(filter(None, (_full_days(connection, "bookings")[0],
                              source.tables["bookings"].complete_from)), default=None)  # fmt: skip
    latest = max(filter(None, (_full_days(connection, name)[1]
                               for name in CLOCKS if name not in AHEAD)), default=None)  # fmt: skip
    if first is None or latest is None or first <= as_of <= latest + SILENCE:
        return
    fault = WrongUse if is_told else ExtractRefused
    where = "--as-of" if is_told else "as_of in source.toml"
    raise fault(
        f"{where} {as_of} lies outside the extract, which tells of {first} to {latest}: choose a "
        f"day from {first} to {latest}, at most {SILENCE.days} days later."
    )


def _full_days(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[date | None, date | None]:
    """First and latest day of a table with at least a tenth of a normal weekday's rows."""
    clock = CLOCKS[name]
    return connection.execute(
        f"with days as (select {clock}::date as day, count(*) as rows from staging.{name} "
        f"where {clock} >= timestamp '2000-01-01' group by all), "
        "normal as (select median(rows) as rows from days where isodow(day) < 6) "
        "select min(day), max(day) from days, normal "
        "where days.rows >= coalesce(normal.rows, 0) / 10"
    ).fetchall()[0]


def freshness(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, TableSource]
) -> tuple[Freshness, ...]:
    """First and latest day of every table up to as_of, from its accepted rows."""
    return tuple(
        Freshness(name, *_span(connection, name, clock),
                  tables[name].complete_from, tables[name].selected_by)
        for name, clock in CLOCKS.items()
    )  # fmt: skip


def _span(
    connection: duckdb.DuckDBPyConnection, name: str, clock: str | None
) -> tuple[date | None, date | None]:
    if clock is None:
        return None, None
    return connection.execute(
        f"select min({clock})::date, max({clock})::date from accepted.{name} "
        f"where {clock}::date <= getvariable('as_of')"
    ).fetchall()[0]
