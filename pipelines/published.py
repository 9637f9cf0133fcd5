"""The shape of the published file: every table that may leave the workshop, column by column.

Aggregates only. A table or column that is not named here is not published; a patient's row has
no place here.
"""

from __future__ import annotations

_SPLIT = "metric VARCHAR, unit_id VARCHAR, period_id VARCHAR, split VARCHAR, split_value VARCHAR"

COLUMNS: dict[str, str] = {
    "marts.units": (
        "unit_id VARCHAR, unit_kind VARCHAR, name_sv VARCHAR, name_en VARCHAR, "
        "municipality_id VARCHAR, care_choice_id VARCHAR, region_id VARCHAR, owner VARCHAR, "
        "record_system VARCHAR, contract VARCHAR, booking_form VARCHAR, sefos_from DATE, "
        "has_ultrasound BOOLEAN, valid_from DATE, "
        "valid_to DATE, sort_order INTEGER"
    ),
    "marts.unit_clinics": "unit_id VARCHAR, clinic_id VARCHAR",
    "marts.periods": "period_id VARCHAR, grain VARCHAR, starts_on DATE, ends_on DATE",
    "metrics.catalogue": (
        "metric VARCHAR, shape VARCHAR, unit VARCHAR, decimals INTEGER, good VARCHAR, "
        "target DOUBLE, matures_after_days INTEGER, per INTEGER, splits VARCHAR[], "
        "numerator_splits VARCHAR[], watch VARCHAR[], unit_kinds VARCHAR[], label_sv VARCHAR, "
        "label_en VARCHAR, definition_sv VARCHAR, definition_en VARCHAR, why_sv VARCHAR, "
        "why_en VARCHAR, source VARCHAR, sql VARCHAR, missing VARCHAR[], dimensions VARCHAR[], "
        "disclose_with VARCHAR[], counts_rest_of VARCHAR[], "
        "missing_splits VARCHAR[], counts_from VARCHAR, "
        "looks_back_days INTEGER, nested VARCHAR[], counts_people BOOLEAN, case_mix VARCHAR[]"
    ),
    "metrics.completeness": "metric VARCHAR, period_id VARCHAR, is_complete BOOLEAN",
    "metrics.ratios": f"{_SPLIT}, numerator BIGINT, denominator BIGINT, expected DOUBLE",
    "metrics.expected": (
        "metric VARCHAR, unit_id VARCHAR, period_id VARCHAR, expected DOUBLE, variance DOUBLE"
    ),
    "metrics.counts": f"{_SPLIT}, value BIGINT",
    "metrics.samples": (
        f"{_SPLIT}, n BIGINT, mean DOUBLE, p10 DOUBLE, p25 DOUBLE, p50 DOUBLE, p75 DOUBLE, "
        "p90 DOUBLE"
    ),
    "metrics.durations": f"{_SPLIT}, day INTEGER, outcome VARCHAR, cases BIGINT",
    "metrics.tables": (
        f"{_SPLIT}, dimension_1 VARCHAR, dimension_2 VARCHAR, dimension_3 VARCHAR, count BIGINT"
    ),
    "reference.split_values": (
        "split VARCHAR, split_value VARCHAR, label_sv VARCHAR, label_en VARCHAR, sort_order INTEGER"
    ),
    "reference.splits": "split VARCHAR, label_sv VARCHAR, label_en VARCHAR",
    "reference.phases": (
        "metric VARCHAR, unit_id VARCHAR, starts_on DATE, reason_sv VARCHAR, reason_en VARCHAR"
    ),
    "reference.events": (
        "event VARCHAR, on_date DATE, unit_id VARCHAR, text_sv VARCHAR, text_en VARCHAR"
    ),
    "reference.event_measures": (
        "event VARCHAR, metric VARCHAR, split VARCHAR, split_value VARCHAR, why_sv VARCHAR, "
        "why_en VARCHAR"
    ),
    "reference.comments": (
        "unit_id VARCHAR, metric VARCHAR, written_on DATE, signed_by VARCHAR, text_sv VARCHAR, "
        "text_en VARCHAR"
    ),
    "profiles.build": (
        "build_id VARCHAR, as_of DATE, is_synthetic BOOLEAN, region_name_sv VARCHAR, "
        "region_name_en VARCHAR, data_from DATE, source_title VARCHAR, surrogate_columns VARCHAR[]"
    ),
    "profiles.table_counts": (
        "table_name VARCHAR, is_required BOOLEAN, is_present BOOLEAN, records_read BIGINT, "
        "accepted BIGINT, quarantined BIGINT, superseded BIGINT, after_as_of BIGINT, "
        "unreadable BIGINT"
    ),
    "profiles.quarantine": (
        "table_name VARCHAR, rule VARCHAR, severity VARCHAR, field VARCHAR, rows BIGINT, "
        "label_sv VARCHAR, label_en VARCHAR"
    ),
    "profiles.freshness": (
        "table_name VARCHAR, first_on DATE, latest_on DATE, complete_from DATE, selected_by VARCHAR"
    ),
    "profiles.coverage": (
        "clinic_id VARCHAR, period_id VARCHAR, starts_on DATE, contacts BIGINT, expected DOUBLE, "
        "is_low BOOLEAN"
    ),
    "profiles.published_figures": (
        "measure VARCHAR, unit_id VARCHAR, period_id VARCHAR, value DOUBLE, n INTEGER, "
        "source VARCHAR, published_on DATE"
    ),
    "profiles.contact_equals_booked": "clinic_id VARCHAR, bookings BIGINT, equal BIGINT",
    "profiles.revisions": (
        "metric VARCHAR, unit_id VARCHAR, period_id VARCHAR, previous_build_id VARCHAR, "
        "numerator BIGINT, denominator BIGINT, previous_numerator BIGINT, "
        "previous_denominator BIGINT"
    ),
    "profiles.borders": (
        "region_id VARCHAR, municipality_id VARCHAR, name VARCHAR, middle_x DOUBLE, "
        "middle_y DOUBLE, x DOUBLE[][], y DOUBLE[][]"
    ),
    "profiles.glossary": (
        "term_sv VARCHAR, term_en VARCHAR, code_name VARCHAR, meaning_sv VARCHAR, "
        "meaning_en VARCHAR"
    ),
    "profiles.missing_columns": "table_name VARCHAR, column_name VARCHAR",
    "profiles.ignored_columns": "table_name VARCHAR, column_name VARCHAR, rows BIGINT",
}

