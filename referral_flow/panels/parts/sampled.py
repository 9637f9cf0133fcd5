"""Sample metrics read from the warehouse: quantiles of a period, and over time at a shown grain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from referral_flow import few
from referral_flow.blocks import Amount, Chart, Figure, Note, Sentence
from referral_flow.charts.amounts import absent
from referral_flow.charts.phrases import per
from referral_flow.charts.quantile_band import (
    HIGH,
    LOW,
    MEDIAN,
    Sampled,
    Told,
    quantile_band,
    sampled,
)
from referral_flow.model import Origin, Period, Unit, View
from referral_flow.panels.parts.around import wider_samples
from referral_flow.panels.parts.events import events_of
from referral_flow.panels.parts.figures import days_between, usable_year_before
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.hidden import COARSER, PERIODS
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import coarser, periods_of
from referral_flow.text import HIDDEN, NOT_AVAILABLE, Text
from referral_flow.warehouse import Warehouse

FEW_MORNINGS = Text("för få morgnar", "too few mornings")
MORNINGS = Text("morgnar", "mornings")
NO_SAMPLE = Text(
    "inget intervall: alla kända morgnar är räknade",
    "no interval: all known mornings are counted",
)
FARTHEST = 28.0  # days: of free times farther ahead nothing is known


def quantiles(warehouse: Warehouse, key: str, unit: Unit, period: Period) -> Sampled:
    """The sample of one unit and period; without rows where there are none."""
    frame = warehouse.values(key, unit_ids=[unit.unit_id], period_ids=[period.period_id])
    rows = {row["period_id"]: row for row in frame.iter_rows(named=True)}
    return Sampled(warehouse.metrics[key], unit, rows)


def split_quantile(
    warehouse: Warehouse, key: str, unit: Unit, period: Period, split: str, quantile: str = MEDIAN
) -> dict[str, Amount]:
    """A quantile ("p50", "p90") of each value of a split, by value."""
    metric = warehouse.metrics[key]
    frame = warehouse.values(
        key, unit_ids=[unit.unit_id], period_ids=[period.period_id], split=split
    )
    return {
        row["split_value"]: sampled(metric, row, quantile,
                                    Origin(key, unit, period, split, row["split_value"]))
        for row in frame.iter_rows(named=True)
    }  # fmt: skip


def median_figure(warehouse: Warehouse, key: str, label: Text, view: View, note: Text) -> Figure:
    """The median of the period with its middle half; `note` has the slots {low} and {high}."""
    if lacking_columns(warehouse, [key]):
        return Figure(label, absent_days(), metric=key)
    seen = quantiles(warehouse, key, view.unit, view.period)
    median, low, high = (seen.amount(view.period, one) for one in (MEDIAN, LOW, HIGH))
    if median.value is None:
        return Figure(label, median, metric=key)
    middle = Sentence(note, {"low": replace(low, unit="count"), "high": high}, hidden=HIDDEN)
    return Figure(
        label, median, metric=key, note=Sentence(NO_SAMPLE) if low.value == high.value else middle,
        change=_since_year_before(warehouse, key, view, median), counted=MORNINGS,
    )  # fmt: skip


def _since_year_before(warehouse: Warehouse, key: str, view: View, now: Amount) -> Amount | None:
    """Days more than a year before; None where either end stands for so many days or more."""
    earlier = usable_year_before(warehouse, view)
    if earlier is None:
        return None
    before = quantiles(warehouse, key, view.unit, earlier).amount(earlier, MEDIAN)
    return None if FARTHEST in (now.value, before.value) else days_between(now, before)


def absent_days() -> Amount:
    """A number of days that the extract cannot give."""
    return replace(absent("days"), missing=NOT_AVAILABLE)


def sample_over_time(
    warehouse: Warehouse, key: str, view: View, told: Told, *, chart_key: str, place: str = "main"
) -> Chart | Note | None:
    """Median and middle half at the view's grain, or the next one that can be shown."""
    grain, seen = view.grain, _history(warehouse, key, view, view.grain)
    while coarser(grain) and (not seen.rows or _is_thin(seen, view.audience)):
        grain = coarser(grain)
        seen = _history(warehouse, key, view, grain)
    if not seen.rows:
        return None
    chosen = quantiles(warehouse, key, view.unit, view.period)
    periods = periods_of(warehouse, grain)
    moved = None
    if grain != view.grain:
        moved = COARSER.format(shown=per(grain), few=FEW_MORNINGS, periods=PERIODS[view.grain])
    return quantile_band(
        replace(seen, rows={**seen.rows, **chosen.rows}), periods, told, key=chart_key,
        chosen=view.period, lost=lost_periods(warehouse, view.unit, periods), coarser=moved,
        place=place, events=events_of(warehouse, view.unit, warehouse.metrics[key]),
        around=wider_samples(warehouse, key, view.unit, seen, periods),
    )  # fmt: skip


def _history(warehouse: Warehouse, key: str, view: View, grain: str) -> Sampled:
    frame = warehouse.values(key, unit_ids=[view.unit.unit_id], grain=grain)
    rows = {row["period_id"]: row for row in frame.iter_rows(named=True)}
    return Sampled(warehouse.metrics[key], view.unit, rows)


def _is_thin(seen: Sampled, audience: str) -> bool:
    if not seen.metric.counts_people:
        return False
    n = np.array([row["n"] for row in seen.rows.values()])
    return few.is_too_thin(few.few_of_summary(n, audience))
