"""Several shares of the same people over time, a line each: levels side by side, not judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from referral_flow.blocks import Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.charts.amounts import Counted, basis, free, people
from referral_flow.charts.around import Wider, last_whole, with_around
from referral_flow.charts.dated import dated
from referral_flow.charts.phrases import AXIS_ENDS, FEW_CASES, during, per
from referral_flow.model import Metric, Period
from referral_flow.text import Text, month

ROLES = ("value", "second", "third")


@dataclass(frozen=True)
class ShareLine:
    """One share: its metric, its name at the end of the line, and its counts by period id."""

    metric: Metric
    label: Text
    counted: Mapping[str, Counted]
    complete: Collection[str]  # ids of the periods that are whole


def share_lines(
    lines: Sequence[ShareLine],
    periods: Sequence[Period],
    chosen: Mapping[str, Counted],
    when: Period,
    finding: Text,
    measure: Text,
    *,
    key: str,
    lost: Collection[str] = (),
    events: Iterable[Marker] = (),
    around: Sequence[Wider] = (),
    coarser: Text | None = None,
    place: str = "who",
) -> Chart | None:
    """A line per share; None with fewer than two periods. `finding` has a slot per metric key.

    `around` are the same shares of wider units.
    """
    shown = [one for one in periods if any(one.period_id in line.counted for line in lines)]
    if len(shown) < 2 or not chosen:
        return None
    drawn = tuple(_line(line, shown, lost, role) for line, role in zip(lines, ROLES, strict=False))
    end = _end(drawn, around)
    amounts = {name: counted.amount for name, counted in chosen.items()}
    first, last = shown[0].label, shown[-1].label
    chart = Chart(
        key=key,
        kind="lines",
        finding=Sentence(finding.format(when=during([when])), amounts, hidden=FEW_CASES),
        measure=measure.format(per=per(shown[0].grain)),
        x=Axis("time", grain=shown[0].grain),
        y=Axis("number", minimum=0.0, maximum=end),
        series=drawn,
        metric=lines[0].metric.key,
        basis=basis(
            people(sum(counted.denominator for counted in lines[0].counted.values())),
            Text("{first} – {last}", "{first} – {last}").format(first=first, last=last),
        ),
        reading=Sentence(AXIS_ENDS, {"end": free(end, "percent")}) if end < 1 else None,
        markers=dated(shown, events, lost),
        place=place,
        coarser=coarser,
    )
    return with_around(chart, around, shown)


def _line(line: ShareLine, shown: Sequence[Period], lost: Collection[str], role: str) -> Series:
    points = tuple(
        Point(one.starts_on, replace(line.counted[one.period_id].amount, low=None, high=None),
              label=one.label,
              is_complete=one.period_id in line.complete and one.period_id not in lost)
        for one in shown
        if one.period_id in line.counted
    )  # fmt: skip
    label = _end_label(line, points, shown[0].grain) if points else None
    return Series(line.metric.key, line.label, points, role=role, end_label=label)


def _end_label(line: ShareLine, points: Sequence[Point], grain: str) -> Sentence:
    """ "webben 33 % okt": the last whole month's, since the title has the whole period."""
    last = last_whole(points)
    words = Text("{name} {{value}}", "{name} {{value}}").format(name=line.label)
    if grain == "month":
        words = Text(*(f"{words.in_(language)} {month(last.x, language, short=True).split()[0]}"
                       for language in ("sv", "en")))  # fmt: skip
    return Sentence(words, {"value": last.amount}, hidden=line.label)


def _end(drawn: Sequence[Series], around: Sequence[Wider]) -> float:
    """100 %, or where all lie in the lower half the nearest ten above the highest."""
    levels = [amount.value for one in around for amount in one.amounts.values()]
    highest = max([*(point.amount.value for line in drawn for point in line.points), *levels])
    return 1.0 if highest > 0.5 else max(1, ceil(highest * 10)) / 10
