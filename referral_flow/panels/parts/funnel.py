"""A funnel of any share: clinics by number of cases, within limits that narrow as it grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from referral_flow import few
from referral_flow.blocks import Chart
from referral_flow.charts.amounts import Counted
from referral_flow.charts.funnel_plot import funnel_plot
from referral_flow.charts.funnel_units import Compared
from referral_flow.charts.phrases import inside, named
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.model import CLINIC_KINDS, GRAINS, Origin, Period, Unit, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.hidden import explained
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import period_for_splits, said_of
from referral_flow.statistics import funnel as limits
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

LONGER = Text(
    "Här visas {period}, eftersom den valda perioden har för få fall per mottagning.",
    "Shown here: {period}, since the period chosen has too few cases per clinic.",
)


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
    method: str = "auto",
) -> Chart | None:
    """The clinics of the unit by a ratio in the view's period; None where too few have cases.

    A clinic, or a unit of few clinics, is shown among all clinics of its region, with its own
    marked. Where more than a quarter of the clinics would be hidden, a longer period around the
    chosen one is shown if that helps. `split` and `split_value`: that part of the ratio alone,
    which is known by quarter and longer. `label` names what is drawn, by default metric and part;
    `kind` is that of the clinics, by default the first that the metric has. `method`: "exact" for
    limits of chance alone, "auto" for wider ones where clinics differ more; the chart says which.
    """
    metric = warehouse.metrics.get(key)
    if metric is None or metric.shape != "ratio" or lacking_columns(warehouse, [key]):
        return None
    kind = kind or next((one for one in CLINIC_KINDS if one in metric.unit_kinds), "physio")
    chosen = period_for_splits(warehouse, view.period) if split else view.period
    part = _Part(warehouse, key, split, split_value, method)
    period, units = _readable(part, view, kind, chosen)
    if units is None:
        return None
    said = said_of(chosen, view.period) if period == chosen else LONGER.format(period=named(period))
    chart = funnel_plot(
        label or _label(part), units, key=chart_key, metric=key, period=period, place=place,
        is_guarded=view.audience == "working", coarser=said,
    )  # fmt: skip
    return explained(warehouse, key, view, period, chart)


def _label(part: _Part) -> Text:
    """The metric's own, with the part in brackets: "Uteblivna (samma dag)"."""
    label = part.warehouse.metrics[part.key].label
    named_values = part.warehouse.split_labels(part.split) if part.split else {}
    if part.value not in named_values:
        return label
    return Text("{label} ({part})", "{label} ({part})").format(
        label=label, part=inside(named_values[part.value])
    )


def _readable(part: _Part, view: View, kind: str, chosen: Period) -> tuple[Period, Compared | None]:
    """The chosen period, or the shortest one around it in which clinics are not too thin."""
    first = None
    for period in _periods_around(part.warehouse, chosen):
        units = _compared(part.during(period), view, kind)
        first = units if period == chosen else first
        if units and not few.is_too_thin(_hidden(units)):
            return period, units
    return chosen, first


def _hidden(units: Compared) -> np.ndarray:
    return np.array([row.unit.unit_id not in units.judged for row in units.rows])


def _periods_around(warehouse: Warehouse, chosen: Period) -> list[Period]:
    """The period, then longer ones that hold it whole, the shortest first."""
    longer = [
        one for one in warehouse.periods.values()
        if GRAINS.index(one.grain) > GRAINS.index(chosen.grain)
        and one.starts_on <= chosen.starts_on and chosen.ends_on <= one.ends_on
    ]  # fmt: skip
    return [chosen, *sorted(longer, key=lambda one: GRAINS.index(one.grain))]


@dataclass(frozen=True)
class _Part:
    """A ratio, or the part of it that one value of a split has; `during` a period."""

    warehouse: Warehouse
    key: str
    split: str | None
    value: str | None
    method: str = "auto"
    period: Period | None = None

    def during(self, period: Period) -> _Part:
        """The same in a period."""
        return replace(self, period=period)

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


def _compared(read: _Part, view: View, kind: str) -> Compared | None:
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
            return _within(rows, whole, chosen, view.audience, read.method)
    return None


def _within(
    rows: list[UnitShare], whole: UnitShare, chosen: frozenset[str], audience: str, method: str
) -> Compared:
    counted = [row.counted for row in rows]
    found = limits.funnel(
        [part.numerator for part in counted], [part.denominator for part in counted], method=method
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
