"""The share by the weekday on which care was sought, beside the open days that were left."""

from __future__ import annotations

import polars as pl

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series
from referral_flow.charts.amounts import (
    Counted,
    basis,
    change,
    is_beyond_chance,
    people,
    shares,
)
from referral_flow.model import Metric, Origin, Period, Unit
from referral_flow.text import Text, weekday

WORKING_WEEK = range(1, 6)  # who seeks care on a weekend does so on the web: another group


def open_days(day: int, limit_days: int) -> int:
    """Open days after contact on a weekday (1 is Monday) within the limit, in a week of five."""
    return sum((day - 1 + later) % 7 < 5 for later in range(1, limit_days + 1))


def share_by_weekday(
    metric: Metric,
    unit: Unit,
    period: Period,
    frame: pl.DataFrame,
    *,
    limit_days: int,
    coarser: Text | None = None,
) -> Chart:
    """One bar per weekday of contact, named with the open days that the limit leaves it."""
    counts = {int(row["split_value"]): Counted(row["numerator"], row["denominator"])
              for row in frame.iter_rows(named=True) if row["denominator"]}  # fmt: skip
    known = sorted(counts)
    amounts = shares([counts[day].numerator for day in known],
                     [counts[day].denominator for day in known],
                     [Origin(metric.key, unit, period, "visit_weekday", str(day))
                      for day in known])  # fmt: skip
    points = tuple(
        Point(str(day), amount, label=_label(day, limit_days), note=_note(day, limit_days),
              role=None if day in WORKING_WEEK else "neutral")
        for day, amount in zip(known, amounts, strict=True)
    )  # fmt: skip
    return Chart(
        key="weekdays",
        kind="bars",
        finding=_finding(counts, dict(zip(known, amounts, strict=True)), limit_days),
        measure=Text(
            "Andel bedömda i tid efter veckodag för kontakten. Inom parentes: öppna dagar som "
            "gränsen rymmer en vanlig vecka.",
            "Share assessed in time by weekday of contact. In brackets: open days within the limit "
            "in an ordinary week.",
        ),
        x=Axis("category"),
        y=Axis("number", minimum=0.0, maximum=1.0),
        series=(Series("share", metric.label, points, draw="bar", show_interval=True),),
        metric=metric.key,
        basis=basis(people(sum(part.denominator for part in counts.values())), period.label),
        reading=ON_WEEKENDS if max(known) not in WORKING_WEEK else None,
        is_breakdown=True,
        place="why",
        coarser=coarser,
    )


def _label(day: int, limit_days: int) -> Text:
    left = open_days(day, limit_days)
    return Text(*(f"{weekday(day, language, short=True)} ({left})" for language in ("sv", "en")))


def _note(day: int, limit_days: int) -> Text:
    left = open_days(day, limit_days)
    return Text(
        f"{left} {'öppen dag' if left == 1 else 'öppna dagar'} inom gränsen.",
        f"{left} open {'day' if left == 1 else 'days'} within the limit.",
    )


def _finding(counts: dict[int, Counted], shown: dict[int, Amount], limit_days: int) -> Sentence:
    """The working days that the limit leaves fewest open days against those with most.

    Hidden where any of those days is: pooled figures must not say more than the bars.
    """
    left = {day: open_days(day, limit_days) for day in WORKING_WEEK}
    few = _pooled(counts, [day for day in left if left[day] == min(left.values())])
    many = _pooled(counts, [day for day in left if left[day] == max(left.values())])
    if few is None or many is None:
        return Sentence(NOT_COMPARABLE)
    amounts = {"few": few.amount, "many": many.amount}
    pooled = [day for day in shown if left.get(day) in (min(left.values()), max(left.values()))]
    amounts |= {f"day_{day}": shown[day] for day in pooled}
    gap = change(few, many)
    if not is_beyond_chance(gap):
        return Sentence(NO_DIFFERENCE, amounts, hidden=NOT_ALL_SHOWN)
    return Sentence(FEWER if gap.value < 0 else MORE, amounts, hidden=NOT_ALL_SHOWN)


def _pooled(counts: dict[int, Counted], days: list[int]) -> Counted | None:
    found = [counts[day] for day in days if day in counts]
    n = sum(part.denominator for part in found)
    return Counted(sum(part.numerator for part in found), n) if n else None


FEWER = Text(
    "På vardagar bedöms färre i tid när få öppna dagar är kvar: {few} av dem som söker torsdag "
    "eller fredag, {many} måndag eller tisdag",
    "On working days fewer are assessed in time when few open days are left: {few} of those "
    "seeking care on Thursday or Friday, {many} on Monday or Tuesday",
)
MORE = Text(
    "De som söker torsdag eller fredag bedöms oftare i tid, {few}, än de som söker måndag eller "
    "tisdag, {many}",
    "Those seeking care on Thursday or Friday are assessed in time more often, {few}, than on "
    "Monday or Tuesday, {many}",
)
NO_DIFFERENCE = Text(
    "Skillnaden mellan vardagarna kan bero på slumpen: {few} torsdag och fredag, {many} måndag "
    "och tisdag",
    "The difference between working days may be chance: {few} on Thursday and Friday, {many} on "
    "Monday and Tuesday",
)
NOT_ALL_SHOWN = Text(
    "Andelen bedömda i tid efter veckodag; dagar med få fall visas inte",
    "Share assessed in time by weekday; days with few cases are not shown",
)
ON_WEEKENDS = Text(
    "De få som söker på helgen följer ett annat mönster.",
    "The few who seek care at weekends follow another pattern.",
)
NOT_COMPARABLE = Text(
    "För få veckodagar har kontakter för att jämföras", "Too few weekdays have contacts to compare"
)
