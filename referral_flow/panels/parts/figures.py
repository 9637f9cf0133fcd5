"""Headline figures read from the warehouse: a share, a wait, a number of people."""

from __future__ import annotations

from referral_flow.blocks import Amount, Figure, Sentence
from referral_flow.charts.amounts import Counted, change, counted, free, people, quantile
from referral_flow.charts.curve import CAUSE, cases, waiting_curve
from referral_flow.model import Metric, Origin, Period, Unit, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.periods import year_before
from referral_flow.text import HIDDEN, NOT_AVAILABLE, Text
from referral_flow.warehouse import Warehouse


def share(warehouse: Warehouse, key: str, unit: Unit, period: Period) -> Counted | None:
    """A ratio of one unit and period; None where nobody is counted."""
    frame = warehouse.values(key, unit_ids=[unit.unit_id], period_ids=[period.period_id])
    return counted(frame, Origin(key, unit, period))


def share_figure(warehouse: Warehouse, key: str, label: Text, view: View) -> Figure:
    """A share with its interval, its change against a year before, and its target."""
    now = _known(warehouse, key) and share(warehouse, key, view.unit, view.period)
    if not now:
        return _absent(key, label, "percent")
    metric, earlier = warehouse.metrics[key], year_before(warehouse, view.period)
    before = share(warehouse, key, view.unit, earlier) if earlier else None
    return Figure(
        label,
        now.amount,
        metric=key,
        change=change(now, before) if before else None,
        change_good=metric.good,
        target=None if metric.target is None else free(metric.target, "percent"),
    )


def wait_figure(warehouse: Warehouse, key: str, label: Text, view: View) -> Figure:
    """The median wait in days, and within how many days nine of ten are assessed."""
    waits = _known(warehouse, key) and _waits(warehouse.metrics[key], warehouse, view, view.period)
    if not waits:
        return _absent(key, label, "days")
    median, ninth = waits
    earlier = year_before(warehouse, view.period)
    before = earlier and _waits(warehouse.metrics[key], warehouse, view, earlier)
    return Figure(
        label,
        median,
        metric=key,
        note=_nine_of_ten(ninth),
        change=_days_between(median, before[0]) if before else None,
        change_good="down",
    )


def people_figure(warehouse: Warehouse, key: str, label: Text, view: View) -> Figure:
    """A number of people in the period, or on its last day."""
    if not _known(warehouse, key):
        return _absent(key, label, "count")
    frame = warehouse.values(key, unit_ids=[view.unit.unit_id], period_ids=[view.period.period_id])
    value = 0 if frame.is_empty() else int(frame["value"][0])
    return Figure(label, people(value, Origin(key, view.unit, view.period)), metric=key)


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
    median, ninth = (quantile(seen.quantile(part, CAUSE), n, origin) for part in (0.5, 0.9))
    return median, ninth


def _nine_of_ten(ninth: Amount) -> Sentence:
    if ninth.value is None:
        words = Text("färre än nio av tio blev bedömda", "fewer than nine in ten were assessed")
    else:
        words = Text("nio av tio inom {days}", "nine in ten within {days}")
    return Sentence(words, {"days": ninth}, hidden=HIDDEN)


def _days_between(now: Amount, before: Amount) -> Amount | None:
    if now.value is None or before.value is None:
        return None
    return Amount(
        now.value - before.value, "days", n=min(now.n, before.n), rule="summary", signed=True,
        ends=(now, before),
    )  # fmt: skip
