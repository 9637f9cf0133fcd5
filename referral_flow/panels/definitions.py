"""Definitions: how every metric is counted and what the words mean, from the build's catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block, Control, Headline, Note, Sentence
from referral_flow.charts.amounts import free
from referral_flow.entries import Entries
from referral_flow.model import UNIT_KINDS, View
from referral_flow.panels import Panel
from referral_flow.panels.parts.definition_bridge import (
    bridge_blocks,
    bridge_controls,
    is_published,
)
from referral_flow.panels.parts.definition_entries import (
    CHOICE,
    SEARCH,
    alphabetical,
    by_page,
    chosen_entry,
    words,
)
from referral_flow.text import LANGUAGES, Text
from referral_flow.warehouse import Warehouse

SHOW, CATALOGUE, BRIDGE = "show", "catalogue", "bridge"
FIRST = "assessed_within_3_days_cohort"  # the headline figure of the tool


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The catalogue, or the bridge from a published figure to ours."""
    if choices.get(SHOW) == BRIDGE and is_published(warehouse):
        return bridge_blocks(warehouse, view, choices)
    metric = warehouse.metrics.get(choices.get(CHOICE) or _first(warehouse))
    metrics, glossary = by_page(warehouse, view.language), words(warehouse, view.language)
    return [
        _answer(metrics, glossary),
        *([chosen_entry(warehouse, view, metric, SEARCH)] if metric else []),
        metrics,
        glossary,
        HOW,
        *([] if is_published(warehouse) else [NO_BRIDGE]),
    ]


def controls(warehouse: Warehouse) -> tuple[Control, ...]:
    """Which part of the page, where something has been published to build a bridge from."""
    return (Control(SHOW, SHOW_LABEL, PARTS, CATALOGUE),) if is_published(warehouse) else ()


def later_controls(warehouse: Warehouse, asked: Mapping[str, str]) -> tuple[Control, ...]:
    """Of the catalogue: every metric by its name. Of the bridge: the month."""
    if asked.get(SHOW) == BRIDGE and is_published(warehouse):
        return bridge_controls(warehouse, asked)
    language = asked.get("lang", LANGUAGES[0])
    named = sorted(warehouse.metrics.values(), key=lambda one: alphabetical(one.label, language))
    options = tuple((metric.key, metric.label) for metric in named)
    return (Control(CHOICE, METRIC, options, _first(warehouse), "list"),) if options else ()


def _first(warehouse: Warehouse) -> str:
    return FIRST if FIRST in warehouse.metrics else next(iter(warehouse.metrics), "")


def _answer(metrics: Entries, glossary: Entries) -> Headline:
    amounts = {"metrics": free(metrics.count), "words": free(glossary.count)}
    return Headline(Sentence(ANSWER, amounts), ())


METRIC = Text("Mått", "Measure")
SHOW_LABEL = Text("Visa", "Show")
PARTS = (
    (CATALOGUE, Text("Mått och ord", "Measures and words")),
    (BRIDGE, Text("Från nationell siffra till vår", "From the national figure to ours")),
)
ANSWER = Text(
    "Här står hur {metrics} mått räknas och vad {words} ord betyder.",
    "How {metrics} measures are counted, and what {words} words mean.",
)
HOW = Note(
    Text("Varifrån texten kommer", "Where the words come from"),
    Sentence(
        Text(
            "Definition, källa och SQL för ett mått står i en och samma fil. Sidor, bildspel och "
            "filer läser den, så de kan inte säga olika saker.",
            "Definition, source and SQL of a measure stand in one file. Pages, slides and files "
            "read it, so they cannot say different things.",
        )
    ),
)
NO_BRIDGE = Note(
    Text("Nationella siffror", "National figures"),
    Sentence(
        Text(
            "Uttaget har ingen tabell med nationellt publicerade siffror (published_figures), så "
            "vägen från dem till våra kan inte visas.",
            "The extract has no table of nationally published figures (published_figures), so the "
            "way from them to ours cannot be shown.",
        )
    ),
)

PANEL = Panel(
    key="definitions",
    order=94,
    title=Text("Definitioner", "Definitions"),
    question=Text(
        "Hur räknas måtten, och vad betyder orden?",
        "How are the measures counted, and what do the words mean?",
    ),
    metrics=(),  # each is told of on a page of its own
    unit_kinds=UNIT_KINDS,
    controls=controls,
    later_controls=later_controls,
    ignores_period=lambda choices: choices.get(SHOW) == BRIDGE,  # it has a month of its own
    blocks=blocks,
    has_slides=False,
    sections={
        "beside": Text("Alla mått", "All measures"),
        "why": Text("Vad stegen betyder", "What the steps mean"),
        "who": Text("Ord", "Words"),
    },
)
