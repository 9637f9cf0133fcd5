"""Clinics constantly unlike the others, and stretches of weeks whose records are missing."""

from __future__ import annotations

from dataclasses import replace
from weakref import WeakKeyDictionary

from referral_flow.blocks import Amount, Findings, Found, Lead, Sentence, UnitLabel
from referral_flow.charts.amounts import free
from referral_flow.charts.phrases import during, sentences
from referral_flow.findings.found import Lost, Search, Unlike
from referral_flow.model import View
from referral_flow.panels.parts.compare_choices import AMONG, CLINIC, METRIC, PART, controls
from referral_flow.panels.parts.overview_changes import latest_year
from referral_flow.panels.parts.overview_codes import codes_missing, how_codes_are_judged
from referral_flow.panels.parts.overview_followed import PARTS, way_to_followed
from referral_flow.panels.parts.overview_levels import (
    Of,
    by_chance,
    decimals_of,
    level_amounts,
    people_in,
)
from referral_flow.panels.parts.overview_scope import within
from referral_flow.panels.parts.overview_towns import together, whole_town
from referral_flow.panels.parts.overview_words import measure, whose
from referral_flow.text import Text, day
from referral_flow.warehouse import Warehouse


def unlike(warehouse: Warehouse, view: View, search: Search) -> Findings:
    """Clinics outside the outer limits of their funnel; neither praised nor blamed."""
    inside = within(warehouse, search.unlike.found, view.unit)
    group = search.unlike
    return Findings(
        "unlike", UNLIKE_TITLE,
        tuple(_apart(warehouse, those[0]) if len(those) == 1 else whole_town(warehouse, those)
              for those in together(warehouse, view, inside)),
        empty=Sentence(NOT_APART if view.unit.is_clinic else NOBODY_APART),
        basis=Sentence(ASKED, {
            "asked": free(group.asked), "false": by_chance(group, is_bound=False),
        }),
    )  # fmt: skip


def _apart(warehouse: Warehouse, one: Unlike) -> Found:
    unit, metric = warehouse.units[one.unit_id], warehouse.metrics[one.metric]
    of = Of(metric, unit, one.split, one.split_value)
    [level] = level_amounts(warehouse, of, one.level)
    decimals = decimals_of(metric, one.level.value, one.others)
    level = replace(level, decimals=decimals)
    others = replace(free(one.others, metric.unit, decimals), ends=(level,))
    words = (FORETOLD if one.low is None else APART).format(
        whose=whose(warehouse, unit, one.split, one.split_value), measure=measure(metric)
    )
    hidden = HIDDEN_APART.format(unit=unit.name, measure=measure(metric))
    said = Sentence(words, {"level": level, "others": others}, hidden,
                    {"unit": UnitLabel.of(unit)})  # fmt: skip
    return Found(said, _limits(warehouse, one, level), _compared(warehouse, one))


def _limits(warehouse: Warehouse, one: Unlike, level: Amount) -> Sentence:
    """Among how many it was compared, in which period, and where the outer limits stand."""
    periods = [warehouse.periods[key] for key in one.level.period_ids if key in warehouse.periods]
    n = people_in(level) or free(one.compared_count)
    words, amounts = COMPARED, {"count": free(one.compared_count), "n": n}
    if one.low is not None and one.high is not None:
        ends = _ends(one.low, one.high, level)
        words, amounts = sentences(words, USUAL), amounts | ends
    kinds = _kinds(warehouse, one)
    return Sentence(words.format(when=during(periods), kinds=kinds), amounts, hidden=FEW)


def _kinds(warehouse: Warehouse, one: Unlike) -> Text:
    """What was compared: clinics, or the groups of patients that a part of each clinic's are."""
    if one.low is None:
        return GROUPS
    return KINDS.get(warehouse.units[one.unit_id].kind, CLINICS)


def _ends(low: float, high: float, level: Amount) -> dict[str, Amount]:
    """The limits, with a decimal more where they would be written alike."""
    scale = 100 if level.unit == "percent" else 1
    is_alike = round(low * scale, level.decimals) == round(high * scale, level.decimals)
    decimals = level.decimals + is_alike
    ends = {"low": free(low * scale, "count", decimals), "high": free(high, level.unit, decimals)}
    return {key: replace(end, ends=(level,)) for key, end in ends.items()}


def _compared(warehouse: Warehouse, one: Unlike) -> Lead:
    """Where the clinic is compared; worked out once per build, since every page view asks."""
    kept = _KEPT.setdefault(warehouse, {})
    if one not in kept:
        kept[one] = _way(warehouse, one)
    return kept[one]


_KEPT: WeakKeyDictionary[Warehouse, dict[Unlike, Lead]] = WeakKeyDictionary()


def _way(warehouse: Warehouse, one: Unlike) -> Lead:
    """The funnel of the measure with the clinic marked, among all of its region.

    A clinic that the comparison does not have, being alone of its kind, is followed over time.
    """
    unit = warehouse.units[one.unit_id]
    part = (one.split, one.split_value) if one.split else None
    wanted = {METRIC: one.metric, AMONG: unit.kind, CLINIC: one.unit_id}
    wanted |= {PART: ":".join(part)} if part else {}
    asked = wanted | {"unit": unit.region_id or ""}
    offered = {control.key: dict(control.options) for control in controls(warehouse, asked)}
    if one.low is None:  # held against its own other parts, which no funnel shows
        return way_to_followed(one.metric, unit, part, latest_year(warehouse), PARTS)
    if one.unit_id not in offered.get(CLINIC, ()):
        return way_to_followed(one.metric, unit, part, latest_year(warehouse))
    choices = tuple((key, value) for key, value in wanted.items() if value in offered.get(key, ()))
    period = one.level.period_ids[0] if len(one.level.period_ids) == 1 else None
    return Lead("compare_clinics", unit.region_id, period, choices=choices, chart="crude")


