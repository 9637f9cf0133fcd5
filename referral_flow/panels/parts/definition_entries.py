"""The catalogue as entries: every metric under the page that tells of it, and every word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from referral_flow.blocks import Lead
from referral_flow.entries import Entries, Entry, Fact, Group, Way
from referral_flow.model import Metric, View
from referral_flow.panels import Panel, all_panels
from referral_flow.panels.parts.definition_bridge import (
    COHORT,
    FROM_PUBLISHED,
    SKR,
    is_published,
)
from referral_flow.panels.parts.definition_facts import facts_of
from referral_flow.panels.parts.definition_synonyms import other_words
from referral_flow.panels.parts.definition_value import value_now
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

PAGE, CHOICE = "definitions", "metric"
CATALOGUE, BRIDGE = ("show", "catalogue"), ("show", "bridge")
ALPHABET_ENDS = str.maketrans("åäöÅÄÖ", "{|}{|}")  # å, ä and ö stand after z, in that order


def entry_of(warehouse: Warehouse, metric: Metric) -> Entry:
    """One metric with its definition, all its facts and the SQL that counts it."""
    return Entry(
        key=f"metric-{metric.key}",
        name=metric.label,
        meaning=metric.definition,
        why=metric.why,
        facts=(*_shown_on(metric), *_bridged(warehouse, metric), *facts_of(warehouse, metric)),
        query=metric.sql,
        lead=Lead(PAGE, choices=(CATALOGUE, (CHOICE, metric.key))),
        other_words=other_words(warehouse, metric),
    )


def chosen_entry(warehouse: Warehouse, view: View, metric: Metric, search: Text) -> Entries:
    """The metric asked for, shown whole with its value in the view; the field stands above it."""
    return Entries(
        "chosen", metric.label, (Group((entry_of(warehouse, metric),)),), "one", search,
        value_now(warehouse, view, metric),
    )  # fmt: skip


def by_page(warehouse: Warehouse, language: str) -> Entries:
    """All metrics, those of each page together and by name; a metric of several is with the first.

    Those that no page tells of come last.
    """
    first = {key: panels[0].key for key, panels in _panels_of(warehouse.metrics.values()).items()}
    pages = [*((panel.key, panel.title) for panel in all_panels()), (FILES, ONLY_IN_FILES)]
    shown = {
        key: [
            metric for metric in warehouse.metrics.values() if first.get(metric.key, FILES) == key
        ]
        for key, _ in pages
    }
    groups = [
        Group(_entries(warehouse, shown[key], language), title)
        for key, title in pages
        if shown[key]
    ]
    return Entries("metrics", METRICS, tuple(groups), place="beside")


def words(warehouse: Warehouse, language: str) -> Entries:
    """The glossary in the order of the reader's alphabet."""
    rows = warehouse.profile("glossary").iter_rows(named=True)
    entries = _by_name(map(_word, rows), language)
    return Entries("words", WORDS, (Group(entries),), "words", place="who")


def alphabetical(name: Text, language: str) -> str:
    """What sorts names as the language does: å, ä and ö end the Swedish alphabet."""
    words = name.in_(language).lower()
    return words.translate(ALPHABET_ENDS) if language == "sv" else words


def _by_name(entries: Iterable[Entry], language: str) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: alphabetical(entry.name, language)))


def _entries(warehouse: Warehouse, metrics: Sequence[Metric], language: str) -> tuple[Entry, ...]:
    return _by_name(map(partial(entry_of, warehouse), metrics), language)


def _word(row: dict[str, str]) -> Entry:
    first_name = row["code_name"].replace(",", " ").split()[0]
    return Entry(
        key=f"word-{first_name}",
        name=Text(row["term_sv"], row["term_en"]),
        meaning=Text(row["meaning_sv"], row["meaning_en"]),
        known_as=row["code_name"],
    )


def _panels_of(metrics: Iterable[Metric]) -> dict[str, list[Panel]]:
    """The pages that tell of each metric, those about it first; pages of any metric come last."""
    return {metric.key: found for metric in metrics if (found := _panels(metric))}


def _panels(metric: Metric) -> list[Panel]:
    found = [panel for panel in all_panels() if metric.key in panel.metrics]
    return sorted(found, key=_asks_for_metric)


def _asks_for_metric(panel: Panel) -> bool:
    """Whether the page shows whichever metric the reader chooses there."""
    return panel.key in ANY_METRIC


def _shown_on(metric: Metric) -> tuple[Fact, ...]:
    ways = tuple(Way(panel.title, _way_to(panel, metric)) for panel in _panels(metric))
    return (Fact(SHOWN_ON, ways=ways),) if ways else ()


def _bridged(warehouse: Warehouse, metric: Metric) -> tuple[Fact, ...]:
    """The way to the bridge, from the metrics at its ends."""
    if metric.key not in (SKR, COHORT) or not is_published(warehouse):
        return ()
    return (Fact(NATIONAL, ways=(Way(FROM_PUBLISHED, Lead(PAGE, choices=(BRIDGE,))),)),)


def _way_to(panel: Panel, metric: Metric) -> Lead:
    chosen = ((CHOICE, metric.key),) if _asks_for_metric(panel) else ()
    return Lead(panel.key, choices=chosen)


FILES = "files"
ANY_METRIC = ("compare_clinics", "map")
METRICS = Text("Mått", "Measures")
SEARCH = Text("Sök bland mått och ord", "Search measures and words")
NATIONAL = Text("Nationell siffra", "National figure")
SHOWN_ON = Text("Visas på sidan", "Shown on the page")
WORDS = Text("Ord", "Words")
ONLY_IN_FILES = Text("Ytterligare mått", "Further measures")
