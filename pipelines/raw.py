"""One table's deliveries as raw.<table>: our names, empty as nothing, each row with its place.

row_id tells the rows of a table apart and follows the order of deliveries and of their rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from pipelines import identity
from pipelines.canonical import canonical, literal
from pipelines.contract import Column, Table
from pipelines.errors import ExtractRefused
from pipelines.identity import Suspect
from pipelines.landed import PLACE, Landed
from pipelines.loaded import IgnoredColumn
from pipelines.source import TableSource


@dataclass(frozen=True)
class RawTable:
    """One table as it came: its records, what it lacks and what it has too much of."""

    name: str
    is_present: bool
    records_read: int
    unreadable: int
    missing_columns: tuple[str, ...]
    ignored_columns: tuple[IgnoredColumn, ...]
    suspects: tuple[Suspect, ...]


def create_raw(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    said: TableSource,
    deliveries: list[Landed],
) -> RawTable:
    """Create raw.<table> from its deliveries in order; raises `ExtractRefused`."""
    _refuse_missing_columns(table, said, deliveries)
    connection.execute(f"create table raw.{table.name} as {_query(table, said, deliveries)}")
    _keep_unreadable(connection, table, deliveries)
    ignored = _ignored(connection, table, said, deliveries)
    suspects = _suspects(connection, table, said, deliveries)
    for one in deliveries:
        if one.is_table:
            connection.execute(f"drop table {one.relation}")
    absent = [column.name for column in table.columns
              if all(_found(column, said, one) is None for one in deliveries)]  # fmt: skip
    return RawTable(
        table.name, bool(deliveries), sum(one.records for one in deliveries),
        sum(len(one.unreadable) for one in deliveries), tuple(absent), tuple(ignored),
        tuple(suspects),
    )  # fmt: skip


def _found(column: Column, said: TableSource, delivery: Landed) -> tuple[str, str] | None:
    return delivery.named(said.columns.get(column.name, column.name))


def _refuse_missing_columns(table: Table, said: TableSource, deliveries: Iterable[Landed]) -> None:
    for delivery in deliveries:
        faults = [_missing(column, said, delivery.path.name) for column in table.columns
                  if _found(column, said, delivery) is None
                  and (column.is_required or column.name in said.columns)]  # fmt: skip
        if faults:
            raise ExtractRefused(" ".join(faults))


def _missing(column: Column, said: TableSource, file: str) -> str:
    if column.name in said.columns:
        return (f'{file} has no column "{said.columns[column.name]}". source.toml maps it to '
                f"{column.name}: correct the map or the extract.")  # fmt: skip
    return (f'{file} has no column "{column.name}", which is required: add it, or tell under '
            "which name it stands in source.toml.")  # fmt: skip


def _query(table: Table, said: TableSource, deliveries: list[Landed]) -> str:
    if not deliveries:
        return f"{_select(table, said, None, 0)} where false"
    selects, offset = [], 0
    for delivery in deliveries:
        selects.append(_select(table, said, delivery, offset))
        # places are line numbers: blank lines and quoted line breaks make them outrun the records
        offset += delivery.last_place
    return " union all ".join(selects)


def _select(table: Table, said: TableSource, delivery: Landed | None, offset: int) -> str:
    columns = [f"{_expression(column, said, delivery)} as {column.name}"
               for column in table.columns]  # fmt: skip
    place = [f"({PLACE} + {offset})::bigint as row_id",
             f"{literal(delivery.path.name)} as source_file", f"{PLACE}::bigint as source_row"
             ] if delivery else ["0::bigint as row_id", "'' as source_file",
                                 "0::bigint as source_row"]  # fmt: skip
    return f"select {', '.join(place + columns)} {f'from {delivery.relation}' if delivery else ''}"


def _expression(column: Column, said: TableSource, delivery: Landed | None) -> str:
    found = _found(column, said, delivery) if delivery else None
    if found is None:
        return "null::varchar"
    return canonical(column, *found, said.values.get(column.name, {}))


def _keep_unreadable(
    connection: duckdb.DuckDBPyConnection, table: Table, deliveries: Iterable[Landed]
) -> None:
    rows = [[table.name, delivery.path.name, one.place, one.reason, one.text]
            for delivery in deliveries for one in delivery.unreadable]  # fmt: skip
    if rows:
        connection.executemany("insert into raw.unreadable values ($1, $2, $3, $4, $5)", rows)


def _not_ours(table: Table, said: TableSource, delivery: Landed) -> list[tuple[str, str, str]]:
    """Name, identifier and type of the columns that the contract does not name."""
    ours = {_found(column, said, delivery) for column in table.columns}
    return [(header, column, kind) for header, column, kind
            in zip(delivery.headers, delivery.columns, delivery.types, strict=True)
            if (column, kind) not in ours]  # fmt: skip


def _ignored(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    said: TableSource,
    deliveries: Iterable[Landed],
) -> list[IgnoredColumn]:
    filled: dict[str, int] = {}
    for delivery in deliveries:
        extra = _not_ours(table, said, delivery)
        if not extra:
            continue
        counts = ", ".join(f"count(nullif({column}::varchar, ''))" for _, column, _ in extra)
        row = connection.execute(f"select {counts} from {delivery.relation}").fetchall()[0]
        for (header, _, _), rows in zip(extra, row, strict=True):
            filled[header] = filled.get(header, 0) + rows
    return [IgnoredColumn(table.name, header, rows) for header, rows in filled.items()]


def _suspects(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    said: TableSource,
    deliveries: list[Landed],
) -> list[Suspect]:
    """What has the form of an identity number anywhere in the files: columns, headers, the rest.

    Columns of ours are looked at as raw.* has them, where a time already reads as a time.
    """
    kinds = {row[0]: row[1] for row in
             connection.execute(f"describe raw.{table.name}").fetchall()}  # fmt: skip
    ours = [(f"column {said.columns.get(name, name)}", name, kinds[name])
            for name in table.column_names if name not in said.surrogate]  # fmt: skip
    found = identity.suspects(connection, f"raw.{table.name}", ours, "source_file")
    for delivery in deliveries:
        file = delivery.path.name
        extra = [(_shown(header), column, kind)
                 for header, column, kind in _not_ours(table, said, delivery)]  # fmt: skip
        found += identity.suspects(connection, delivery.relation, extra, literal(file))
        found += [Suspect(file, "the header", header, 1) for header in delivery.headers]
        found += [Suspect(file, "records that cannot be read", one.text, 1)
                  for one in delivery.unreadable]  # fmt: skip
    return found


def _shown(header: str) -> str:
    """A column's name for a message, unless the name itself is what must not be told."""
    return "a column" if identity.holds_identity_number(header) else f"column {header}"
