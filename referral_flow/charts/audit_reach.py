"""How far away a free time was: of those who waited, how many had one within each reach.

Twice: for each person alone, and when a time is enough for one person only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from referral_flow.blocks import Amount, Axis, Chart, Partner, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, people
from referral_flow.charts.phrases import FEW_CASES, sentences
from referral_flow.model import Metric, Period
from referral_flow.text import Text


@dataclass(frozen=True)
class Reached:
    """Those who had a free time within one reach: each alone, and with a time of their own."""

    key: str
    label: Text
    existed: Counted
    matched: Counted | None = None


def reach_bars(
    metric: Metric,
    rows: Sequence[Reached],
    period: Period,
    *,
    key: str = "reach",
    place: str = "beside",
    coarser: Text | None = None,
) -> Chart:
    """Two bars per reach, nearest first: what existed for each, and what was enough for all.

    A reach that tells of few more than a nearer one is hidden.
    """
    existed = _bars("existed", EXISTED, {row.key: row.existed for row in rows}, rows, "value")
    matched = _bars("matched", ENOUGH, {row.key: row.matched for row in rows if row.matched}, rows,
                    "second")  # fmt: skip
    bars = [existed] + ([matched] if matched.points else [])
    return Chart(
        key=key,
        kind="bars",
        finding=_finding(rows, existed),
        measure=sentences(MEASURE, *([BOTH] if matched.points else [])),
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=1.0),
        series=tuple(bars),
        metric=metric.key,
        basis=basis(people(rows[0].existed.denominator), period.label),
        reading=READING,
        is_horizontal=True,
        place=place,
        coarser=coarser,
    )


def _bars(
    key: str, label: Text, counts: Mapping[str, Counted], rows: Sequence[Reached], role: str
) -> Series:
    labels = {row.key: row.label for row in rows}
    nearer: list[Counted] = []
    points = []
    for reach, counted in counts.items():
        amount = replace(counted.amount, partners=tuple(map(_partner, nearer)))
        points.append(Point(reach, amount, label=labels[reach]))
        nearer.append(counted)
    return Series(key, label, tuple(points), role=role, draw="bar", show_interval=True)


def _partner(nearer: Counted) -> Partner:
    amount = Amount(None, "percent", n=nearer.denominator, numerator=nearer.numerator)
    return Partner(amount, takes_along=False)


def _finding(rows: Sequence[Reached], existed: Series) -> Sentence:
    """The clinic itself, and the widest that a journey of half an hour or so reaches."""
    amounts = {point.x: point.amount for point in existed.points}
    own, near = rows[0], next((row for row in rows if row.key == "within_25_km"), rows[-1])
    if own is near:
        return Sentence(OWN_ONLY, {"own": amounts[own.key]}, hidden=FEW_CASES)
    words = FINDING.format(near=_begun_small(near.label))
    return Sentence(words, {"own": amounts[own.key], "near": amounts[near.key]}, hidden=FEW_CASES)


def _begun_small(label: Text) -> Text:
    return Text(*(one[0].lower() + one[1:] for one in (label.sv, label.en)))


EXISTED = Text("En ledig tid fanns för var och en", "A time was free for each alone")
ENOUGH = Text("Tiderna räckte till", "The times were enough for")
MEASURE = Text(
    "Andel av dem som väntade för vilka en ledig tid fanns inom gränsen när de bokade.",
    "Share of those who waited for whom a time was free within the limit when they booked.",
)
BOTH = Text(
    "Övre stapeln: var och en för sig. Undre: när varje tid räcker till en person.",
    "Upper bar: each alone. Lower: when a time is enough for one person.",
)
READING = Text(
    "Det som tillkommer utanför den egna mottagningen är det mesta som en gemensam sökning av "
    "lediga tider kan ändra. Avståndet räknas fågelvägen mellan mottagningarna.",
    "What comes on top outside the clinic itself is the most that a common search for free times "
    "can change. Distances are as the crow flies between clinics.",
)
FINDING = Text(
    "{{own}} av dem som väntade hade en ledig tid på den egna mottagningen, {{near}} {near}",
    "{{own}} of those who waited had a free time at the clinic itself, {{near}} {near}",
)
OWN_ONLY = Text(
    "{own} av dem som väntade hade en ledig tid på den egna mottagningen",
    "{own} of those who waited had a free time at the clinic itself",
)
