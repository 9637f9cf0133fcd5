"""Groups of patients side by side over time: what one gains may be another's loss."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Block
from referral_flow.charts.median_lines import Waits, median_lines
from referral_flow.model import View
from referral_flow.panels.parts.around import wider_medians
from referral_flow.panels.parts.events import events_of
from referral_flow.panels.parts.hidden import explained
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import periods_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def waits_beside_each_other(
    warehouse: Warehouse, view: View, labels: Mapping[str, Text], ratio: str
) -> Block | None:
    """Median waits by quarter, a line for each duration in `labels`; None where nobody waited.

    A hidden title says why by the share `ratio` of the same patients.
    """
    quarters, own = periods_of(warehouse, "quarter"), [view.unit.unit_id]
    groups = [
        Waits(warehouse.metrics[key], label, table,
              warehouse.day_table(key, unit_ids=own, period_ids=[view.period.period_id]))
        for key, label in labels.items()
        for table in [warehouse.day_table(key, unit_ids=own, grain="quarter")]
        if not table.is_empty()
    ]  # fmt: skip
    if not groups:
        return None
    chart = median_lines(groups, view.unit, quarters, key="those_outside", chosen=view.period,
                         lost=lost_periods(warehouse, view.unit, quarters),
                         events=events_of(warehouse, view.unit, groups[0].metric),
                         around=wider_medians(warehouse, view.unit, groups, quarters))  # fmt: skip
    return explained(warehouse, ratio, view, view.period, chart)
