"""Rows of the published tables as nouns of the model: metrics, units, periods, names, events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import product

import polars as pl

from referral_flow.blocks import Marker
from referral_flow.model import Build, Comment, EventMeasure, Metric, Period, Unit
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
    lists = (
        "splits",
        "numerator_splits",
        "watch",
        "unit_kinds",
        "missing",
        "disclose_with",
        "counts_rest_of",
        "dimensions",
        "missing_splits",
        "case_mix",
    )
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
        "counts_from",
        "counts_people",
    )
    words = {
        name: Text(row[f"{name}_sv"], row[f"{name}_en"]) for name in ("label", "definition", "why")
    }
    return Metric(
        key=row["metric"],
        **{name: row[name] for name in same},
        **{name: tuple(row[name] or ()) for name in lists},
        nested=tuple(tuple(one.split(": ")) for one in row["nested"] or ()),
        **words,
    )


# Kinds of clinics whose figures one set adds up: those who assess, and those who refer. What
# radiology answers is reported for the municipality of those who asked.
COUNTED_TOGETHER = (("physio",), ("health_centre", "specialist", "orthopaedics"))


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
            contract=row["contract"],
            booking_form=row["booking_form"],
            sefos_from=row["sefos_from"],
            has_ultrasound=bool(row["has_ultrasound"]),
            is_one_clinic=row["unit_id"] in single,
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
        )
        for row in frame.sort("sort_order").iter_rows(named=True)
    }


def _of_one_clinic(
    frame: pl.DataFrame, unit_clinics: pl.DataFrame, measured: Collection[str]
) -> set[str]:
    """The municipalities and care choices in which all that is counted happens at one clinic.

    A region is known to everybody: there is nothing to leave unnamed.
    """
    kinds = frame.select(clinic_id="unit_id", kind="unit_kind")
    sets = frame.filter(pl.col("unit_kind").is_in(["municipality", "care_choice"]))
    held = unit_clinics.join(kinds, on="clinic_id").join(sets, on="unit_id", how="semi")
    single = set()
    for together in COUNTED_TOGETHER:
        counted = held.filter(pl.col("kind").is_in(list({*together} & {*measured})))
        single |= set(counted.group_by("unit_id").len().filter(len=1)["unit_id"])
    return single


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


def joined_labels(parts: Sequence[Mapping[str, Text]]) -> dict[str, Text]:
    """The values of a split by one or several things in order: "missing_info,medical"."""
    return {
        ",".join(values): Text(
            " · ".join(words[value].sv for words, value in zip(parts, values, strict=True)),
            " · ".join(words[value].en for words, value in zip(parts, values, strict=True)),
        )
        for values in product(*parts)
    }


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


# sets that hold the clinics of a care choice: its terms change their figures too
HOLDS_CARE_CHOICE = ("municipality", "region")


def events(frame: pl.DataFrame, unit: Unit, units: Iterable[Unit] = ()) -> list[Marker]:
    """Events of the unit and of the units around it; an empty unit means everyone.

    What happens to a care choice happens to its region and municipalities as well.
    """
    around = {None, unit.unit_id, unit.municipality_id, unit.care_choice_id, unit.region_id}
    if unit.kind in HOLDS_CARE_CHOICE:
        around |= {
            one.unit_id
            for one in units
            if one.kind == "care_choice" and one.region_id in (unit.unit_id, unit.region_id)
        }
    return [
        Marker(row["on_date"], Text(row["text_sv"], row["text_en"]), "event")
        for row in frame.sort("on_date").iter_rows(named=True)
        if row["unit_id"] in around
    ]


def sefos(unit: Unit) -> list[Marker]:
    """The day on which the unit itself could send by SEFOS, if it can."""
    words = Text("SEFOS infört", "SEFOS introduced")
    return [Marker(unit.sefos_from, words)] if unit.sefos_from else []


def event_units(frame: pl.DataFrame, event: str, units: Iterable[Unit]) -> dict[str, date]:
    """The units that the event happened to, each with its first day."""
    if event == "sefos":
        return {unit.unit_id: unit.sefos_from for unit in units if unit.sefos_from}
    rows = frame.filter(pl.col("event") == event, pl.col("unit_id").is_not_null())
    first = rows.group_by("unit_id").agg(pl.col("on_date").min()).sort("unit_id")
    return dict(first.iter_rows())


def event_measures(frame: pl.DataFrame) -> list[EventMeasure]:
    return [
        EventMeasure(
            row["event"],
            row["metric"],
            row["split"],
            row["split_value"],
            Text(row["why_sv"], row["why_en"]),
        )
        for row in frame.sort("event", "metric", "split", "split_value").iter_rows(named=True)
    ]


def comments(frame: pl.DataFrame, unit_id: str, metric: str | None) -> list[Comment]:
    """What the unit said of the metric or of everything, without a metric all that it said."""
    return [
        Comment(
            row["unit_id"],
            row["metric"],
            row["written_on"],
            row["signed_by"],
            Text(row["text_sv"], row["text_en"]),
        )
        for row in frame.filter(unit_id=unit_id)
        .sort("written_on", descending=True)
        .iter_rows(named=True)
        if metric is None or row["metric"] in (None, metric)
    ]
