"""A funnel of any share: clinics by number of cases, within limits that narrow as it grows."""

from __future__ import annotations

from collections.abc import Sequence

from referral_flow import few
from referral_flow.blocks import Chart
from referral_flow.charts.amounts import Counted
from referral_flow.charts.funnel_plot import funnel_plot
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.model import CLINIC_KINDS, Origin, Period, Unit, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.hidden import explained
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import period_for_splits, said_of
from referral_flow.statistics import funnel as limits
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

LARGER_KINDS = ("care_choice", "region", "nation")


def funnel(
    warehouse: Warehouse,
    key: str,
    view: View,
    *,
    chart_key: str,
    place: str = "who",
    split: str | None = None,
    split_value: str | None = None,
    label: Text | None = None,
    kind: str | None = None,
) -> Chart | None:
    """The clinics of the unit by a ratio in the view's period; None where too few have cases.

    A clinic, or a unit of few clinics, is shown among all clinics of the region, with its own
    marked. `split` and `split_value`: that part of the ratio alone, then by quarter or longer.
    `label` names what is drawn, by default the metric; `kind` the clinics, by default the first
    kind that the metric has.
    """
    metric = warehouse.metrics.get(key)
    if metric is None or metric.shape != "ratio" or lacking_columns(warehouse, [key]):
        return None
    kind = kind or next((one for one in CLINIC_KINDS if one in metric.unit_kinds), "physio")
    period = period_for_splits(warehouse, view.period) if split else view.period
    read = _Reader(warehouse, key, period, split, split_value)
    units = _compared(read, view, kind)
    if units is None:
        return None
    chart = funnel_plot(
        label or metric.label, units, key=chart_key, metric=key, period=period, place=place,
        is_guarded=view.audience == "working", coarser=said_of(period, view.period),
    )  # fmt: skip
    return explained(warehouse, key, view, period, chart)


class _Reader:
    """Shares of one metric, period and part, by unit."""

    def __init__(
        self, warehouse: Warehouse, key: str, period: Period, split: str | None, value: str | None
    ) -> None:
        self.warehouse, self.key, self.period = warehouse, key, period
        self.split, self.value = split, value

    def shares(self, units: Sequence[Unit]) -> list[UnitShare]:
        """The units that have cases, in the order given."""
        frame = self.warehouse.values(
            self.key, unit_ids=[unit.unit_id for unit in units],
            period_ids=[self.period.period_id], split=self.split,
        )  # fmt: skip
        if self.split:
            frame = frame.filter(split_value=self.value)
        counts = {
            unit_id: (int(top or 0), int(cases or 0))
            for unit_id, top, cases in frame.select(
                "unit_id", "numerator", "denominator"
            ).iter_rows()
        }
        return [
            UnitShare(unit, Counted(*counts[unit.unit_id], self._origin(unit)))
            for unit in units
            if counts.get(unit.unit_id, (0, 0))[1]
        ]

    def _origin(self, unit: Unit) -> Origin:
        return Origin(self.key, unit, self.period, self.split, self.value)

    def is_lost(self, unit: Unit) -> bool:
        metric = self.warehouse.metrics[self.key]
        return bool(lost_periods(self.warehouse, unit, [self.period], metric))


def _compared(read: _Reader, view: View, kind: str) -> Compared | None:
    """The unit's clinics among themselves, or where they are few among those of a larger unit."""
    own = frozenset(unit.unit_id for unit in read.warehouse.units_within(view.unit.unit_id, kind))
    for around in _around(read.warehouse, view.unit):
        clinics = read.warehouse.units_within(around.unit_id, kind)
        rows = read.shares([unit for unit in clinics if not read.is_lost(unit)])
        whole = next(iter(read.shares([around])), None)
        if whole and len(rows) >= limits.LEAST_UNITS:
            chosen = frozenset() if around == view.unit else own
            if around != view.unit and not own & {row.unit.unit_id for row in rows}:
                return None
            return _within(rows, whole, chosen, view.audience)
    return None


def _within(
    rows: list[UnitShare], whole: UnitShare, chosen: frozenset[str], audience: str
) -> Compared:
    counted = [row.counted for row in rows]
    found = limits.funnel(
        [part.numerator for part in counted], [part.denominator for part in counted]
    )
    seen = frozenset(
        row.unit.unit_id for row in rows if not few.is_few(row.counted.amount, audience)
    )
    return Compared(rows, whole, found, chosen, seen)


def _around(warehouse: Warehouse, unit: Unit) -> list[Unit]:
    """The unit itself, then its region."""
    found = [unit] + (
        [warehouse.units[unit.region_id]] if unit.region_id in warehouse.units else []
    )
    return list(dict.fromkeys(found))
