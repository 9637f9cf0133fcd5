"""What changed where something was introduced, against where it was not."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from referral_flow import few
from referral_flow.blocks import Amount, Findings, Found, Lead, Sentence, UnitLabel
from referral_flow.charts.amounts import free
from referral_flow.charts.phrases import inside, sentences
from referral_flow.findings.found import AfterEvent, Search
from referral_flow.findings.introduced import before_and_after
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
from referral_flow.panels.parts.overview_scope import (
    WIDE,
    events_within,
    is_within,
    seen_alone,
)
from referral_flow.panels.parts.overview_ways import way_to
from referral_flow.panels.parts.overview_words import event_name, measure, opened
from referral_flow.panels.parts.sefos import level_of
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
    words = AFTER if view.unit.kind in WIDE else AFTER_IN_REGION
    said = Sentence(
        opened(words.format(**named)), {"after": after, "expected": expected},
        opened(HIDDEN.format(**named)),
    )  # fmt: skip
    return Found(said, _behind(warehouse, view, search, one, difference(after, expected)),
                 _way(warehouse, one, region))  # fmt: skip


def _behind(
    warehouse: Warehouse, view: View, search: Search, one: AfterEvent, change: Amount
) -> Sentence:
    """How many units and cases, from when, between which sizes, and what of it lies in the view."""
    after = change.ends[0]
    amounts = {"units": free(len(one.unit_ids)), **_between(one, change),
               "n": people_in(after) or free(len(one.unit_ids))}  # fmt: skip
    words = [AT_ONCE if one.first_on == one.last_on else ONE_BY_ONE, _side(one)]
    labels = {}
    for part, slots in (_too_short(warehouse, one), _here(warehouse, view, one),
                        _alone(warehouse, view, search, one)):  # fmt: skip
        words, amounts = [*words, *([part] if part else [])], amounts | slots
    if view.unit.kind not in WIDE:
        labels = {"unit": UnitLabel.of(view.unit)}
    told = sentences(*words).format(first=day(one.first_on), last=day(one.last_on))
    return Sentence(told, amounts, FEW, labels)


def _between(one: AfterEvent, change: Amount) -> dict[str, Amount]:
    """The ends of the interval, the smaller first; without signs where both are on one side."""
    scale = 100 if change.unit == "points" else 1
    ends = (one.low, one.high)
    is_one_way = ends[0] * ends[1] > 0
    least, most = sorted(map(abs, ends)) if is_one_way else ends
    how = {"signed": not is_one_way}
    return {
        "least": replace(change, value=least * scale, unit="count", **how),
        "most": replace(change, value=most, **how),
    }


def _side(one: AfterEvent) -> Text:
    """Whether the level is lower or higher than expected, or only how they differ."""
    if one.low * one.high <= 0:
        return EITHER_WAY
    return HIGHER if one.low > 0 else LOWER


def _too_short(warehouse: Warehouse, one: AfterEvent) -> tuple[Text | None, dict[str, Amount]]:
    """How many more units it came to, with too few months before or since to be counted."""
    left = len(warehouse.event_units(one.event)) - len(one.unit_ids)
    return (LEFT_OUT, {"left": free(left)}) if left > 0 else (None, {})


def _here(
    warehouse: Warehouse, view: View, one: AfterEvent
) -> tuple[Text | None, dict[str, Amount]]:
    """That the numbers are the whole region's, and which of its units belong to the view."""
    if view.unit.kind in WIDE:
        return None, {}
    mine = sum(is_within(warehouse, unit_id, view.unit) for unit_id in one.unit_ids)
    return (ONE_OF_THEM, {}) if view.unit.is_clinic else (SOME_OF_THEM, {"mine": free(mine)})


