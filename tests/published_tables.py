"""The tables of the published file as the reading wing relies on them, for tests without a file."""

from __future__ import annotations

import polars as pl

TYPES = {
    "text": pl.String,
    "whole": pl.Int64,
    "real": pl.Float64,
    "day": pl.Date,
    "bool": pl.Boolean,
    "list": pl.List(pl.String),
    "rings": pl.List(pl.List(pl.Float64)),
}
KEYS = "metric unit_id period_id split split_value"
TABLES = {
    "metrics.ratios": f"{KEYS} numerator:whole denominator:whole expected:real",
    "metrics.expected": "metric unit_id period_id expected:real variance:real",
    "metrics.counts": f"{KEYS} value:whole",
    "metrics.samples": f"{KEYS} n:whole mean:real p10:real p25:real p50:real p75:real p90:real",
    "metrics.durations": f"{KEYS} day:whole outcome cases:whole",
    "metrics.tables": f"{KEYS} dimension_1 dimension_2 dimension_3 count:whole",
    "metrics.completeness": "metric period_id is_complete:bool",
    "metrics.catalogue": """
        metric shape unit decimals:whole good target:real matures_after_days:whole per:real
        splits:list numerator_splits:list watch:list unit_kinds:list label_sv label_en
        definition_sv definition_en why_sv why_en source sql missing:list dimensions:list
        disclose_with:list counts_rest_of:list missing_splits:list
        counts_from looks_back_days:whole nested:list counts_people:bool case_mix:list""",
    "marts.units": """
        unit_id unit_kind name_sv name_en municipality_id care_choice_id region_id owner
        record_system contract booking_form sefos_from:day has_ultrasound:bool
        valid_from:day valid_to:day sort_order:whole""",
    "marts.unit_clinics": "unit_id clinic_id",
    "marts.periods": "period_id grain starts_on:day ends_on:day",
    "reference.splits": "split label_sv label_en",
    "reference.split_values": "split split_value label_sv label_en sort_order:whole",
    "reference.phases": "metric unit_id starts_on:day reason_sv reason_en",
    "reference.events": "event on_date:day unit_id text_sv text_en",
    "reference.event_measures": "event metric split split_value why_sv why_en",
    "reference.comments": "unit_id metric written_on:day signed_by text_sv text_en",
    "profiles.build": """
        build_id as_of:day is_synthetic:bool region_name_sv region_name_en data_from:day
        source_title surrogate_columns:list""",
    "profiles.table_counts": """
        table_name is_required:bool is_present:bool records_read:whole accepted:whole
        quarantined:whole superseded:whole after_as_of:whole unreadable:whole""",
    "profiles.quarantine": "table_name rule severity field rows:whole label_sv label_en",
    "profiles.freshness": "table_name first_on:day latest_on:day complete_from:day selected_by",
    "profiles.coverage": """
        clinic_id period_id starts_on:day contacts:whole expected:real is_low:bool""",
    "profiles.contact_equals_booked": "clinic_id bookings:whole equal:whole",
    "profiles.revisions": """
        metric unit_id period_id previous_build_id numerator:whole denominator:whole
        previous_numerator:whole previous_denominator:whole""",
    "profiles.borders": """
        region_id municipality_id name middle_x:real middle_y:real x:rings y:rings""",
    "profiles.missing_columns": "table_name column_name",
    "profiles.published_figures": """
        measure unit_id period_id value:real n:whole source published_on:day""",
    "profiles.glossary": "term_sv term_en code_name meaning_sv meaning_en",
    "profiles.ignored_columns": "table_name column_name rows:whole",
}
COLUMNS = {
    table: {
        name: TYPES[kind or "text"]
        for name, _, kind in (word.partition(":") for word in words.split())
    }
    for table, words in TABLES.items()
}

SPLITS = {
    "owner": ("Driftsform", "Owner", "region:Region:Region private:Privat:Private"),
    "booking_via": ("Bokningsväg", "Booked by", "web_clinic:Webb:Web phone:Telefon:Phone"),
    "visit_weekday": ("Veckodag", "Weekday", " ".join(f"{n}:dag{n}:day{n}" for n in range(1, 8))),
    "open_days_in_window": (
        "Öppna dagar",
        "Open days",
        " ".join(f"{n}:{n}-öppna:{n}-open" for n in range(5)),
    ),
    "outcome": (
        "Utfall",
        "Outcome",
        "still_waiting:Väntar:Waiting no_show:Uteblev:Absent cancelled:Avbokad:Cancelled",
    ),
    "reason": ("Skäl", "Reason", "missing_info:Uppgifter-saknas:Missing-facts other:Annat:Other"),
    "stage": ("Skede", "Stage", "medical:Medicinskt:Medical administrative:Admin:Admin"),
}


def split_value_rows() -> list[tuple]:
    """Rows of reference.split_values for `SPLITS`."""
    return [
        (split, *value.split(":"), place)
        for split, (_, _, values) in SPLITS.items()
        for place, value in enumerate(values.split())
    ]
