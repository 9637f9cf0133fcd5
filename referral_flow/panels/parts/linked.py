"""The exact numbers of the metrics that a metric yields to, for the gate to compare with."""

from __future__ import annotations

from referral_flow.blocks import Amount, Partner
from referral_flow.charts.amounts import people
from referral_flow.charts.curve import cases
from referral_flow.disclosure.linked import SHARES, goes_along, is_opposite
from referral_flow.model import Metric, Period, Unit
from referral_flow.warehouse import Warehouse


def partners_of(
    warehouse: Warehouse, key: str, unit: Unit, period: Period, seen: frozenset[str] = frozenset()
) -> tuple[Partner, ...]:
    """What the metric is compared with there, those that its partners yield to included.

    `seen` are metrics on the way here, so that two which yield to each other end.
    """
    own, seen = warehouse.metrics[key], seen | {key}
    others = [warehouse.metrics[one] for one in own.disclose_with if one not in seen]
    return tuple(
        Partner(_amount(warehouse, other, unit, period, seen), is_opposite(own, other),
                goes_along(own, other))
        for other in others
        if other.is_available
    )  # fmt: skip


def _amount(
    warehouse: Warehouse, metric: Metric, unit: Unit, period: Period, seen: frozenset[str]
) -> Amount:
    partners = partners_of(warehouse, metric.key, unit, period, seen)
    chosen = {"unit_ids": [unit.unit_id], "period_ids": [period.period_id]}
    if metric.shape == "duration":
        return people(cases(warehouse.day_table(metric.key, **chosen)), None, partners)
    frame = warehouse.values(metric.key, **chosen)
    if metric.shape in SHARES:
        n, counted = (0, 0) if frame.is_empty() else frame.select("denominator", "numerator").row(0)
        return Amount(None, "percent", n=n, numerator=counted, partners=partners)
    return people(0 if frame.is_empty() else int(frame["value"][0]), None, partners)
