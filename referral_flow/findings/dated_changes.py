"""What changed where something was introduced, by the dated lists, against where it was not.

What is examined around each event is stated beforehand (`sql/reference/event_measures.csv`), so
these are few questions, each asked once for all units together.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from referral_flow.findings.introduced import change_since
from referral_flow.findings.series_rules import Finding
from referral_flow.model import EventMeasure, Metric
from referral_flow.statistics.level_change import LevelChange
from referral_flow.warehouse import Warehouse

EVENT = "event"  # what stands in place of a split, with the event in place of its value


def dated_findings(warehouse: Warehouse) -> Iterator[Finding]:
    """One finding for each measure stated for an event, where a comparison can be made."""
    for measure in warehouse.event_measures():
        metric = warehouse.metrics.get(measure.metric)
        if metric and metric.is_available and not measure.split:
            began = warehouse.event_units(measure.event)
            change = change_since(warehouse, metric, began)
            if isinstance(change, LevelChange) and np.isfinite(change.p_value):
                yield _finding(warehouse, metric, measure, began, change)


def _finding(
    warehouse: Warehouse,
    metric: Metric,
    measure: EventMeasure,
    began: dict[str, date],
    change: LevelChange,
) -> Finding:
    region = next(unit for unit in warehouse.units.values() if unit.kind == "region")
    counted = (change.expected + change.change) * change.cases
    group = (counted, change.cases) if metric.shape == "ratio" else (change.cases, None)
    return Finding(
        metric.key, region.unit_id, EVENT, measure.event, "dated_change",
        f"{min(began.values()):%Y-%m}", change.change * (metric.per or 1), change.p_value,
        change.cases, (group,),
    )  # fmt: skip
