"""Set aside the rows that break a rule of sql/quarantine, count them, and list them for the sender.

The rules and their words stand in the SQL files; this room knows none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.contract import TABLES
from pipelines.errors import ExtractRefused
from pipelines.layers import create_layer
from pipelines.loaded import TableCounts
from pipelines.sqlfile import read_layer


@dataclass(frozen=True)
class BrokenRule:
    """How many rows of a table break one rule in one field."""

    table: str
    rule: str
    severity: str  # "rejected" or "warning"
    field: str  # for a record that cannot be read, the reason
    rows: int


def create_quarantine(connection: duckdb.DuckDBPyConnection, sql_root: Path) -> None:
    """quarantine.<table> with one row per row, rule and field; quarantine.after_as_of."""
    create_layer(connection, read_layer(sql_root / "quarantine"))


def broken_rules(connection: duckdb.DuckDBPyConnection) -> list[BrokenRule]:
    """Every rule that any row breaks, in the order of the contract; last what cannot be read."""
    counted = [
        BrokenRule(name, *row)
        for name in TABLES
        for row in connection.execute(
            f"select rule, severity, field, count(distinct row_id) from quarantine.{name} "
            "group by all order by all"
        ).fetchall()
    ]
    unreadable = connection.execute(
        "select table_name, 'unreadable', 'rejected', reason, count(*) from raw.unreadable "
        "group by all order by all"
    ).fetchall()
    return counted + [BrokenRule(*row) for row in unreadable]


def refuse_nothing_left(counts: Mapping[str, TableCounts]) -> None:
    """Raise `ExtractRefused` where all rows of a table are broken, or a required one has none."""
    for name, one in counts.items():
        if one.records_read and one.quarantined + one.unreadable == one.records_read:
            raise ExtractRefused(
                f"{name} holds nothing but rows that break a rule ({one.quarantined} quarantined, "
                f"{one.unreadable} unreadable): correct the extract, or the map in source.toml. "
                "`python -m pipelines check` lists the rules."
            )
        if TABLES[name].is_required and not one.accepted:
            raise ExtractRefused(
                f"{name} has no row that was known at as_of ({one.after_as_of} came later), and it "
                "is required: give a later as_of, or a delivery that reaches further back."
            )


def write_sheet(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """A CSV for the sender: file, row, rule and field of everything set aside or flagged."""
    parts = [
        f"select '{name}' as table_name, source_file, source_row, rule, severity, field, found "
        f"from quarantine.{name} join raw.{name} using (row_id)"
        for name in TABLES
    ]
    parts.append("select table_name, source_file, source_row, 'unreadable', 'rejected', null, "
                 "reason from raw.unreadable")  # fmt: skip
    quoted = str(path).replace("'", "''")
    connection.execute(f"copy ({' union all '.join(parts)} order by all) to '{quoted}' (header)")
