"""What the catalogue says of a metric besides its definition, in words that a reader knows."""

from __future__ import annotations

from collections.abc import Iterator

from referral_flow.blocks import Amount, Sentence
from referral_flow.charts.amounts import free
from referral_flow.entries import Fact
from referral_flow.model import KIND_NAMES, Metric
from referral_flow.text import Text, same
from referral_flow.warehouse import Warehouse

LANGUAGES = ("sv", "en")
Said = Text | Amount | Sentence


def facts_of(warehouse: Warehouse, metric: Metric) -> tuple[Fact, ...]:
    """Every property that the metric has, in the order in which a reader asks for them."""
    named = (Fact(label, said) for label, said in _said(warehouse, metric) if said)
    return (
        *named,
        Fact(SOURCE, same(metric.source), is_sought=True),
        Fact(NAME_IN_CODE, code=metric.key, is_sought=True),
    )


def _said(warehouse: Warehouse, metric: Metric) -> Iterator[tuple[Text, Said | None]]:
    yield KIND, SHAPES[metric.shape]
    yield UNIT, UNITS.get(metric.unit)
    yield PER, free(metric.per) if metric.per else None
    yield DIRECTION, DIRECTIONS[metric.good]
    yield TARGET, None if metric.target is None else free(metric.target, metric.unit)
    yield FINAL, _final(metric)
    yield COUNTED_FOR, _listed([KIND_NAMES[kind] for kind in metric.unit_kinds])
    yield SPLITS, _splits(warehouse, metric.splits)
    yield NUMERATOR_SPLITS, _splits(warehouse, metric.numerator_splits)
    yield WATCHED, _splits(warehouse, metric.watch)
    yield CASE_MIX, _splits(warehouse, metric.case_mix)
    yield HIDDEN_WITH, _labels(warehouse, metric.disclose_with)
    yield FROM, TABLES.get(metric.counts_from, same(metric.counts_from))
    yield LACKING, same(", ".join(metric.missing)) if metric.missing else None


def _final(metric: Metric) -> Said:
    days = metric.matures_after_days
    return Sentence(AFTER_DAYS, {"days": free(days, "days")}) if days else AT_ONCE


def _splits(warehouse: Warehouse, splits: tuple[str, ...]) -> Text | None:
    return _listed([_split(warehouse, split) for split in splits])


def _split(warehouse: Warehouse, split: str) -> Text:
    """ "väg × avsändare" of a split by several things at once."""
    names = [warehouse.split_name(one) for one in split.split(",")]
    first, *others = ([name.in_(language) for name in names] for language in LANGUAGES)
    return Text(*(" × ".join(_small(words)) for words in (first, *others)))


def _labels(warehouse: Warehouse, keys: tuple[str, ...]) -> Text | None:
    return _listed([warehouse.metrics[key].label for key in keys if key in warehouse.metrics])


def _listed(words: list[Text]) -> Text | None:
    """One after another; names with a comma of their own are told apart by semicolons."""
    if not words:
        return None
    return Text(*("; ".join(_small([word.in_(language) for word in words]))
                  for language in LANGUAGES))  # fmt: skip


def _small(words: list[str]) -> list[str]:
    """Names begin small within a list, but for short forms."""
    return [word if word[1:2].isupper() else word[:1].lower() + word[1:] for word in words]


KIND = Text("Slag", "Kind")
UNIT = Text("Enhet", "Unit")
PER = Text("Räknat per", "Counted per")
DIRECTION = Text("Riktning", "Direction")
TARGET = Text("Mål", "Target")
FINAL = Text("Räknas färdigt", "Complete")
COUNTED_FOR = Text("Räknas för", "Counted for")
SPLITS = Text("Uppdelat på", "Split by")
NUMERATOR_SPLITS = Text("Täljaren uppdelad på", "Numerator split by")
WATCHED = Text("Ändringar söks även i", "Changes are also sought in")
CASE_MIX = Text("Justeras för", "Adjusted for")
HIDDEN_WITH = Text("Döljs tillsammans med", "Hidden together with")
FROM = Text("Bygger på", "Rests on")
LACKING = Text("Saknas i uttaget", "Missing from the extract")
SOURCE = Text("Källa", "Source")
NAME_IN_CODE = Text("Namn i kod", "Name in code")
SHAPES = {
    "ratio": Text("andel", "share"),
    "rate": Text("frekvens", "rate"),
    "count": Text("antal", "number"),
    "stock": Text("antal vid periodens slut", "number at the end of the period"),
    "sample": Text("dagliga värden", "daily values"),
    "duration": Text("väntetid, med de fall som ännu pågår", "wait, with the cases still open"),
    "table": Text("tabell", "table"),
}
UNITS = {
    "percent": Text("procent", "per cent"),
    "days": Text("dagar", "days"),
    "count": Text("antal", "number"),
}
DIRECTIONS = {
    "up": Text("högre är bättre", "higher is better"),
    "down": Text("lägre är bättre", "lower is better"),
    "neither": Text("varken högt eller lågt är bättre", "neither high nor low is better"),
}
AT_ONCE = Text("vid periodens slut", "at the end of the period")
AFTER_DAYS = Text("{days} efter periodens slut", "{days} after the end of the period")
TABLES = {
    "bookings": Text("bokningar", "bookings"),
    "slots": Text("tider i tidboken", "times in the appointment book"),
    "referrals": Text("remisser", "referrals"),
    "needs": Text("behov som fysioterapeuter sett", "needs that physiotherapists saw"),
    "searches": Text("sökningar efter lediga tider", "searches for free times"),
}
