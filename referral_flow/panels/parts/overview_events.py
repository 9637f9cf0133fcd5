"""What changed where something was introduced, against where it was not."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Findings, Found, Lead, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.phrases import inside, sentences
from referral_flow.findings.found import AfterEvent, Search
from referral_flow.model import Unit, View
from referral_flow.panels.parts.overview_changes import latest_year
from referral_flow.panels.parts.overview_levels import (
    Of,
    by_chance,
    decimals_of,
    difference,
    level_amounts,
    people_in,
)
from referral_flow.panels.parts.overview_scope import events_within, seen_alone
from referral_flow.panels.parts.overview_ways import way_to
from referral_flow.panels.parts.overview_words import event_name, measure, opened, role_of
from referral_flow.text import Text, day
from referral_flow.warehouse import Warehouse


def after_events(warehouse: Warehouse, view: View, search: Search) -> Findings:
    """What followed known events that came to the view's unit or to some unit in it."""
    inside_view = events_within(warehouse, search.after_events.found, view.unit)
    return Findings(
        "after_events", TITLE, tuple(_found(warehouse, view, search, one) for one in inside_view),
        empty=Sentence(NONE), basis=_basis(search),
    )  # fmt: skip


def _found(warehouse: Warehouse, view: View, search: Search, one: AfterEvent) -> Found:
    metric, region = warehouse.metrics[one.metric], _region(warehouse, one)
    [after] = level_amounts(warehouse, Of(metric, region), one.after)
    after = replace(after, decimals=decimals_of(metric, one.after.value, one.expected))
    expected = replace(free(one.expected, metric.unit, after.decimals), ends=(after,))
    named = {
        "event": inside(event_name(warehouse, one.event, one.unit_ids)),
        "measure": measure(metric),
    }
    said = Sentence(
        opened(AFTER.format(**named)), {"after": after, "expected": expected},
        opened(HIDDEN.format(**named)),
    )  # fmt: skip
    alone = 0 if view.unit.is_clinic else seen_alone(warehouse, search, one, view.unit)
    return Found(said, _behind(one, alone, after, expected), _way(warehouse, one, region),
                 role_of(metric, one.change))  # fmt: skip


def _behind(one: AfterEvent, alone: int, after: Amount, expected: Amount) -> Sentence:
    """How many units and cases, from when, and between which sizes the change lies."""
    change = difference(after, expected)
    scale = 100 if change.unit == "points" else 1
    amounts = {
        "units": free(len(one.unit_ids)),
        "low": replace(change, value=one.low * scale, unit="count"),
        "high": replace(change, value=one.high),
        "n": people_in(after) or free(len(one.unit_ids)),
    }
    words = AT_ONCE if one.first_on == one.last_on else ONE_BY_ONE
    if alone:
        words, amounts = sentences(words, SEEN_ALONE), amounts | {"alone": free(alone)}
    return Sentence(
        words.format(first=day(one.first_on), last=day(one.last_on)), amounts, hidden=FEW
    )


def _basis(search: Search) -> Sentence:
    group = search.after_events
    return Sentence(ASKED, {"asked": free(group.asked), "false": by_chance(group)})


def _region(warehouse: Warehouse, one: AfterEvent) -> Unit:
    """The widest unit: the pooled change is told of it."""
    of = next((warehouse.units[key] for key in one.unit_ids if key in warehouse.units), None)
    wide = warehouse.units.get(of.region_id or "") if of else None
    return wide or next(unit for unit in warehouse.units.values() if unit.kind == "region")


def _way(warehouse: Warehouse, one: AfterEvent, region: Unit) -> Lead:
    """The page where the change is drawn, for the whole region."""
    year = latest_year(warehouse)
    found = way_to(one.metric, region, year) or Lead("overview", region.unit_id, year)
    return replace(found, chart=CHARTS.get((one.event, one.metric), found.chart))


TITLE = Text("Efter kända händelser", "After known events")
AFTER = Text(
    "{event}: {measure} är {{after}}. Utan händelsen väntades {{expected}}.",
    "{event}: {measure} is {{after}}. Without the event {{expected}} was expected.",
)
HIDDEN = Text(
    "{event}: {measure} har ändrats. Talen visas inte, eftersom de bygger på få fall.",
    "{event}: {measure} has changed. The numbers are not shown, since they rest on few cases.",
)
ONE_BY_ONE = Text(
    "{{units}} enheter, var och en från sin dag mellan {first} och {last}; skillnaden är "
    "{{low}} till {{high}}, n = {{n}}.",
    "{{units}} units, each from its own day between {first} and {last}; the difference is "
    "{{low}} to {{high}}, n = {{n}}.",
)
AT_ONCE = Text(
    "{{units}} enheter från {first}; skillnaden är {{low}} till {{high}}, n = {{n}}.",
    "{{units}} units from {first}; the difference is {{low}} to {{high}}, n = {{n}}.",
)
SEEN_ALONE = Text(
    "Ändringen syns även för sig vid {{alone}} av enheterna.",
    "The change is seen by itself as well at {{alone}} of the units.",
)
FEW = Text("Diagrammet visar det som kan visas.", "The chart shows what can be shown.")
ASKED = Text(
    "{asked} frågor ställda på förhand, jämförda med enheter där inget infördes. Av slumpen väntas "
    "högst {false} sådana fynd.",
    "{asked} questions asked beforehand, compared with units where nothing was introduced. Chance "
    "is expected to give at most {false} such findings.",
)
NONE = Text(
    "Inget av det som följs efter kända händelser har ändrats mer än slumpen brukar ge.",
    "Nothing that is followed after known events has changed more than chance usually gives.",
)
CHARTS = {
    ("sefos", "referral_transfer_days"): "sefos_each",
    ("sefos", "referral_lost_share"): "referral_lost_share_by_channel",
    ("referral_template", "returned_for_missing_info_share"): "by_reason",
}
