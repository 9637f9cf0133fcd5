"""Median waits of several groups over time: one group's gain beside another's loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import basis, people, quantile
from referral_flow.charts.curve import CAUSE, cases, waiting_curve
from referral_flow.charts.phrases import FEW_CASES, per
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text, joined

ROLES = ("value", "second", "third")


@dataclass(frozen=True)
class Waits:
    """One group's waiting times: its metric, what it is called, and its day table over time."""

    metric: Metric
    label: Text
    table: pl.DataFrame


def median_lines(
    groups: Sequence[Waits], unit: Unit, periods: Sequence[Period], *, key: str, place: str = "who"
) -> Chart:
    """A line per group, in days; the finding gives the medians of the last complete period."""
    drawn = [_line(group, unit, periods, role) for group, role in zip(groups, ROLES, strict=False)]
    last = _last_shared(drawn)
    return Chart(
        key=key,
        kind="lines",
        finding=_finding(drawn, last),
        measure=Text("Medianväntan från kontakt till bedömning, dagar, {per}.",
                     "Median wait from contact to assessment, days, {per}.").format(
            per=per(periods[0].grain)),
        x=Axis("time", grain=periods[0].grain),
        y=Axis("number", unit="days", minimum=0.0),
        series=tuple(drawn),
        metric=groups[0].metric.key,
        basis=basis(people(sum(point.amount.n or 0 for line in drawn for point in line.points)),
                    _span(periods)),
        reading=READING,
        place=place,
    )  # fmt: skip


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
    amount = quantile(waiting_curve(table).quantile(0.5, CAUSE), cases(table), origin,
                      is_n_shown=False)  # fmt: skip
    is_complete = bool(table["is_complete"][0])
    return Point(origin.period.starts_on, amount, label=origin.period.label,
                 is_complete=is_complete)  # fmt: skip


def _last_shared(drawn: Sequence[Series]) -> Point | None:
    """The last complete point at which every group has one."""
    complete = [{point.x: point for point in line.points if point.is_complete} for line in drawn]
    shared = set.intersection(*(set(points) for points in complete))
    return complete[0][max(shared)] if shared else None


def _finding(drawn: Sequence[Series], last: Point | None) -> Sentence:
    if last is None:
        return Sentence(Text("Ännu finns ingen avslutad period att jämföra",
                             "There is no complete period to compare yet"))  # fmt: skip
    amounts = {line.key: _at(line, last.x) for line in drawn}
    parts = {
        language: joined([f"{line.label.in_(language)} {{{line.key}}}" for line in drawn], language)
        for language in ("sv", "en")
    }
    words = Text("Medianväntan {when}: {parts}", "Median wait {when}: {parts}").format(
        when=last.label, parts=Text(**parts)
    )
    return Sentence(words, amounts, hidden=FEW_CASES)


def _at(line: Series, x: object) -> Amount:
    return next(point.amount for point in line.points if point.x == x)


def _span(periods: Sequence[Period]) -> Text:
    first, last = periods[0].label, periods[-1].label
    return Text("{first} – {last}", "{first} – {last}").format(first=first, last=last)
