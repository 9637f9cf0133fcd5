"""How small a change the search could have seen: what makes "nothing has changed" worth reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from referral_flow.blocks import Amount, Column, Sentence, Table
from referral_flow.charts.amounts import at_least, free
from referral_flow.charts.phrases import inside, sentences
from referral_flow.findings.found import Search, Seen
from referral_flow.findings.headlines import CHANGES
from referral_flow.model import Metric, View
from referral_flow.panels.parts.filtered import label_of
from referral_flow.panels.parts.overview_levels import decimals_of
from referral_flow.panels.parts.overview_words import measure
from referral_flow.text import Text, joined
from referral_flow.warehouse import Warehouse

MOST_TOLD = 3  # measures in the sentence; the table has all


def could_be_seen(warehouse: Warehouse, view: View, search: Search) -> Sentence | None:
    """Of how large a change the search would have told, for the unit or a usual clinic."""
    known = [one for one in _of_unit(warehouse, view, search) if _sizes(warehouse, one)][:MOST_TOLD]
    if not known:
        return None
    metrics = [warehouse.metrics[one.metric] for one in known]
    parts = {
        language: joined(
            [f"{measure(warehouse.metrics[one.metric]).in_(language)} "
             f"{_told(warehouse, one, place).in_(language)}"
             for place, one in enumerate(known)], language
        )
        for language in ("sv", "en")
    }  # fmt: skip
    amounts = {
        f"{way}_{place}": _change(metric, size)
        for place, (metric, one) in enumerate(zip(metrics, known, strict=True))
        for way, size in _sizes(warehouse, one).items()
    }
    words = AT_CLINIC if known[0].unit_id is None else HERE
    said = Text(**{k: words.in_(k).format(parts=v) for k, v in parts.items()})
    return Sentence(said if known[0].unit_id == _region_of(view) else sentences(said, WHY), amounts)


def _region_of(view: View) -> str | None:
    """The unit itself where it is a region."""
    return view.unit.unit_id if view.unit.kind == "region" else ""


def _told(warehouse: Warehouse, one: Seen, place: int) -> Text:
    """ "{size_0}", with what is counted where the number alone does not say it."""
    if "down" in _sizes(warehouse, one):
        return BOTH_WAYS.format(place=place)
    size = PEOPLE if warehouse.metrics[one.metric].unit == "count" else SIZE
    words = ONLY_UP if one.down is None else ONLY_DOWN if one.up is None else ANY_WAY
    return words.format(size=size).format(place=place)


def seen_table(warehouse: Warehouse, search: Search) -> Table | None:
    """The smallest change that would have been found four times in five, by measure and unit."""
    rows = tuple(
        (
            warehouse.metrics[one.metric].label,
            _whose(warehouse, one),
            _level(warehouse.metrics[one.metric], one),
            _way(warehouse.metrics[one.metric], one.up, 1),
            _way(warehouse.metrics[one.metric], one.down, -1),
        )
        for one in search.smallest_seen
    )
    if not rows:
        return None
    return Table("could_be_seen", TITLE, COLUMNS, rows, reading=READING, place="how", is_open=False)


def _whose(warehouse: Warehouse, one: Seen) -> Text:
    """The unit, with its group where it is searched by groups; else a usual clinic."""
    if one.unit_id is None:
        return USUAL
    name, split = warehouse.units[one.unit_id].name, SPLITS.get(one.metric)
    if split is None or one.split_value is None:
        return name
    part = inside(label_of(warehouse, (split, one.split_value)))
    return Text(f"{name.sv}, {part.sv}", f"{name.en}, {part.en}")


def _of_unit(warehouse: Warehouse, view: View, search: Search) -> Sequence[Seen]:
    """Its own, or those of a usual clinic where it is a clinic of which too little is known."""
    unit_id, kind = view.unit.unit_id, view.unit.kind
    if kind in ("region", "nation"):
        return [one for one in search.smallest_seen if one.unit_id == unit_id]
    own = [one for one in search.seen_by_unit if one.unit_id == unit_id]
    if kind == "municipality" and not own:
        return _of_its_only_clinics(warehouse, unit_id, search)
    if own or kind != "physio":
        return own
    return [one for one in search.smallest_seen if one.unit_id is None]


def _of_its_only_clinics(warehouse: Warehouse, place: str, search: Search) -> Sequence[Seen]:
    """Of measures that one clinic of the municipality has: the figures of both are the same."""
    inside = [one for one in search.seen_by_unit
              if warehouse.units[one.unit_id].municipality_id == place]  # fmt: skip
    count = Counter(one.metric for one in inside)
    return [one for one in inside if count[one.metric] == 1]


def _sizes(warehouse: Warehouse, one: Seen) -> dict[str, float]:
    """The larger of the two ways, by which it would have been seen whichever way it went.

    Each way by itself where the level cannot move so far the other way; empty where none shows.
    """
    ways = {way: size for way, size in (("up", one.up), ("down", one.down)) if size is not None}
    if len(ways) < 2:
        return dict(zip(("size",), ways.values(), strict=False))
    above = 1 - one.level if warehouse.metrics[one.metric].unit == "percent" else np.inf
    return ways if one.up > one.level or one.down > above else {"size": max(ways.values())}


def _change(metric: Metric, size: float) -> Amount:
    if metric.unit == "percent":
        return at_least(size)
    return free(size, metric.unit, decimals_of(metric, size))


def _way(metric: Metric, size: float | None, sign: int) -> Amount | Text:
    if size is None:
        return NOT_SEEN
    amount = _change(metric, abs(size))
    return Amount(sign * amount.value, amount.unit, amount.decimals, rule="free", signed=True)


def _level(metric: Metric, one: Seen) -> Amount:
    return free(one.level, metric.unit, decimals_of(metric, one.level))


SPLITS = {one.metric: one.split for one in CHANGES}
SIZE = Text("{{size_{place}}}", "{{size_{place}}}")
PEOPLE = Text("{{size_{place}}} personer", "{{size_{place}}} people")
BOTH_WAYS = Text(
    "{{up_{place}}} uppåt eller {{down_{place}}} nedåt",
    "{{up_{place}}} upwards or {{down_{place}}} downwards",
)
ANY_WAY = Text("{size}", "{size}")
ONLY_UP = Text("{size} (bara en ökning)", "{size} (a rise only)")
ONLY_DOWN = Text("{size} (bara en minskning)", "{size} (a fall only)")
HERE = Text(
    "En ändring som varat ett halvår hade synts fyra gånger av fem, om den var minst så här stor: "
    "{parts}.",
    "A change that has lasted half a year would have been seen four times in five, had it been at "
    "least this large: {parts}.",
)
AT_CLINIC = Text(
    "Vid en mottagning av vanlig storlek hade en ändring som varat ett halvår synts fyra gånger "
    "av fem, om den var minst så här stor: {parts}.",
    "At a clinic of the usual size, a change that has lasted half a year would have been seen four "
    "times in five, had it been at least this large: {parts}.",
)
WHY = Text(
    "Sökningen går igenom alla enheter på en gång och kräver därför mer än diagrammet över ett "
    "enda mått, där mindre ändringar kan synas.",
    "The search goes through all units at once and therefore asks for more than the chart of a "
    "single measure, where smaller changes may be seen.",
)
TITLE = Text(
    "Hur små ändringar som sökningen kan se", "How small the changes are that the search can see"
)
READING = Text(
    "Minsta varaktiga ändring, ett halvår gammal, som hade hittats fyra gånger av fem. Mindre "
    "ändringar kan ha skett utan att synas här.",
    "The smallest lasting change, half a year old, that would have been found four times in five. "
    "Smaller ones may have happened without being seen here.",
)
USUAL = Text("en vanlig mottagning", "a usual clinic")
NOT_SEEN = Text("kan inte ses", "cannot be seen")
COLUMNS = (
    Column("measure", Text("Mått", "Measure")),
    Column("unit", Text("Enhet", "Unit")),
    Column("level", Text("Nivå", "Level"), is_number=True),
    Column("up", Text("Minsta ökning", "Smallest rise"), is_number=True),
    Column("down", Text("Minsta minskning", "Smallest fall"), is_number=True),
)
