"""What opens the page of free times: the answer in words, and its headline figures."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Figure, Headline, Sentence
from referral_flow.charts.amounts import absent
from referral_flow.charts.phrases import FEW_CASES, during, sentences
from referral_flow.charts.resident_reach import mornings_amount
from referral_flow.model import View
from referral_flow.panels.parts.access_known import MORNINGS, is_one_clinic, known_times
from referral_flow.panels.parts.figures import share, share_figure
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.lost_data import is_lost
from referral_flow.panels.parts.periods import year_before
from referral_flow.panels.parts.sampled import median_figure
from referral_flow.text import NOT_AVAILABLE, Text
from referral_flow.warehouse import Warehouse

THIRD = "third_next_available_days"
RESIDENTS, WITHOUT_SOON = "resident_morning_free_share", "search_without_time_in_3_days_share"
RESIDENT_KINDS = ("municipality", "region")
UNUSED, NO_SHOW = "unused_slot_share", "no_show_share"


def access_answer(warehouse: Warehouse, view: View) -> Headline:
    """Mornings with a free time, the third one, the residents, and what was left unused."""
    figures = [
        morning_figure(warehouse, MORNINGS, _named(CLINIC_MORNINGS, view), view),
        median_figure(warehouse, THIRD, THIRD_FREE, view, MIDDLE_HALF),
    ]
    if has_residents(view):
        figures += [morning_figure(warehouse, RESIDENTS, _named(RESIDENT_MORNINGS, view), view)]
    figures += [share_figure(warehouse, UNUSED, LEFT_UNUSED, view)]
    if has_residents(view):
        figures += [share_figure(warehouse, WITHOUT_SOON, _named(NOTHING_SOON, view), view)]
    else:
        figures += [share_figure(warehouse, NO_SHOW, NOT_COME, view)]
    return Headline(_in_words(warehouse, view), tuple(figures))


def has_residents(view: View) -> bool:
    """Whether people live in the unit: they do in municipalities and regions."""
    return view.unit.kind in RESIDENT_KINDS


def morning_figure(warehouse: Warehouse, key: str, label: Text, view: View) -> Figure:
    """A share of mornings and its change; all of them are counted, so nothing is uncertain."""
    now = _mornings(warehouse, key, view, view.period)
    if now is None:
        return Figure(label, replace(absent("percent"), missing=NOT_AVAILABLE), metric=key)
    earlier = year_before(warehouse, view.period)
    before = earlier and _mornings(warehouse, key, view, earlier)
    metric = warehouse.metrics[key]
    return Figure(label, now, metric=key, change=_points(now, before) if before else None,
                  change_good=metric.good)  # fmt: skip


def _mornings(warehouse: Warehouse, key: str, view: View, period) -> Amount | None:
    if lacking_columns(warehouse, [key]) or is_lost(warehouse, view.unit, period):
        return None
    counted = share(warehouse, key, view.unit, period)
    return mornings_amount(counted) if counted else None


def _points(now: Amount, before: Amount) -> Amount:
    return Amount(now.value - before.value, "points", rule="free", signed=True, ends=(now, before))


def _in_words(warehouse: Warehouse, view: View) -> Sentence:
    """What share of clinic mornings had a time; for a municipality what its residents had, too."""
    here = _mornings(warehouse, MORNINGS, view, view.period)
    if here is None:
        return Sentence(NO_ANSWER)
    words = ONE_CLINIC if is_one_clinic(warehouse, view.unit) else CLINICS
    if known_times(warehouse, view).is_partial:
        words = AS_FAR_AS_KNOWN
    parts, amounts = [_of(here, words)], {"here": here}
    if view.unit.kind == "municipality" and has_residents(view):
        there = _mornings(warehouse, RESIDENTS, view, view.period)
        if there is not None:
            parts, amounts = [*parts, _of(there, RESIDENTS_HERE)], amounts | {"there": there}
    words = sentences(*parts).format(
        when=during([view.period]), unit=view.unit.name, where=_where(view), here="{here}",
        there="{there}",
    )  # fmt: skip
    return Sentence(words, amounts, hidden=FEW_CASES)


def _where(view: View) -> Text | str:
    """ " i Filipstad": in which municipality; a clinic and a region need no place of their own."""
    if view.unit.kind != "municipality":
        return ""
    return Text(" i {unit}", " in {unit}").format(unit=view.unit.name)


def _of(mornings: Amount, words: tuple[Text, Text, Text]) -> Text:
    """The words for some mornings, for none, or for all of them."""
    some, never, always = words
    return never if not mornings.value else always if mornings.value == 1 else some


def _named(words: tuple[Text, Text], view: View) -> Text:
    """The first of the two; for a municipality the second, which says of whom: clinics, people."""
    plain, named = words
    return named.format(unit=view.unit.name) if view.unit.kind == "municipality" else plain


CLINIC_MORNINGS = (
    Text("Morgnar med ledig tid inom tre dagar", "Mornings with a free time within three days"),
    Text(
        "Mottagningar i {unit}: morgnar med ledig tid inom tre dagar",
        "Clinics in {unit}: mornings with a free time within three days",
    ),
)
RESIDENT_MORNINGS = (
    Text(
        "Boende: ledig webbtid i egna kommunen klockan åtta",
        "Residents: a web time where they live at eight o'clock",
    ),
    Text(
        "Boende i {unit}: ledig webbtid i kommunen klockan åtta",
        "Residents of {unit}: a free web time there at eight o'clock",
    ),
)
NOTHING_SOON = (
    Text(
        "Sökningar i närområdet, hela dygnet, utan tid inom tre dagar",
        "Searches nearby, at all hours, without a time within three days",
    ),
    Text(
        "Boende i {unit}: sökningar i närområdet, hela dygnet, utan tid inom tre dagar",
        "Residents of {unit}: searches nearby, at all hours, without a time within three days",
    ),
)
THIRD_FREE = Text(
    "Dagar till tredje lediga tid, median", "Days to the third next available time, median"
)
MIDDLE_HALF = Text(
    "hälften av morgnarna {low}–{high}; alla är räknade, så inget intervall",
    "half of all mornings {low}–{high}; all are counted, so no interval",
)
LEFT_UNUSED = Text("Tider för nybesök som ingen använde", "Times for first visits that nobody used")
NOT_COME = Text("Uteblivna besök", "Missed visits")
CLINICS = (
    Text(
        "En vanlig vardagsmorgon {when} hade {here} av mottagningarna{where} en ledig nybesökstid "
        "inom tre dagar.",
        "On an ordinary weekday morning {when} {here} of the clinics{where} had a free time for a "
        "first visit within three days.",
    ),
    Text(
        "Ingen vardagsmorgon {when} hade någon mottagning{where} en ledig nybesökstid inom tre "
        "dagar.",
        "On no weekday morning {when} did any clinic{where} have a free time for a first visit "
        "within three days.",
    ),
    Text(
        "Varje vardagsmorgon {when} hade alla mottagningar{where} en ledig nybesökstid inom tre "
        "dagar.",
        "On every weekday morning {when} all clinics{where} had a free time for a first visit "
        "within three days.",
    ),
)
ONE_CLINIC = (
    Text(
        "Mottagningen{where} hade en ledig nybesökstid inom tre dagar {here} av vardagsmorgnarna "
        "{when}.",
        "The clinic{where} had a free time for a first visit within three days on {here} of "
        "weekday mornings {when}.",
    ),
    Text(
        "Mottagningen{where} hade ingen vardagsmorgon {when} någon ledig nybesökstid inom tre "
        "dagar.",
        "On no weekday morning {when} did the clinic{where} have a free time for a first visit "
        "within three days.",
    ),
    Text(
        "Mottagningen{where} hade en ledig nybesökstid inom tre dagar varje vardagsmorgon {when}.",
        "The clinic{where} had a free time for a first visit within three days on every weekday "
        "morning {when}.",
    ),
)
AS_FAR_AS_KNOWN = (
    Text(
        "Så långt det är känt fanns en ledig nybesökstid inom tre dagar {here} av vardagsmorgnarna "
        "{when}.",
        "As far as is known there was a free time for a first visit within three days on {here} of "
        "weekday mornings {when}.",
    ),
    Text(
        "Så långt det är känt fanns ingen ledig nybesökstid inom tre dagar någon vardagsmorgon "
        "{when}.",
        "As far as is known there was no free time for a first visit within three days on any "
        "weekday morning {when}.",
    ),
    Text(
        "Så långt det är känt fanns en ledig nybesökstid inom tre dagar varje vardagsmorgon "
        "{when}.",
        "As far as is known there was a free time for a first visit within three days on every "
        "weekday morning {when}.",
    ),
)
RESIDENTS_HERE = (
    Text(
        "Boende i {unit} hade på webben hittat en sådan tid i kommunen {there} av morgnarna.",
        "Residents of {unit} would have found one in the municipality on the web on {there} of "
        "mornings.",
    ),
    Text(
        "Boende i {unit} hade ingen morgon hittat en sådan tid i kommunen på webben.",
        "Residents of {unit} would on no morning have found one in the municipality on the web.",
    ),
    Text(
        "Boende i {unit} hade varje morgon hittat en sådan tid i kommunen på webben.",
        "Residents of {unit} would every morning have found one in the municipality on the web.",
    ),
)
NO_ANSWER = Text(
    "Det är inte känt vilka tider som stod lediga för den enhet och period som är vald.",
    "Which times stood free is not known for the unit and period chosen.",
)
