"""How things are sent, over time: the share of each channel, a line per channel.

At most five lines; what the rarest channels carry is drawn together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from referral_flow.blocks import Amount, Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, change, free, is_beyond_chance, people
from referral_flow.charts.around import Wider, last_whole, with_around
from referral_flow.charts.dated import dated
from referral_flow.charts.phrases import AXIS_ENDS, during, per
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text

MOST_LINES = 5
COMPARED = (
    "sefos",
    "cosmic",
    "letter",
)  # with a wider unit's share: others are too rare to tell apart
OTHER = "other"
# One colour all over the tool; a channel that is not named takes the first one left.
ROLES = {"sefos": "value", "cosmic": "second", "letter": "third", "by_patient": "fourth",
         OTHER: "neutral"}  # fmt: skip
LEFT_OVER = ("neutral", "fourth", "third", "second", "value")
LOWER_PART = 0.65
SEEN = 0.02  # two percentage points: a smaller change is not worth a title


@dataclass(frozen=True)
class Sent:
    """What was sent by one channel: periods × counts, and the cells that they were read from."""

    key: str
    label: Text
    counts: np.ndarray
    now: int  # in the period chosen
    before: int | None  # a year before; None where there is no such period


@dataclass(frozen=True)
class Channels:
    """All channels of one unit and leg over time; `total` is what was sent in each period."""

    metric: Metric
    unit: Unit
    periods: Sequence[Period]
    sent: Sequence[Sent]
    chosen: Period
    noun: Text  # "behoven"
    leg: str | None = None  # where the unit's channels are published by leg
    rare: frozenset[str] = frozenset()  # too few by themselves, too often

    @property
    def total(self) -> np.ndarray:
        return np.sum([one.counts for one in self.sent], axis=0)

    def merged(self) -> list[Sent]:
        """The commonest channels by themselves, largest first, and the others as one."""
        ordered = sorted(self.sent, key=lambda one: (one.key in self.rare, -one.counts.sum()))
        common = len(ordered) - len(self.rare)
        if len(ordered) <= MOST_LINES and len(self.rare) < 2:
            return ordered
        place = min(common, MOST_LINES - 1)
        own, rest = ordered[:place], ordered[place:]
        befores = [one.before for one in rest]
        return [
            *own,
            Sent(OTHER, OTHERS, np.sum([one.counts for one in rest], axis=0),
                 sum(one.now for one in rest),
                 None if None in befores else sum(befores)),
        ]  # fmt: skip


def channel_lines(
    seen: Channels,
    *,
    key: str,
    is_complete: Sequence[bool],
    lost: Collection[str] = (),
    events: tuple[Marker, ...] = (),
    around: Sequence[Wider] = (),
    coarser: Text | None = None,
    place: str = "main",
) -> Chart:
    """A line per channel with its name and share at its end; `around` are a wider unit's."""
    drawn = seen.merged()
    lines = tuple(
        _line(seen, one, role, is_complete)
        for one, role in zip(drawn, roles_of([one.key for one in drawn]), strict=True)
    )
    grain = seen.periods[0].grain
    levels = [amount.value for one in around for amount in one.amounts.values()]
    end = _end_of_axis(lines, levels)
    chart = Chart(
        key=key,
        kind="lines",
        finding=finding(seen),
        measure=MEASURE.format(noun=seen.noun, per=per(grain)),
        x=Axis("time", grain=grain),
        y=Axis("number", minimum=0.0, maximum=end),
        series=lines,
        reading=Sentence(AXIS_ENDS, {"end": free(end, "percent")}) if end < 1 else None,
        metric=seen.metric.key,
        basis=basis(people(int(seen.total.sum())), _span(seen.periods)),
        markers=dated(seen.periods, events, lost),
        is_breakdown=True,
        place=place,
        coarser=coarser,
    )
    return with_around(chart, around, seen.periods)


