"""A share by groups that have an order of their own, as bars in that order: days ahead, say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from referral_flow.blocks import Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, people
from referral_flow.charts.phrases import inside
from referral_flow.charts.unit_dots import differ
from referral_flow.model import Metric, Period
from referral_flow.statistics.trend import trend_z, two_sided_p
from referral_flow.text import Text

BY_CHANCE = 0.01  # more often than this, and a trend may be chance
LEAST_NAMED = 5  # people counted, and left over, before a group stands in a title


@dataclass(frozen=True)
class Step:
    """One group in its place: key, name, and its share as counts; `short` is for the axis."""

    key: str
    label: Text
    counted: Counted
    short: Text | None = None


@dataclass(frozen=True)
class Ordered:
    """A ratio along ordered groups. `along` says what grows from first to last.

    `noun` is what sentences call the share ("Andelen uteblivna"), `along` how it goes on ("ju
    längre i förväg tiden är bokad").
    """

    metric: Metric
    period: Period
    steps: Sequence[Step]
    noun: Text
    along: Text
    by: Text


def ordered_shares(
    seen: Ordered, *, key: str, place: str = "after", coarser: Text | None = None
) -> Chart:
    """A bar per group with its interval; the title claims a trend only where all bars show it."""
    points = tuple(Point(one.key, one.counted.amount, label=one.short or one.label)
                   for one in seen.steps)  # fmt: skip
    highest = max(point.amount.high or 0.0 for point in points)
    return Chart(
        key=key,
        kind="bars",
        finding=_finding(seen),
        measure=MEASURE.format(label=seen.metric.label, by=seen.by),
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=_end(highest)),
        series=(Series("share", seen.metric.label, points, draw="bar", show_interval=True),),
        metric=seen.metric.key,
        basis=basis(people(sum(one.counted.denominator for one in seen.steps)), seen.period.label),
        reading=READING,
        is_breakdown=True,
        place=place,
        coarser=coarser,
    )  # fmt: skip


def _end(highest: float) -> float:
    """100 %, or where all lie in the lower half the nearest ten above the highest interval."""
    return 1.0 if highest > 0.5 else max(1, ceil(highest * 10)) / 10


def _finding(seen: Ordered) -> Sentence:
    """From the first group to the last where shares rise or fall all the way; else the extremes.

    Hidden where any group is that it compares: the words would tell where its share lies.
    """
    known = [one for one in seen.steps if _is_safe(one.counted)]
    words = {"noun": seen.noun, "along": seen.along, "by": seen.by}
    hidden = NOT_ALL.format(**words)
    if len(known) < 2:
        return Sentence(hidden)
    compared = {f"group_{one.key}": one.counted.amount for one in known}
    has_trend = _has_trend(known)
    if has_trend and _is_steady([one.counted.share for one in known], seen.metric.decimals):
        rises = known[-1].counted.share > known[0].counted.share
        told = _told(RISES if rises else FALLS, words, known[0], known[-1], hidden)
        return replace(told, amounts=told.amounts | compared)
    if not has_trend and not differ([one.counted for one in known]):
        return Sentence(ALIKE.format(**words), compared, hidden)
    if len(known) < len(seen.steps):  # the lowest may be one that is not shown
        return Sentence(DIFFERS.format(**words), compared, hidden)
    low, high = (pick(known, key=lambda one: one.counted.share) for pick in (min, max))
    told = _told(EXTREMES, words, low, high, hidden)
    return replace(told, amounts=told.amounts | compared)


def _told(told: Text, words: Mapping[str, Text], start: Step, end: Step, hidden: Text) -> Sentence:
    amounts = {"first": start.counted.amount, "last": end.counted.amount}
    named = {"start": inside(start.label), "end": inside(end.label)}
    return Sentence(told.format(**words, **named), amounts, hidden=hidden)


def _has_trend(known: Sequence[Step]) -> bool:
    """Beyond chance all along, and the same way from first to last as on the whole."""
    z = trend_z([one.counted.numerator for one in known],
                [one.counted.denominator for one in known])  # fmt: skip
    gap = known[-1].counted.share - known[0].counted.share
    return two_sided_p(z) < BY_CHANCE and gap * z > 0


def _is_steady(shares: Sequence[float], decimals: int) -> bool:
    """Whether none of the shares, as they are written, goes back on the way from first to last."""
    written = [round(share, decimals + 2) for share in shares]
    return written in (sorted(written), sorted(written, reverse=True))


def _is_safe(counted: Counted) -> bool:
    """Whether a group is large enough to stand in a title, whoever reads it."""
    rest = counted.denominator - counted.numerator
    return min(counted.numerator, rest) >= LEAST_NAMED


MEASURE = Text("{label}, efter {by}.", "{label}, by {by}.")
RISES = Text(
    "{noun} stiger {along}, från {{first}} ({start}) till {{last}} ({end})",
    "{noun} rises {along}, from {{first}} ({start}) to {{last}} ({end})",
)
FALLS = Text(
    "{noun} sjunker {along}, från {{first}} ({start}) till {{last}} ({end})",
    "{noun} falls {along}, from {{first}} ({start}) to {{last}} ({end})",
)
EXTREMES = Text(
    "{noun} skiljer sig efter {by}: lägst {start} ({{first}}), högst {end} ({{last}})",
    "{noun} differs by {by}: lowest {start} ({{first}}), highest {end} ({{last}})",
)
DIFFERS = Text(
    "{noun} skiljer sig efter {by}, men varken ökar eller minskar hela vägen",
    "{noun} differs by {by}, but neither rises nor falls all along",
)
ALIKE = Text(
    "{noun} skiljer sig inte efter {by} mer än slumpen förklarar",
    "{noun} differs by {by} no more than chance explains",
)
NOT_ALL = Text(
    "{noun} efter {by}; grupper med få fall visas inte",
    "{noun} by {by}; groups with few cases are not shown",
)
READING = Text(
    "Strecken visar osäkerheten (95 %). Skillnaden säger inte varför: de som bokar tidigt kan vara "
    "andra än de som bokar sent.",
    "The lines show the uncertainty (95%). The difference does not say why: those who book early "
    "may be others than those who book late.",
)
