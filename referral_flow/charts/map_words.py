"""What a map says: whether municipalities differ, who stands apart, and where the one chosen is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from referral_flow.blocks import Amount, Sentence, UnitLabel
from referral_flow.charts.amounts import free
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.phrases import FEW_CASES, MOST_NAMED
from referral_flow.charts.unit_dots import UnitShare, differ
from referral_flow.statistics.funnel import INNER, OUTER
from referral_flow.text import Text, joined

ENOUGH_FOR_MIDDLE = 8  # municipalities before quartiles mean anything


def answer(units: Compared | None, whole: UnitShare | None) -> Sentence:
    """Of one chosen municipality where it lies; else whether they differ at all.

    Without a full stop. `units` is None where they are too few to tell how much they differ.
    """
    if units is None:
        return _too_few(whole)
    chosen = [row for row in units.rows if units.chosen and units.is_chosen(row)]
    return _about_one(units, chosen[0]) if chosen else _about_all(units)


def title(units: Compared | None, whole: UnitShare | None) -> Sentence:
    """Who of all municipalities lies outside the usual, named up to three.

    Else how far apart all lie, and whether it is chance or the spread that singles out none.
    """
    if units is None:
        return _too_few(whole)
    units = replace(units, chosen=frozenset())
    found = apart(units)
    if not found:
        return _nobody(units)
    return _named(units, found) if len(found) <= MOST_NAMED else _many(units, found)


def apart(units: Compared) -> list[UnitShare]:
    """Those chosen, or all, that differ from the others by more than they usually do."""
    beyond = units.beyond(OUTER)
    return [row for row in units.rows if units.is_chosen(row) and beyond[row.unit.unit_id]]


def near(units: Compared) -> list[UnitShare]:
    """Those outside the inner limit alone: of each hundred a few lie there by chance."""
    inner, outer = units.beyond(INNER), units.beyond(OUTER)
    return [row for row in units.rows
            if inner[row.unit.unit_id] and not outer[row.unit.unit_id]]  # fmt: skip


def near_counted(units: Compared) -> Sentence | None:
    """How many lie outside the inner limit alone, for a note under a figure; None if nobody."""
    found = near(units)
    if not found:
        return None
    return Sentence(NEAR, {"all": free(len(units.rows)), "count": free(len(found))})


def middle(units: Compared) -> tuple[Amount, Amount, Amount] | None:
    """Quartiles of those that may be spoken of; None where they are too few."""
    shares = [row.counted.share for row in units.rows if row.unit.unit_id in units.judged]
    if len(shares) < ENOUGH_FOR_MIDDLE:
        return None
    decimals = units.level.decimals
    low, half, high = np.quantile(shares, [0.25, 0.5, 0.75]).tolist()
    return tuple(free(value, "percent", decimals) for value in (low, half, high))


def _too_few(whole: UnitShare | None) -> Sentence:
    if whole is None:
        return Sentence(NOTHING)
    labels = {"whole": UnitLabel.of(whole.unit)}
    return Sentence(TOO_FEW, {"share": whole.counted.amount}, FEW_CASES, labels)


def _about_one(units: Compared, row: UnitShare) -> Sentence:
    labels = {"unit": UnitLabel.of(row.unit)}
    amounts = {"share": units.amount(row), "level": units.level}
    return Sentence(_place_of(units, row), amounts, ONE_HIDDEN, labels)


def _place_of(units: Compared, row: UnitShare) -> Text:
    """Where one lies: outside, outside the inner limit, within the spread, or within chance."""
    if apart(units):
        return ONE_APART
    if row in near(units):
        return ONE_NEAR
    own = row.counted.amount
    is_chance = own.low is None or own.low <= units.found.centre <= own.high
    return ONE_BY_CHANCE if is_chance else ONE_WITHIN


def _nobody(units: Compared) -> Sentence:
    """From the lowest to the highest, where they differ by more than chance explains."""
    rows = [row for row in units.rows if row.unit.unit_id in units.judged]
    level = {"level": units.level}
    if len({row.counted.share for row in rows}) < 2:
        return Sentence(ALIKE, level)
    if not differ([row.counted for row in rows]):
        return Sentence(BY_CHANCE, level)
    low, high = (units.amount(pick(rows, key=lambda one: one.counted.share)) for pick in (min, max))
    return Sentence(WIDE_SPREAD, {"low": low, "high": high}, WIDE_SPREAD_HIDDEN)


def _about_all(units: Compared) -> Sentence:
    known = [row.counted for row in units.rows if row.unit.unit_id in units.judged]
    level = {"level": units.level}
    if len({part.share for part in known}) == 1:
        return Sentence(ALIKE, level)
    if not differ(known) and not apart(units):
        return Sentence(BY_CHANCE, level)
    between = middle(units)
    if between is None or between[0].in_("sv") == between[2].in_("sv"):
        return Sentence(DIFFER, level)
    return Sentence(DIFFER_BETWEEN, {"low": between[0], "high": between[2]})


def _named(units: Compared, found: Sequence[UnitShare]) -> Sentence:
    """ "Filipstad (6 %) och Eda (64 %) skiljer sig från de andra; …"."""
    slots = [f"{{unit_{place}}} ({{share_{place}}})" for place in range(len(found))]
    words = Text(*(
        (SOLE if len(found) == 1 else SOME).in_(language).replace("NAMES", joined(slots, language))
        for language in ("sv", "en")
    ))  # fmt: skip
    amounts = {f"share_{place}": units.amount(row) for place, row in enumerate(found)}
    labels = {f"unit_{place}": UnitLabel.of(row.unit) for place, row in enumerate(found)}
    return Sentence(words, {"level": units.level} | amounts, FEW_CASES, labels)


def _many(units: Compared, found: Sequence[UnitShare]) -> Sentence:
    counts = {"count": free(len(found)), "all": free(len(units.rows))}
    hidden = {f"share_{place}": units.amount(row) for place, row in enumerate(found)}
    return Sentence(MANY, {"level": units.level} | counts | hidden, FEW_CASES)


TOO_FEW = Text(
    "För få kommuner för att säga hur de skiljer sig åt; i {whole} är andelen {share}",
    "Too few municipalities to say how they differ; in {whole} the share is {share}",
)
NOTHING = Text("Det finns inga uppgifter för perioden", "There are no figures for the period")
ONE_APART = Text(
    "{unit} ligger utanför det vanliga för kommunerna: {share}; den vanliga nivån är {level}",
    "{unit} lies outside what is usual for the municipalities: {share}; the usual level is {level}",
)
ONE_NEAR = Text(
    "{unit} ligger utanför den inre gränsen men inte den yttre: {share}; den vanliga nivån är "
    "{level}",
    "{unit} lies outside the inner limit but not the outer: {share}; the usual level is {level}",
)
ONE_WITHIN = Text(
    "{unit} har {share}, mot den vanliga nivån {level}; spridningen mellan kommunerna är så stor "
    "att kommunen ändå inte sticker ut ur den",
    "{unit} has {share}, against the usual level of {level}; the municipalities are so widely "
    "spread that it still does not stand out from them",
)
ONE_BY_CHANCE = Text(
    "{unit} har {share}; den vanliga nivån är {level}, och skillnaden kan bero på slumpen",
    "{unit} has {share}; the usual level is {level}, and the difference may be due to chance",
)
ONE_HIDDEN = Text(
    "Den valda kommunen kan inte visas: för få fall",
    "The municipality chosen cannot be shown: too few cases",
)
ALIKE = Text(
    "Kommunerna är lika; nivån är {level}", "The municipalities are alike; the level is {level}"
)
BY_CHANCE = Text(
    "Skillnaderna mellan kommunerna kan bero på slumpen; den vanliga nivån är {level}",
    "The differences between the municipalities may be due to chance; the usual level is {level}",
)
DIFFER = Text(
    "Kommunerna skiljer sig åt mer än slumpen förklarar; den vanliga nivån är {level}",
    "The municipalities differ more than chance explains; the usual level is {level}",
)
DIFFER_BETWEEN = Text(
    "Kommunerna skiljer sig åt mer än slumpen förklarar; hälften ligger mellan {low} och {high}",
    "The municipalities differ more than chance explains; half lie between {low} and {high}",
)
WIDE_SPREAD = Text(
    "Kommunerna ligger mellan {low} och {high}; spridningen är så stor att ingen enskild sticker "
    "ut ur den",
    "The municipalities lie between {low} and {high}, so widely spread that no single one stands "
    "out",
)
WIDE_SPREAD_HIDDEN = Text(
    "Kommunerna skiljer sig åt, men ingen enskild sticker ut ur spridningen",
    "The municipalities differ, but no single one stands out from the spread",
)
NEAR = Text(
    "av {all} kommuner; {count} utanför den inre gränsen, som några på hundra är av en slump",
    "of {all} municipalities; {count} outside the inner limit, as a few in a hundred are by chance",
)
SOLE = Text(
    "NAMES ligger utanför det vanliga; den vanliga nivån är {level}",
    "NAMES lies outside the usual; the usual level is {level}",
)
SOME = Text(
    "NAMES ligger utanför det vanliga; den vanliga nivån är {level}",
    "NAMES lie outside the usual; the usual level is {level}",
)
MANY = Text(
    "{count} av {all} kommuner ligger utanför det vanliga; den vanliga nivån är {level}",
    "{count} of {all} municipalities lie outside the usual; the usual level is {level}",
)
