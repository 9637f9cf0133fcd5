"""What the loading half learned, laid down as small raw.* tables that the profiles can read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

import duckdb

from pipelines.contract import TABLES
from pipelines.loaded import Loaded
from pipelines.sqlfile import read_layer

_FACTS = {
    "table_counts": (
        "table_name VARCHAR, is_required BOOLEAN, is_present BOOLEAN, records_read BIGINT, "
        "accepted BIGINT, quarantined BIGINT, superseded BIGINT, after_as_of BIGINT, "
        "unreadable BIGINT"
    ),
    "missing_columns": "table_name VARCHAR, column_name VARCHAR",
    "ignored_columns": "table_name VARCHAR, column_name VARCHAR, rows BIGINT",
    "freshness": (
        "table_name VARCHAR, first_on DATE, latest_on DATE, complete_from DATE, selected_by VARCHAR"
    ),
    "rules": "table_name VARCHAR, rule VARCHAR, label_sv VARCHAR, label_en VARCHAR",
    "build": (
        "build_id VARCHAR, is_synthetic BOOLEAN, source_title VARCHAR, region_sv VARCHAR, "
        "region_en VARCHAR, surrogate_columns VARCHAR[]"
    ),
}


def record_facts(
    connection: duckdb.DuckDBPyConnection, sql_root: Path, loaded: Loaded, build_id: str
) -> None:
    """Create the raw.* tables of `_FACTS`; says nothing of any row's content."""
    is_required = {table.name: table.is_required for table in TABLES.values()}
    source = loaded.source
    rows: dict[str, Iterable[tuple]] = {
        "table_counts": (
            (name, is_required[name], name in loaded.present, *astuple(counts))
            for name, counts in loaded.counts.items()
        ),
        "missing_columns": loaded.missing_columns,
        "ignored_columns": (astuple(column) for column in loaded.ignored_columns),
        "freshness": (astuple(table) for table in loaded.freshness),
        "rules": _rules(sql_root),
        "build": [
            (build_id, source.is_synthetic, source.title, source.region_sv, source.region_en,
             list(loaded.surrogate_columns))
        ],
    }  # fmt: skip
    for name, columns in _FACTS.items():
        connection.execute(f"create or replace table raw.{name} ({columns})")
        for row in rows[name]:
            slots = ", ".join("?" for _ in row)
            connection.execute(f"insert into raw.{name} values ({slots})", list(row))


def _rules(sql_root: Path) -> Iterable[tuple]:
    """The words of every quarantine rule, as its file states them."""
    for file in read_layer(sql_root / "quarantine"):
        for rule, words in file.front.get("rules", {}).items():
            yield (file.name, rule, words["sv"], words["en"])
