"""Free times by the fast joins and by plain loops: the same, on odd extracts and on the sample."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, datetime, timedelta

import duckdb
import polars as pl
import pytest

from data_samples.synthetic.delivered import read
from tests.marts.free_times_twin import Twin
from tests.metrics.test_chain_twin import SAMPLE
from tests.small_region import small_region

COLUMNS = (
    "is_late", "is_known", "free_own_count", "clinics_within_10_km", "clinics_within_25_km",
    "clinics_within_50_km", "clinics_anywhere", "nearest_free", "earliest_own_at",
    "earliest_any_at", "has_free_off_web",
)  # fmt: skip
PLACES = {"a": (59.4, 13.5), "b": (59.45, 13.5), "c": (59.6, 13.6), "d": (60.2, 13.0),
          "e": (None, None)}  # fmt: skip
BEGAN = datetime(2025, 3, 24)  # the week in which clocks go forward
TABLES = ("slots", "bookings")


def clinics(places: dict[str, tuple]) -> str:
    """A text table of physiotherapy clinics at these places."""
    lines = [f"{name} physio 1780 17 region care_choice {name} {lat or '-'} {lon or '-'}"
             for name, (lat, lon) in places.items()]  # fmt: skip
    head = "clinic_id kind municipality_code region_code owner contract name latitude longitude"
    return "\n".join([head, *lines])


def marts_of(
    tables: dict[str, pl.DataFrame], clinics: str, since: str
) -> duckdb.DuckDBPyConnection:
    """The real marts of these accepted rows."""
    connection = small_region(clinics=clinics, complete_from=since)
    for name in TABLES:
        connection.register("rows_of_it", tables[name])
        connection.execute(f"insert into accepted.{name} by name from rows_of_it")
        connection.unregister("rows_of_it")
    connection.execute("insert into raw.deliveries values ('slots', $1, 'open_at', true)", [since])
    return connection


def odd_extract(seed: int) -> dict[str, pl.DataFrame]:
    """Some ninety contacts and a hundred and fifty times that break every custom."""
    chance = random.Random(seed)
    slots = [_odd_slot(chance, f"s{number}") for number in range(150)]
    bookings = [row for number in range(90)
                for row in _odd_contact(chance, f"c{number}", slots)]  # fmt: skip
    return {"slots": pl.DataFrame(slots, infer_schema_length=None),
            "bookings": pl.DataFrame(bookings, infer_schema_length=None)}  # fmt: skip


def _odd_slot(chance: random.Random, name: str) -> dict[str, object]:
    starts = BEGAN + timedelta(days=chance.randrange(12), hours=chance.choice((0, 2, 8, 13)))
    released = starts - timedelta(hours=chance.choice((1, 5, 30, 100, 300)))
    if chance.random() < 0.2:
        released = datetime.combine(released, datetime.min.time())  # only its day is told
    removed = starts - timedelta(hours=chance.randrange(1, 90)) if chance.random() < 0.2 else None
    return {
        "slot_id": name, "clinic_id": chance.choice("abcde"), "starts_at": starts,
        "visit_type": chance.choice(("first", "first", "first", "return")),
        "released_at": None if chance.random() < 0.05 else released, "removed_at": removed,
        "is_web_bookable": chance.choice((True, False, None)), "minutes": 30,
    }  # fmt: skip


def _odd_contact(chance: random.Random, name: str, slots: list[dict]) -> list[dict]:
    contact_at = BEGAN + timedelta(hours=chance.randrange(-48, 200))
    turns = chance.choice((1, 1, 1, 2, 3))
    rows = [_odd_booking(chance, f"{name}-{turn}", contact_at, slots) for turn in range(turns)]
    clinic = chance.choice("abcde")
    via = ("web_clinic", "web_search", "phone", "desk", "open_invitation", "drop_in", None)
    return [
        {"contact_id": name, "clinic_id": clinic, "contact_at": contact_at, "visit_type": "first",
         "guarantee": "1", "booking_via": chance.choice(via), **row}
        for row in rows
    ]  # fmt: skip


def _odd_booking(chance: random.Random, name: str, contact_at: datetime, slots: list) -> dict:
    """Of any time, taken or not, at its very release, before it, by day only, or of none."""
    slot = chance.choice(slots)
    booked = contact_at + timedelta(hours=chance.choice((0, 0, 1, 7, 30)))
    if chance.random() < 0.15 and slot["released_at"] and slot["released_at"] > contact_at:
        booked = slot["released_at"]
    if chance.random() < 0.1:
        booked = datetime.combine(booked, datetime.min.time())  # nobody judges its order
    status = chance.choice(("attended", "no_show", "booked", "cancelled_by_patient",
                            "cancelled_by_clinic", "waiting", None))  # fmt: skip
    starts = None if status == "waiting" else slot["starts_at"]
    cancelled = None
    if str(status).startswith("cancelled") or chance.random() < 0.05:
        cancelled = booked + timedelta(hours=chance.choice((-3, 0, 1, 20, 50)))
        cancelled = None if chance.random() < 0.1 else cancelled
    has_slot = starts and chance.random() < 0.9
    return {
        "booking_id": name, "slot_id": slot["slot_id"] if has_slot else None,
        "booked_at": booked if starts and chance.random() < 0.95 else None, "starts_at": starts,
        "status": status, "cancelled_at": cancelled,
        "assessed_at": starts if status == "attended" else None,
    }  # fmt: skip


def rows_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict]:
    """The rows of an accepted table."""
    return connection.sql(f"select * from accepted.{table}").pl().to_dicts()


def twin_of(connection: duckdb.DuckDBPyConnection) -> Twin:
    """The twin of the same accepted rows."""
    return Twin(*(rows_of(connection, table) for table in ("clinics", "slots", "bookings")))


@pytest.fixture(scope="module", params=[1, 2, 3])
def odd(request) -> duckdb.DuckDBPyConnection:
    """The marts of an odd extract."""
    return marts_of(odd_extract(request.param), clinics(PLACES), "2025-01-01")


def test_a_time_is_free_by_its_offers_exactly_when_it_could_be_booked(odd):
    """At, just before and just after every moment at which anything happened to it."""
    twin = twin_of(odd)
    offers = defaultdict(list)
    for slot_id, begin, end in odd.execute(
        "select slot_id, free_from, free_until from marts.slot_offers"
    ).fetchall():
        offers[slot_id].append((begin, end))

    told = {
        (slot["slot_id"], moment): sum(
            begin <= moment < end for begin, end in offers[slot["slot_id"]]
        )
        for slot in twin.slots
        for moment in moments_of(twin, slot)
    }
    expected = {
        (slot["slot_id"], moment): int(twin.is_free(slot, moment))
        for slot in twin.slots
        for moment in moments_of(twin, slot)
    }

    assert told == expected
    assert 0 < sum(expected.values()) < len(expected)


def moments_of(twin: Twin, slot: dict) -> list[datetime]:
    """Every moment of the slot and of its bookings, a minute before and a minute after."""
    rows = [slot, *twin.bookings_of[slot["slot_id"]]]
    moments = {row[name] for row in rows for name in row if name.endswith("_at") and row[name]}
    steps = [timedelta(minutes=minutes) for minutes in (-1, 0, 1)]
    days = [timedelta(0), timedelta(days=1)]
    return sorted({moment + step + day for moment in moments for step in steps for day in days})


def compared(connection: duckdb.DuckDBPyConnection, contact_ids: list[str] | None = None) -> tuple:
    """What the mart and the twin tell of each contact, or of these."""
    twin = twin_of(connection)
    bookings_of = defaultdict(list)
    for row in rows_of(connection, "bookings"):
        bookings_of[row["contact_id"]].append(row)
    told = {
        row["contact_id"]: {name: row[name] for name in COLUMNS}
        for row in connection.sql("from marts.free_slots_at_contact").pl().to_dicts()
        if contact_ids is None or row["contact_id"] in contact_ids
    }
    return told, {name: twin.at_contact(bookings_of[name]) for name in told}


def test_each_contact_could_have_had_what_the_twin_finds(odd):
    """Own clinic, rings and earliest times, of every contact of the odd extract."""
    told, expected = compared(odd)

    assert told == expected
    assert len({row["nearest_free"] for row in expected.values()}) > 3
    assert any(row["has_free_off_web"] for row in expected.values())


@pytest.fixture(scope="module")
def spring() -> duckdb.DuckDBPyConnection:
    """The sample's times and bookings of the spring of 2025, and their marts."""
    tables = read(SAMPLE)
    starts = pl.col("starts_at").is_between(datetime(2025, 3, 1), datetime(2025, 6, 1))
    slots = tables["slots"].filter(starts, pl.col("visit_type") == "first")
    bookings = tables["bookings"].filter(
        pl.col("contact_at").is_between(datetime(2025, 2, 1), datetime(2025, 5, 1)),
        pl.col("visit_type") == "first",
        pl.col("slot_id").is_in(slots["slot_id"].implode()) | pl.col("slot_id").is_null(),
    )
    physio = tables["clinics"].filter(pl.col("kind") == "physio")
    places = {row["clinic_id"]: (row["latitude"], row["longitude"]) for row in physio.to_dicts()}
    return marts_of({"slots": slots, "bookings": bookings}, clinics(places), "2025-01-01")


