"""Rows beside their table: sums mixed with their parts, superseded rows, and the proof that none
is lost. Judges no row by its content; the rules for that are in sql/quarantine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import duckdb

from pipelines.contract import TABLES, Table
from pipelines.errors import ExtractRefused, RowsWouldBeLost
from pipelines.loaded import TableCounts
from pipelines.raw import RawTable

# a match gives up at the first letter, four times as fast as trimming and lowering every key
SUM_WORDS = "(?i)(total|totalt|totals|totalsumma|summa|sum|samtliga|alla|all)[ :.]*"


def refuse_total_rows(
    connection: duckdb.DuckDBPyConnection, loaded: Mapping[str, RawTable]
) -> None:
    """Raise `ExtractRefused` where a table holds sums among its rows: they would count twice."""
    for name, raw in loaded.items():
        condition = _is_sum(TABLES[name], raw)
        places = connection.execute(
            f"select source_file, source_row from raw.{name} where {condition} limit 3"
        ).fetchall()
        if places:
            where = ", ".join(f"{file} row {row}" for file, row in places)
            raise ExtractRefused(
                f"{name} holds total rows among its rows (first: {where}): a row whose key reads "
                "total, summa, samtliga or alla, or that names nothing at all, is a sum of others. "
                "Take the total rows out of the extract."
            )


def _is_sum(table: Table, raw: RawTable) -> str:
    """The condition of a total row: by its word, or by numbers that belong to no one."""
    has = [column for column in table.column_names if column not in raw.missing_columns]
    ids = [column for column in table.id_columns if column in has]
    other_ids = [column for column in ids if column not in table.key]
    others = [column for column in has if column not in ids and column not in table.key]
    by_word = _any(table.key, _reads_sum)
    if not other_ids:
        return by_word
    return (
        f"{by_word} or {_all_empty(table.key)} and ({_any(other_ids, _reads_sum)} or "
        f"{_all_empty(other_ids)} and ({_any(others, _is_filled)}))"
    )


def _any(columns: Iterable[str], condition: Callable[[str], str]) -> str:
    return " or ".join(condition(column) for column in columns) or "false"


def _all_empty(columns: Iterable[str]) -> str:
    return " and ".join(f"{column} is null" for column in columns)


def _is_filled(column: str) -> str:
    return f"{column} is not null"


def _reads_sum(column: str) -> str:
    return f"coalesce(regexp_full_match({column}::varchar, '{SUM_WORDS}'), false)"


def set_superseded(connection: duckdb.DuckDBPyConnection) -> None:
    """raw.superseded (table_name, row_id): rows whose key a later delivery tells again.

    The later row counts even if it is itself broken: it is the sender's last word.
    """
    connection.execute("create table raw.superseded (table_name varchar, row_id bigint)")
    for table in TABLES.values():
        files = connection.execute(
            f"select count(distinct source_file) from raw.{table.name}"
        ).fetchall()[0][0]
        if files > 1:
            connection.execute(_superseded(table))


def _superseded(table: Table) -> str:
    kinds = {column.name: column.kind for column in table.columns}
    key = [f"coalesce(try_cast({column} as timestamp)::varchar, {column}::varchar)"
           if kinds[column] == "time" else column for column in table.key]  # fmt: skip
    return (
        f"insert into raw.superseded select '{table.name}', row_id from raw.{table.name} "
        f"where {' and '.join(f'{column} is not null' for column in table.key)} "
        f"qualify source_file <> arg_max(source_file, row_id) over (partition by {', '.join(key)})"
    )


def conserved_counts(
    connection: duckdb.DuckDBPyConnection, loaded: Mapping[str, RawTable]
) -> dict[str, TableCounts]:
    """Where every record of every table went; raises `RowsWouldBeLost` unless it all adds up."""
    counts = {name: _counts(connection, raw) for name, raw in loaded.items()}
    for name, one in counts.items():
        accounted = (one.accepted + one.quarantined + one.superseded + one.after_as_of
                     + one.unreadable)  # fmt: skip
        if accounted != one.records_read:
            raise RowsWouldBeLost(
                f"{name}: {one.records_read} records were read but {accounted} are accounted for "
                f"({one}). Nothing was published; this is a fault in the pipeline, report it."
            )
    return counts


def _counts(connection: duckdb.DuckDBPyConnection, raw: RawTable) -> TableCounts:
    name = raw.name
    row = connection.execute(
        f"select (select count(*) from accepted.{name}), "
        f"(select count(distinct row_id) from quarantine.{name} where severity = 'rejected'), "
        f"(select count(*) from raw.superseded where table_name = '{name}'), "
        f"(select count(*) from quarantine.after_as_of where table_name = '{name}')"
    ).fetchall()[0]
    return TableCounts(raw.records_read, *row, raw.unreadable)
