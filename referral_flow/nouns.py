"""Rows of the published tables as the nouns of the model: the build, metrics, units and periods."""

from __future__ import annotations

import polars as pl

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
    lists = ("splits", "numerator_splits", "unit_kinds", "missing")
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


def units(frame: pl.DataFrame) -> dict[str, Unit]:
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
        )
        for row in frame.sort("sort_order").iter_rows(named=True)
    }


def periods(frame: pl.DataFrame) -> dict[str, Period]:
    return {
        row["period_id"]: Period(row["period_id"], row["grain"], row["starts_on"], row["ends_on"])
        for row in frame.sort("starts_on").iter_rows(named=True)
    }
