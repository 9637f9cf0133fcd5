"""Hand over: the aggregates go to a new file, the file is checked, and the pointer is swapped.

Refuses whatever the allow-list does not name; after a refusal the folder is as it was.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from pipelines.errors import UserError
from pipelines.published import (
    COLUMNS,
    MOST_VALUES,
    OF_KNOWN_UNITS,
    ORDER,
    PUBLISHED_LAYERS,
    VALUE_TABLES,
)
from pipelines.warehouse_folder import (
    delete_older,
    file_name,
    other_generations,
    read_pointer,
    swap_pointer,
)  # fmt: skip

BLOCK_SIZE = 65_536  # bytes; the many small tables take at least one block each
# every value of a split, and of a split by several things at once each thing by itself
_PARTS_OF_SPLITS = """
    select
        metric,
        'the split "' || unnest(string_split(split, ',')) || '"' as name,
        unnest(string_split(split_value, ',')) as label
    from (select distinct metric, split, split_value from {table} where split is not null)
"""
_DIMENSIONS = (
    "select distinct metric, '{dimension}' as name, {dimension} as label from metrics.tables"
)


class PublishRefused(UserError):
    """The workshop holds what must not leave it; the published folder is as it was."""


def publish(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> str:
    """Publish the aggregates of the workshop to the folder `warehouse`; gives back the build id.

    Publishing a build that is already the current one changes nothing. Two generations stay.
    """
    build_id, as_of = connection.execute("select build_id, as_of from profiles.build").fetchall()[0]
    if _is_current(warehouse, build_id):
        return build_id
    _refuse_strangers(connection)
    warehouse.mkdir(parents=True, exist_ok=True, mode=0o750)
    older = other_generations(warehouse, build_id)
    _write_file(connection, warehouse / file_name(build_id))
    swap_pointer(
        warehouse,
        {
            "build_id": build_id,
            "file": file_name(build_id),
            "as_of": as_of.isoformat(),
            "built_at": datetime.now(ZoneInfo("Europe/Stockholm")).isoformat(timespec="seconds"),
            "previous": older[0].name if older else None,
        },
    )
    delete_older(warehouse)
    return build_id


def _is_current(warehouse: Path, build_id: str) -> bool:
    """The pointer names this build, and its file opens and says the same."""
    if read_pointer(warehouse).get("build_id") != build_id:
        return False
    try:
        with duckdb.connect(str(warehouse / file_name(build_id)), read_only=True) as published:
            said = published.execute("select build_id from profiles.build").fetchall()
    except duckdb.Error:
        return False
    return said == [(build_id,)]


def _refuse_strangers(connection: duckdb.DuckDBPyConnection) -> None:
    """Metrics and profiles hold exactly what may be published; splits are few, so no one's id."""
    made = _columns(connection, "current_database()")
    for table, columns in made.items():
        if table.split(".")[0] in PUBLISHED_LAYERS and table not in COLUMNS:
            raise PublishRefused(
                f"{table} is no table of pipelines/published.py: add or remove it."
            )
        if table.split(".")[0] in PUBLISHED_LAYERS and (strange := columns.keys() - _named(table)):
            raise PublishRefused(
                f"{table} has columns that pipelines/published.py does not allow to leave: "
                f"{', '.join(sorted(strange))}. Remove them."
            )
    for table in sorted(set(VALUE_TABLES.values())):
        _refuse_many(connection, _PARTS_OF_SPLITS.format(table=table))
    for dimension in ("dimension_1", "dimension_2", "dimension_3"):
        _refuse_many(connection, _DIMENSIONS.format(dimension=dimension))


def _refuse_many(connection: duckdb.DuckDBPyConnection, labels: str) -> None:
    """A column of labels must not hold people; unit ids are as many as there are units."""
    found = connection.execute(
        f"select metric, name, count(distinct label) as many from ({labels}) "
        "anti join marts.units on units.unit_id = label "
        f"where label is not null group by all having many > {MOST_VALUES} order by all"
    ).fetchall()
    for metric, label, many in found:
        raise PublishRefused(
            f"{metric} has {many} values of {label}, more than {MOST_VALUES}: it may name "
            "people. Merge rare values or take it away."
        )


def _write_file(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Write under a temporary name, check, make it last, and only then give it its name."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        _copy_tables(connection, fresh)
        fresh.replace(target)
    finally:
        for leftover in (fresh, fresh.with_name(fresh.name + ".wal")):
            leftover.unlink(missing_ok=True)


def _copy_tables(connection: duckdb.DuckDBPyConnection, fresh: Path) -> None:
    quoted = str(fresh).replace("'", "''")
    connection.execute(f"attach '{quoted}' as published (block_size {BLOCK_SIZE})")
    try:
        fresh.chmod(0o640)  # while it is still empty
        for schema in sorted({table.split(".")[0] for table in COLUMNS}):
            connection.execute(f"create schema published.{schema}")
        for table in COLUMNS:
            _copy_rows(connection, table)
        _check(connection)
        connection.execute("checkpoint published")
    finally:
        connection.execute("detach published")


def _copy_rows(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """The table's rows in their order; millions of rows sort and lie best as small numbers."""
    codes = _codes(connection, table) if table in VALUE_TABLES.values() else {}
    columns = [(name, codes.get(name, kind)) for name, kind in _declared(table)]
    connection.execute(
        f"create table published.{table} ({', '.join(' '.join(column) for column in columns)})"
    )
    typed = ", ".join(f"{name}::{kind} as {name}" for name, kind in columns)
    connection.execute(
        f"insert into published.{table} "
        f"from (select {typed} from {table} {_kept(table)}) order by {ORDER[table]}"
    )


def _kept(table: str) -> str:
    known = "where unit_id is null or unit_id in (select unit_id from marts.units)"
    return known if table in OF_KNOWN_UNITS else ""


def _codes(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Column → a type of the published file that numbers the column's texts in their order."""
    made = {}
    for name, kind in _declared(table):
        if kind == "VARCHAR":
            made[name] = f"published.{table}_{name}"
            connection.execute(
                f"create type {made[name]} as enum "
                f"(select distinct {name} from {table} where {name} is not null order by {name})"
            )
    return made


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    """What stands in the file is the allow-list, table by table and type by type."""
    made = {
        table: [(name, "VARCHAR" if kind.startswith("ENUM(") else kind)
                for name, kind in columns.items()]
        for table, columns in _columns(connection, "'published'").items()
    }  # fmt: skip
    allowed = {table: _declared(table) for table in COLUMNS}
    for table in sorted(
        made.keys() ^ allowed.keys() | {t for t in made if made[t] != allowed.get(t)}
    ):
        raise PublishRefused(f"{table} is not what pipelines/published.py says of it.")


def _declared(table: str) -> list[tuple[str, str]]:
    return [tuple(column.split()) for column in COLUMNS[table].split(", ")]


def _named(table: str) -> list[str]:
    return [name for name, _ in _declared(table)]


def _columns(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, dict[str, str]]:
    """Table → column → type, of one database, in the order of the columns."""
    found: dict[str, dict[str, str]] = {}
    for schema, table, column, kind in connection.execute(
        "select schema_name, table_name, column_name, data_type from duckdb_columns() "
        f"where database_name = {database} and not internal order by table_oid, column_index"
    ).fetchall():
        found.setdefault(f"{schema}.{table}", {})[column] = kind
    return found
