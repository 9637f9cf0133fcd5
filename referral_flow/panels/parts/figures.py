"""Headline figures read from the warehouse: a share, a wait, a number of people."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from referral_flow.blocks import Amount, Figure, Sentence
from referral_flow.charts.amounts import (
    Counted,
    change,
    counted,
    free,
    is_beyond_chance,
    people,
    quantile,
)
from referral_flow.charts.curve import CAUSE, cases, waiting_curve
from referral_flow.model import Metric, Origin, Period, Unit, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.linked import partners_of
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import year_before
from referral_flow.statistics.survival import Curve
from referral_flow.text import HIDDEN, NOT_AVAILABLE, Text, telling_decimals
from referral_flow.warehouse import Warehouse


def share(warehouse: Warehouse, key: str, unit: Unit, period: Period) -> Counted | None:
    """A ratio of one unit and period; None where nobody is counted."""
    frame = warehouse.values(key, unit_ids=[unit.unit_id], period_ids=[period.period_id])
    return counted(frame, Origin(key, unit, period), partners_of(warehouse, key, unit, period))


def share_figure(warehouse: Warehouse, key: str, label: Text, view: View) -> Figure:
    """A share with its interval, its change against a year before, and its target."""
    now = _known(warehouse, key) and share(warehouse, key, view.unit, view.period)
    if not now:
        return _absent(key, label, "percent")
    metric, difference = warehouse.metrics[key], share_change(warehouse, key, view)
    amount = as_exact_as_its_interval(now.amount)
    difference = difference and replace(difference, decimals=amount.decimals)
    return Figure(
        label,
        amount,
        metric=key,
        note=_chance(difference),
        change=difference,
        change_good=metric.good,
        target=None if metric.target is None else free(metric.target, "percent"),
    )


def as_exact_as_its_interval(amount: Amount) -> Amount:
    """With a decimal more where the interval needs one: "9,2 %" above "8,9–9,5 %".

    Not where n may be taken away: then it is the rounding that keeps the cases unknown.
    """
    if amount.low is None or amount.high is None or amount.n_partners:
        return amount
    decimals = telling_decimals(amount.low, amount.high, amount.unit, amount.decimals)
    return replace(amount, decimals=decimals)


def share_change(warehouse: Warehouse, key: str, view: View) -> Amount | None:
    """The difference from a year before; None where one of the two cannot be used."""
    earlier = usable_year_before(warehouse, view)
    now = share(warehouse, key, view.unit, view.period) if earlier else None
    before = share(warehouse, key, view.unit, earlier) if earlier else None
    return change(now, before) if now and before else None


def usable_year_before(warehouse: Warehouse, view: View) -> Period | None:
    """The period a year before; None where there is none or either has lost data."""
    earlier = year_before(warehouse, view.period)
    if earlier is None or lost_periods(warehouse, view.unit, [earlier, view.period]):
        return None
    return earlier


def _chance(difference: Amount | None) -> Sentence | None:
    if difference is None or is_beyond_chance(difference):
        return None
    if not round(difference.value * 100, difference.decimals):
        return None  # it is told as unchanged
    return Sentence(MAY_BE_CHANCE, {"change": difference}, hidden=HIDDEN)


def wait_figure(warehouse: Warehouse, key: str, label: Text, view: View) -> Figure:
    """The median wait in days, and within how many days nine of ten are assessed."""
    waits = _known(warehouse, key) and _waits(warehouse.metrics[key], warehouse, view, view.period)
    if not waits:
        return _absent(key, label, "days")
    median, ninth = waits
    earlier = usable_year_before(warehouse, view)
    before = earlier and _waits(warehouse.metrics[key], warehouse, view, earlier)
    return Figure(
        label,
        median,
        metric=key,
        note=_nine_of_ten(ninth),
        change=days_between(median, before[0]) if before else None,
        change_good="down",
    )


def people_figure(warehouse: Warehouse, key: str, label: Text, view: View) -> Figure:
    """A number of people in the period, or on its last day, and the change since a year before."""
    if not _known(warehouse, key):
        return _absent(key, label, "count")
    now = _people(warehouse, key, view.unit, view.period)
    earlier = usable_year_before(warehouse, view)
    before = earlier and _people(warehouse, key, view.unit, earlier)
    return Figure(label, now, metric=key, change=_more_people(now, before) if before else None)


def _people(warehouse: Warehouse, key: str, unit: Unit, period: Period) -> Amount:
    frame = warehouse.values(key, unit_ids=[unit.unit_id], period_ids=[period.period_id])
    value = 0 if frame.is_empty() else int(frame["value"][0])
    return people(value, Origin(key, unit, period), partners_of(warehouse, key, unit, period))


def _more_people(now: Amount, before: Amount) -> Amount:
    return Amount(now.value - before.value, "count", rule="free", signed=True, ends=(now, before))


def _known(warehouse: Warehouse, key: str) -> bool:
    return lacking_columns(warehouse, [key]) is None


def _absent(key: str, label: Text, unit: str) -> Figure:
    return Figure(label, Amount(None, unit, rule="free", missing=NOT_AVAILABLE), metric=key)


def _waits(
    metric: Metric, warehouse: Warehouse, view: View, period: Period
) -> tuple[Amount, Amount] | None:
    """The median and the ninth tenth; None where nobody waits or too few were there at first."""
    table = warehouse.day_table(
        metric.key, unit_ids=[view.unit.unit_id], period_ids=[period.period_id]
    )
    if table.is_empty():
        return None
    seen, n, origin = waiting_curve(table), cases(table), Origin(metric.key, view.unit, period)
    if seen.has_thin_start():
        return None
    partners = partners_of(warehouse, metric.key, view.unit, period)
    median, ninth = (quantile(seen.quantile(part, CAUSE), n, origin, partners)
                     for part in (0.5, 0.9))  # fmt: skip
    return _with_interval(median, seen), ninth


def _with_interval(median: Amount, seen: Curve) -> Amount:
    """The days on which the upper and the lower limit of the curve reach half of all."""
    reached = [np.flatnonzero(limit[CAUSE] >= 0.5) for limit in (seen.high, seen.low)]
    if median.value is None or not all(days.size for days in reached):
        return median
    first, last = (float(seen.day[days[0]]) for days in reached)
    return replace(median, low=first, high=last)


MAY_BE_CHANCE = Text(
    "skillnaden mot året före kan bero på slumpen",
    "the difference from the year before may be chance",
)


def _nine_of_ten(ninth: Amount) -> Sentence:
    if ninth.value is None:
        words = Text("färre än nio av tio blev bedömda", "fewer than nine in ten were assessed")
    else:
        words = Text("nio av tio inom {days}", "nine in ten within {days}")
    return Sentence(words, {"days": ninth}, hidden=HIDDEN)


def days_between(now: Amount, before: Amount) -> Amount | None:
    """How many days more than before, judged as the days themselves; None where one is unknown."""
    if now.value is None or before.value is None:
        return None
    return Amount(
        now.value - before.value, "days", n=min(now.n, before.n), rule=now.rule, signed=True,
        ends=(now, before), is_n_shown=False,
    )  # fmt: skip
