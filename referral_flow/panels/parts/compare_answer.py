"""The answer of a comparison: who stands apart, how wide the middle is, and the one marked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from referral_flow.blocks import Figure, Headline, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.funnel_units import Adjusted, Compared
from referral_flow.charts.funnel_words import about_units, those
from referral_flow.model import View
from referral_flow.panels.parts.compare_few import few_finding
from referral_flow.panels.parts.compare_units import Seen
from referral_flow.panels.parts.figures import share_change
from referral_flow.statistics.funnel import LEAST_UNITS, OUTER
from referral_flow.text import HIDDEN, Text

ENOUGH_FOR_MIDDLE = 8  # clinics before quartiles mean anything


def answer(seen: Seen, adjusted: Adjusted | None, view: View) -> Headline:
    """Who stands apart in one sentence; then the share of all, the middle half and the marked."""
    units = seen.units
    if not is_funnel(units):
        told = few_finding(units)
        figures = [_of_all(seen, view), *_marked(seen, adjusted)]
    else:
        told = about_units(units, units.beyond(OUTER))
        figures = [_of_all(seen, view), *_middle(seen), _apart(units, adjusted),
                   *_marked(seen, adjusted)]  # fmt: skip
    return Headline(_answered(told, units, adjusted), tuple(figures))


def _answered(told: Sentence, units: Compared, adjusted: Adjusted | None) -> Sentence:
    """The sentence, and what adjusting changes of it: nothing, or who stands apart."""
    if adjusted is None or not is_funnel(adjusted):
        return replace(told, words=CLOSED.format(told=told.words))
    before, after = (_apart_among(one) for one in (units, adjusted))
    if before == after:
        words = SAME_ADJUSTED
    elif units.chosen:
        words = APART_ADJUSTED if after else NOT_ADJUSTED
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


def _apart(units: Compared, adjusted: Adjusted | None) -> Figure:
    """How many of all are outside the outer limits, and how many when adjusted."""
    counts = {"all": free(len(units.rows))}
    words = OF_ALL
    if adjusted is not None and is_funnel(adjusted):
        words, counts["adjusted"] = OF_ALL_AND_ADJUSTED, free(_outside(adjusted))
    return Figure(APART, free(_outside(units)), note=Sentence(words, counts))


def _outside(units: Compared) -> int:
    return sum(way != 0 for way in units.beyond(OUTER).values())


def _marked(seen: Seen, adjusted: Adjusted | None) -> list[Figure]:
    """The one clinic that the page is about, as it is and adjusted."""
    units = seen.units
    chosen = [row for row in units.rows if units.chosen and units.is_chosen(row)]
    if len(chosen) != 1 or chosen[0].unit == units.whole.unit:
        return []
    row = chosen[0]
    own = adjusted and row.unit.unit_id in adjusted.standards and adjusted.amount(row)
    note = Sentence(WHEN_ADJUSTED, {"adjusted": own}, hidden=HIDDEN) if own else None
    return [Figure(row.unit.name, units.amount(row), metric=seen.asked.key, note=note)]


WHEN_ADJUSTED = Text("justerat: {adjusted}", "adjusted: {adjusted}")
CLOSED = Text("{told}.", "{told}.")
SAME_ADJUSTED = Text(
    "{told}; så är det också efter justering.", "{told}; it is so when adjusted, too."
)
APART_ADJUSTED = Text(
    "{told}; men efter justering gör den det.", "{told}; but when adjusted it does."
)
NOT_ADJUSTED = Text("{told}; men inte efter justering.", "{told}; but not when adjusted.")
OTHERS_ADJUSTED = Text(
    "{told}; efter justering är det delvis andra som gör det.",
    "{told}; when adjusted it is partly others who do.",
)
NONE_ADJUSTED = Text("{told}; efter justering gör ingen det.", "{told}; when adjusted none does.")
MIDDLE = Text("Mitten av {those}", "The middle of {those}")
HALF_BETWEEN = Text("hälften ligger mellan {low} och {high}", "half lie between {low} and {high}")
APART = Text("Skiljer sig från de andra", "Stand apart from the others")
OF_ALL = Text("av {all}, utanför den yttre gränsen", "of {all}, outside the outer limit")
OF_ALL_AND_ADJUSTED = Text(
    "av {all}, utanför den yttre gränsen; efter justering {adjusted}",
    "of {all}, outside the outer limit; when adjusted {adjusted}",
)
