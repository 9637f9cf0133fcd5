"""What a reader may choose to see on the map: a measure, and by whose place it is counted."""

from __future__ import annotations

from collections.abc import Mapping

from referral_flow.blocks import Control
from referral_flow.model import Metric, View
from referral_flow.panels.parts.compare_metrics import COMPARED
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

METRIC, BY = "metric", "by"
CLINIC, HOME = "clinic", "home"
HOMES = "home_municipality"  # the split by where patients live
KIND = "municipality"


def controls(warehouse: Warehouse, asked: Mapping[str, str]) -> tuple[Control, ...]:
    """The measure, then by place or home where both are known of it; none where nothing is."""
    metrics = metrics_of(warehouse)
    if not metrics:
        return ()
    metric = next((one for one in metrics if one.key == asked.get(METRIC)), metrics[0])
    options = tuple((one.key, one.label) for one in metrics)
    measure = Control(METRIC, MEASURE, options, options[0][0], kind="list")
    return (measure, Control(BY, COUNTED_BY, BOTH, CLINIC)) if has_homes(metric) else (measure,)


def metrics_of(warehouse: Warehouse) -> list[Metric]:
    """Every share that municipalities have: in the order of comparisons, then what is left."""
    places = {key: place for place, key in enumerate(COMPARED)}
    found = [one for one in warehouse.metrics.values()
             if one.shape == "ratio" and KIND in one.unit_kinds and one.is_available]  # fmt: skip
    return sorted(found, key=lambda one: (places.get(one.key, len(places)), one.label.sv))


def has_homes(metric: Metric) -> bool:
    """Whether it is known of the patients where they live."""
    return HOMES in metric.splits


def chosen(
    warehouse: Warehouse, view: View, choices: Mapping[str, str]
) -> tuple[Metric, bool] | None:
    """The measure, and whether by home; None where no measure is known of municipalities."""
    metrics = {one.key: one for one in metrics_of(warehouse)}
    if not metrics:
        return None
    metric = metrics.get(choices.get(METRIC, "")) or next(iter(metrics.values()))
    return metric, choices.get(BY) == HOME and has_homes(metric)


MEASURE = Text("Mått", "Measure")
COUNTED_BY = Text("Kommun efter", "Municipality by")
BOTH = (
    (CLINIC, Text("Mottagningens plats", "Place of the clinic")),
    (HOME, Text("Patientens hem", "Home of the patient")),
)
