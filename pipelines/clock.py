"""The days that an extract tells of: its last complete day, and how fresh each table is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb

from pipelines.errors import ExtractRefused
from pipelines.loaded import Freshness
from pipelines.source import TableSource

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
}


def last_complete_day(connection: duckdb.DuckDBPyConnection) -> date:
    """The latest day with at least a tenth of a normal weekday's contacts."""
    found = connection.execute(
        "with days as (select contact_at::date as day, count(*) as contacts from staging.bookings "
        "where contact_at >= timestamp '2000-01-01' group by all), "
        "normal as (select median(contacts) as contacts from days where isodow(day) < 6) "
        "select max(day) from days, normal where days.contacts >= coalesce(normal.contacts, 0) / 10"
    ).fetchall()[0][0]
    if found is None:
        raise ExtractRefused(
            "bookings tells of no day on which anyone sought care, so the last complete day is not "
            "known: correct contact_at, or state as_of in source.toml or with --as-of."
        )
    return found


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
