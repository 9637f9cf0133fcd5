"""What changed where something was introduced: the few questions stated beforehand, as findings."""

from __future__ import annotations

from datetime import date

import numpy as np

from referral_flow.findings.found import AfterEvent, Group, Level
from referral_flow.findings.introduced import change_since, compared_units
from referral_flow.model import EventMeasure, Metric
from referral_flow.statistics.level_change import LevelChange
from referral_flow.statistics.tree import Node, least_levels
from referral_flow.warehouse import Warehouse


def after_events(warehouse: Warehouse, false_share: float) -> Group:
    """The measures that have changed, each in all units together that an event came to."""
    asked = [
        (measure, warehouse.event_units(measure.event), change)
        for measure in warehouse.event_measures()
        if not measure.split and (change := _change(warehouse, measure)) is not None
    ]
    nodes = [Node(place, change.p_value) for place, (_, _, change) in enumerate(asked)]
    found = least_levels(nodes, false_share)
    told = tuple(
        _found(
            warehouse.metrics[measure.metric],
            measure,
            _used(warehouse, began, change),
            change,
            found[place],
        )
        for place, (measure, began, change) in enumerate(asked)
        if place in found
    )
    return Group(told, len(asked), false_share * len(told))


def _change(warehouse: Warehouse, measure: EventMeasure) -> LevelChange | None:
    metric = warehouse.metrics.get(measure.metric)
    if metric is None or not metric.is_available:
        return None
    change = change_since(warehouse, metric, warehouse.event_units(measure.event))
    return change if isinstance(change, LevelChange) and np.isfinite(change.p_value) else None


def _used(warehouse: Warehouse, began: dict[str, date], change: LevelChange) -> dict[str, date]:
    """The units that the change rests on; those with too few months on a side are not."""
    pairs = zip(compared_units(warehouse, began), change.by_unit, strict=True)
    return {unit_id: began[unit_id] for unit_id, own in pairs if np.isfinite(own)}


def _found(
    metric: Metric, measure: EventMeasure, began: dict[str, date], change: LevelChange, q: float
) -> AfterEvent:
    per = metric.per or 1.0
    after = change.expected + change.change
    counted = after * change.cases if metric.shape in ("ratio", "rate") else None
    return AfterEvent(
        event=measure.event,
        metric=metric.key,
        unit_ids=tuple(began),
        first_on=min(began.values()),
        last_on=max(began.values()),
        expected=change.expected * per,
        after=Level(after * per, counted, float(change.cases), ()),
        low=change.low * per,
        high=change.high * per,
        p_value=change.p_value,
        q_value=q,
    )
