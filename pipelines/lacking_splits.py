"""Which splits of a metric the extract cannot tell: a value unknown in every row is no value."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import duckdb

from pipelines.kernel import counts_from
from pipelines.sqlfile import SqlFile

_KEYS = ("splits", "numerator_splits", "watch")


def missing_splits(
    connection: duckdb.DuckDBPyConnection, file: SqlFile, missing: Collection[str]
) -> dict[str, str]:
    """Split of the metric → the column ("table.column") that the extract lacks for it.

    Of several things at once the first that is lacking. Reads reference.split_needs.
    """
    needs = dict(
        connection.execute(
            "select split, needs from reference.split_needs where table_name = $1",
            [counts_from(file)],
        ).fetchall()
    )
    lacking = {split: need for split, need in needs.items() if need in missing}
    return {
        split: next(lacking[one] for one in split.split(",") if one in lacking)
        for key in _KEYS
        for split in file.front.get(key, [])
        if lacking.keys() & set(split.split(","))
    }


def without_splits(file: SqlFile, cut: Collection[str]) -> SqlFile:
    """The file as if it had never named these splits."""
    kept = {
        key: [split for split in file.front[key] if split not in cut]
        for key in _KEYS
        if key in file.front
    }
    return replace(file, front=file.front | kept)