def roles_of(channels: Sequence[str]) -> list[str]:
    """A role for each of at most five channels, no two alike."""
    taken = {ROLES[key] for key in channels if key in ROLES}
    left = iter(role for role in LEFT_OVER if role not in taken)
    return [ROLES.get(key) or next(left) for key in channels]


def _end_of_axis(lines: Sequence[Series], levels: Sequence[float]) -> float:
    """100 %, or where all lie in the lower part the nearest ten above the highest."""
    highest = max([*(point.amount.value for line in lines for point in line.points), *levels])
    return 1.0 if highest > LOWER_PART else ceil(highest * 10) / 10


def _line(seen: Channels, one: Sent, role: str, is_complete: Sequence[bool]) -> Series:
    points = tuple(
        Point(period.starts_on, _share(seen, one, place, period), label=period.label,
              is_complete=bool(complete))
        for place, (period, complete) in enumerate(zip(seen.periods, is_complete, strict=True))
        if seen.total[place]
    )  # fmt: skip
    words = Text("{name} {{value}}", "{name} {{value}}").format(name=one.label)
    last = last_whole(points).amount
    label = Sentence(words, {"value": last}, hidden=one.label)
    return Series(one.key, one.label, points, role=role, end_label=label)


def _share(seen: Channels, one: Sent, place: int, period: Period) -> Amount:
    cell = ("leg,channel", f"{seen.leg},{one.key}") if seen.leg else ("channel", one.key)
    origin = Origin(seen.metric.key, seen.unit, period, *cell)
    amount = Counted(int(one.counts[place]), int(seen.total[place]), origin).amount
    return replace(amount, low=None, high=None)  # all that was sent is counted: no sample


def finding(seen: Channels) -> Sentence:
    """The channel whose share has changed most in a year, beyond chance; else the commonest."""
    n, n_before = (sum(getattr(one, name) or 0 for one in seen.sent) for name in ("now", "before"))
    if not n:
        return Sentence(NOTHING.format(noun=seen.noun, when=during([seen.chosen])))
    moved = _most_moved(seen, n, n_before)
    if moved:
        one, now, before = moved
        words = MOVED.format(name=one.label, noun=seen.noun)
        return Sentence(words, {"now": now.amount, "before": before.amount}, hidden=HIDDEN)
    first = max(seen.sent, key=lambda one: one.now)
    words = COMMONEST.format(name=first.label, noun=seen.noun, when=during([seen.chosen]))
    return Sentence(words, {"share": Counted(first.now, n).amount}, hidden=HIDDEN)


def _most_moved(seen: Channels, n: int, n_before: int) -> tuple[Sent, Counted, Counted] | None:
    if not n_before:
        return None
    pairs = [(one, Counted(one.now, n), Counted(one.before or 0, n_before)) for one in seen.sent]
    one, now, before = max(pairs, key=lambda pair: abs(pair[1].share - pair[2].share))
    difference = change(now, before)
    is_seen = abs(difference.value) >= SEEN and is_beyond_chance(difference)
    return (one, now, before) if is_seen else None


def _span(periods: Sequence[Period]) -> Text:
    first, last = periods[0].label, periods[-1].label
    return Text("{first} – {last}", "{first} – {last}").format(first=first, last=last)


OTHERS = Text("övriga", "others")
MEASURE = Text(
    "Andel av {noun} som skickades varje väg, {per}.",
    "Share of {noun} sent by each channel, {per}.",
)
MOVED = Text(
    "Störst ändring på ett år: {name}, från {{before}} till {{now}} av {noun}",
    "Largest change in a year: {name}, from {{before}} to {{now}} of {noun}",
)
COMMONEST = Text(
    "Vanligaste vägen {when}: {name}, {{share}} av {noun}",
    "The commonest channel {when}: {name}, {{share}} of {noun}",
)
NOTHING = Text("Inget av {noun} skickades {when}", "None of {noun} were sent {when}")
HIDDEN = Text(
    "Vägarna över tid; vägar med få fall visas inte",
    "The channels over time; those with few cases are not shown",
)
