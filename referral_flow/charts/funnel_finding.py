"""What the title of a funnel claims: who stands apart, who is near to it, or that nobody does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from referral_flow.blocks import Amount, Sentence, UnitLabel
from referral_flow.charts.amounts import free
from referral_flow.charts.funnel_units import Adjusted, Compared
from referral_flow.charts.funnel_words import noun, those
from referral_flow.charts.phrases import FEW_CASES, MOST_NAMED, inside
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.statistics.funnel import INNER, OUTER
from referral_flow.text import Text, joined


def finding(units: Compared, beyond: Mapping[str, int]) -> Sentence:
    """Who of the chosen units stands apart, named up to three; else who is near to it, or none.

    Then what the others have in common: their level, or that it next to never happens there.
    """
    if not units.judged:
        return Sentence(FEW_CASES)
    told = about_units(units, beyond)
    others = OTHERS_SELDOM if units.is_seldom else OTHERS_LEVEL
    words = Text("{told}; {others}", "{told}; {others}").format(told=told.words, others=others)
    if isinstance(units, Adjusted):
        words = AFTER_ADJUSTING.format(told=inside(words))
    return replace(told, words=words)


def about_units(units: Compared, beyond: Mapping[str, int]) -> Sentence:
    """Those outside the outer limits; else those outside the inner ones, said to be only that."""
    chosen = [row for row in units.rows if units.is_chosen(row)]
    apart = [row for row in chosen if beyond[row.unit.unit_id]]
    if len(chosen) == 1 and units.chosen:
        return replace(_told(units, _of_one(units, chosen[0], beyond), chosen),
                       hidden=ALONE_HIDDEN)  # fmt: skip
    if not apart:
        return _none_apart(units, chosen)
    if len(apart) <= MOST_NAMED:
        return _told(units, _named(len(apart), ONE_APART, SOME_APART), apart)
    counts = {"count": free(len(apart)), "all": free(len(chosen))}
    amounts = {"level": units.level} | counts | _values(units, apart)
    words = MANY_APART.format(noun=noun(chosen[0].unit.kind))
    return Sentence(words, amounts, hidden=FEW_CASES)


def _of_one(units: Compared, row: UnitShare, beyond: Mapping[str, int]) -> Text:
    if beyond[row.unit.unit_id]:
        return ALONE_APART
    return ALONE_BEYOND_INNER if units.beyond(INNER)[row.unit.unit_id] else ALONE_WITHIN


def _none_apart(units: Compared, chosen: Sequence[UnitShare]) -> Sentence:
    """Not that they are alike: that none is outside the outer limits, and who is near them."""
    near = near_to_it(units, chosen)
    if near:
        words = _named(len(near), ONE_BEYOND_INNER, SOME_BEYOND_INNER)
        return _told(units, words, near)
    kind, is_chance = chosen[0].unit.kind, units.found.method == "exact"
    words = NONE_CHOSEN_APART if units.chosen else BY_CHANCE if is_chance else NONE_APART
    words = words.format(noun=noun(kind), those=those(kind))
    return Sentence(words, {"level": units.level}, hidden=FEW_CASES)


def near_to_it(units: Compared, chosen: Sequence[UnitShare]) -> list[UnitShare]:
    """Those of the chosen to be named for being outside the inner limits, where none is further.

    Few in number, and none where chance alone is the measure and nobody in particular is asked of.
    """
    outer, inner = units.beyond(OUTER), units.beyond(INNER)
    near = [row for row in chosen if inner[row.unit.unit_id]]
    is_told = len(near) <= MOST_NAMED and (units.chosen or units.found.method != "exact")
    return near if is_told and not any(outer[row.unit.unit_id] for row in chosen) else []


def _told(units: Compared, words: Text, rows: Sequence[UnitShare]) -> Sentence:
    labels = {f"unit_{place}": UnitLabel.of(row.unit) for place, row in enumerate(rows)}
    return Sentence(
        words, {"level": units.level} | _values(units, rows), hidden=FEW_CASES, labels=labels
    )


def _values(units: Compared, rows: Sequence[UnitShare]) -> dict[str, Amount]:
    return {f"value_{place}": units.amount(row) for place, row in enumerate(rows)}


def _named(count: int, of_one: Text, of_some: Text) -> Text:
    """ "{unit_0} (64 %) och {unit_1} (41 %) skiljer sig från de andra; …"."""
    slots = [f"{{unit_{place}}} ({{value_{place}}})" for place in range(count)]
    words = of_one if count == 1 else of_some
    return Text(*(
        words.in_(language).replace("NAMES", joined(slots, language)) for language in ("sv", "en")
    ))  # fmt: skip


AFTER_ADJUSTING = Text("Efter justering: {told}", "When adjusted: {told}")
OTHERS_LEVEL = Text("den vanliga nivån är {level}", "the usual level is {level}")
OTHERS_SELDOM = Text(
    "hos de flesta förekommer det nästan aldrig", "at most of them it next to never happens"
)
BY_CHANCE = Text(
    "Skillnaderna mellan {those} kan bero på slumpen",
    "The differences between {those} may be due to chance",
)
NONE_APART = Text(
    "Spridningen mellan {those} är så stor att ingen enskild sticker ut ur den",
    "The spread between {those} is so wide that no single one stands out",
)
NONE_CHOSEN_APART = Text(
    "Ingen av de markerade {those} ligger utanför den yttre gränsen",
    "None of {those} marked is outside the outer limit",
)
ONE_BEYOND_INNER = Text(
    "NAMES ligger utanför den inre gränsen, men ingen utanför den yttre",
    "NAMES is outside the inner limit, but none outside the outer one",
)
SOME_BEYOND_INNER = Text(
    "NAMES ligger utanför den inre gränsen, men ingen utanför den yttre",
    "NAMES are outside the inner limit, but none outside the outer one",
)
ALONE_APART = Text(
    "{unit_0} skiljer sig från de andra: {value_0}",
    "{unit_0} stands apart from the others: {value_0}",
)
ALONE_HIDDEN = Text(
    "Den valda enheten kan inte visas: för få fall",
    "The unit chosen cannot be shown: too few cases",
)
ALONE_WITHIN = Text(
    "{unit_0} ligger inom gränserna: {value_0}",
    "{unit_0} is within the limits: {value_0}",
)
ALONE_BEYOND_INNER = Text(
    "{unit_0} ligger utanför den inre gränsen, men inte den yttre: {value_0}",
    "{unit_0} is outside the inner limit, but not the outer one: {value_0}",
)
ONE_APART = Text(
    "NAMES skiljer sig från de andra",
    "NAMES stands apart from the others",
)
SOME_APART = Text(
    "NAMES skiljer sig från de andra",
    "NAMES stand apart from the others",
)
MANY_APART = Text(
    "{{count}} av {{all}} {noun} skiljer sig från de andra",
    "{{count}} of {{all}} {noun} stand apart from the others",
)
