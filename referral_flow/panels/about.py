"""About the tool: what it rests on, where to be careful, what it does not know, whom to tell."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block, Figure, Headline, Lead, Note, Sentence, Table
from referral_flow.charts.amounts import free
from referral_flow.charts.coverage import Hole, holes
from referral_flow.model import CLINIC_KINDS, UNIT_KINDS, View
from referral_flow.panels import Panel
from referral_flow.panels.parts import quality_tables as tables
from referral_flow.panels.parts.about_known import delivered, unknown
from referral_flow.panels.parts.about_notes import further, how_it_is_run, reporting
from referral_flow.panels.parts.periods import periods_of
from referral_flow.panels.parts.quality_notes import missing_columns
from referral_flow.text import Text, day
from referral_flow.warehouse import Warehouse


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method, about the whole extract whatever unit is chosen."""
    lost = _lost(warehouse)
    found = [
        _answer(warehouse, lost),
        delivered(warehouse),
        *_careful(warehouse, lost),
        unknown(warehouse),
        *reporting(warehouse.build),
        further(),
        *how_it_is_run(warehouse.build),
    ]
    return [block for block in found if block]


def _lost(warehouse: Warehouse) -> list[Hole]:
    """The weeks of any clinic in which most of its records are missing."""
    clinics = [unit for unit in warehouse.units.values() if unit.is_clinic]
    return holes(warehouse.profile("coverage"), clinics, periods_of(warehouse, "week"))


def _answer(warehouse: Warehouse, lost: list[Hole]) -> Headline:
    build = warehouse.build
    words = ANSWER.format(
        region=build.region_name, first=day(build.data_from), last=day(build.as_of),
        build=build.build_id,
    )  # fmt: skip
    rows = warehouse.profile("table_counts")
    clinics = sum(unit.kind in CLINIC_KINDS for unit in warehouse.units.values())
    lacking = sum(not metric.is_available for metric in warehouse.metrics.values())
    quality = Lead("data_quality", words=QUALITY)
    return Headline(
        Sentence(words),
        (
            Figure(UNITS, free(clinics)),
            Figure(ROWS, free(int(rows["accepted"].sum() or 0)), lead=quality),
            Figure(WEEKS, free(sum(hole.weeks for hole in lost)), lead=quality),
            Figure(METRICS_LACKING, free(lacking), lead=Lead("definitions", words=DEFINITIONS)),
        ),
    )


def _careful(warehouse: Warehouse, lost: list[Hole]) -> list[Block]:
    """Gaps that are known, columns that the extract lacks, and what cannot be counted for them."""
    gaps: Table | Note = tables.low_weeks(lost) or Note(GAPS, Sentence(NO_GAPS), place="why")
    return [gaps, missing_columns(warehouse, place="why")]


ANSWER = Text(
    "Verktyget visar {region} med uppgifter från {first} till och med {last}, underlag {build}.",
    "The tool shows {region} with data from {first} up to and including {last}, build {build}.",
)
UNITS = Text("Vårdenheter", "Care units")
ROWS = Text("Rader som används", "Rows used")
WEEKS = Text("Veckor med luckor, alla mottagningar", "Weeks with gaps, all clinics")
METRICS_LACKING = Text("Mått som inte kan räknas", "Measures that cannot be counted")
QUALITY = Text("Datakvalitet", "Data quality")
DEFINITIONS = Text("Definitioner", "Definitions")
GAPS = Text("Veckor med luckor", "Weeks with gaps")
NO_GAPS = Text("Ingen mottagning har luckor i sina uppgifter.", "No clinic has gaps in its data.")

PANEL = Panel(
    key="about",
    order=96,
    title=Text("Om verktyget", "About"),
    question=Text(
        "Vad bygger verktyget på, och vad vet det inte?",
        "What does the tool rest on, and what does it not know?",
    ),
    metrics=(),
    unit_kinds=UNIT_KINDS,
    controls=(),
    blocks=blocks,
    uses_period=False,
    uses_unit=False,
    has_slides=False,
    sections={
        "why": Text("Var behöver man vara försiktig?", "Where should one be careful?"),
        "who": Text("Vad vet verktyget inte?", "What does the tool not know?"),
        "after": Text("Frågor och fel", "Questions and faults"),
    },
)
