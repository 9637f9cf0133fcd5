"""The exact numbers of the metrics that a metric yields to, for the gate to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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
    warehouse: Warehouse, key: str, units: Sequence[Unit], period: Period
) -> dict[str, tuple[Partner, ...]]:
    """The same of several units at once, by unit id.

    Each metric is read once for all of them, however many ways there are to it.
    """
    linked = _Linked(warehouse, [unit.unit_id for unit in units], period)
    return {unit.unit_id: linked.partners(key, unit.unit_id, frozenset()) for unit in units}


@dataclass(frozen=True)
class _Linked:
    """What metrics count of the units in the period, read when first asked for."""

    warehouse: Warehouse
    unit_ids: list[str]
    period: Period
    read: dict[str, dict[str, tuple[int, int | None]]] = field(default_factory=dict)

    def partners(self, key: str, unit_id: str, seen: frozenset[str]) -> tuple[Partner, ...]:
        """`seen` are metrics on the way here, so that two which yield to each other end."""
        own, seen = self.warehouse.metrics[key], seen | {key}
        others = [self.warehouse.metrics[one] for one in own.disclose_with if one not in seen]
        return tuple(
            Partner(self._amount(other, unit_id, seen), is_opposite(own, other),
                    goes_along(own, other))
            for other in others
            if other.is_available
        )  # fmt: skip

    def _amount(self, metric: Metric, unit_id: str, seen: frozenset[str]) -> Amount:
        partners = self.partners(metric.key, unit_id, seen)
        n, counted = self._counts(metric).get(unit_id, (0, 0))
        if metric.shape in SHARES:
            return Amount(None, "percent", n=n, numerator=counted, partners=partners)
        return people(n, None, partners)

    def _counts(self, metric: Metric) -> dict[str, tuple[int, int | None]]:
        """All cases and those counted, by unit id; a number or a duration has no counted ones."""
        if metric.key not in self.read:
            self.read[metric.key] = self._found(metric)
        return self.read[metric.key]

    def _found(self, metric: Metric) -> dict[str, tuple[int, int | None]]:
        chosen = {"unit_ids": self.unit_ids, "period_ids": [self.period.period_id]}
        if metric.shape == "duration":
            frames = self.warehouse.day_table(metric.key, **chosen).partition_by(
                "unit_id", as_dict=True
            )
            return {unit_id: (cases(frame), None) for (unit_id,), frame in frames.items()}
        rows = self.warehouse.values(metric.key, **chosen)
        if metric.shape in SHARES:
            pairs = rows.select("unit_id", "denominator", "numerator").iter_rows()
            return {unit_id: (n, counted) for unit_id, n, counted in pairs}
        return {
            unit_id: (int(value), None)
            for unit_id, value in rows.select("unit_id", "value").iter_rows()
        }
