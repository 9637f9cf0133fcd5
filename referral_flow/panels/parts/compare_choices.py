"""What a reader may choose to compare: a measure, its parts, which clinics, which limits.

Each list holds only what changes something: parts that the measure has, kinds that it is known of.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from referral_flow.blocks import Control
from referral_flow.model import Metric, Unit, View
from referral_flow.panels.parts.compare_metrics import kinds_of, metrics_for
from referral_flow.panels.parts.compare_units import Asked
from referral_flow.panels.parts.filtered import label_of
from referral_flow.statistics.funnel import LEAST_UNITS
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

METRIC, AMONG, PART, LIMITS, CLINIC = "metric", "among", "part", "limits", "clinic"
ALL, NOBODY, AUTO, EXACT = "all", "none", "auto", "exact"


def controls(warehouse: Warehouse, asked: Mapping[str, str]) -> tuple[Control, ...]:
    """The page's choices, given those that have been made; none where nothing can be compared."""
    unit = warehouse.units.get(asked.get("unit", "")) or widest(warehouse)
    metrics = metrics_for(warehouse, unit)
    if not metrics:
        return ()
    metric = next((one for one in metrics if one.key == asked.get(METRIC)), metrics[0])
    kinds = kinds_of(warehouse, metric, unit)
    kind = asked.get(AMONG) if asked.get(AMONG) in kinds else kinds[0]
    found = (
        _list(METRIC, MEASURE, [(one.key, one.label) for one in metrics]),
        _list(PART, PART_OF_IT, [(ALL, EVERYTHING), *_parts(warehouse, metric, kind)]),
        _list(CLINIC, MARK, [(NOBODY, _marked(unit, kind)), *_clinics(warehouse, unit, kind)]),
        _choice(AMONG, COMPARE, [(one, KINDS[one]) for one in kinds]),
        _choice(LIMITS, LIMITS_ARE, _limits(warehouse, metric, unit, kind)),
    )
    return tuple(one for one in found if len(one.options) > 1 or one.key == METRIC)


def asked_for(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> Asked | None:
    """What to compare, the defaults where nothing is chosen; None where the unit has nothing."""
    wanted = dict(choices) | {"unit": view.unit.unit_id}
    found = {one.key: _known(one, choices) for one in controls(warehouse, wanted)}
    if not found:
        return None
    split, _, value = found.get(PART, ALL).partition(":")
    metric = warehouse.metrics[found[METRIC]]
    kind = found.get(AMONG) or kinds_of(warehouse, metric, view.unit)[0]
    marked = frozenset({found.get(CLINIC, NOBODY)} - {NOBODY})
    return Asked(
        warehouse, metric.key, kind, split if value else None, value or None,
        found.get(LIMITS, AUTO), marked, least=2,
    )  # fmt: skip


def widest(warehouse: Warehouse) -> Unit:
    """The unit that a page opens on: the region, or the nation where there are several."""
    kinds = ("nation", "region")
    return min(
        (unit for unit in warehouse.units.values() if unit.kind in kinds),
        key=lambda unit: kinds.index(unit.kind),
    )


def _known(control: Control, choices: Mapping[str, str]) -> str:
    asked = choices.get(control.key)
    return asked if asked in dict(control.options) else control.default


def _parts(warehouse: Warehouse, metric: Metric, kind: str) -> list[tuple[str, Text]]:
    """The values by which clinics of the kind can be compared, of splits with more than one."""
    clinics = [unit.unit_id for unit in warehouse.units.values() if unit.kind == kind]
    published = set(warehouse.splits(metric.key))
    splits = dict.fromkeys((*metric.splits, *metric.numerator_splits))
    found = []
    for split in (one for one in splits if "," not in one and one in published):
        values = _values(warehouse, metric, split, clinics)
        found += [(f"{split}:{value}", _named(warehouse, split, value)) for value in values]
    return found


def _values(warehouse: Warehouse, metric: Metric, split: str, clinics: list[str]) -> list[str]:
    """Those of two clinics or more, in the order of the code list.

    The one that unsplit figures are of is none of its own.
    """
    rows = warehouse.values(metric.key, grain="all", unit_ids=clinics, split=split)
    counts = rows.group_by("split_value").len().filter(pl.col("len") > 1)
    seen = counts["split_value"].sort().to_list()
    known = warehouse.split_labels(split)
    values = [*(one for one in known if one in seen), *(one for one in seen if one not in known)]
    whole = dict(metric.nested).get(split)
    return [one for one in values if one != whole] if len(values) > 1 else []


def _named(warehouse: Warehouse, split: str, value: str) -> Text:
    """ "Undersökning: ultraljud axel"."""
    return Text("{split}: {name}", "{split}: {name}").format(
        split=warehouse.split_name(split), name=label_of(warehouse, (split, value))
    )


def _limits(warehouse: Warehouse, metric: Metric, unit: Unit, kind: str) -> list[tuple[str, Text]]:
    """Chance alone can be asked for where cases are people, of clinics enough for a spread."""
    around = warehouse.units_within(unit.region_id or unit.unit_id, kind)
    if len(around) < LEAST_UNITS or not metric.counts_people:
        return []
    return [(AUTO, WIDENED), (EXACT, CHANCE)]


def _clinics(warehouse: Warehouse, unit: Unit, kind: str) -> list[tuple[str, Text]]:
    """Those of the region by name; a clinic that is chosen is marked already, so the others."""
    around = warehouse.units_within(unit.region_id or unit.unit_id, kind)
    return [(one.unit_id, one.name) for one in around if one != unit]


def _marked(unit: Unit, kind: str) -> Text:
    """Who is marked while nobody is asked for: a chosen clinic of the kind compared."""
    return THE_CHOSEN if unit.kind == kind else NONE_MARKED


def _list(key: str, label: Text, options: list[tuple[str, Text]]) -> Control:
    return Control(key, label, tuple(options), options[0][0], kind="list")


def _choice(key: str, label: Text, options: list[tuple[str, Text]]) -> Control:
    return Control(key, label, tuple(options), options[0][0] if options else "")


KINDS = {
    "physio": Text("Fysioterapi", "Physiotherapy"),
    "health_centre": Text("Vårdcentraler", "Health centres"),
    "radiology": Text("Röntgen", "Radiology"),
    "orthopaedics": Text("Ortopedi", "Orthopaedics"),
    "specialist": Text("Specialister", "Specialists"),
}
MEASURE = Text("Mått", "Measure")
PART_OF_IT = Text("Del av måttet", "Part of the measure")
EVERYTHING = Text("Hela måttet", "The whole measure")
COMPARE = Text("Jämför", "Compare")
LIMITS_ARE = Text("Gränser", "Limits")
WIDENED = Text("Slump och vanlig spridning", "Chance and usual spread")
CHANCE = Text("Bara slump", "Chance only")
MARK = Text("Markera", "Mark")
THE_CHOSEN = Text("Den valda enheten", "The chosen unit")
NONE_MARKED = Text("Ingen särskild", "None in particular")
