"""The chain's marts against their twin: on the committed sample and on random odd extracts."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data_samples.synthetic.delivered import read
from tests.metrics.chain_twin import NO, YES, Twin
from tests.small_region import CHAIN_CLINICS, USUAL, small_region

SAMPLE = Path(__file__).resolve().parents[2] / "data_samples"
AS_OF = date(2025, 10, 31)
TABLES = ("needs", "referrals", "referral_events")
STATUSES = (
    "received", "received", "under_vetting", "completion_requested", "completed_by_referrer",
    "forwarded", "accepted", "accepted", "accepted_changed", "returned", "returned_with_advice",
    "rejected", "booked", "performed", "performed", "reported", "acknowledged", "voided", "sent",
    "mislaid",  # no status that anyone knows
)  # fmt: skip


def marts_of(tables: dict[str, pl.DataFrame], clinics: str) -> duckdb.DuckDBPyConnection:
    """The real marts of these accepted rows."""
    connection = small_region(clinics=clinics)
    for name in TABLES:
        connection.register("rows_of_it", tables[name])
        connection.execute(f"insert into accepted.{name} by name from rows_of_it")
        connection.unregister("rows_of_it")
    return connection


def odd_extract(seed: int) -> dict[str, pl.DataFrame]:
    """Some sixty needs and a hundred and fifty referrals that break every custom."""
    chance = random.Random(seed)
    needs = [_odd_need(chance, f"n{number}") for number in range(60)]
    referrals = [_odd_referral(chance, f"r{number}") for number in range(150)]
    events = {}
    for row in referrals:
        for status in chance.sample(STATUSES, chance.randrange(8)):
            at = _moment(chance, row["sent_at"].date(), 100)
            event = {"referral_id": row["referral_id"], "event_at": at, "status": status}
            events[row["referral_id"], at, status] = USUAL["referral_events"] | event
    orphan = {"referral_id": "elsewhere", "event_at": datetime(2025, 5, 5), "status": "accepted"}
    known = [*events.values(), USUAL["referral_events"] | orphan]
    known = [row for row in known if row["event_at"].date() <= AS_OF]
    frames = {"needs": needs, "referrals": referrals, "referral_events": known}
    return {name: pl.DataFrame(rows, infer_schema_length=None) for name, rows in frames.items()}


def _odd_need(chance: random.Random, name: str) -> dict[str, object]:
    need_on = date(2025, 3, 1) + timedelta(days=chance.randrange(240))
    moments = [_moment(chance, need_on - timedelta(days=2), 60) for _ in range(3)]
    known = [at if chance.random() < 0.7 and at.date() <= AS_OF else None for at in moments]
    return USUAL["needs"] | {
        "need_id": name,
        "patient_id": chance.choice("pqrst"),
        "need_at": _moment(chance, need_on, 1),
        "sent_at": known[0],
        "received_at": known[1],
        "gp_contact_at": known[2],
        "outcome": chance.choice(("referral_written", "declined", "not_pursued", "unknown", None)),
    }


def _odd_referral(chance: random.Random, name: str) -> dict[str, object]:
    """Its parent may be itself, one that came later, one that is not there; so may its need."""
    odd_parent, odd_need = f"r{chance.randrange(170)}", f"n{chance.randrange(70)}"
    return USUAL["referrals"] | {
        "referral_id": name,
        "parent_referral_id": odd_parent if chance.random() < 0.3 else None,
        "need_id": odd_need if chance.random() < 0.4 else None,
        "patient_id": chance.choice("pqrst"),
        "body_region": chance.choice(("shoulder", "knee", "back", None)),
        "sent_at": _moment(chance, date(2025, 3, 1), 240),
    }


def _moment(chance: random.Random, first: date, days: int) -> datetime:
    """Some moment of the days that follow; a third of them tell no time of day."""
    day = first + timedelta(days=chance.randrange(days))
    minutes = chance.choice((0, chance.randrange(1440), chance.randrange(480, 1000)))
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)


@pytest.fixture(scope="module", params=["sample", *range(8)])
def both(request) -> tuple[duckdb.DuckDBPyConnection, Twin]:
    """The marts of one extract and what the twin makes of it."""
    tables = read(SAMPLE) if request.param == "sample" else odd_extract(request.param)
    clinics = CHAIN_CLINICS if request.param != "sample" else _as_text(tables["clinics"])
    rows = (tables[name].to_dicts() for name in TABLES)
    return marts_of(tables, clinics), Twin(AS_OF, *rows)


def _as_text(clinics: pl.DataFrame) -> str:
    columns = ["clinic_id", "kind", "municipality_code", "region_code"]
    lines = [" ".join(row) for row in clinics.select(columns).iter_rows()]
    return "\n".join([" ".join(columns), *lines])


def _by_id(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, tuple]:
    return {key: tuple(rest) for key, *rest in connection.execute(query).fetchall()}


def test_every_need_ends_as_its_twin(both):
    """Outcome and day, of every need."""
    marts, twin = both
    found = _by_id(marts, "select need_id, outcome, ended_on from marts.needs")

    assert found == {need: twin.need_end(need) for need in twin.needs}


def test_chains_hold_the_same_referrals(both):
    """No referral falls out of the chains, and none is in two."""
    marts, twin = both
    found = marts.execute(
        "select list(referral_id order by sent_at, referral_id) from accepted.referrals "
        "join marts.chain_members using (referral_id) group by chain_id"
    ).fetchall()
    expected = [twin.referrals_of(chain) for chain in twin.chains]

    assert sorted(row[0] for row in found) == sorted(filter(None, expected))


def test_every_chain_is_judged_and_ends_as_its_twin(both):
    """First pass, final acceptance, loops, contacts, outcome and day, of every chain."""
    marts, twin = both
    found = _by_id(
        marts,
        "select chain_id, is_first_pass, is_finally_accepted, has_loop, contact_count, outcome, "
        "ended_on from marts.referral_chains",
    )
    expected = {
        " ".join(min(chain)): (*twin.answers(chain), *twin.effort(chain), *twin.chain_end(chain))
        for chain in twin.chains
        if twin.need_of(chain) or twin.referrals_of(chain)
    }

    assert found == expected


def test_lost_referrals_and_their_first_decisions_are_the_twins(both):
    """Per referral: the day on which it was lost, its first decision, the acknowledged report."""
    marts, twin = both
    found = _by_id(
        marts,
        "select referral_id, lost_on, first_decision in ('accepted', 'accepted_changed'), "
        "acknowledged_on from marts.referrals",
    )

    assert found == {
        name: (twin.lost_on(name), _first_answer(twin, name), twin.acknowledged_on(name))
        for name in twin.referrals
    }


def _first_answer(twin: Twin, referral: str) -> bool | None:
    steps = [step for _, step, _ in twin.events_of([("referral", referral)])]
    return next((step in YES for step in steps if step in (*YES, *NO)), None)


def test_repeats_are_the_twins(both):
    """Every examination, and the days since the last of the same patient and region."""
    marts, twin = both
    found = _by_id(
        marts, "select referral_id, days_since_previous, is_repeat from marts.imaging_exams"
    )

    assert found == {
        name: (days, days is not None and days <= 90) for name, days in twin.repeats().items()
    }


def test_steps_follow_each_other_as_in_the_twin(both):
    """How often one event follows another directly, and how many days that took."""
    marts, twin = both
    found = marts.execute(
        "select from_step, to_step, count(*), sum(days) from marts.referral_steps group by all"
    ).fetchall()
    expected = twin.edges()

    assert {(one, other): cases for one, other, cases, _ in found} == {
        edge: cases for edge, (cases, _) in expected.items()
    }
    for one, other, _, days in found:
        assert days == pytest.approx(expected[one, other][1], abs=1e-6)
