"""Median waits of several groups over time: one group's gain beside another's loss."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from referral_flow.blocks import Amount, Axis, Chart, Marker, Point, Sentence, Series
from referral_flow.charts.amounts import people, quantile
from referral_flow.charts.around import Wider, with_around
from referral_flow.charts.curve import CAUSE, cases, waiting_curve
from referral_flow.charts.dated import dated
from referral_flow.charts.phrases import FEW_CASES, during, per
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text, joined

ROLES = ("value", "second", "third")


@dataclass(frozen=True)
class Waits:
    """One group's waiting times: its metric, what it is called, and its day table over time."""

    metric: Metric
    label: Text
    table: pl.DataFrame
    chosen: pl.DataFrame | None = None  # the day table of the period that the reader has chosen


def median_lines(
    groups: Sequence[Waits],
    unit: Unit,
    periods: Sequence[Period],
    *,
    key: str,
    chosen: Period | None = None,
    lost: Collection[str] = (),
    events: Iterable[Marker] = (),
    around: Sequence[Wider] = (),
    place: str = "who",
) -> Chart:
    """A line per group, in days; titled by the period `chosen`, else by the last complete one.

    `lost` are the ids of periods whose data never came in: marked with a shade. `around` are a
    wider unit's medians of the same groups.
    """
    drawn = [_line(group, unit, periods, role) for group, role in zip(groups, ROLES, strict=False)]
    chart = Chart(
        key=key,
        kind="lines",
        finding=_of_chosen(groups, unit, chosen) or _finding(drawn, _last_shared(drawn), periods),
        measure=Text("Medianväntan från kontakt till bedömning, dagar, {per}.",
                     "Median wait from contact to assessment, days, {per}.").format(
            per=per(periods[0].grain)),
        x=Axis("time", grain=periods[0].grain),
        y=Axis("number", unit="days", minimum=0.0),
        series=tuple(drawn),
        metric=groups[0].metric.key,
        basis=_basis(drawn, periods),
        reading=READING,
        markers=dated(periods, events, lost),
        place=place,
    )  # fmt: skip
    return with_around(chart, around, periods)


def medians(
    metric: Metric, unit: Unit, periods: Sequence[Period], table: pl.DataFrame
) -> dict[str, Amount]:
    """The median of each period that has cases, by period id."""
    tables = table.partition_by("period_id", as_dict=True)
    return {
        one.period_id: _median(tables[(one.period_id,)], Origin(metric.key, unit, one))
        for one in periods
        if (one.period_id,) in tables
    }


READING = Text(
    "Går väntan upp utanför garantin när den går ned innanför kan garantin tränga undan andra. "
    "Linjerna visar nivån, inte orsaken.",
    "If the wait outside the guarantee rises while it falls inside, the guarantee may crowd others "
    "out. The lines show the level, not the cause.",
)


def _line(group: Waits, unit: Unit, periods: Sequence[Period], role: str) -> Series:
    tables = group.table.partition_by("period_id", as_dict=True)
    points = tuple(
        _point(tables[(period.period_id,)], Origin(group.metric.key, unit, period))
        for period in periods
        if (period.period_id,) in tables
    )
    return Series(group.metric.key, group.label, points, role=role)


def _point(table: pl.DataFrame, origin: Origin) -> Point:
    amount = _median(table, origin)
    is_complete = bool(table["is_complete"][0])
    return Point(origin.period.starts_on, amount, label=origin.period.label,
                 is_complete=is_complete)  # fmt: skip


def _median(table: pl.DataFrame, origin: Origin) -> Amount:
    return quantile(waiting_curve(table).quantile(0.5, CAUSE), cases(table), origin,
                    is_n_shown=False)  # fmt: skip


def _last_shared(drawn: Sequence[Series]) -> Point | None:
    """The last complete point at which every group has one."""
    complete = [{point.x: point for point in line.points if point.is_complete} for line in drawn]
    shared = set.intersection(*(set(points) for points in complete))
    return complete[0][max(shared)] if shared else None


def _finding(drawn: Sequence[Series], last: Point | None, periods: Sequence[Period]) -> Sentence:
    if last is None:
        return Sentence(Text("Ännu finns ingen avslutad period att jämföra",
                             "There is no complete period to compare yet"))  # fmt: skip
    amounts = {line.key: _at(line, last.x) for line in drawn}
    period = next(one for one in periods if one.starts_on == last.x)
    return _side_by_side({line.key: line.label for line in drawn}, amounts, period)


def _of_chosen(groups: Sequence[Waits], unit: Unit, period: Period | None) -> Sentence | None:
    """The medians of the period chosen; None where a group has nobody or no safe start there."""
    tables = {group.metric.key: group.chosen for group in groups}
    if period is None or any(table is None or table.is_empty() for table in tables.values()):
        return None
    if any(waiting_curve(table).has_thin_start() for table in tables.values()):
        return None
    amounts = {key: _median(table, Origin(key, unit, period)) for key, table in tables.items()}
    return _side_by_side({group.metric.key: group.label for group in groups}, amounts, period)


def _side_by_side(labels: dict[str, Text], amounts: dict[str, Amount], period: Period) -> Sentence:
    parts = {
        language: joined([f"{label.in_(language)} {{{key}}}" for key, label in labels.items()],
                         language)
        for language in ("sv", "en")
    }  # fmt: skip
    words = Text("Medianväntan {when}: {parts}", "Median wait {when}: {parts}").format(
        when=during([period]), parts=Text(**parts)
    )
    return Sentence(words, amounts, hidden=FEW_CASES)


def _at(line: Series, x: object) -> Amount:
    return next(point.amount for point in line.points if point.x == x)


def _basis(drawn: Sequence[Series], periods: Sequence[Period]) -> Sentence:
    """Everybody behind all lines: several groups, and more than the period of the title."""
    everybody = people(sum(point.amount.n or 0 for line in drawn for point in line.points))
    span = _span(periods)
    return Sentence(ON_ALL_LINES.format(span=span), {"n": everybody}, hidden=span)


ON_ALL_LINES = Text(
    "{span} · n = {{n}} på alla linjer tillsammans", "{span} · n = {{n}} on all lines together"
)


def _span(periods: Sequence[Period]) -> Text:
    first, last = periods[0].label, periods[-1].label
    return Text("{first} – {last}", "{first} – {last}").format(first=first, last=last)
