"""The whole story in order: who is there, who seeks, what is free, what happens, what is told."""

import polars as pl

from .calendar import calendar
from .clinics import clinics
from .delivery import delivery
from .demand import profiles
from .first_visits import first_visits
from .needs import need_table, needs
from .patients import patients
from .published import published_figures
from .referral_tables import referral_tables
from .referrals import chain
from .return_visits import return_visits
from .searches import searches
from .settings import Settings
from .snapshots import slot_snapshots
from .transfer import units


def make(settings: Settings) -> dict[str, pl.DataFrame]:
    """All nine tables by name, in contract columns; the same settings give the same rows."""
    days, places, profile = calendar(settings), clinics(settings), profiles(settings)
    firsts = first_visits(settings, days, profile)
    returns, return_slots = return_visits(settings, days, profile, firsts)
    people = patients(settings, places, firsts)
    care = delivery(settings, firsts, returns, return_slots, people)
    tables = {"clinics": places, "slots": care.slots, "bookings": care.bookings}
    all_units = units(places)
    found = needs(settings, days, all_units, care.visits, people)
    listed = need_table(settings, found, all_units, people)
    referred = chain(settings, days, all_units, found, people)
    tables["referrals"], tables["referral_events"] = referral_tables(
        settings, referred, all_units, people, listed.select("position", "need_id")
    )
    tables["needs"] = _needs(listed)
    tables["searches"] = searches(settings, days, places, care)
    tables["slot_snapshots"] = slot_snapshots(settings, care)
    tables["published_figures"] = published_figures(settings, care.bookings)
    return tables


def _needs(listed: pl.DataFrame) -> pl.DataFrame:
    return listed.select(
        "need_id", "patient_id", "origin_clinic_id", _time("need_at"), "body_region",
        "wanted_exam", "channel", _time("sent_at"), "received_by", _time("received_at"),
        _time("gp_contact_at"), "outcome",
    )  # fmt: skip


def _time(column: str) -> pl.Expr:
    micro = pl.when(pl.col(column) >= 0).then(pl.col(column) * 60_000_000)
    return micro.cast(pl.Datetime("us")).alias(column)
