"""A second opinion: the guarantee metrics in plain Python, row by row, against the real SQL.

The twin knows nothing of SQL, marts or the kernel: it walks the bookings as a person would. Random
bookings, seeded, with every oddity that the rules speak of.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tests.small_region import roll_up_metrics, small_region

AS_OF = date(2025, 10, 31)
CLINIC_MUNICIPALITY = {"north": "municipality-1780", "south": "municipality-1766"}
RATIOS = (
    "assessed_within_3_days_skr",
    "assessed_within_3_days_all",
    "assessed_within_3_days_contact_month",
    "assessed_within_3_days_cohort",
)
COLUMNS = (
    "booking_id contact_id clinic_id contact_at booked_at starts_at status cancelled_at "
    "assessed_at deviation_code visit_type guarantee"
).split()


@dataclass(frozen=True)
class Booking:
    """One row of bookings; days are dates, nothing is None."""

    booking_id: str
    contact_id: str
    clinic_id: str
    contact_at: date
    booked_at: date
    starts_at: date
    status: str
    cancelled_at: date | None
    assessed_at: date | None
    deviation_code: str | None
    visit_type: str
    guarantee: str


def random_bookings(seed: int) -> list[Booking]:
    """Some sixty contacts of one to three bookings each, over three months."""
    chance = random.Random(seed)
    return [booking for number in range(60) for booking in _random_contact(chance, f"c{number:02}")]


def _random_contact(chance: random.Random, contact: str) -> list[Booking]:
    contact_on = date(2025, 8, 4) + timedelta(days=chance.randrange(89))
    clinic = chance.choice(("north", "south"))
    visit_type = chance.choice(("first", "first", "first", "return"))
    guarantee = chance.choice(("1", "1", "2"))
    made, booked_on = [], contact_on
    for turn in range(chance.choice((1, 1, 1, 2, 3))):
        starts_on = booked_on + timedelta(days=chance.choice((0, 1, 2, 3, 4, 5, 9, 20)))
        status = _status(chance, starts_on)
        made.append(
            Booking(
                f"{contact}-{turn}", contact, clinic, contact_on, booked_on, starts_on, status,
                booked_on if status.startswith("cancelled") else None,
                starts_on if status == "attended" else None,
                chance.choice((None, None, None, "1", "2")), visit_type, guarantee,
            )
        )  # fmt: skip
        booked_on = min(booked_on + timedelta(days=1), AS_OF)
        if status in ("attended", "booked"):
            break
    return made


def _status(chance: random.Random, starts_on: date) -> str:
    if starts_on > AS_OF:
        return "booked"
    return chance.choice(
        ("attended",) * 4 + ("no_show", "cancelled_by_patient", "cancelled_by_clinic", "booked")
    )


@dataclass(frozen=True)
class Contact:
    """What the twin makes of one contact's bookings."""

    clinic_id: str
    sought: date
    assessed: date | None
    is_chosen: bool
    cancelled_inside: bool
    ended: tuple[int, str]  # days and how

    @property
    def in_time(self) -> bool:
        return self.assessed is not None and (self.assessed - self.sought).days <= 3

    @property
    def is_mature(self) -> bool:
        return (AS_OF - self.sought).days >= 3


def guarantee_contacts(bookings: list[Booking]) -> list[Contact]:
    """Contacts for a first visit under the guarantee."""
    by_contact = defaultdict(list)
    for booking in bookings:
        if booking.visit_type == "first" and booking.guarantee == "1":
            by_contact[booking.contact_id].append(booking)
    return [_contact(rows) for rows in by_contact.values()]


def _contact(rows: list[Booking]) -> Contact:
    sought = rows[0].contact_at
    assessed = min((row.assessed_at for row in rows if row.assessed_at), default=None)
    inside = [row for row in rows if row.status == "cancelled_by_patient"
              and row.starts_at <= sought + timedelta(days=3)]  # fmt: skip
    return Contact(
        rows[0].clinic_id, sought, assessed, any(row.deviation_code == "1" for row in rows),
        bool(inside), _end(rows, sought, assessed),
    )  # fmt: skip


def _end(rows: list[Booking], sought: date, assessed: date | None) -> tuple[int, str]:
    last = rows[-1]
    if assessed:
        return (assessed - sought).days, "assessed"
    if any(row.status == "booked" for row in rows):
        return (AS_OF - sought).days, "open"
    if last.status == "no_show":
        return (last.starts_at - sought).days, "no_show"
    return (max(row.cancelled_at for row in rows if row.cancelled_at) - sought).days, "cancelled"


