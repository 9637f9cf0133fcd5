"""Definitions: how every metric is counted and what the words mean, from the build's catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block, Control, Headline, Note, Sentence
from referral_flow.charts.amounts import free
from referral_flow.entries import Entries, Group
from referral_flow.model import UNIT_KINDS, View
from referral_flow.panels import Panel
from referral_flow.panels.parts.definition_entries import by_page, entry_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

NONE = "none"


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """What was asked for on top, then all metrics and all words."""
    metrics = by_page(warehouse)
    return [_answer(metrics), *_chosen(warehouse, choices.get("metric", NONE)), metrics, HOW]


def controls(warehouse: Warehouse) -> tuple[Control, ...]:
    """Every metric by its name."""
    named = sorted(warehouse.metrics.values(), key=lambda metric: metric.label.sv)
    options = ((NONE, NOT_CHOSEN), *((metric.key, metric.label) for metric in named))
    return (Control("metric", METRIC, options, NONE, "list"),)


def _answer(metrics: Entries) -> Headline:
    return Headline(Sentence(ANSWER, {"metrics": free(metrics.count)}), ())


def _chosen(warehouse: Warehouse, key: str) -> list[Block]:
    metric = warehouse.metrics.get(key)
    if metric is None:
        return []
    return [Entries("chosen", metric.label, (Group((entry_of(warehouse, metric),)),), "one")]


METRIC = Text("Mått", "Metric")
NOT_CHOSEN = Text("Inget valt", "None chosen")
ANSWER = Text(
    "Här står hur {metrics} mått räknas. Texten hämtas ur samma förteckning som siffrorna räknas "
    "efter.",
    "How {metrics} metrics are counted. The words come from the same catalogue that the figures "
    "are counted by.",
)
HOW = Note(
    Text("Varifrån texten kommer", "Where the words come from"),
    Sentence(
        Text(
            "Definition, källa och SQL för ett mått står i en och samma fil. Sidor, bildspel och "
            "filer läser den, så de kan inte säga olika saker.",
            "Definition, source and SQL of a metric stand in one file. Pages, slides and files "
            "read it, so they cannot say different things.",
        )
    ),
)

PANEL = Panel(
    key="definitions",
    order=94,
    title=Text("Definitioner", "Definitions"),
    question=Text(
        "Hur räknas måtten, och vad betyder orden?",
        "How are the metrics counted, and what do the words mean?",
    ),
    metrics=(),  # each is told of on a page of its own
    unit_kinds=UNIT_KINDS,
    controls=controls,
    blocks=blocks,
    uses_period=False,
    uses_unit=False,
    has_slides=False,
    sections={
        "beside": Text("Alla mått", "All metrics"),
        "who": Text("Ord", "Words"),
    },
)
