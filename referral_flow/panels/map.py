"""The map: a share by municipality, by where clinics lie or where patients live."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from referral_flow.blocks import Block, Note, Sentence
from referral_flow.charts.municipality_dots import beside_each_other
from referral_flow.charts.municipality_map import Mapped, municipality_map
from referral_flow.model import View
from referral_flow.panels import Panel
from referral_flow.panels.parts.compare_metrics import COMPARED
from referral_flow.panels.parts.gaps import NO_ROWS
from referral_flow.panels.parts.lost_data import lost_data
from referral_flow.panels.parts.map_answer import map_answer
from referral_flow.panels.parts.map_choices import chosen, controls
from referral_flow.panels.parts.map_notes import NO_BORDERS, how_it_is_mapped
from referral_flow.panels.parts.map_places import MapAsked, mapped
from referral_flow.panels.parts.periods import said_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The answer, the map, and how it is counted; a note alone where there is nothing to map."""
    found = chosen(warehouse, view, choices)
    if found is None:
        return [NOTHING]
    asked = MapAsked(warehouse, found[0], view, found[1])
    seen = mapped(asked)
    return _page(asked, seen) if seen.rows and seen.whole else [NOTHING]


def _page(asked: MapAsked, seen: Mapped) -> list[Block]:
    chart = municipality_map(
        asked.metric.label, seen, metric=asked.metric.key, period=asked.period,
        is_breakdown=asked.by_home, coarser=said_of(asked.period, asked.view.period),
    )  # fmt: skip
    return [
        map_answer(asked, seen),
        chart if chart.shapes else NO_BORDERS,
        beside_each_other(chart, seen.whole),
        *_lost(asked),
        *how_it_is_mapped(asked, seen),
    ]


def _lost(asked: MapAsked) -> list[Note]:
    """What was lost in the region, where that touches the measure."""
    if asked.metric.counts_from != "bookings":
        return []
    warning = lost_data(asked.warehouse, replace(asked.view, unit=asked.around))
    return [warning] if warning else []


TITLE = Text("Karta", "Map")
NOTHING = Note(TITLE, Sentence(NO_ROWS), "missing", "answer")

PANEL = Panel(
    key="map",
    order=54,
    title=TITLE,
    question=Text(
        "Skiljer sig kommunerna åt, mer än slumpen förklarar?",
        "Do the municipalities differ, more than chance explains?",
    ),
    metrics=COMPARED,
    unit_kinds=("region", "municipality", "nation"),
    controls=(),
    later_controls=controls,
    blocks=blocks,
    sections={"who": Text("Kommun för kommun", "Municipality by municipality")},
)