def twin_ratios(contacts: list[Contact]) -> dict[str, dict[tuple[str, str], tuple[int, int]]]:
    """Metric → (unit, month or quarter or all) → numerator and denominator."""
    sums = {metric: defaultdict(lambda: [0, 0]) for metric in RATIOS}

    def count(metric: str, contact: Contact, day: date) -> None:
        for unit in (contact.clinic_id, CLINIC_MUNICIPALITY[contact.clinic_id], "region-17"):
            for period in (f"{day:%Y-%m}", f"{day:%Y}-Q{(day.month + 2) // 3}", "all"):
                sums[metric][unit, period][0] += contact.in_time
                sums[metric][unit, period][1] += 1

    for contact in contacts:
        if contact.assessed and not contact.is_chosen:
            count("assessed_within_3_days_skr", contact, contact.assessed)
        if contact.assessed:
            count("assessed_within_3_days_all", contact, contact.assessed)
        if contact.is_mature and not contact.cancelled_inside:
            count("assessed_within_3_days_cohort", contact, contact.sought)
            if contact.assessed:
                count("assessed_within_3_days_contact_month", contact, contact.sought)
    return {metric: {key: tuple(pair) for key, pair in found.items()}
            for metric, found in sums.items()}  # fmt: skip


def as_text(bookings: list[Booking]) -> str:
    """The bookings as a text table, in an order that tells nothing."""
    shuffled = sorted(bookings, key=lambda row: row.booking_id[::-1])
    lines = [" ".join(str(getattr(row, name) or "-") for name in COLUMNS) for row in shuffled]
    return "\n".join([" ".join(COLUMNS), *lines])


def the_region(seed: int):
    """The real marts of the random bookings."""
    return small_region(as_text(random_bookings(seed)), complete_from="2025-08-01")


@pytest.mark.parametrize("seed", range(6))
def test_the_definitions_agree_with_their_twin(seed):
    """Numerator and denominator of every unit and period, for all four steps of the gap."""
    region = the_region(seed)
    expected = twin_ratios(guarantee_contacts(random_bookings(seed)))
    roll_up_metrics(region, *RATIOS)
    for metric in RATIOS:
        found = region.execute(
            "select unit_id, period_id, numerator, denominator from metrics.ratios "
            "join marts.periods using (period_id) where metric = $1 and split is null "
            "and grain in ('month', 'quarter', 'all') and unit_id <> 'care_choice-17'",
            [metric],
        ).fetchall()

        assert {(unit, period): pair for unit, period, *pair in found} == {
            key: list(pair) for key, pair in expected[metric].items()
        }


@pytest.mark.parametrize("seed", range(6))
def test_waits_agree_with_their_twin(seed):
    """Days and endings of all contacts of the region, as a day table."""
    region = the_region(seed)
    roll_up_metrics(region, "wait_to_assessment")
    found = region.execute(
        "select day, outcome, cases from metrics.durations "
        "where unit_id = 'region-17' and period_id = 'all' and split is null"
    ).fetchall()
    expected = Counter(contact.ended for contact in guarantee_contacts(random_bookings(seed)))

    assert {(day, outcome): cases for day, outcome, cases in found} == expected


@pytest.mark.parametrize("seed", range(3))
def test_the_steps_between_the_definitions_add_up_and_name_whom_they_concern(seed):
    """From the assessed to the cohort: the never assessed come in, and nobody else moves."""
    contacts = [c for c in guarantee_contacts(random_bookings(seed)) if c.is_mature]
    kept = [c for c in contacts if not c.cancelled_inside]
    region = the_region(seed)
    roll_up_metrics(region, *RATIOS, "never_assessed_share", "patient_chosen_wait_share")
    found = {
        metric: (numerator, denominator)
        for metric, numerator, denominator in region.execute(
            "select metric, numerator, denominator from metrics.ratios "
            "where unit_id = 'region-17' and period_id = 'all' and split is null"
        ).fetchall()
    }
    cohort = found["assessed_within_3_days_cohort"]
    contact_month = found["assessed_within_3_days_contact_month"]
    never_assessed = found["never_assessed_share"]
    chosen = found["patient_chosen_wait_share"]

    assert never_assessed == (sum(c.assessed is None for c in kept), len(kept))
    assert cohort[1] == contact_month[1] + never_assessed[0]
    assert cohort[0] == contact_month[0]
    assert chosen == (sum(c.is_chosen for c in kept), len(kept))
