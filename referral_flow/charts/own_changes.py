"""Each unit's own change since something began there, beside that of all together; no league table.

Units stand in the order in which they began.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.charts.amounts import free, is_beyond_chance
from referral_flow.charts.phrases import sentences
from referral_flow.model import Metric
from referral_flow.text import Text, day

ALL = "all"


@dataclass(frozen=True)
class Words:
    """What the chart is of, and its titles: `changes` claims nothing, others may say {count}.

    Without the others it has no title of its own on which way they went.
    """

    measure: Text
    changes: Text
    all_down: Text | None = None
    all_up: Text | None = None
    both_ways: Text | None = None


@dataclass(frozen=True)
class Own:
    """A unit, the day on which it began, its change, and whether it belongs to the page's unit."""

    label: UnitLabel
    since: date
    change: Amount
    is_here: bool = True


def own_changes(
    metric: Metric,
    rows: Sequence[Own],
    pooled: Amount,
    *,
    left_out: int,
    key: str,
    words: Words,
    place: str = "why",
) -> Chart:
    """A dot per unit, earliest first, then all together with their interval."""
    points = tuple(
        Point(row.label.unit_id, row.change, label=row.label,
              role="value" if row.is_here else "neutral", note=SINCE.format(day=day(row.since)))
        for row in rows
    )  # fmt: skip
    whole = Point(ALL, pooled, label=TOGETHER, role="second")
    return Chart(
        key=key,
        kind="dots",
        finding=_finding(rows, pooled, words),
        measure=words.measure,
        x=Axis("category"),
        y=Axis("number", unit=pooled.unit, decimals=0, maximum=_nothing(rows, pooled)),
        series=(Series("change", CHANGE, (*points, whole), draw="points", show_interval=True),),
        metric=metric.key,
        basis=_basis(len(rows), left_out, pooled),
        reading=sentences(BY_START, *([MARKED] if not all(row.is_here for row in rows) else [])),
        is_horizontal=True,
        place=place,
    )  # fmt: skip


def _basis(count: int, left_out: int, pooled: Amount) -> Sentence:
    """How many cases and units all together rest on, and how many units are left out."""
    amounts = {"count": free(count), "left_out": free(left_out),
               "n": replace(free(float(pooled.n or 0)), ends=pooled.ends)}  # fmt: skip
    return Sentence(BASIS if left_out else BASIS_OF_ALL, amounts, hidden=OWN_START)


def _nothing(rows: Sequence[Own], pooled: Amount) -> float | None:
    """The axis ends at no change where everything lies below it."""
    highest = max(pooled.high, *(row.change.value for row in rows))
    return 0.0 if highest < 0 else None


def _finding(rows: Sequence[Own], pooled: Amount, words: Words) -> Sentence:
    """Whether all moved the same way, where all together moved more than chance explains."""
    ends = {str(place): row.change for place, row in enumerate(rows)} | {"all": pooled}
    ends["count"] = free(len(rows))
    if not is_beyond_chance(pooled):
        return Sentence(words.changes)
    told = words.both_ways
    if all(row.change.value < 0 for row in rows):
        told = words.all_down
    elif all(row.change.value > 0 for row in rows):
        told = words.all_up
    return Sentence(told, ends, hidden=words.changes) if told else Sentence(words.changes)


SINCE = Text("Sedan {day}.", "Since {day}.")
TOGETHER = Text("Alla tillsammans", "All together")
CHANGE = Text("Ändring", "Change")
BASIS = Text(
    "n = {n} sedan starten, {count} avsändare; {left_out} med för kort tid är inte med",
    "n = {n} since the start, {count} senders; {left_out} with too short a time are left out",
)
BASIS_OF_ALL = Text(
    "n = {n} sedan starten, {count} avsändare", "n = {n} since the start, {count} senders"
)
OWN_START = Text("var och en från sin egen start", "each from its own start")
BY_START = Text(
    "Den som började först står överst. Strecket vid alla tillsammans visar osäkerheten (95 %).",
    "The first to begin stands at the top. The line at all together shows the uncertainty (95%).",
)
MARKED = Text("Grå punkter hör till andra enheter.", "Grey dots belong to other units.")
DAYS = Words(
    measure=Text(
        "Ändring av dagar på vägen, medel, hos varje avsändare sedan dess egen start.",
        "Change of days on the way, mean, for each sender since its own start.",
    ),
    changes=Text("Avsändarnas egna ändringar", "The senders' own changes"),
    all_down=Text(
        "Vägen blev kortare hos alla {count} avsändare som kan räknas",
        "The way became shorter for all {count} senders that can be counted",
    ),
    all_up=Text(
        "Vägen blev längre hos alla {count} avsändare som kan räknas",
        "The way became longer for all {count} senders that can be counted",
    ),
    both_ways=Text(
        "Av {count} avsändare som kan räknas blev vägen kortare hos några och längre hos andra",
        "Of {count} senders that can be counted, the way became shorter for some and longer for "
        "others",
    ),
)
