"""The answer of a comparison: how wide the spread is, who stands apart, and the one marked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from referral_flow.blocks import Figure, Headline, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.funnel_finding import about_units
from referral_flow.charts.funnel_units import Adjusted, Compared
from referral_flow.charts.funnel_words import those
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.model import View
from referral_flow.panels.parts.compare_few import few_finding
from referral_flow.panels.parts.compare_units import Seen
from referral_flow.panels.parts.figures import share_change
from referral_flow.statistics.funnel import INNER, LEAST_UNITS, OUTER
from referral_flow.text import HIDDEN, Text

MOST_MARKED = 2  # clinics with a figure of their own at the top
ENOUGH_FOR_MIDDLE = 8  # clinics before quartiles mean anything


def answer(seen: Seen, adjusted: Adjusted | None, view: View) -> Headline:
    """The spread, then who stands apart; the share of all, the middle half and the marked."""
    units = seen.units
    if not is_funnel(units):
        told = few_finding(units)
        figures = [_of_all(seen, view), *_marked(seen, adjusted)]
    else:
        told = about_units(units, units.beyond(OUTER))
        figures = [_of_all(seen, view), *_middle(seen), *_apart(units, adjusted),
                   *_marked(seen, adjusted)]  # fmt: skip
    return Headline(_spread_first(_answered(told, units, adjusted), units, view), tuple(figures))


def hidden_answer(seen: Seen, view: View) -> Headline:
    """Where no clinic may be spoken of: that it is so, once, and the share of all."""
    words = NONE_SHOWN.format(those=_capital(those(seen.asked.kind)))
    return Headline(Sentence(words), (_of_all(seen, view),))


def _spread_first(told: Sentence, units: Compared, view: View) -> Sentence:
    """ "Mottagningarna ligger mellan 6 % och 78 %. …": before anything is said of limits.

    Where a single clinic is hidden, the smallest of the others may be hidden with it, and is not
    counted in.
    """
    known = sorted((row for row in units.rows if row.unit.unit_id in units.judged),
                   key=lambda row: row.counted.denominator)  # fmt: skip
    hides_more = view.audience == "working" and len(units.rows) - len(known) == 1
    known = sorted(known[hides_more:], key=units.share)
    if len(known) < LEAST_UNITS or not units.chosen <= units.judged:
        return told
    ends = {"lowest": units.amount(known[0]), "highest": units.amount(known[-1])}
    words = SPREAD.format(those=_capital(those(known[0].unit.kind)), told=told.words)
    return replace(told, words=words, amounts=ends | dict(told.amounts),
                   hidden=FEW_CASES)  # fmt: skip


def _capital(words: Text) -> Text:
    return Text(*(one[:1].upper() + one[1:] for one in (words.sv, words.en)))


def _answered(told: Sentence, units: Compared, adjusted: Adjusted | None) -> Sentence:
    """The sentence, and what adjusting changes of it: nothing, or who stands apart."""
    if adjusted is None or not is_funnel(adjusted):
        return replace(told, words=CLOSED.format(told=told.words))
    before, after = (_apart_among(one) for one in (units, adjusted))
    if before == after:
        words = SAME_ADJUSTED
    elif not before:
        words = THEN_ADJUSTED
    elif units.chosen:
        words = NOT_ADJUSTED if not after else OTHERS_ADJUSTED
    else:
        words = OTHERS_ADJUSTED if after else NONE_ADJUSTED
    return replace(told, words=words.format(told=told.words))


def _apart_among(units: Compared) -> frozenset[str]:
    """Those that the page is about who lie outside the outer limits."""
    return frozenset(
        unit_id
        for unit_id, way in units.beyond(OUTER).items()
        if way and (not units.chosen or unit_id in units.chosen)
    )


def is_funnel(units: Compared) -> bool:
    """Whether there are clinics enough to say how much they differ in general."""
    return len(units.rows) >= LEAST_UNITS


def _of_all(seen: Seen, view: View) -> Figure:
    """The share of the unit whose clinics are compared, with its change on the year before."""
    whole, asked = seen.units.whole, seen.asked
    around = replace(view, unit=whole.unit, period=seen.period)
    change = None if asked.split else share_change(asked.warehouse, asked.key, around)
    return Figure(whole.unit.name, whole.counted.amount, metric=asked.key, change=change,
                  change_good=asked.metric.good)  # fmt: skip


def _middle(seen: Seen) -> list[Figure]:
    """The median of the clinics that may be spoken of, and between what the middle half lies."""
    shares = [row.counted.share for row in seen.units.rows
              if row.unit.unit_id in seen.units.judged]  # fmt: skip
    if len(shares) < ENOUGH_FOR_MIDDLE:
        return []
    low, middle, high = (free(float(value), "percent", seen.units.level.decimals)
                         for value in np.quantile(shares, [0.25, 0.5, 0.75]))  # fmt: skip
    return [Figure(MIDDLE.format(those=those(seen.asked.kind)), middle,
                   note=Sentence(HALF_BETWEEN, {"low": low, "high": high}))]  # fmt: skip


def _apart(units: Compared, adjusted: Adjusted | None) -> list[Figure]:
    """How many of all are outside the outer limits, and how many when adjusted.

    Of next to none that may be spoken of a count would be of those, and say nothing of all.
    """
    if len(units.judged) < LEAST_UNITS:
        return []
    counts = {"all": free(len(units.rows)), "inner": free(_outside(units, INNER))}
    words = OF_ALL
    if adjusted is not None and is_funnel(adjusted):
        words, counts["adjusted"] = OF_ALL_AND_ADJUSTED, free(_outside(adjusted, OUTER))
    return [Figure(APART, free(_outside(units, OUTER)), note=Sentence(words, counts))]


def _outside(units: Compared, confidence: float) -> int:
    return sum(way != 0 for way in units.beyond(confidence).values())


def _marked(seen: Seen, adjusted: Adjusted | None) -> list[Figure]:
    """The one clinic that the page is about, or the two, as it is and adjusted."""
    units = seen.units
    chosen = [row for row in units.rows if units.chosen and units.is_chosen(row)]
    if not 0 < len(chosen) <= MOST_MARKED or units.whole.unit in [row.unit for row in chosen]:
        return []
    return [_of_clinic(seen, adjusted, row) for row in chosen]


def _of_clinic(seen: Seen, adjusted: Adjusted | None, row: UnitShare) -> Figure:
    own = adjusted and row.unit.unit_id in adjusted.standards and adjusted.amount(row)
    note = Sentence(WHEN_ADJUSTED, {"adjusted": own}, hidden=HIDDEN) if own else None
    return Figure(row.unit.name, seen.units.amount(row), metric=seen.asked.key, note=note)


NONE_SHOWN = Text(
    "{those} kan inte visas var för sig: för få fall. Välj ett annat mått.",
    "{those} cannot be shown one by one: too few cases. Choose another measure.",
)
WHEN_ADJUSTED = Text("justerat: {adjusted}", "adjusted: {adjusted}")
CLOSED = Text("{told}.", "{told}.")
SAME_ADJUSTED = Text(
    "{told}; så är det också efter justering.", "{told}; it is so when adjusted, too."
)
THEN_ADJUSTED = Text(
    "{told}; efter justering skiljer sig någon från de andra.",
    "{told}; when adjusted one or more stand apart.",
)
NOT_ADJUSTED = Text("{told}; men inte efter justering.", "{told}; but not when adjusted.")
OTHERS_ADJUSTED = Text(
    "{told}; efter justering är det delvis andra som gör det.",
    "{told}; when adjusted it is partly others who do.",
)
NONE_ADJUSTED = Text("{told}; efter justering gör ingen det.", "{told}; when adjusted none does.")
MIDDLE = Text("Medianen för {those}", "The median of {those}")
HALF_BETWEEN = Text("hälften ligger mellan {low} och {high}", "half lie between {low} and {high}")
APART = Text("Utanför den yttre gränsen", "Outside the outer limit")
OF_ALL = Text("av {all}; utanför den inre {inner}", "of {all}; outside the inner one {inner}")
OF_ALL_AND_ADJUSTED = Text(
    "av {all}; utanför den inre {inner}; efter justering {adjusted} utanför den yttre",
    "of {all}; outside the inner one {inner}; when adjusted {adjusted} outside the outer one",
)
SPREAD = Text(
    "{those} ligger mellan {{lowest}} och {{highest}}. {told}",
    "{those} lie between {{lowest}} and {{highest}}. {told}",
)
