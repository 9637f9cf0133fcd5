"""Which splits of a metric the extract cannot tell: a value unknown in every row is no value."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import duckdb

from pipelines.kernel import counts_from
from pipelines.sqlfile import SqlFile

_SPLITS = ("splits", "numerator_splits", "watch")


def missing_splits(
    connection: duckdb.DuckDBPyConnection, file: SqlFile, missing: Collection[str]
) -> dict[str, str]:
    """Split of the metric → the column ("table.column") that the extract lacks for it.

    Of several things at once the first that is lacking. Reads reference.split_needs.
    """
    lacking = _lacking(connection, file, missing)
    return {
        split: next(lacking[one] for one in split.split(",") if one in lacking)
        for key in _SPLITS
        for split in file.front.get(key, [])
        if lacking.keys() & set(split.split(","))
    }


def without_splits(file: SqlFile, cut: Collection[str]) -> SqlFile:
    """The file as if it had never named these splits."""
    return _without(file, _SPLITS, cut)


def without_unknown_mix(
    connection: duckdb.DuckDBPyConnection, file: SqlFile, missing: Collection[str]
) -> SqlFile:
    """The file adjusted for no more than the extract tells."""
    return _without(file, ("case_mix",), _lacking(connection, file, missing))


def _lacking(
    connection: duckdb.DuckDBPyConnection, file: SqlFile, missing: Collection[str]
) -> dict[str, str]:
    """Attribute of the cases → the column that the extract lacks for it."""
    needs = connection.execute(
        "select split, needs from reference.split_needs where table_name = $1",
        [counts_from(file)],
    ).fetchall()
    return {split: need for split, need in needs if need in missing}


def _without(file: SqlFile, keys: Collection[str], cut: Collection[str]) -> SqlFile:
    kept = {
        key: [one for one in file.front[key] if one not in cut] for key in keys if key in file.front
    }
    return replace(file, front=file.front | kept)
