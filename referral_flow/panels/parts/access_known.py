"""Of how many clinics and mornings it is known which times were free, where that is not all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from referral_flow.blocks import Note, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.phrases import during
from referral_flow.model import Period, Unit, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

MORNINGS = "morning_free_share"
MOST_UNKNOWN = 0.2  # of the weekdays: holidays and a clinic's first weeks leave less than that


@dataclass(frozen=True)
class Known:
    """Clinics of a unit, those with any known morning in the period, and their known mornings."""

    clinics: int
    known: int
    mornings: int
    weekdays: int  # Monday to Friday, holidays too, that the period has data for

    @property
    def is_part_of_period(self) -> bool:
        """Whether the clinics that are known are so for a part of the period only."""
        return self.mornings < (1 - MOST_UNKNOWN) * self.known * self.weekdays

    @property
    def is_partial(self) -> bool:
        return self.known > 0 and (self.known < self.clinics or self.is_part_of_period)


def is_one_clinic(warehouse: Warehouse, unit: Unit) -> bool:
    """Whether the unit is a clinic, or has one only: then words are of "the clinic"."""
    return unit.is_clinic or len(warehouse.units_within(unit.unit_id)) == 1


def known_times(warehouse: Warehouse, view: View) -> Known:
    """What is known of the unit's clinics in the period; nothing where the metric is lacking."""
    clinics = [unit.unit_id for unit in warehouse.units_within(view.unit.unit_id)]
    weekdays = _weekdays(warehouse, view.period)
    if lacking_columns(warehouse, [MORNINGS]):
        return Known(len(clinics), 0, 0, weekdays)
    rows = warehouse.values(MORNINGS, unit_ids=clinics, period_ids=[view.period.period_id])
    known = rows.filter(pl.col("denominator") > 0)
    return Known(len(clinics), known.height, int(known["denominator"].sum()), weekdays)


def partly_known(warehouse: Warehouse, view: View) -> Note | None:
    """How many clinics and mornings the figures rest on, where that is not all of them."""
    seen = known_times(warehouse, view)
    if not seen.is_partial:
        return None
    amounts = {"known": free(seen.known), "all": free(seen.clinics), "n": free(seen.mornings)}
    words = ONE_CLINIC if seen.clinics == 1 else SEVERAL
    body = Sentence(words.format(when=during([view.period])), amounts)
    return Note(TITLE, body, "warning", "answer")


def _weekdays(warehouse: Warehouse, period: Period) -> int:
    first = max(period.starts_on, warehouse.build.data_from)
    last = min(period.ends_on, warehouse.build.as_of)
    return sum(_is_weekday(first + timedelta(day)) for day in range((last - first).days + 1))


def _is_weekday(day: date) -> bool:
    return day.isoweekday() < 6


TITLE = Text("Bara en del av tiderna är kända", "Only some of the times are known")
SEVERAL = Text(
    "Vilka tider som stod lediga {when} är känt hos {{known}} av {{all}} mottagningar, sammanlagt "
    "{{n}} vardagsmorgnar. Det är dem siffrorna om lediga tider gäller.",
    "Which times stood free {when} is known for {{known}} of {{all}} clinics, {{n}} weekday "
    "mornings in all. It is those that the figures on free times are about.",
)
ONE_CLINIC = Text(
    "Vilka tider som stod lediga {when} är känt för {{n}} vardagsmorgnar. Det är dem siffrorna om "
    "lediga tider gäller.",
    "Which times stood free {when} is known for {{n}} weekday mornings. It is those that the "
    "figures on free times are about.",
)
