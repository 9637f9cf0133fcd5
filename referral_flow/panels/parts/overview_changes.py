"""What has changed for good, a sentence each: whose, what, since when, how much, on how many."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Findings, Found, Lead, Sentence, UnitLabel
from referral_flow.charts.amounts import free
from referral_flow.charts.phrases import inside, sentences
from referral_flow.findings.found import Changed, Search
from referral_flow.model import View
from referral_flow.panels.parts.only import ONLY
from referral_flow.panels.parts.overview_followed import way_to_followed
from referral_flow.panels.parts.overview_levels import Of, level_amounts, people_in
from referral_flow.panels.parts.overview_scope import changes_within
from referral_flow.panels.parts.overview_seen import could_be_seen
from referral_flow.panels.parts.overview_ways import way_to
from referral_flow.panels.parts.overview_words import (
    event_name,
    measure,
    month_of,
    role_of,
    whose,
)
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

KEY = "changed"


def changed(warehouse: Warehouse, view: View, search: Search) -> Findings:
    """The changes of the view's unit and within it, the widest unit first."""
    inside = changes_within(warehouse, search, view.unit)
    return Findings(
        KEY, TITLE, tuple(_found(warehouse, one) for one in inside),
        empty=_nothing(warehouse, view, search), basis=_basis(search),
    )  # fmt: skip


def _found(warehouse: Warehouse, one: Changed) -> Found:
    unit, metric = warehouse.units[one.unit_id], warehouse.metrics[one.metric]
    of = Of(metric, unit, one.split, one.split_value)
    before, after = level_amounts(warehouse, of, one.before, one.after)
    named = {"measure": measure(metric), "month": month_of(one.since)}
    words = (RISEN if one.change > 0 else FALLEN).format(
        whose=whose(warehouse, unit, one.split, one.split_value), **named
    )
    hidden = MOVED.format(unit=unit.name, **named)
    said = Sentence(words, {"before": before, "after": after}, hidden,
                    {"unit": UnitLabel.of(unit)})  # fmt: skip
    return Found(said, _behind(warehouse, one, before, after), _way(warehouse, one),
                 role_of(metric, one.change))  # fmt: skip


def _behind(warehouse: Warehouse, one: Changed, before: Amount, after: Amount) -> Sentence:
    """On how many it rests, before and since, and which event it followed."""
    counts = {"first": people_in(before), "then": people_in(after)}
    months = [{key[-2:] for key in level.period_ids} for level in (one.before, one.after)]
    words, hidden = SAME_MONTHS if months[0] == months[1] else ALL_BEFORE, FEW
    if one.event:
        name = FOLLOWS.format(event=inside(event_name(warehouse, one.event, [one.unit_id])))
        words, hidden = (Text(f"{part.sv} {name.sv}", f"{part.en} {name.en}")
                         for part in (words, hidden))  # fmt: skip
    return Sentence(words, counts, hidden=hidden)


def _way(warehouse: Warehouse, one: Changed) -> Lead:
    """The chart over time of the measure for that unit, with its group chosen."""
    unit, year = warehouse.units[one.unit_id], latest_year(warehouse)
    lead = way_to(one.metric, unit, year) if one.metric in DRAWN_OVER_TIME else None
    if lead is None or one.split not in (None, "referrer_profession"):
        part = (one.split, one.split_value) if one.split else None
        return way_to_followed(one.metric, unit, part, year)
    only = ((ONLY, f"{one.split}:{one.split_value}"),) if one.split else ()
    return replace(lead, choices=only)


def latest_year(warehouse: Warehouse) -> str | None:
    """The latest twelve months, in which a lasting change shows."""
    years = [one for one in warehouse.periods.values() if one.grain == "12m"]
    return max(years, key=lambda one: one.ends_on).period_id if years else None


def _nothing(warehouse: Warehouse, view: View, search: Search) -> Sentence:
    """That nothing has changed, and what would have been seen if it had; or that it is unknown."""
    if not search.searched.series_count:
        return Sentence(TOO_SHORT)
    seen = could_be_seen(warehouse, view, search)
    if seen is None:
        return Sentence(NOTHING)
    return Sentence(sentences(NOTHING, seen.words), seen.amounts, hidden=NOTHING)


def _basis(search: Search) -> Sentence:
    """How much was searched, and how many of the findings may be chance."""
    searched = search.searched
    if not searched.series_count:
        return Sentence(NOT_SEARCHED)
    words = SEARCHED.format(
        first=month_of(searched.first_month), last=month_of(searched.last_month)
    )
    amounts = {
        "metrics": free(len(searched.metrics)),
        "units": free(searched.unit_count), "share": free(search.false_share, "percent"),
    }  # fmt: skip
    return Sentence(sentences(words, FALSE), amounts)


TITLE = Text("Det här har ändrats", "This has changed")
RISEN = Text(
    "{whose}: {measure} har stigit från {{before}} till {{after}} sedan {month}.",
    "{whose}: {measure} has risen from {{before}} to {{after}} since {month}.",
)
FALLEN = Text(
    "{whose}: {measure} har sjunkit från {{before}} till {{after}} sedan {month}.",
    "{whose}: {measure} has fallen from {{before}} to {{after}} since {month}.",
)
MOVED = Text(
    "{unit}: {measure} har ändrats sedan {month}. Talen visas inte, eftersom de bygger på få fall.",
    "{unit}: {measure} has changed since {month}. The numbers are not shown, since they rest on "
    "few cases.",
)
SAME_MONTHS = Text(
    "n = {then} sedan dess och {first} under samma månader före.",
    "n = {then} since then and {first} in the same months before.",
)
ALL_BEFORE = Text(
    "n = {then} sedan dess och {first} dessförinnan.", "n = {then} since then and {first} before."
)
FOLLOWS = Text("Det följer på en känd händelse: {event}.", "It follows a known event: {event}.")
FEW = Text("Diagrammet visar det som kan visas.", "The chart shows what can be shown.")
NOTHING = Text(
    "Inget har ändrats mer än slumpen brukar ge.",
    "Nothing has changed more than chance usually gives.",
)
TOO_SHORT = Text(
    "Månaderna är för få för att visa om något har ändrats.",
    "The months are too few to show whether anything has changed.",
)
NOT_SEARCHED = Text(
    "Inget mått har månader nog att söka i.", "No measure has months enough to be searched."
)
SEARCHED = Text(
    "Sökningen har följt {{metrics}} mått hos {{units}} enheter från {first} till {last}.",
    "The search has followed {{metrics}} measures at {{units}} units from {first} to {last}.",
)
FALSE = Text(
    "Högst {share} av sådana sökningar väntas hitta något där inget har ändrats, fler där mått "
    "svänger sakta.",
    "At most {share} of such searches are expected to find anything where nothing has changed, "
    "more where measures swing slowly.",
)
# Measures whose own page has a chart over time; the others are followed on the overview.
DRAWN_OVER_TIME = (
    "assessed_within_3_days_cohort", "third_next_available_days", "return_or_rejection_share",
)  # fmt: skip
