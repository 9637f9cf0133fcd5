"""The answer of the map: whether municipalities differ, and what the whole and the chosen are."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Figure, Headline, Sentence
from referral_flow.charts.amounts import free
from referral_flow.charts.map_words import answer, apart, middle, near_counted
from referral_flow.charts.municipality_map import Mapped
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.panels.parts.figures import share_change
from referral_flow.panels.parts.map_places import MapAsked
from referral_flow.text import Text


def map_answer(asked: MapAsked, seen: Mapped) -> Headline:
    """The finding as a sentence; then the whole, the middle half, who stands apart, the chosen."""
    said = answer(seen.units, seen.whole)
    figures = [_whole(asked, seen), *_middle(seen), *_apart(seen), *_own(asked, seen)]
    return Headline(replace(said, words=CLOSED.format(told=said.words)), tuple(figures))


def _whole(asked: MapAsked, seen: Mapped) -> Figure:
    """The share of the region, with its change on the year before."""
    around = replace(asked.view, unit=seen.whole.unit, period=asked.period)
    return Figure(
        seen.whole.unit.name, _written(seen, seen.whole), metric=asked.metric.key,
        change=share_change(asked.warehouse, asked.metric.key, around),
        change_good=asked.metric.good,
    )  # fmt: skip


def _middle(seen: Mapped) -> list[Figure]:
    found = middle(seen.units) if seen.units else None
    if found is None:
        return []
    note = Sentence(BETWEEN, {"low": found[0], "high": found[2]})
    return [Figure(MIDDLE, found[1], note=note)]


def _apart(seen: Mapped) -> list[Figure]:
    if seen.units is None or seen.units.chosen:
        return []
    note = near_counted(seen.units) or Sentence(OF_ALL, {"all": free(len(seen.units.rows))})
    return [Figure(APART, free(len(apart(seen.units))), note=note)]


def _own(asked: MapAsked, seen: Mapped) -> list[Figure]:
    """The municipality that the page is about."""
    rows = [row for row in seen.rows if asked.own and row.unit.unit_id == asked.own.unit_id]
    return [Figure(row.unit.name, _written(seen, row), metric=asked.metric.key) for row in rows]


def _written(seen: Mapped, row: UnitShare) -> Amount:
    """As exact as the level that it is compared with."""
    return seen.units.amount(row) if seen.units else row.counted.amount


CLOSED = Text("{told}.", "{told}.")
MIDDLE = Text("Medianen för kommunerna", "The median of the municipalities")
BETWEEN = Text("hälften ligger mellan {low} och {high}", "half lie between {low} and {high}")
APART = Text("Utanför det vanliga", "Outside the usual")
OF_ALL = Text("av {all} kommuner", "of {all} municipalities")