def lost(warehouse: Warehouse, view: View, search: Search) -> Findings:
    """A code that most lack, and stretches of weeks in which most of a unit's records are."""
    weeks = within(warehouse, search.lost.found, view.unit)
    found = (*codes_missing(warehouse, view), *(_missing(warehouse, one) for one in weeks))
    looked, judged = {"asked": free(search.lost.asked)}, how_codes_are_judged(warehouse)
    basis = Sentence(LOOKED_AT, looked)
    if judged:
        basis = Sentence(sentences(LOOKED_AT, judged.words), looked | dict(judged.amounts))
    return Findings("lost", LOST_TITLE, found, empty=Sentence(NONE_LOST), basis=basis)


def _missing(warehouse: Warehouse, one: Lost) -> Found:
    unit = warehouse.units[one.unit_id]
    came = Amount(one.seen / one.expected, "percent", n=round(one.expected), numerator=one.seen,
                  rule="count")  # fmt: skip
    dates = {"first": day(one.starts_on), "last": day(one.ends_on)}
    said = Sentence(
        MISSING.format(**dates), {"came": came}, MISSING_HIDDEN.format(unit=unit.name, **dates),
        {"unit": UnitLabel.of(unit)},
    )  # fmt: skip
    lead = Lead("data_quality", one.unit_id, chart="coverage_by_week")
    return Found(said, Sentence(CANNOT_BE_USED), lead)


FEW = Text("Diagrammet visar det som kan visas.", "The chart shows what can be shown.")
UNLIKE_TITLE = Text("Det här skiljer sig", "This stands apart")
APART = Text(
    "{whose}: {measure} är {{level}}, mot {{others}} hos de andra.",
    "{whose}: {measure} is {{level}}, against {{others}} among the others.",
)
FORETOLD = Text(  # of a value of a split
    "{whose}: {measure} är {{level}}. Väntat var {{others}}, efter mottagningens övriga patienter.",
    "{whose}: {measure} is {{level}}. Expected was {{others}}, by the clinic's other patients.",
)
HIDDEN_APART = Text(
    "{unit}: {measure} skiljer sig från de andras. Talen visas inte, eftersom de bygger på få "
    "fall.",
    "{unit}: {measure} is unlike the others'. The numbers are not shown, since they rest on few "
    "cases.",
)
COMPARED = Text(
    "n = {{n}} {when}, en av {{count}} {kinds} som jämförs.",
    "n = {{n}} {when}, one of {{count}} {kinds} compared.",
)
KINDS = {
    "health_centre": Text("vårdcentraler", "health centres"),
    "radiology": Text("röntgenavdelningar", "radiology departments"),
}
CLINICS = Text("mottagningar", "clinics")
GROUPS = Text("patientgrupper", "groups of patients")
USUAL = Text(
    "Med så många fall är {{low}}–{{high}} inom det vanliga.",
    "With so many cases {{low}}–{{high}} is within the usual.",
)
ASKED = Text(
    "Varje mottagning jämförs med andra av samma slag, {asked} jämförelser i allt. Slumpen "
    "väntas ge ungefär {false} sådana fynd. Skillnader kan bero på vilka patienter som söker.",
    "Each clinic is compared with others of its kind, {asked} comparisons in all. Chance is "
    "expected to give about {false} such findings. Differences may be due to which patients seek "
    "care.",
)
NOT_APART = Text(
    "Mottagningen ligger inom de vidgade gränser som gäller här. Sökningen letar bara efter det "
    "som sticker ut ur den vanliga spridningen mellan mottagningar.",
    "The clinic lies within the widened limits that are used here. The search looks only for what "
    "stands out from the usual spread between clinics.",
)
NOBODY_APART = Text(
    "Ingen mottagning sticker ut ur den vanliga spridningen mellan mottagningar. De kan ändå ligga "
    "långt från varandra.",
    "No clinic stands out from the usual spread between clinics. They may still lie far apart.",
)
LOST_TITLE = Text("Uppgifter som saknas", "Data that are missing")
MISSING = Text(
    "{{unit}}: uppgifter saknas från {first} till {last}. {{came}} av det vanliga har kommit in.",
    "{{unit}}: data are missing from {first} to {last}. {{came}} of the usual number has come in.",
)
MISSING_HIDDEN = Text(
    "{unit}: uppgifter saknas från {first} till {last}.",
    "{unit}: data are missing from {first} to {last}.",
)
CANNOT_BE_USED = Text(
    "Veckorna räknas inte in i slutsatser om ändringar.",
    "The weeks are left out of conclusions about changes.",
)
LOOKED_AT = Text(
    "{asked} veckor hos mottagningarna har jämförts med vad de brukar innehålla.",
    "{asked} weeks of the clinics have been compared with what they usually hold.",
)
NONE_LOST = Text(
    "Inga veckor saknar större delen av sina uppgifter.",
    "No weeks lack most of their data.",
)
