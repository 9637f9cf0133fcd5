"""The metrics: every file of sql/metrics becomes a row of the catalogue and its values.

Knows what a catalogue says of a metric; how values are rolled up is the kernel's business.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import duckdb

from pipelines.kernel import Kernel, counts_from
from pipelines.lacking_splits import missing_splits, without_splits, without_unknown_mix
from pipelines.published import COLUMNS, VALUE_TABLES
from pipelines.sqlfile import BrokenSqlFile, SqlFile, read_layer

_PLAIN_KEYS = ("shape", "unit", "decimals", "good", "per", "source")
_LIST_KEYS = ("splits", "numerator_splits", "watch", "dimensions", "disclose_with",
              "counts_rest_of", "case_mix")  # fmt: skip
_DAY_KEYS = ("matures_after_days", "looks_back_days")
_TEXT_KEYS = ("label", "definition", "why")


def roll_up(
    connection: duckdb.DuckDBPyConnection, sql_root: Path, missing: Collection[str] = ()
) -> None:
    """Fill metrics.* from every file of sql/metrics; needs marts.* and reference.*.

    `missing` names what the extract lacks, as "table" or "table.column": a metric that needs it
    stands in the catalogue with the reason and has no values.
    """
    kernel = Kernel(connection, sql_root / "kernel")
    files = read_layer(sql_root / "metrics")
    _check_partners(files)
    lacking = {file.name: lacks(file, missing) for file in files}
    cut = {file.name: missing_splits(connection, file, missing) for file in files}
    files = [
        without_unknown_mix(connection, without_splits(file, cut[file.name]), missing)
        for file in files
    ]
    for file in files:
        if not lacking[file.name]:
            kernel.roll_up(file)
    _write_catalogue(connection, files, lacking, cut)
    kernel.create("metrics.completeness")
    kernel.create("reference.split_values")


def lacks(file: SqlFile, missing: Collection[str]) -> list[str]:
    """What the metric needs and the extract lacks; of "a|b" either will do."""
    return [
        need
        for need in file.front.get("needs", [])
        if all(one in missing or one.split(".")[0] in missing for one in need.split("|"))
    ]


def _check_partners(files: list[SqlFile]) -> None:
    """Every metric that another one is to be compared with has a file of its own."""
    names = {file.name for file in files}
    for file in files:
        for key in ("disclose_with", "counts_rest_of"):
            for partner in file.front.get(key, []):
                if partner not in names - {file.name}:
                    raise BrokenSqlFile(
                        file.path,
                        f'{key} names "{partner}", which is no other file of sql/metrics: '
                        "correct it or take it away",
                    )


def _write_catalogue(
    connection: duckdb.DuckDBPyConnection,
    files: list[SqlFile],
    lacking: dict[str, list[str]],
    cut: dict[str, dict[str, str]],
) -> None:
    table = "metrics.catalogue"
    connection.execute(f"create or replace table {table} ({COLUMNS[table]})")
    kinds = _unit_kinds(connection)
    for file in files:
        row = catalogue_row(file) | {
            "target": _target(connection, file),
            "unit_kinds": kinds.get(file.name, []),
            "missing": lacking[file.name],
            "missing_splits": [f"{split}: {need}" for split, need in cut[file.name].items()],
        }
        slots = ", ".join(f"${column} as {column}" for column in row)
        connection.execute(f"insert into {table} by name select {slots}", row)


def catalogue_row(file: SqlFile) -> dict[str, object]:
    """What a metric's file says of itself, under the names of metrics.catalogue."""
    front = file.front
    texts = {f"{key}_{language}": front[key][language].strip()
             for key in _TEXT_KEYS for language in ("sv", "en")}  # fmt: skip
    return (
        {"metric": file.name, "sql": file.query}
        | {key: front.get(key) for key in _PLAIN_KEYS}
        | {key: front.get(key, []) for key in _LIST_KEYS}
        | {key: front.get(key, 0) for key in _DAY_KEYS}
        | {"counts_from": counts_from(file)}
        | {"counts_people": front.get("counts_people", True)}
        | {"nested": [f"{split}: {value}" for split, value in front.get("nested", {}).items()]}
        | texts
    )


def _target(connection: duckdb.DuckDBPyConnection, file: SqlFile) -> float | None:
    """The value of the named row of sql/reference/targets.csv that holds on as_of."""
    name = file.front.get("target")
    if name is None:
        return None
    found = connection.execute(
        "select value from reference.targets "
        "where target = $1 and valid_from <= (select as_of from marts.span) "
        "order by valid_from desc limit 1",
        [name],
    ).fetchall()
    if not found:
        raise BrokenSqlFile(
            file.path, f'target "{name}" is no row of sql/reference/targets.csv: add or correct it'
        )
    return found[0][0]


def _unit_kinds(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Metric → the kinds of units that have values, the largest sets first."""
    values = " union all ".join(
        f"select distinct metric, unit_id from {table}"
        for table in sorted(set(VALUE_TABLES.values()))
    )
    rows = connection.execute(
        f"select metric, list(distinct (sort_order, unit_kind)) from ({values}) "
        "join (select unit_id, unit_kind from marts.units) using (unit_id) "
        "join reference.unit_kinds using (unit_kind) group by metric"
    ).fetchall()
    return {metric: [kind for _, kind in sorted(pairs)] for metric, pairs in rows}
