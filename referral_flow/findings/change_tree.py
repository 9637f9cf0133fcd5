"""Which answers to believe: the questions as a tree, from measures over wholes to clinics.

    measure ─┬─ the whole region: region, care choice, groups of the region
             └─ places: municipality ─ the municipality itself and every clinic in it

The region's own figure opens no way, since one clinic's change drowns in it: the measure does, and
is answered by what is under it. The care choice, nearly the same cases, stands beside the region. A
municipality that is one clinic was searched as the clinic. Every floor is held at FALSE_SHARE: so
seldom is anything found where nothing has changed, and so large a share of findings is false, on
average over the branches that were opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from referral_flow.findings.changes import Answer
from referral_flow.model import Unit
from referral_flow.statistics.tree import Node, least_levels

FALSE_SHARE = 0.05


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
    places: dict[str, list[Node]] = defaultdict(list)
    whole: list[Node] = []
    for answer in answers:
        place = place_of(units[answer.series.unit_id])
        (places[place] if place else whole).append(Node(answer.key, answer.p_value))
    under = [Node(("place", metric, place), children=tuple(own)) for place, own in places.items()]
    floors = (("whole", whole), ("places", under))
    return Node(
        ("measure", metric),
        children=tuple(Node((name, metric), children=tuple(own)) for name, own in floors if own),
    )


def place_of(unit: Unit) -> str | None:
    """The municipality that a unit belongs to; None for what is wider than one."""
    if unit.kind == "municipality":
        return unit.unit_id
    return (unit.municipality_id or unit.unit_id) if unit.is_clinic else None
