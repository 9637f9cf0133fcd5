"""What a metric says of the unit and period that the reader has chosen, beside its definition."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Sentence, UnitLabel
from referral_flow.charts.amounts import measured, people
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.charts.quantile_band import MEDIAN
from referral_flow.model import Metric, Origin, View
from referral_flow.panels.parts.figures import wait_figure
from referral_flow.panels.parts.linked import partners_of
from referral_flow.panels.parts.sampled import quantiles
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

COUNTED = ("ratio", "rate")  # shapes whose value rests on a denominator


def value_now(warehouse: Warehouse, view: View, metric: Metric) -> Sentence | None:
    """The value with its n, or nothing: a table has no one value, and not every unit has each."""
    if not metric.is_available or metric.shape == "table":
        return None
    if view.unit.kind not in metric.unit_kinds:
        return None
    amount = _amount(warehouse, view, metric)
    return _said(amount, metric, view) if amount else None


def _said(amount: Amount, metric: Metric, view: View) -> Sentence:
    amounts, words = {"value": amount}, WITHOUT_N
    if metric.shape in COUNTED and amount.n and metric.counts_people:
        amounts["n"] = people(amount.n, amount.origin, amount.partners)
        words = WITH_N
    said = words.format(period=view.period.label)
    return Sentence(said, amounts, FEW_CASES, {"unit": UnitLabel.of(view.unit)})


def _amount(warehouse: Warehouse, view: View, metric: Metric) -> Amount | None:
    if metric.shape == "duration":
        found = wait_figure(warehouse, metric.key, metric.label, view).amount
    elif metric.shape == "sample":
        found = quantiles(warehouse, metric.key, view.unit, view.period).amount(view.period, MEDIAN)
    else:
        found = _counted(warehouse, view, metric)
    return found if found is not None and (found.value is not None or found.n) else None


def _counted(warehouse: Warehouse, view: View, metric: Metric) -> Amount | None:
    """Of a ratio, rate, count or stock; None where nothing is counted."""
    frame = warehouse.values(
        metric.key, unit_ids=[view.unit.unit_id], period_ids=[view.period.period_id]
    )
    if frame.is_empty():
        return None
    names = ("numerator", "denominator") if metric.shape in COUNTED else ("value", "value")
    counts = [[int(frame[name][0])] for name in names]
    if metric.shape not in COUNTED:
        counts[1] = [1]
    origin = Origin(metric.key, view.unit, view.period)
    partners = partners_of(warehouse, metric.key, view.unit, view.period)
    return replace(measured(metric, *counts, [origin])[0], partners=partners)


WITH_N = Text(
    "{{unit}}, {period}: {{value}}, n = {{n}}", "{{unit}}, {period}: {{value}}, n = {{n}}"
)
WITHOUT_N = Text("{{unit}}, {period}: {{value}}", "{{unit}}, {period}: {{value}}")
