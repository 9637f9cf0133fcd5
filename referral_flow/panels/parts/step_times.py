"""How long the steps of a chain take, read from durations or from one that is split by step."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Chart
from referral_flow.charts import step_times as chart
from referral_flow.charts.step_times import Step
from referral_flow.model import Origin, View
from referral_flow.panels.parts.linked import partners_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def step_times(
    warehouse: Warehouse,
    view: View,
    labels: Mapping[str, Text],
    causes: Mapping[str, tuple[str, ...]] | None = None,
    *,
    chart_key: str = "step_times",
    place: str = "why",
) -> Chart | None:
    """Median and nine in ten of each duration in `labels`, in its order; None where there are none.

    `causes` name the outcomes that end a step as it should; by default any outcome does.
    """
    steps = [_step(warehouse, view, key, label, (causes or {}).get(key))
             for key, label in labels.items()
             if key in warehouse.metrics and warehouse.metrics[key].is_available]  # fmt: skip
    return chart.step_times(steps, view.period, key=chart_key, place=place)


def _step(
    warehouse: Warehouse, view: View, key: str, label: Text, causes: tuple[str, ...] | None
) -> Step:
    table = warehouse.day_table(
        key, unit_ids=[view.unit.unit_id], period_ids=[view.period.period_id]
    )
    return Step(
        warehouse.metrics[key], label, table, Origin(key, view.unit, view.period), causes,
        partners_of(warehouse, key, view.unit, view.period),
    )  # fmt: skip
