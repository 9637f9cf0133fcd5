"""The catalogue as entries: every metric under the page that tells of it, and every word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from referral_flow.blocks import Lead
from referral_flow.entries import Entries, Entry, Fact, Group, Way
from referral_flow.model import Metric
from referral_flow.panels import Panel, all_panels
from referral_flow.panels.parts.definition_facts import facts_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

PAGE, CHOICE = "definitions", "metric"
ALPHABET_ENDS = str.maketrans("åäöÅÄÖ", "{|}{|}")  # å, ä and ö stand after z, in that order


def entry_of(warehouse: Warehouse, metric: Metric) -> Entry:
    """One metric with its definition, all its facts and the SQL that counts it."""
    return Entry(
        key=f"metric-{metric.key}",
        name=metric.label,
        meaning=metric.definition,
        why=metric.why,
        facts=(*_shown_on(metric), *facts_of(warehouse, metric)),
        query=metric.sql,
        lead=Lead(PAGE, choices=((CHOICE, metric.key),)),
    )


def by_page(warehouse: Warehouse) -> Entries:
    """All metrics, those of each page together and by name; a metric of several is with the first.

    Those that no page tells of come last. A field for looking stands above them.
    """
    first = pages_of(warehouse.metrics.values())
    pages = [*((panel.key, panel.title) for panel in all_panels()), (FILES, ONLY_IN_FILES)]
    shown = {
        key: [
            metric for metric in warehouse.metrics.values() if first.get(metric.key, FILES) == key
        ]
        for key, _ in pages
    }
    groups = [Group(_entries(warehouse, shown[key]), title) for key, title in pages if shown[key]]
    return Entries("metrics", METRICS, tuple(groups), search=SEARCH, place="beside")


def pages_of(metrics: Iterable[Metric]) -> dict[str, str]:
    """The first page that tells of each metric, by keys; one that no page tells of is not here."""
    return {metric.key: panels[0].key for metric in metrics if (panels := _panels(metric))}


def words(warehouse: Warehouse) -> Entries:
    """The glossary, by the Swedish word."""
    rows = warehouse.profile("glossary").iter_rows(named=True)
    entries = tuple(sorted(map(_word, rows), key=_by_name))
    return Entries("words", WORDS, (Group(entries),), "words", place="who")


def _entries(warehouse: Warehouse, metrics: Sequence[Metric]) -> tuple[Entry, ...]:
    return tuple(sorted(map(partial(entry_of, warehouse), metrics), key=_by_name))


def _by_name(entry: Entry) -> str:
    return entry.name.sv.lower().translate(ALPHABET_ENDS)


def _word(row: dict[str, str]) -> Entry:
    code = row["code_name"]
    return Entry(
        key=f"word-{code.split(',')[0].split(' ')[0]}",
        name=Text(row["term_sv"], row["term_en"]),
        meaning=Text(row["meaning_sv"], row["meaning_en"]),
        known_as=code,
    )


def _shown_on(metric: Metric) -> tuple[Fact, ...]:
    ways = tuple(Way(panel.title, Lead(panel.key)) for panel in _panels(metric))
    return (Fact(SHOWN_ON, ways=ways),) if ways else ()


def _panels(metric: Metric) -> list[Panel]:
    return [panel for panel in all_panels() if metric.key in panel.metrics]


FILES = "files"
METRICS = Text("Mått", "Metrics")
SEARCH = Text("Sök bland mått och ord", "Search metrics and words")
SHOWN_ON = Text("Visas på sidan", "Shown on the page")
WORDS = Text("Ord", "Words")
ONLY_IN_FILES = Text("Ytterligare mått", "Further metrics")
