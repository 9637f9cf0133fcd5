"""The exact numbers of the metrics that a metric yields to, for the gate to compare with."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from referral_flow.blocks import Amount, Partner
from referral_flow.charts.amounts import people
from referral_flow.charts.curve import cases
from referral_flow.disclosure.linked import SHARES, goes_along, is_opposite
from referral_flow.model import Metric, Period, Unit
from referral_flow.warehouse import Warehouse


def partners_of(warehouse: Warehouse, key: str, unit: Unit, period: Period) -> tuple[Partner, ...]:
    """What the metric is compared with there, those that its partners yield to included."""
    return partners_of_units(warehouse, key, [unit], period)[unit.unit_id]


def partners_of_units(
    warehouse: Warehouse,
    key: str,
    units: Sequence[Unit],
    period: Period,
    seen: frozenset[str] = frozenset(),
) -> dict[str, tuple[Partner, ...]]:
    """The same of several units at once, by unit id.

    `seen` are metrics on the way here, so that two which yield to each other end.
    """
    own, seen = warehouse.metrics[key], seen | {key}
    others = [warehouse.metrics[one] for one in own.disclose_with if one not in seen]
    found: dict[str, tuple[Partner, ...]] = {unit.unit_id: () for unit in units}
    for other in (one for one in others if one.is_available):
        ways = is_opposite(own, other), goes_along(own, other)
        for unit_id, amount in _amounts(warehouse, other, units, period, seen).items():
            found[unit_id] += (Partner(amount, *ways),)
    return found


def _amounts(
    warehouse: Warehouse, metric: Metric, units: Sequence[Unit], period: Period,
    seen: frozenset[str],
) -> dict[str, Amount]:  # fmt: skip
    partners = partners_of_units(warehouse, metric.key, units, period, seen)
    chosen = {"unit_ids": list(partners), "period_ids": [period.period_id]}
    read = warehouse.day_table if metric.shape == "duration" else warehouse.values
    frames = read(metric.key, **chosen).partition_by("unit_id", as_dict=True)
    return {
        unit_id: _amount(metric, frames.get((unit_id,)), linked)
        for unit_id, linked in partners.items()
    }


def _amount(metric: Metric, frame: pl.DataFrame | None, partners: tuple[Partner, ...]) -> Amount:
    if metric.shape == "duration":
        return people(0 if frame is None else cases(frame), None, partners)
    if metric.shape in SHARES:
        n, counted = (0, 0) if frame is None else frame.select("denominator", "numerator").row(0)
        return Amount(None, "percent", n=n, numerator=counted, partners=partners)
    return people(0 if frame is None else int(frame["value"][0]), None, partners)
