"""Rows of the published tables as nouns of the model: metrics, units, periods, names, events."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from referral_flow.blocks import Marker
from referral_flow.model import Build, Metric, Period, Unit
from referral_flow.text import Text


def build(frame: pl.DataFrame) -> Build:
    row = frame.row(0, named=True)
    return Build(
        build_id=row["build_id"],
        as_of=row["as_of"],
        is_synthetic=row["is_synthetic"],
        region_name=Text(row["region_name_sv"], row["region_name_en"]),
        data_from=row["data_from"],
    )


def metrics(frame: pl.DataFrame) -> dict[str, Metric]:
    return {row["metric"]: _metric(row) for row in frame.iter_rows(named=True)}


def _metric(row: dict) -> Metric:
    lists = ("splits", "numerator_splits", "watch", "unit_kinds", "missing", "disclose_with")
    same = (
        "shape",
        "unit",
        "decimals",
        "good",
        "target",
        "matures_after_days",
        "per",
        "source",
        "sql",
    )
    words = {
        name: Text(row[f"{name}_sv"], row[f"{name}_en"]) for name in ("label", "definition", "why")
    }
    return Metric(
        key=row["metric"],
        **{name: row[name] for name in same},
        **{name: tuple(row[name] or ()) for name in lists},
        **words,
    )


def units(
    frame: pl.DataFrame, unit_clinics: pl.DataFrame, measured: Collection[str]
) -> dict[str, Unit]:
    """In sort order. `measured` are the kinds of clinics that some metric has values for."""
    single = _of_one_clinic(frame, unit_clinics, measured)
    return {
        row["unit_id"]: Unit(
            unit_id=row["unit_id"],
            kind=row["unit_kind"],
            name=Text(row["name_sv"], row["name_en"]),
            municipality_id=row["municipality_id"],
            care_choice_id=row["care_choice_id"],
            region_id=row["region_id"],
            owner=row["owner"],
            record_system=row["record_system"],
            is_one_clinic=row["unit_id"] in single,
        )
        for row in frame.sort("sort_order").iter_rows(named=True)
    }


def _of_one_clinic(
    frame: pl.DataFrame, unit_clinics: pl.DataFrame, measured: Collection[str]
) -> set[str]:
    """The larger units in which all that some metric counts happens at one clinic."""
    kinds = frame.select(clinic_id="unit_id", kind="unit_kind")
    held = unit_clinics.filter(pl.col("unit_id") != pl.col("clinic_id")).join(kinds, on="clinic_id")
    counted = held.filter(pl.col("kind").is_in(list(measured))).group_by("unit_id", "kind").len()
    return set(counted.filter(len=1)["unit_id"])


def periods(frame: pl.DataFrame) -> dict[str, Period]:
    return {
        row["period_id"]: Period(row["period_id"], row["grain"], row["starts_on"], row["ends_on"])
        for row in frame.sort("starts_on").iter_rows(named=True)
    }


def split_names(frame: pl.DataFrame) -> dict[str, Text]:
    return {
        row["split"]: Text(row["label_sv"], row["label_en"]) for row in frame.iter_rows(named=True)
    }


def split_labels(frame: pl.DataFrame) -> dict[str, dict[str, Text]]:
    """For each split, its values in order with their names."""
    labels: dict[str, dict[str, Text]] = {}
    for row in frame.sort("split", "sort_order").iter_rows(named=True):
        words = Text(row["label_sv"], row["label_en"])
        labels.setdefault(row["split"], {})[row["split_value"]] = words
    return labels


def members(frame: pl.DataFrame) -> dict[str, frozenset[str]]:
    """The clinics of each unit."""
    grouped = frame.group_by("unit_id", maintain_order=True).agg("clinic_id")
    return {unit: frozenset(clinics) for unit, clinics in grouped.iter_rows()}


def phases(frame: pl.DataFrame, metric: str, unit_id: str) -> list[Marker]:
    """Phases that the row gives to this metric and unit; an empty cell means all of them."""
    return [
        Marker(row["starts_on"], Text(row["reason_sv"], row["reason_en"]), "phase")
        for row in frame.sort("starts_on").iter_rows(named=True)
        if row["metric"] in (None, metric) and row["unit_id"] in (None, unit_id)
    ]


def events(frame: pl.DataFrame, unit: Unit) -> list[Marker]:
    """Events of the unit and of the units around it; an empty unit means everyone."""
    around = {None, unit.unit_id, unit.municipality_id, unit.care_choice_id, unit.region_id}
    return [
        Marker(row["on_date"], Text(row["text_sv"], row["text_en"]), "event")
        for row in frame.sort("on_date").iter_rows(named=True)
        if row["unit_id"] in around
    ]