def test_a_hundred_contacts_of_the_sample_could_have_had_what_the_twin_finds(spring):
    """A seeded hundred of April, late or not, on the web or not."""
    april = spring.execute(
        "select contact_id from marts.free_slots_at_contact "
        "where contact_on between date '2025-04-01' and date '2025-04-28' order by contact_id"
    ).fetchall()
    told, expected = compared(spring, random.Random(4).sample([row[0] for row in april], 100))

    assert told == expected
    assert sum(row["free_own_count"] > 0 for row in expected.values()) > 10
    assert date(2025, 4, 1) < max(row["earliest_any_at"].date() for row in expected.values()
                                  if row["earliest_any_at"])  # fmt: skip


def test_the_matching_may_give_each_contact_the_times_that_the_twin_finds(odd):
    """As many at each distance; contacts of late_askers and nobody else."""
    told = odd.execute(
        "select contact_id, ring_number, count(distinct slot_number) from marts.late_offers "
        "join marts.late_askers using (contact_number) group by all"
    ).fetchall()
    twin = twin_of(odd)
    rings = ["own_clinic", "within_10_km", "within_25_km", "within_50_km", "anywhere"]
    expected = defaultdict(int)
    for contact, clinic, asked, last_on, is_web in odd.execute(
        "select contact_id, clinic_id, asked_at, last_on, is_web from marts.late_askers"
    ).fetchall():
        days = [last_on - timedelta(days=ago) for ago in range((last_on - asked.date()).days + 1)]
        for slot in twin.free_slots(asked, days, is_web):
            expected[contact, rings.index(twin.ring(clinic, slot["clinic_id"]))] += 1

    assert {(contact, ring): count for contact, ring, count in told} == expected
    assert len(expected) > 20
