"""What it costs to tell who could have had a free time: the mart's join and the plain one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import duckdb

from benchmarks.figures import Figure
from benchmarks.process import HOME, run
from pipelines.sqlfile import read_sqlfile

_LIMIT = 2.0  # seconds for a region-year on two cores
_MART = HOME / "sql" / "marts" / "free_slots_at_contact.sql"
# As one would write it down: each asker, each clinic, each of its times that was free just then.
_PLAIN = """
create or replace temp table plain as
select contact_id, count(distinct other_clinic_id) as clinics
from asked
join marts.clinic_distances using (clinic_id)
join marts.slot_offers as offers
    on offers.clinic_id = other_clinic_id
    and free_from <= asked_at and asked_at < free_until
    and starts_at > asked_at and starts_on <= last_on
    and visit_type = 'first' and (is_web_bookable or not is_web)
group by contact_id
"""
_ASKED = """
create or replace temp table asked as
select contact_id, clinic_id, asked_at,
    contact_on + limit_days as last_on, booking_way = 'web' as is_web
from marts.free_slots_at_contact
where is_known and contact_on between $1::date - 27 and $1::date
"""
_UNEQUAL = """
select count(*) from asked join marts.free_slots_at_contact using (contact_id)
left join plain using (contact_id)
where clinics_anywhere <> coalesce(clinics, 0)
"""


def joining(extracts: Path, folder: Path, runs: int) -> list[Figure]:
    """Seconds for a region-year of marts.free_slots_at_contact, and what the plain join takes.

    The plain one only finds the clinics with a free time inside the limit, and is compared with the
    part of the mart that does so; it is measured on the contacts of four weeks and told for a year.
    Raises RuntimeError where the two do not find the same.
    """
    with _workshop(extracts, folder) as connection:
        as_of, years, known, last_on = _facts(connection)
        connection.execute("set variable as_of = $1::date", [as_of])
        query = read_sqlfile(_MART).query
        whole = _middle(connection, f"create or replace temp table fast as {query}", runs)
        window = _middle(
            connection, f"create or replace temp table found as {_window(query)}", runs
        )
        connection.execute(_ASKED, [last_on])
        asked = connection.execute("select count(*) from asked").fetchall()[0][0]
        plain = _middle(connection, _PLAIN, runs)
        if connection.execute(_UNEQUAL).fetchall()[0][0]:
            raise RuntimeError("the plain join finds other clinics than the mart: prove it anew")
    of_a_year = plain[1] * known / max(asked, 1) / years
    return [
        Figure("free times at contact: a region-year", whole[0] / years, "s", _LIMIT),
        Figure("free times at contact: processor time", whole[1] / years, "s", _LIMIT),
        Figure("of this, clinics with a time inside the limit", window[1] / years, "s"),
        Figure("the plain join of the same: processor time", of_a_year, "s"),
        Figure("plain ÷ bucketed join, processor time", of_a_year * years / window[1], "×"),
    ]


def _window(query: str) -> str:
    """The mart's query as far as it finds the clinics with a free time inside the limit."""
    found = query.split("),\nin_window as (")[0]
    return (
        f"{found}) select contact_id, count(*) as clinics from found where free_count > 0 "
        "group by contact_id"
    )


@contextmanager
def _workshop(extracts: Path, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The marts of a build whose workshop was kept, on two threads; `folder` is thrown away."""
    target = folder / "joined"
    run(["-m", "pipelines", "build", "--extracts", extracts, "--warehouse", target,
         "--keep-workshop"])  # fmt: skip
    kept = folder / "workshop" / target.name / "workshop.duckdb"
    with duckdb.connect(str(kept), config={"threads": "2"}) as connection:
        yield connection


def _facts(connection: duckdb.DuckDBPyConnection) -> tuple:
    """The last day, region-years of contacts, contacts asked about, and a day in their midst."""
    return connection.execute(
        "select (select as_of from marts.span), "
        "(max(contact_on) - min(contact_on) + 1) / 365.25, count(*) filter (where is_known), "
        "quantile_disc(contact_on, 0.5) from marts.free_slots_at_contact"
    ).fetchall()[0]


def _middle(connection: duckdb.DuckDBPyConnection, query: str, runs: int) -> tuple[float, float]:
    """Medians of the runs by the clock and of processors, after one that reads the tables."""
    taken = [_seconds(lambda: connection.execute(query)) for _ in range(runs + 1)][1:]
    return median(clock for clock, _ in taken), median(used for _, used in taken)


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    clock, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - used
