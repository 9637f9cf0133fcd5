"""Why something cannot be shown, in words that are true, and the period or grain that can be."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from referral_flow import few
from referral_flow.blocks import Block, Chart, Note, Sentence
from referral_flow.charts.history import History
from referral_flow.charts.phrases import FEW_CASES, GRAINS_VARY, named, per
from referral_flow.model import GRAINS, Period, View
from referral_flow.panels.parts.figures import share
from referral_flow.panels.parts.lost_data import is_lost
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def why_hidden(warehouse: Warehouse, key: str, view: View, period: Period | None = None) -> Text:
    """ "Kan inte visas: för få fall; kvartal 1 2025 kan visas", by what hides a ratio's share."""
    period = period or view.period
    if is_lost(warehouse, view.unit, period):
        return LOST.format(period=named(period))
    shown = _shortest_shown(warehouse, key, view, period)
    return SHOWN_AT.format(few=FEW_CASES, period=named(shown)) if shown else FEW_CASES


def explained(
    warehouse: Warehouse, key: str, view: View, period: Period, block: Block | None
) -> Block | None:
    """The same chart; should its title be hidden, it says why and what can be shown instead."""
    if not isinstance(block, Chart) or _last_words(block.finding) != FEW_CASES:
        return block
    reason = why_hidden(warehouse, key, view, period)
    return replace(block, finding=_ending_in(block.finding, reason))


def _last_words(said: Sentence) -> Text | None:
    """What stands where the sentence, and any that stands in its place, is hidden."""
    return _last_words(said.hidden) if isinstance(said.hidden, Sentence) else said.hidden


def _ending_in(said: Sentence, reason: Text) -> Sentence:
    is_last = not isinstance(said.hidden, Sentence)
    return replace(said, hidden=reason if is_last else _ending_in(said.hidden, reason))


def too_few(warehouse: Warehouse, key: str, view: View, title: Text, place: str) -> Note:
    """In place of a chart that rests on too few cases to be drawn at all."""
    reason = why_hidden(warehouse, key, view)
    return Note(title, Sentence(Text(f"{reason.sv}.", f"{reason.en}.")), "missing", place)


@dataclass(frozen=True)
class Scarcity:
    """What a measure has too few of: cases in all, those counted, those left over."""

    cases: Text
    counted: Text
    rest: Text


def is_too_thin(seen: History, audience: str) -> bool:
    """More than a quarter hidden, lost periods aside: the next coarser grain tells more."""
    return few.is_too_thin(hidden_periods(seen, audience) & ~seen.is_lost)


def hidden_periods(seen: History, audience: str) -> np.ndarray:
    """The periods whose value the gate would hide, each by itself."""
    counted, n = seen.numerators, seen.denominators
    if seen.metric.shape == "ratio":
        return few.few_of_share(counted, n, audience)
    if seen.metric.shape == "rate":
        return few.is_small(counted) | few.few_of_summary(n, audience)
    return few.is_small(counted)


def moved_to(
    seen: History, chosen: History, audience: str, scarcity: Scarcity | None = None
) -> Text | None:
    """ "Visas per kvartal, eftersom månaderna har för få fall." None where nothing was moved.

    `chosen` is the history at the grain asked for.
    """
    if seen.grain == chosen.grain:
        return None
    return COARSER.format(shown=per(seen.grain), few=_scarce(chosen, audience, scarcity or CASES),
                          periods=PERIODS[chosen.grain])  # fmt: skip


def _shortest_shown(warehouse: Warehouse, key: str, view: View, period: Period) -> Period | None:
    """The shortest longer period around this one whose share may be shown by itself."""
    longer = GRAINS[GRAINS.index(period.grain) + 1 :]
    around = [one for one in warehouse.periods.values() if one.grain in longer
              and one.starts_on <= period.starts_on and period.ends_on <= one.ends_on]  # fmt: skip
    for one in sorted(around, key=lambda one: longer.index(one.grain)):
        found = share(warehouse, key, view.unit, one)
        if found and not few.is_few(found.amount, view.audience):
            return None if is_lost(warehouse, view.unit, one) else one
    return None


def _scarce(chosen: History, audience: str, words: Scarcity) -> Text:
    """What there are too few of, in most of the periods that cannot be shown."""
    if chosen.metric.shape != "ratio":
        return words.cases
    counted, n = chosen.numerators, chosen.denominators
    causes = [
        (few.few_of_summary(n, audience).sum(), words.cases),
        (few.is_small(counted).sum(), words.counted),
        (few.is_small(np.asarray(n) - counted).sum(), words.rest),
    ]
    return max(causes, key=lambda cause: cause[0])[1]


LOST = Text(
    "Kan inte visas: uppgifter saknas för {period}",
    "Cannot be shown: data are missing for {period}",
)
SHOWN_AT = Text("{few}; {period} kan visas", "{few}; {period} can be shown")
COARSER = Text(
    "Visas {shown}, eftersom {periods} har {few}.", "Shown {shown}, since {periods} have {few}."
)
PERIODS = GRAINS_VARY | {
    "week": Text("veckorna", "the weeks"),
    "year": Text("åren", "the years"),
}
CASES = Scarcity(
    Text("för få fall", "too few cases"),
    Text("för få fall", "too few cases"),
    Text("för få fall", "too few cases"),
)
