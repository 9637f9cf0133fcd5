"""The answer of a comparison: who stands apart, how wide the middle is, and the one marked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from referral_flow.blocks import Figure, Headline, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.funnel_words import about_units, those
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.model import View
from referral_flow.panels.parts.compare_few import few_finding
from referral_flow.panels.parts.compare_units import Seen
from referral_flow.panels.parts.figures import share_change
from referral_flow.statistics.funnel import LEAST_UNITS, OUTER
from referral_flow.text import Text

ENOUGH_FOR_MIDDLE = 8  # clinics before quartiles mean anything


def answer(seen: Seen, view: View) -> Headline:
    """Who stands apart in one sentence; then the share of all, the middle half and the marked."""
    figures = [_of_all(seen, view), *_middle(seen), *_apart(seen), *_marked(seen)]
    return Headline(_sentence(seen), tuple(figures))


def _sentence(seen: Seen) -> Sentence:
    units = seen.units
    told = about_units(units, units.beyond(OUTER)) if is_funnel(units) else few_finding(units)
    return replace(told, words=CLOSED.format(told=told.words))


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


def _apart(seen: Seen) -> list[Figure]:
    """How many of all are outside the outer limits."""
    units = seen.units
    if not is_funnel(units):
        return []
    count = sum(way != 0 for way in units.beyond(OUTER).values())
    note = Sentence(OF_ALL, {"all": free(len(units.rows))})
    return [Figure(APART, free(count), note=note)]


def _marked(seen: Seen) -> list[Figure]:
    """The one clinic that the page is about."""
    units = seen.units
    chosen = [row for row in units.rows if units.chosen and units.is_chosen(row)]
    return [_own(seen, chosen[0])] if len(chosen) == 1 else []


def _own(seen: Seen, row: UnitShare) -> Figure:
    return Figure(row.unit.name, seen.units.amount(row), metric=seen.asked.key)


CLOSED = Text("{told}.", "{told}.")
MIDDLE = Text("Mitten av {those}", "The middle of {those}")
HALF_BETWEEN = Text("hälften ligger mellan {low} och {high}", "half lie between {low} and {high}")
APART = Text("Skiljer sig från de andra", "Stand apart from the others")
OF_ALL = Text("av {all}, utanför den yttre gränsen", "of {all}, outside the outer limit")
