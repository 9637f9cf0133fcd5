"""Which answers to believe: the questions as a tree, from region to clinic, once for each measure.

    region ─┬─ the region's own figure, the care choice, groups of the region
            └─ municipality ─┬─ the municipality's own figure
                             └─ every clinic in it

Whether anything has changed in the region is answered by all that is beneath it, so that one
clinic's change opens the way although it drowns in the region's own figure. Those own figures have
a third of the weight and the narrower units two thirds, on both floors. A municipality that is one
clinic was searched as the clinic. Every floor is held at FALSE_SHARE: so seldom is anything found
where nothing has changed, and so large a share of findings is false, on average over the branches
that were opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from referral_flow.findings.changes import Answer
from referral_flow.model import Unit
from referral_flow.statistics.tree import Node, least_levels

FALSE_SHARE = 0.05
OWN_SHARE = 1 / 3  # of a family's weight; by number it would be an eighteenth of the region's


def believed(answers: Sequence[Answer], units: dict[str, Unit]) -> list[tuple[Answer, float]]:
    """The answers that are findings, each with its q-value, in the order given."""
    found = least_levels(questions(answers, units), FALSE_SHARE)
    return [(one, found[one.key]) for one in answers if one.key in found]


def questions(answers: Sequence[Answer], units: dict[str, Unit]) -> tuple[Node, ...]:
    """One branch for each measure, in the order of the answers."""
    by_metric: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_metric[answer.series.metric.key].append(answer)
    return tuple(_branch(metric, own, units) for metric, own in by_metric.items())


def _branch(metric: str, answers: list[Answer], units: dict[str, Unit]) -> Node:
    whole: list[Node] = []
    places: dict[str, tuple[list[Node], list[Node]]] = defaultdict(lambda: ([], []))
    for answer in answers:
        unit, leaf = units[answer.series.unit_id], Node(answer.key, answer.p_value)
        place = place_of(unit)
        own = whole if place is None else places[place][unit.is_clinic]
        own.append(leaf)
    towns = [Node(("place", metric, at), children=_family(*both)) for at, both in places.items()]
    return Node(("region", metric), children=_family(whole, towns))


def _family(own: list[Node], narrower: list[Node]) -> tuple[Node, ...]:
    """A unit's own figures and what is narrower, by the weight that each of them has."""
    if not own or not narrower:
        return (*own, *narrower)
    return (
        *(replace(one, weight=OWN_SHARE / len(own)) for one in own),
        *(replace(one, weight=(1 - OWN_SHARE) / len(narrower)) for one in narrower),
    )


def place_of(unit: Unit) -> str | None:
    """The municipality that a unit belongs to; None for what is wider than one."""
    if unit.kind == "municipality":
        return unit.unit_id
    return (unit.municipality_id or unit.unit_id) if unit.is_clinic else None
