"""Where most leave the chain: one finding for the flow and for the bars that compare its stages.

Voided referrals are withdrawn by the referrer. They are counted apart, never as leaving at the
stage that had the referral; only where too few were voided to be shown are they in another way out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referral_flow.blocks import Amount, Point, Sentence
from referral_flow.charts.amounts import Counted, change, is_beyond_chance, people, shares
from referral_flow.charts.flow_words import HERE, NOBODY_LEAVES, STAGES, STEP_BY_STEP, lowered
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.flows import AND, EXIT, OPEN, Flow, Stage, Way
from referral_flow.text import Text

VOIDED = "voided"
MOST_NAMED = 3
ALIKE_WITHIN = 0.015  # shares no further apart are told as about the same


def leaving(flow: Flow) -> list[Point]:
    """A point per stage that somebody left, of those who came there; the last stage has none.

    A stage at which those who left are told together with those still there has no point.
    """
    pairs = zip(flow.stages, flow.stages[1:], strict=False)
    return [point for stage, after in pairs if (point := _point(flow, stage, after))]


def most_leave(flow: Flow) -> Sentence:
    """The stage with the largest share; all that chance may have put after it are named beside it.

    Nothing is claimed where those who left are told together with those still there.
    """
    order = sorted(leaving(flow), key=lambda point: -point.amount.value)
    if not any(way.kind == EXIT for way in flow.ways):
        return Sentence(NOBODY_LEAVES)
    if not order or _most_unknown(flow) > order[0].amount.value:
        return Sentence(STEP_BY_STEP)
    return _said([order[0], *(one for one in order[1:] if not _differ(order[0], one))])


def _most_unknown(flow: Flow) -> float:
    """The largest share that may have left where that is told together with those still there."""
    mixed = ((stage, _leaving(flow, stage)) for stage in flow.stages)
    return max(
        (sum(way.amount.n for way in ways) / stage.amount.n for stage, ways in mixed
         if any(_is_mixed(way) for way in ways)),
        default=0.0,
    )  # fmt: skip


def _leaving(flow: Flow, stage: Stage) -> list[Way]:
    """The ways out, without those by which referrals are withdrawn or stay where they are."""
    return [way for way in flow.exits(stage) if set(way.end.split(AND)) - {OPEN, VOIDED}]


def voided(flow: Flow) -> Amount | None:
    """How many were withdrawn by the referrer, where they are told by themselves."""
    ways = [way.amount for way in flow.ways if way.kind == EXIT and way.end == VOIDED]
    if not ways:
        return None
    return replace(people(sum(one.n for one in ways)), ends=tuple(ways))


def _point(flow: Flow, stage: Stage, after: Stage) -> Point | None:
    ways = _leaving(flow, stage)
    if not ways or any(_is_mixed(way) for way in ways):
        return None
    left = [way.amount for way in ways]
    amount = shares([sum(one.n for one in left)], [stage.amount.n])[0]
    return Point(stage.key, replace(amount, ends=(*left, stage.amount)), _named(stage, after))


def _is_mixed(way: Way) -> bool:
    return OPEN in way.end.split(AND)


def _differ(one: Point, other: Point) -> bool:
    """Beyond chance: the 95 % interval of the difference leaves out zero."""
    counts = (Counted(point.amount.numerator, point.amount.n) for point in (one, other))
    return is_beyond_chance(change(*counts))


def _said(points: Sequence[Point]) -> Sentence:
    if len(points) > MOST_NAMED:
        return Sentence(ALIKE)
    named = {f"where_{place}": _with_share(point, place) for place, point in enumerate(points)}
    amounts = {f"share_{place}": point.amount for place, point in enumerate(points)}
    return Sentence(_words(points).format(**named), amounts, hidden=FEW_CASES)


def _with_share(point: Point, place: int) -> Text:
    where = lowered(point.label)
    return Text(*(f"{one} ({{share_{place}}})" for one in (where.sv, where.en)))


def _words(points: Sequence[Point]) -> Text:
    """About as often only where the shares are near each other, not for want of cases."""
    spread = points[0].amount.value - points[-1].amount.value
    return (NEAR if spread <= ALIKE_WITHIN else CHANCE)[len(points)]


def _named(stage: Stage, after: Stage) -> Text:
    """ "Hos läkaren", or between which two stages that are told as one."""
    order = list(STAGES)
    if order.index(after.key) == order.index(stage.key) + 1:
        return _capital(HERE[stage.key])
    return BETWEEN.format(one=lowered(stage.label), other=lowered(after.label))


def _capital(words: Text) -> Text:
    return Text(*(one[:1].upper() + one[1:] for one in (words.sv, words.en)))


BETWEEN = Text("Mellan {one} och {other}", "Between {one} and {other}")
ONE = Text("Störst andel lämnar kedjan {where_0}", "The largest share leaves the chain {where_0}")
NEAR = {
    1: ONE,
    2: Text(
        "Kedjan bryts ungefär lika ofta {where_0} som {where_1}",
        "The chain is broken about as often {where_0} as {where_1}",
    ),
    3: Text(
        "Kedjan bryts ungefär lika ofta {where_0}, {where_1} och {where_2}",
        "The chain is broken about as often {where_0}, {where_1} and {where_2}",
    ),
}
CHANCE = {
    1: ONE,
    2: Text(
        "Störst andel lämnar kedjan {where_0} och {where_1}; skillnaden kan bero på slumpen",
        "The largest shares leave the chain {where_0} and {where_1}; the difference may be chance",
    ),
    3: Text(
        "Störst andel lämnar kedjan {where_0}, {where_1} och {where_2}; skillnaderna mot den "
        "största kan bero på slumpen",
        "The largest shares leave the chain {where_0}, {where_1} and {where_2}; the differences "
        "from the largest may be chance",
    ),
}
ALIKE = Text(
    "Skillnaderna mellan stegen där flest lämnar kedjan kan bero på slumpen",
    "The differences between the steps at which most leave the chain may be chance",
)
