"""The main path of a flow with widths by count: who came to each stage, went on, left or turned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import basis, people, quantile, shares
from referral_flow.charts.flow_counts import FlowCounts, coarse, flow_counts, told_together
from referral_flow.charts.flow_words import (
    ENTERS,
    LOOPS,
    MEASURE,
    NOT_BY_ITSELF,
    READING,
    SERIES,
    STAGES,
    STEP_BY_STEP,
    ended,
    lowered,
)
from referral_flow.charts.leaving import most_leave
from referral_flow.flows import AND, ARROW, COUNT, DAYS, SHARE, START, TO, flow_of
from referral_flow.model import Metric, Period
from referral_flow.text import Text, joined

Ways = Mapping[tuple[str, str], int]  # how many went from one stage to another, or out


def flow_chart(
    metric: Metric,
    period: Period,
    counts: Ways,
    loops: Ways,
    days: Mapping[tuple[str, str], int | None],
    *,
    key: str = "flow",
    place: str = "main",
    coarser: Text | None = None,
) -> Chart | None:
    """A chart of kind "flow"; None where nobody, or hardly anybody, comes to two stages.

    `counts` by (stage, next stage or way out), `loops` by (stage, "completion" or "resent"), `days`
    the median days of those who took a way. Rare ways are told together before anything is drawn.
    """
    whole = flow_counts(tuple(STAGES), counts)
    flow = told_together(coarse(whole))
    if len(flow.stages) < 2:
        return None
    points = dict(_counted(flow, loops))
    measured = _shares(flow, points), _days(points, days)
    chart = Chart(
        key=key,
        kind="flow",
        finding=Sentence(STEP_BY_STEP),
        measure=MEASURE,
        x=Axis("category"),
        y=Axis("number", unit="count"),
        series=tuple(
            Series(name, SERIES[name], tuple(found), draw="points", role="value")
            for name, found in zip((COUNT, SHARE, DAYS), (points.values(), *measured), strict=True)
        ),
        metric=metric.key,
        basis=_basis(flow, points, period),
        reading=READING,
        coarser=_told_as_one(whole, flow) or coarser,
        place=place,
    )
    return replace(chart, finding=most_leave(flow_of(chart)))


def _counted(flow: FlowCounts, loops: Ways) -> Iterator[tuple[str, Point]]:
    """In reading order: a stage, those who begin there, loops, ways out, the way on."""
    for place, stage in enumerate(flow.stages):
        yield stage, Point(stage, people(flow.came[stage]), STAGES[stage])
        if place and flow.entered(stage):
            yield _way(START, stage, flow.entered(stage), STAGES[stage], ENTERS)
        for (start, name), count in sorted(loops.items()):
            if count and name in LOOPS and _still_told(flow, start) == stage:
                back = stage if name == "completion" else _still_told(flow, "sent")
                yield _way(stage, f"{back}.{name}", count, STAGES[stage], LOOPS[name])
        for end, count in flow.exits[stage].items():
            yield _way(stage, end, count, STAGES[stage], ended(end.split(AND)))
        if flow.onward[stage]:
            after = flow.stages[place + 1]
            yield _way(stage, after, flow.onward[stage], STAGES[stage], STAGES[after])


def _still_told(flow: FlowCounts, stage: str) -> str:
    """The stage itself, or the one that it is told together with."""
    order = list(STAGES)
    before = [one for one in flow.stages if order.index(one) <= order.index(stage)]
    return before[-1] if before else flow.stages[0]


def _way(start: str, end: str, count: int, leaves: Text, arrives: Text) -> tuple[str, Point]:
    x = f"{start}{TO}{end}"
    label = Text(*(f"{leaves.in_(language)}{ARROW}{arrives.in_(language)}"
                   for language in ("sv", "en")))  # fmt: skip
    return x, Point(x, people(count), label)


def _shares(flow: FlowCounts, points: Mapping[str, Point]) -> Iterator[Point]:
    """Of those who came to a stage, how many took each way; hidden with either of the counts."""
    for x, point in points.items():
        start, is_way, _ = x.partition(TO)
        if not is_way or start == START:
            continue
        stage = points[start].amount
        amount = shares([point.amount.n], [stage.n])[0]
        yield replace(point, amount=replace(amount, ends=(point.amount, stage)))


def _days(
    points: Mapping[str, Point], days: Mapping[tuple[str, str], int | None]
) -> Iterator[Point]:
    for x, point in points.items():
        median = days.get(tuple(x.split(TO)))
        if median is not None:
            amount = quantile(median, point.amount.n, is_n_shown=False)
            yield replace(point, amount=replace(amount, ends=(point.amount,)))


def _told_as_one(whole: FlowCounts, flow: FlowCounts) -> Text | None:
    """Which stages are not told by themselves, and why."""
    gone = [one for one in whole.stages if one not in flow.stages]
    if not gone:
        return None
    names = (joined([lowered(STAGES[one]).in_(language) for one in gone], language)
             for language in ("sv", "en"))  # fmt: skip
    return NOT_BY_ITSELF.format(names=Text(*names))


def _basis(flow: FlowCounts, points: Mapping[str, Point], period: Period) -> Sentence:
    """Everybody whose chain began in the period, wherever in the flow."""
    began = [points[flow.stages[0]].amount]
    began += [points[x].amount for x in (f"{START}{TO}{one}" for one in flow.stages) if x in points]
    total: Amount = people(sum(one.n for one in began))
    return basis(replace(total, ends=tuple(began)), period.label)
