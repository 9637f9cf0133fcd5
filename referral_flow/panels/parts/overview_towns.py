"""A municipality all of whose clinics stand apart alike: told once, since its people have no other.

What each clinic was asked, and how many were found, is as it was: the list's basis counts clinics.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referral_flow.blocks import Found, Lead, Sentence, UnitLabel
from referral_flow.charts.amounts import free
from referral_flow.charts.phrases import during
from referral_flow.findings.found import Level, Unlike
from referral_flow.model import CLINIC_KINDS, Unit, View
from referral_flow.panels.parts.map_choices import METRIC
from referral_flow.panels.parts.overview_levels import Of, decimals_of, level_amounts, people_in
from referral_flow.panels.parts.overview_words import measure
from referral_flow.text import Text, joined
from referral_flow.warehouse import Warehouse

Together = tuple[Unlike, ...]
LEAST = 2  # clinics


def together(warehouse: Warehouse, view: View, found: Sequence[Unlike]) -> list[Together]:
    """The findings in their order, those that are all of a municipality's in one, the rest alone.

    A reader who may not see clinics by name reads of each alone where the place would name one.
    """
    groups: dict[tuple, list[Unlike]] = {}
    for one in found:
        groups.setdefault(_where(warehouse, view, one), []).append(one)
    return [part for those in groups.values() for part in _parts(warehouse, those)]


def _where(warehouse: Warehouse, view: View, one: Unlike) -> tuple:
    """What findings told together have in common: measure, place and side; else only itself."""
    unit = warehouse.units[one.unit_id]
    town = warehouse.units.get(unit.municipality_id or "")
    is_unnamed = view.audience != "working" and town and town.tells_of_one_clinic
    if town is None or one.low is None or is_unnamed:
        return (one,)
    return one.metric, town.unit_id, unit.kind, one.level.value > one.others


def _parts(warehouse: Warehouse, those: list[Unlike]) -> list[Together]:
    whole = {unit.unit_id for unit in _clinics(warehouse, those[0])}
    if len(those) >= LEAST and whole == {one.unit_id for one in those}:
        return [tuple(those)]
    return [(one,) for one in those]


def _clinics(warehouse: Warehouse, one: Unlike) -> list[Unit]:
    """All in the municipality that the measure could be counted for, found or not."""
    town, kinds = warehouse.units[one.unit_id].municipality_id, warehouse.metrics[one.metric]
    return [unit for kind in CLINIC_KINDS if town and kind in kinds.unit_kinds
            for unit in warehouse.units_within(town, kind)]  # fmt: skip


def whole_town(warehouse: Warehouse, those: Together) -> Found:
    """The one finding of a municipality: its level, both clinics by name, and the map."""
    first, metric = those[0], warehouse.metrics[those[0].metric]
    clinic = warehouse.units[first.unit_id]
    town = warehouse.units[clinic.municipality_id]
    [level] = level_amounts(warehouse, Of(metric, town), _pooled(those))
    decimals = decimals_of(metric, level.value, first.others)
    level = replace(level, decimals=decimals)
    others = replace(free(first.others, metric.unit, decimals), ends=(level,))
    named = {"all": (BOTH if len(those) == LEAST else ALL)[clinic.kind == "health_centre"],
             "measure": measure(metric)}  # fmt: skip
    said = Sentence(
        APART.format(**named), {"level": level, "others": others},
        HIDDEN.format(unit=town.name, **named), {"unit": UnitLabel.of(town)},
    )  # fmt: skip
    lead = Lead("map", town.region_id, first.level.period_ids[0], choices=((METRIC, metric.key),),
                chart="map")  # fmt: skip
    n = people_in(level) or free(first.compared_count)
    return Found(said, _basis(warehouse, those, {"n": n}), lead)


def _pooled(those: Together) -> Level:
    counted, cases = (sum(getattr(one.level, part) for one in those)
                      for part in ("counted", "cases"))  # fmt: skip
    return Level(counted / cases, counted, cases, those[0].level.period_ids)


def _basis(warehouse: Warehouse, those: Together, amounts: dict) -> Sentence:
    """Which clinics they are, and among how many each was compared."""
    labels = {f"clinic_{place}": UnitLabel.of(warehouse.units[one.unit_id])
              for place, one in enumerate(those)}  # fmt: skip
    slots = [f"{{{key}}}" for key in labels]
    names = Text(*(joined(slots, language) for language in ("sv", "en")))
    period = warehouse.periods[those[0].level.period_ids[0]]
    amounts |= {"found": free(len(those)), "count": free(those[0].compared_count)}
    return Sentence(BASIS.format(names=names, when=during([period])), amounts, FEW, labels)


BOTH = (
    Text("båda mottagningarna", "both clinics"),
    Text("båda vårdcentralerna", "both health centres"),
)
ALL = (
    Text("alla mottagningarna", "all the clinics"),
    Text("alla vårdcentralerna", "all the health centres"),
)
APART = Text(
    "{{unit}}, {all}: {measure} är {{level}}, mot {{others}} hos de andra.",
    "{{unit}}, {all}: {measure} is {{level}}, against {{others}} among the others.",
)
HIDDEN = Text(
    "{unit}, {all}: {measure} skiljer sig från de andras. Talen visas inte, eftersom de bygger på "
    "få fall.",
    "{unit}, {all}: {measure} is unlike the others'. The numbers are not shown, since they rest on "
    "few cases.",
)
BASIS = Text(
    "{names}, n = {{n}} {when}. De är {{found}} av {{count}} som jämförs och ligger var för sig "
    "utanför det vanliga.",
    "{names}, n = {{n}} {when}. They are {{found}} of {{count}} compared, and each by itself lies "
    "outside the usual.",
)
FEW = Text("Kartan visar det som kan visas.", "The map shows what can be shown.")