VALUE_TABLES = {
    "ratio": "metrics.ratios",
    "rate": "metrics.ratios",
    "count": "metrics.counts",
    "stock": "metrics.counts",
    "sample": "metrics.samples",
    "duration": "metrics.durations",
    "table": "metrics.tables",
}

EXPECTED = "metrics.expected"  # of ratios that are adjusted for case mix

# The order in which rows lie in the file: equal values side by side, so it is small and quick, and
# the same build is the same by query. Periods of one grain have names of one length, months and
# quarters alike; numbers of weeks are small beside those of years and take few bits among their
# own.
_GRAIN = "length(period_id::varchar), contains(period_id::varchar, 'Q')"
_BY_VALUE = f"metric, split nulls first, {_GRAIN}, split_value, unit_id, period_id"
ORDER: dict[str, str] = {
    "marts.units": "sort_order",
    "marts.unit_clinics": "unit_id, clinic_id",
    "marts.periods": "grain, starts_on",
    "metrics.catalogue": "metric",
    "metrics.completeness": "metric, period_id",
    "metrics.ratios": _BY_VALUE,
    "metrics.expected": f"metric, {_GRAIN}, unit_id, period_id",
    "metrics.counts": _BY_VALUE,
    "metrics.samples": _BY_VALUE,
    "metrics.durations": f"{_BY_VALUE}, outcome, day",
    "metrics.tables": f"{_BY_VALUE}, dimension_1, dimension_2, dimension_3",
    "reference.split_values": "split, sort_order, split_value",
    "reference.splits": "split",
    "reference.phases": "metric, unit_id, starts_on",
    "reference.events": "on_date, event, unit_id",
    "reference.event_measures": "event, metric, split, split_value",
    "reference.comments": "unit_id, written_on, metric, text_sv",
    "profiles.build": "build_id",
    "profiles.table_counts": "table_name",
    "profiles.quarantine": "table_name, rule, field",
    "profiles.freshness": "table_name",
    "profiles.coverage": "clinic_id, starts_on",
    "profiles.published_figures": "measure, unit_id, period_id",
    "profiles.contact_equals_booked": "clinic_id",
    "profiles.revisions": "metric, unit_id, period_id",
    "profiles.borders": "region_id, municipality_id",
    "profiles.glossary": "term_sv",
    "profiles.missing_columns": "table_name, column_name",
    "profiles.ignored_columns": "table_name, column_name",
}

# Lists that each region replaces by its own: a row of a unit elsewhere says nothing here.
OF_KNOWN_UNITS = ("reference.phases", "reference.events", "reference.comments")
PUBLISHED_LAYERS = ("metrics", "profiles")  # what is made there is made to be published
MOST_VALUES = 60  # of a split or a dimension: more may name people
