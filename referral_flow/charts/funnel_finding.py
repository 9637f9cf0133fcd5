"""What the title of a funnel claims: who stands apart, how many are near to it, or nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from referral_flow.blocks import Amount, Sentence, UnitLabel
from referral_flow.charts.amounts import free
from referral_flow.charts.funnel_units import Adjusted, Compared
from referral_flow.charts.funnel_words import noun, those
from referral_flow.charts.phrases import FEW_CASES, MOST_NAMED, inside
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.statistics.funnel import INNER
from referral_flow.text import Text, joined


def finding(units: Compared, beyond: Mapping[str, int]) -> Sentence:
    """Who of the chosen units stands apart, named up to three; else how many are near to it.

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
    """Those outside the outer limits; else how many are outside the inner ones alone."""
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
    """Not that they are alike: that none is outside the outer limits, and how many the inner."""
    kind, is_chance = chosen[0].unit.kind, units.found.method == "exact"
    near = [row for row in chosen if units.beyond(INNER)[row.unit.unit_id]]
    if near and (units.chosen or not is_chance):
        return _near(units, near, len(chosen))
    words = NONE_CHOSEN_APART if units.chosen else BY_CHANCE if is_chance else NONE_APART
    words = words.format(noun=noun(kind), those=those(kind))
    return Sentence(words, {"level": units.level}, hidden=FEW_CASES)


def _near(units: Compared, near: Sequence[UnitShare], among: int) -> Sentence:
    """How many are outside the inner limits; never who, since some are by chance alone."""
    counts = {"count": free(len(near)), "all": free(among)}
    if not units.chosen:
        counts["expected"] = free(max(1, round((1 - INNER) * among)))
    words = CHOSEN_BEYOND_INNER if units.chosen else BEYOND_INNER
    amounts = {"level": units.level} | counts | _values(units, near)
    return Sentence(words.format(noun=noun(near[0].unit.kind)), amounts, hidden=FEW_CASES)


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
BEYOND_INNER = Text(
    "{{count}} av {{all}} {noun} ligger utanför den inre gränsen, där slumpen väntas ge ungefär "
    "{{expected}}, och ingen utanför den yttre",
    "The inner limit leaves {{count}} of {{all}} {noun} outside, where chance is expected to give "
    "about {{expected}}; none is outside the outer one",
)
CHOSEN_BEYOND_INNER = Text(
    "{{count}} av {{all}} markerade {noun} ligger utanför den inre gränsen, men ingen utanför den "
    "yttre",
    "The inner limit leaves {{count}} of {{all}} {noun} marked outside, but the outer one none",
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
