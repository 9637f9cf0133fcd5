"""The units and the metrics that can be asked for."""

from __future__ import annotations

import polars as pl

from referral_flow.model import Metric, Unit
from referral_flow.text import LANGUAGES
from referral_flow.warehouse import Warehouse


def units(warehouse: Warehouse) -> pl.DataFrame:
    """One row per unit, in sort order."""
    return pl.DataFrame(
        [_unit(unit) for unit in warehouse.units.values()], infer_schema_length=None
    )


def metrics(warehouse: Warehouse) -> pl.DataFrame:
    """One row per metric of the catalogue, with what the extract lacks for it."""
    return pl.DataFrame(
        [_metric(one) for one in warehouse.metrics.values()], infer_schema_length=None
    )


def _unit(unit: Unit) -> dict:
    return {
        "unit_id": unit.unit_id,
        "unit_kind": unit.kind,
        "name_sv": unit.name.sv,
        "name_en": unit.name.en,
        "municipality_id": unit.municipality_id,
        "care_choice_id": unit.care_choice_id,
        "region_id": unit.region_id,
        "owner": unit.owner,
        "record_system": unit.record_system,
    }


def _metric(metric: Metric) -> dict:
    plain = ("shape", "unit", "decimals", "good", "target", "matures_after_days", "per")
    lists = ("splits", "numerator_splits", "unit_kinds", "missing")
    words = {
        f"{name}_{language}": getattr(metric, name).in_(language)
        for name in ("label", "definition", "why")
        for language in LANGUAGES
    }
    return {
        "metric": metric.key,
        **{name: getattr(metric, name) for name in plain},
        **{name: list(getattr(metric, name)) for name in lists},
        **words,
        "source": metric.source,
        "is_available": metric.is_available,
    }
