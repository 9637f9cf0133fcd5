"""Which share leaves at each stage of a flow: the same numbers, to be compared step by step."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import shares
from referral_flow.charts.flow_counts import AND
from referral_flow.charts.flow_words import HERE, STAGES, lowered
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.flows import EXIT, OPEN, Flow, Stage, flow_of
from referral_flow.text import Text, joined


def drop_off(flow: Chart, *, key: str = "drop_off", place: str = "why") -> Chart | None:
    """A bar per stage that somebody left; None where there are fewer than two.

    Of those who came to the stage, those still there included. A stage at which those who left are
    told together with those still there has no bar.
    """
    found = flow_of(flow)
    points = [point for place_, stage in enumerate(found.stages[:-1])
              if (point := _point(found, stage, found.stages[place_ + 1]))]  # fmt: skip
    if len(points) < 2:
        return None
    return Chart(
        key=key,
        kind="bars",
        finding=_finding(points),
        measure=MEASURE,
        x=Axis("category"),
        y=Axis("number", minimum=0.0),
        series=(Series("left", LEFT, tuple(points), draw="bar", show_interval=True),),
        metric=flow.metric,
        basis=flow.basis,
        is_horizontal=True,
        place=place,
        coarser=flow.coarser,
    )


def _point(flow: Flow, stage: Stage, after: Stage) -> Point | None:
    exits = flow.exits(stage)
    if any(OPEN in way.end.split(AND) for way in exits if way.kind == EXIT):
        return None
    left = [way.amount for way in exits if way.kind == EXIT]
    if not left:
        return None
    amount = shares([sum(one.n for one in left)], [stage.amount.n])[0]
    ends = (*left, stage.amount)
    return Point(stage.key, replace(amount, ends=ends), _named(stage, after))


def _named(stage: Stage, after: Stage) -> Text:
    """ "hos läkaren", or between which two stages that are told as one."""
    order = list(STAGES)
    if order.index(after.key) == order.index(stage.key) + 1:
        return _capital(HERE[stage.key])
    return BETWEEN.format(one=lowered(stage.label), other=lowered(after.label))


def _capital(words: Text) -> Text:
    return Text(*(one[:1].upper() + one[1:] for one in (words.sv, words.en)))


def _finding(points: list[Point]) -> Sentence:
    """The largest share; of several that chance may have put in order, no one is named first."""
    largest = max(points, key=lambda point: point.amount.value)
    alike = [point for point in points if point.amount.high >= largest.amount.low]
    if len(alike) > MOST_NAMED:
        return Sentence(ALIKE)
    where = Text(*(joined([lowered(point.label).in_(language) for point in alike], language)
                   for language in ("sv", "en")))  # fmt: skip
    amounts: dict[str, Amount] = {f"share_{place}": p.amount for place, p in enumerate(alike)}
    words = (FINDING if len(alike) == 1 else TWO_ALIKE).format(where=where)
    return Sentence(words, amounts, hidden=FEW_CASES)


LEFT = Text("Lämnade kedjan", "Left the chain")
MEASURE = Text(
    "Andel som lämnade kedjan vid steget, av dem som kom dit.",
    "Share that left the chain at the step, of those who came there.",
)
BETWEEN = Text("Mellan {one} och {other}", "Between {one} and {other}")
FINDING = Text(
    "Störst andel lämnar kedjan {where}: {{share_0}}",
    "The largest share leaves the chain {where}: {{share_0}}",
)
TWO_ALIKE = Text(
    "Störst andel lämnar kedjan {where}, {{share_0}} och {{share_1}}: skillnaden dem emellan kan "
    "bero på slumpen",
    "The largest shares leave the chain {where}, {{share_0}} and {{share_1}}: the difference "
    "between them may be chance",
)
ALIKE = Text(
    "Ungefär lika stor andel lämnar kedjan vid flera steg",
    "About as large a share leaves the chain at several steps",
)
MOST_NAMED = 2
