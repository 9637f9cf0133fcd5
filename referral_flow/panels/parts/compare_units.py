"""Clinics side by side in a ratio: which of them, in which period, and with what counts.

Says nothing in words: funnels, tables and answers are made from what is found here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from referral_flow import few
from referral_flow.blocks import Amount, Partner
from referral_flow.charts.amounts import Counted
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.model import GRAINS, Metric, Origin, Period, Unit, View
from referral_flow.panels.parts.filtered import part_rows
from referral_flow.panels.parts.linked import partners_of_units
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import period_for_splits
from referral_flow.statistics import funnel as limits
from referral_flow.warehouse import Warehouse


@dataclass(frozen=True)
class Asked:
    """A ratio of one kind of clinics, or the part of it that one value of a split has.

    `method` as in `statistics.funnel`. `marked`: clinics that the page is about, beside those that
    follow from the unit chosen. `least`: with fewer clinics there is nothing to compare.
    """

    warehouse: Warehouse
    key: str
    kind: str
    split: str | None = None
    value: str | None = None
    method: str = "auto"
    marked: frozenset[str] = frozenset()
    least: int = limits.LEAST_UNITS
    period: Period | None = None

    @property
    def metric(self) -> Metric:
        return self.warehouse.metrics[self.key]

    def during(self, period: Period) -> Asked:
        """The same in a period."""
        return replace(self, period=period)

    def shares(self, units: Sequence[Unit]) -> list[UnitShare]:
        """The units that have cases, in the order given."""
        counts = self._counts([unit.unit_id for unit in units])
        partners = {}
        if not self.split and self.metric.disclose_with:
            partners = partners_of_units(self.warehouse, self.key, units, self.period)
        return [
            UnitShare(unit, self._counted(unit, counts[unit.unit_id], partners))
            for unit in units
            if counts.get(unit.unit_id, (0, 0))[1]
        ]

    def is_lost(self, unit: Unit) -> bool:
        """Whether so much of the unit's period was lost that nothing can be concluded."""
        return bool(lost_periods(self.warehouse, unit, [self.period], self.metric))

    def _counts(self, unit_ids: list[str]) -> dict[str, tuple[int, int]]:
        chosen = {"unit_ids": unit_ids, "period_ids": [self.period.period_id]}
        if self.split:
            rows = part_rows(self.warehouse, self.key, self.split, None, **chosen)
            rows = rows.filter(shown=self.value)
        else:
            rows = self.warehouse.values(self.key, **chosen)
        pairs = rows.select("unit_id", "numerator", "denominator").iter_rows()
        return {unit_id: (int(top or 0), int(cases or 0)) for unit_id, top, cases in pairs}

    def _counted(
        self, unit: Unit, pair: tuple[int, int], partners: Mapping[str, tuple[Partner, ...]]
    ) -> Counted:
        origin = Origin(self.key, unit, self.period, self.split, self.value)
        rule = "share" if self.metric.counts_people else "free"
        return Counted(*pair, origin, partners.get(unit.unit_id, ()), rule)


@dataclass(frozen=True)
class Seen:
    """What was found: clinics beside each other in a period, or None where too few have cases.

    `chosen` is the period asked for, or the quarter around it; `period` the one that is shown,
    which is longer where clinics would have too few cases.
    """

    asked: Asked
    chosen: Period
    period: Period
    units: Compared | None


def seen_units(asked: Asked, view: View) -> Seen:
    """The clinics of the view's unit in its period, or in the shortest one that shows most."""
    chosen = period_for_splits(asked.warehouse, view.period) if asked.split else view.period
    first = None
    for period in _periods_around(asked.warehouse, chosen):
        beside = _beside(asked.during(period), view)
        first = beside if period == chosen else first
        if beside and not few.is_too_thin(beside.hidden(view.audience)):
            return Seen(asked.during(period), chosen, period, beside.compared(view.audience))
    units = first.compared(view.audience) if first else None
    return Seen(asked.during(chosen), chosen, chosen, units)


def _periods_around(warehouse: Warehouse, chosen: Period) -> list[Period]:
    """The period, then longer ones that hold it whole, the shortest first."""
    longer = [
        one for one in warehouse.periods.values()
        if GRAINS.index(one.grain) > GRAINS.index(chosen.grain)
        and one.starts_on <= chosen.starts_on and chosen.ends_on <= one.ends_on
    ]  # fmt: skip
    return [chosen, *sorted(longer, key=lambda one: GRAINS.index(one.grain))]


@dataclass(frozen=True)
class _Beside:
    """Clinics that stand beside each other, what they are parts of, and whom the page is about."""

    asked: Asked
    rows: list[UnitShare]
    whole: UnitShare
    chosen: frozenset[str]

    def hidden(self, audience: str) -> np.ndarray:
        """Who has too few cases to be shown; to a council all, where a group of 1-4 is among them.

        The gate then hides the whole breakdown, since the parts would tell of each other.
        """
        amounts = [row.counted.amount for row in self.rows]
        if audience == "council" and any(_tells_of_few(one) for one in amounts):
            return np.ones(len(amounts), dtype=bool)
        return np.array([few.is_few(one, audience) for one in amounts])

    def compared(self, audience: str) -> Compared:
        """For a council by number of cases: numbers for names in order of names would name them."""
        rows = self.rows
        if audience == "council":
            rows = sorted(rows, key=lambda row: -row.counted.denominator)
        pairs = [(row.counted.numerator, row.counted.denominator) for row in rows]
        found = limits.funnel(*zip(*pairs, strict=True), method=self.asked.method)
        few_cases = self.hidden(audience)
        judged = _ids(row for row, hides in zip(self.rows, few_cases, strict=True) if not hides)
        return Compared(rows, self.whole, found, self.chosen, judged)


def _tells_of_few(amount: Amount) -> bool:
    counts = (amount.n, amount.numerator, amount.n - amount.numerator)
    return amount.rule != "free" and bool(few.is_small(counts).any())


def _beside(asked: Asked, view: View) -> _Beside | None:
    """The unit's clinics among themselves, or where they are few among those of a larger unit."""
    for around in _around(asked.warehouse, view.unit):
        clinics = asked.warehouse.units_within(around.unit_id, asked.kind)
        rows = asked.shares([unit for unit in clinics if not asked.is_lost(unit)])
        is_last = around.unit_id == (view.unit.region_id or view.unit.unit_id)
        if len(rows) < (asked.least if is_last else limits.LEAST_UNITS):
            continue
        own = _own(asked, view) if around != view.unit else frozenset()
        if around != view.unit and not own & _ids(rows):
            return None
        whole = next(iter(asked.shares([around])), None)
        if whole is None:  # what is counted where it was received may be none of theirs
            continue
        marked = asked.marked & _ids(rows)
        chosen = marked | own if view.unit.is_clinic else marked or own
        return _Beside(asked, rows, whole, chosen)
    return None


def _own(asked: Asked, view: View) -> frozenset[str]:
    clinics = asked.warehouse.units_within(view.unit.unit_id, asked.kind)
    return frozenset(unit.unit_id for unit in clinics)


def _ids(rows: Iterable[UnitShare]) -> frozenset[str]:
    return frozenset(row.unit.unit_id for row in rows)


def _around(warehouse: Warehouse, unit: Unit) -> list[Unit]:
    """The unit itself, then its region."""
    found = [unit] + (
        [warehouse.units[unit.region_id]] if unit.region_id in warehouse.units else []
    )
    return list(dict.fromkeys(found))