def _alone(
    warehouse: Warehouse, view: View, search: Search, one: AfterEvent
) -> tuple[Text | None, dict[str, Amount]]:
    """At how many the change is seen by itself; not told where one of the units here is hidden.

    Then nobody could see which they are, and the number would tell of what is hidden.
    """
    alone = 0 if view.unit.is_clinic else seen_alone(warehouse, search, one, view.unit)
    sides = _sides(warehouse, one.metric, one.event)
    here = [level for unit_id in one.unit_ids if is_within(warehouse, unit_id, view.unit)
            for level in sides.get(unit_id, ())]  # fmt: skip
    if not alone or any(few.is_few(level, view.audience) for level in here):
        return None, {}
    return SEEN_ALONE, {"alone": replace(free(alone), ends=tuple(here))}


@lru_cache(maxsize=8)
def _sides(warehouse: Warehouse, key: str, event: str) -> dict[str, tuple[Amount, ...]]:
    """Each unit's level before and since; worked out once per build."""
    metric = warehouse.metrics[key]
    both = before_and_after(warehouse, metric, warehouse.event_units(event))
    return {unit_id: tuple(level_of(metric, total, n) for total, n in sides)
            for unit_id, sides in both.items()}  # fmt: skip


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
AFTER_IN_REGION = Text(
    "{event}: i hela regionen är {measure} {{after}}. Utan händelsen väntades {{expected}}.",
    "{event}: in the whole region {measure} is {{after}}. Without the event {{expected}} was "
    "expected.",
)
HIDDEN = Text(
    "{event}: {measure} har ändrats. Talen visas inte, eftersom de bygger på få fall.",
    "{event}: {measure} has changed. The numbers are not shown, since they rest on few cases.",
)
ONE_BY_ONE = Text(
    "{{units}} enheter, var och en från sin dag mellan {first} och {last}, n = {{n}}.",
    "{{units}} units, each from its own day between {first} and {last}, n = {{n}}.",
)
AT_ONCE = Text(
    "{{units}} enheter från {first}, n = {{n}}.", "{{units}} units from {first}, n = {{n}}."
)
LOWER = Text(
    "Det är mellan {{least}} och {{most}} mindre än väntat.",
    "That is between {{least}} and {{most}} less than expected.",
)
HIGHER = Text(
    "Det är mellan {{least}} och {{most}} mer än väntat.",
    "That is between {{least}} and {{most}} more than expected.",
)
EITHER_WAY = Text(
    "Skillnaden mot det väntade ligger mellan {{least}} och {{most}}.",
    "The difference from what was expected lies between {{least}} and {{most}}.",
)
LEFT_OUT = Text(
    "{{left}} till har haft för kort tid för att räknas in.",
    "{{left}} more have had too short a time to be counted.",
)
ONE_OF_THEM = Text("{{unit}} är en av dem.", "{{unit}} is one of them.")
SOME_OF_THEM = Text("{{mine}} av dem finns i {{unit}}.", "{{mine}} of them are in {{unit}}.")
SEEN_ALONE = Text(
    "Ändringen syns även för sig vid {{alone}} av enheterna.",
    "The change is seen by itself as well at {{alone}} of the units.",
)
FEW = Text("Diagrammet visar det som kan visas.", "The chart shows what can be shown.")
ASKED = Text(
    "Vad händelserna väntades ändra bestämdes på förhand: {asked} frågor. Enheterna jämförs med "
    "dem där inget infördes, under samma månader. Slumpen väntas ge högst {false} sådana fynd.",
    "What the events were expected to change was settled beforehand: {asked} questions. The units "
    "are compared with those where nothing was introduced, in the same months. Chance is expected "
    "to give at most {false} such findings.",
)
NONE = Text(
    "Inget av det som följs efter kända händelser har ändrats mer än slumpen brukar ge.",
    "Nothing that is followed after known events has changed more than chance usually gives.",
)
CHARTS = {
    ("sefos", "referral_transfer_days"): "sefos_each",
    ("sefos", "referral_lost_share"): "sefos_each_lost",
    ("referral_template", "returned_for_missing_info_share"): "since_template",
}
