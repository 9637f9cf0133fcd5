"""What SEFOS has changed for those who send: each from its own day, against those not yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from referral_flow.blocks import Amount
from referral_flow.findings.introduced import before_and_after, change_since, compared_units
from referral_flow.model import Metric, Unit
from referral_flow.panels.parts.legs import LOST, ON_THE_WAY
from referral_flow.statistics.level_change import LevelChange, Refused
from referral_flow.warehouse import Warehouse

SEFOS = "sefos"
MEASURES = (LOST, ON_THE_WAY)
DIFFERENCES = {"percent": "points", "days": "days"}


@dataclass(frozen=True)
class Sides:
    """Of one sender or of all: its level before and since, each with what it rests on."""

    before: Amount
    after: Amount


@dataclass(frozen=True)
class Effect:
    """The change of one measure since SEFOS: of all senders together and of each by itself.

    `own` are the senders with enough months on both sides; `sides` all that have it.
    """

    metric: Metric
    pooled: LevelChange | Refused
    own: Mapping[str, float]
    sides: Mapping[str, Sides]

    @property
    def all_sides(self) -> Sides:
        """Of the senders that the pooled change rests on, together."""
        return _together(self.metric, [self.sides[one] for one in self.own])

    def change_of(self, unit_id: str) -> Amount | None:
        """A sender's own change, less what happened to the others meanwhile; hidden with its ends.

        None with too few months on a side.
        """
        if unit_id not in self.own:
            return None
        return self._difference(self.own[unit_id], self.sides[unit_id])

    @property
    def change(self) -> Amount:
        """The pooled change with its 95 % interval."""
        found = self.pooled
        return self._difference(found.change, self.all_sides, found.low, found.high)

    @property
    def expected(self) -> Amount:
        """The level of those with SEFOS, had they not had it."""
        return self._level(self.pooled.expected, self.all_sides)

    def expected_of(self, unit_id: str) -> Amount:
        """The same of one sender."""
        sides = self.sides[unit_id]
        return self._level(sides.after.value - self.own[unit_id], sides)

    def _level(self, value: float, sides: Sides) -> Amount:
        return Amount(max(value, 0.0), self.metric.unit, 1, rule="free",
                      ends=(sides.before, sides.after))  # fmt: skip

    def _difference(
        self, value: float, sides: Sides, low: float | None = None, high: float | None = None
    ) -> Amount:
        return Amount(
            value, DIFFERENCES[self.metric.unit], 1, n=sides.after.n, low=low, high=high,
            rule="free", signed=True, ends=(sides.before, sides.after), is_n_shown=False,
        )  # fmt: skip


@lru_cache(maxsize=8)
def effect_of(warehouse: Warehouse, key: str, event: str = SEFOS) -> Effect:
    """Worked out once per build: it is the same for every page."""
    metric, began = warehouse.metrics[key], warehouse.event_units(event)
    found = change_since(warehouse, metric, began)
    counted = before_and_after(warehouse, metric, began)
    sides = {
        unit_id: Sides(*(level_of(metric, total, n) for total, n in both))
        for unit_id, both in counted.items()
    }
    return Effect(metric, found, _own(warehouse, began, found), sides)


def _own(
    warehouse: Warehouse, began: dict[str, date], found: LevelChange | Refused
) -> dict[str, float]:
    if isinstance(found, Refused):
        return {}
    pairs = zip(compared_units(warehouse, began), found.by_unit, strict=True)
    return {unit_id: float(value) for unit_id, value in pairs if np.isfinite(value)}


def level_of(metric: Metric, total: float, n: int) -> Amount:
    """A share, or a mean of days, in one stretch of months."""
    value = total / n if n else None
    if metric.shape == "duration":
        return Amount(value, "days", 1, n=n, rule="summary")
    return Amount(value, "percent", 1, n=n, numerator=round(total))


def _together(metric: Metric, several: list[Sides]) -> Sides:
    def added(amounts: list[Amount]) -> Amount:
        n = sum(one.n for one in amounts)
        return level_of(metric, sum((one.value or 0) * one.n for one in amounts), n)

    return Sides(added([one.before for one in several]), added([one.after for one in several]))


def senders_within(warehouse: Warehouse, unit: Unit, event: str = SEFOS) -> dict[str, date]:
    """The senders in a unit that an event came to or will come to, earliest first."""
    began = warehouse.event_units(event)
    inside = {
        one.unit_id
        for kind in {warehouse.units[unit_id].kind for unit_id in began}
        for one in warehouse.units_within(unit.unit_id, kind)
    }
    mine = [(day, unit_id) for unit_id, day in began.items() if unit_id in inside]
    return {unit_id: day for day, unit_id in sorted(mine)}
