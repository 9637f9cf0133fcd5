"""How far away a free time was: of those who waited, how many had one within each reach.

Three times: for each person alone, when a time is enough for one person only, and with only the
times that nobody else had in the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from referral_flow.blocks import Amount, Axis, Chart, Partner, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, people
from referral_flow.charts.phrases import FEW_CASES, sentences
from referral_flow.few import is_few
from referral_flow.model import Metric, Period
from referral_flow.text import Text


@dataclass(frozen=True)
class Reached:
    """Those who had a free time within one reach: each alone, with a time of their own, and with
    one that was left over."""

    key: str
    label: Text
    existed: Counted
    matched: Counted | None = None
    spare: Counted | None = None


def reach_bars(
    metric: Metric,
    rows: Sequence[Reached],
    period: Period,
    *,
    key: str = "reach",
    place: str = "beside",
    coarser: Text | None = None,
    audience: str = "working",
) -> Chart:
    """Up to three bars per reach, nearest first: what existed for each, what was enough for all,
    and what would have taken a time from nobody.

    A reach that tells of few more than a nearer one is hidden, and a bar that tells of few less
    than the one above it.
    """
    bars = _bars(rows)
    return Chart(
        key=key,
        kind="bars",
        finding=_finding(rows, bars[0], audience),
        measure=sentences(MEASURE, *WHICH_BAR.get(len(bars), [])),
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=1.0),
        series=tuple(bars),
        metric=metric.key,
        basis=basis(people(rows[0].existed.denominator), period.label),
        reading=sentences(READING, *([STANDS_BACK] if len(bars) > 2 else [])),
        is_horizontal=True,
        place=place,
        coarser=coarser,
    )


def _bars(rows: Sequence[Reached]) -> list[Series]:
    """The measures that are known, from the loosest to the strictest."""
    labels = {row.key: row.label for row in rows}
    found, looser = [], {}
    for key, label, role in MEASURES:
        counts = {row.key: getattr(row, key) for row in rows if getattr(row, key)}
        looser = _amounts(counts, looser)
        points = (Point(reach, amount, label=labels[reach]) for reach, amount in looser.items())
        found.append(Series(key, label, tuple(points), role=role, draw="bar", show_interval=True))
    return [series for series in found if series.points]


def _amounts(counts: Mapping[str, Counted], looser: Mapping[str, Amount]) -> dict[str, Amount]:
    """By reach, each held against the nearer ones and the looser measure of the same reach."""
    found: dict[str, Amount] = {}
    nearer: list[Partner] = []
    for reach, counted in counts.items():
        beside = [Partner(looser[reach])] if reach in looser else []
        found[reach] = replace(counted.amount, partners=(*nearer, *beside))
        nearer.append(_partner(counted))
    return found


def _partner(nearer: Counted) -> Partner:
    amount = Amount(None, "percent", n=nearer.denominator, numerator=nearer.numerator)
    return Partner(amount, takes_along=False)


def _finding(rows: Sequence[Reached], existed: Series, audience: str) -> Sentence:
    """The clinic itself, and the reach that tells most beside it; of what may be shown."""
    amounts = {point.x: point.amount for point in existed.points}
    shown = [row for row in rows if not is_few(amounts[row.key], audience)] or list(rows)
    own, wider = shown[0], shown[1:]
    if own.key != rows[0].key:
        words = ONLY_FURTHER.format(near=_begun_small(own.label))
        return Sentence(words, {"near": amounts[own.key]}, hidden=FEW_CASES)
    near = _near(own, wider)
    if near is None:
        return Sentence(OWN_ONLY, {"own": amounts[own.key]}, hidden=FEW_CASES)
    words = FINDING if own.existed.numerator else FINDING_NONE
    return Sentence(words.format(near=_begun_small(near.label)),
                    {"own": amounts[own.key], "near": amounts[near.key]},
                    hidden=FEW_CASES)  # fmt: skip


def _near(own: Reached, wider: Sequence[Reached]) -> Reached | None:
    """A journey of half an hour; else the first that adds a per cent; None where none does."""
    more = [row for row in wider if round(row.existed.share, 2) > round(own.existed.share, 2)]
    return next((row for row in more if row.key == "within_25_km"), more[0] if more else None)


def _begun_small(label: Text) -> Text:
    return Text(*(one[0].lower() + one[1:] for one in (label.sv, label.en)))


EXISTED = Text("Fanns för var och en", "Free for each alone")
ENOUGH = Text("Räckte till", "Enough for")
LEFT_OVER = Text("Blev över och räckte till", "Left over, and enough for")
MEASURES = (
    ("existed", EXISTED, "value"),
    ("matched", ENOUGH, "second"),
    ("spare", LEFT_OVER, "third"),
)
MEASURE = Text(
    "Andel av dem som väntade för vilka en ledig tid fanns inom gränsen när de bokade.",
    "Share of those who waited for whom a time was free within the limit when they booked.",
)
BOTH = Text(
    "Övre stapeln: var och en för sig. Undre: när varje tid räcker till en person.",
    "Upper bar: each alone. Lower: when a time is enough for one person.",
)
THREE = Text(
    "Övre stapeln: var och en för sig. Mellersta: när varje tid räcker till en person. Undre: "
    "när bara tider som ingen annan hade till slut räknas.",
    "Upper bar: each alone. Middle: when a time is enough for one person. Lower: when only times "
    "that nobody else had in the end count.",
)
WHICH_BAR = {2: [BOTH], 3: [THREE]}
READING = Text(
    "Det som tillkommer utanför den egna mottagningen är det mesta som en gemensam sökning kan "
    "ändra. Avståndet är fågelvägen mellan mottagningarna.",
    "What comes on top outside the clinic itself is the most that a common search can change. "
    "Distances are as the crow flies between clinics.",
)
STANDS_BACK = Text(
    "Skillnaden mellan mellersta och undre stapeln är tider som blev någon annans, som då hade "
    "fått stå tillbaka.",
    "The middle bar less the lower is times that became somebody else's, who would have had to "
    "stand back.",
)
FINDING = Text(
    "{{own}} av dem som väntade hade en ledig tid på den egna mottagningen, {{near}} {near}",
    "{{own}} of those who waited had a free time at the clinic itself, {{near}} {near}",
)
FINDING_NONE = Text(
    "Ingen av dem som väntade hade en ledig tid på den egna mottagningen; {{near}} hade en {near}",
    "None of those who waited had a free time at the clinic itself; {{near}} had one {near}",
)
ONLY_FURTHER = Text(
    "{{near}} av dem som väntade hade en ledig tid {near}",
    "{{near}} of those who waited had a free time {near}",
)
OWN_ONLY = Text(
    "{own} av dem som väntade hade en ledig tid på den egna mottagningen",
    "{own} of those who waited had a free time at the clinic itself",
)
