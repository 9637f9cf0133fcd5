"""Nouns as rows of the published tables, for tests that have no file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from referral_flow.model import Metric, Period, Unit


def catalogue_row(one: Metric) -> tuple:
    """A row of metrics.catalogue."""
    return (
        one.key,
        one.shape,
        one.unit,
        one.decimals,
        one.good,
        one.target,
        one.matures_after_days,
        one.per,
        list(one.splits),
        list(one.numerator_splits),
        list(one.watch),
        list(one.unit_kinds),
        one.label.sv,
        one.label.en,
        one.definition.sv,
        one.definition.en,
        one.why.sv,
        one.why.en,
        one.source,
        one.sql,
        list(one.missing),
        list(one.dimensions),
        list(one.disclose_with),
        list(one.counts_rest_of),
        list(one.missing_splits),
        one.counts_from,
        0,
        [f"{split}: {value}" for split, value in one.nested],
        one.counts_people,
        list(one.case_mix),
    )


def unit_row(unit: Unit, place: int) -> tuple:
    """A row of marts.units."""
    contract = "care_choice" if unit.care_choice_id else "none"
    return (
        unit.unit_id,
        unit.kind,
        unit.name.sv,
        unit.name.en,
        unit.municipality_id,
        unit.care_choice_id,
        unit.region_id,
        unit.owner,
        unit.record_system,
        unit.contract or contract,
        unit.booking_form or "direct",
        unit.sefos_from,
        unit.has_ultrasound,
        unit.valid_from,
        unit.valid_to,
        place,
    )


def members(units: tuple[Unit, ...]) -> list[tuple[str, str]]:
    """Rows of marts.unit_clinics: each clinic within itself and the wholes that it names."""
    return [
        (whole, unit.unit_id)
        for unit in units
        if unit.is_clinic
        for whole in (unit.unit_id, unit.municipality_id, unit.care_choice_id, unit.region_id)
        if whole
    ]


def completeness(
    metrics: Iterable[Metric], spans: Iterable[Period], data_from: date, as_of: date
) -> list[tuple]:
    """Rows of metrics.completeness: periods within the data whose cases have matured."""
    return [
        (
            one.key,
            span.period_id,
            span.starts_on >= data_from
            and span.ends_on + timedelta(one.matures_after_days) <= as_of,
        )
        for one in metrics
        for span in spans
    ]
