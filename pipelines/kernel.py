"""The roll-up of one metric: from what its query saw at clinics to units, periods and splits.

Leaves (clinic and month, clinic and week) come first, then units, then coarser periods, so nothing
is averaged twice. The SQL is in sql/kernel; this room fills in the columns of the metric at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

import duckdb

from pipelines.published import COLUMNS, VALUE_TABLES
from pipelines.sqlfile import BrokenSqlFile, SqlFile
from pipelines.unit_sources import known_clinic, leaf, unit_sources


@dataclass(frozen=True)
class Shape:
    """What the kernel sums for a shape, and what else tells its leaves apart."""

    measures: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    optional: tuple[tuple[str, str], ...] = ()  # columns a query may leave out, with their value
    cells: str = "cells"
    is_by_day: bool = False  # stocks and samples: the day itself matters
    has_zeros: bool = False  # where nothing happened the value is 0, not absent
    has_fine_crossings: bool = False  # split by two things at once it is kept by month, too
    sql: str = ""  # the kernel file, where it is another shape's


_SHARE = ("numerator", "denominator", "expected")
_EXPECTED = (("expected", "null::decimal(18, 6)"),)
SHAPES = {
    "ratio": Shape(_SHARE, optional=_EXPECTED, has_fine_crossings=True),
    "rate": Shape(_SHARE, optional=_EXPECTED, has_fine_crossings=True, sql="ratio"),
    "count": Shape(("value",), has_zeros=True, has_fine_crossings=True),
    "stock": Shape(("value",), is_by_day=True, has_zeros=True),
    "sample": Shape(keys=("value",), is_by_day=True),
    "duration": Shape(
        ("cases",),
        keys=("wait_days", "outcome"),
        optional=(("entered_after_days", "0"),),
        cells="cells_duration",
    ),
    "table": Shape(("count",)),
}


class Kernel:
    """The roll-up in one connection; its working tables live in the schema `kernel`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        """`folder` is sql/kernel; the connection has marts.* and reference.*."""
        self.connection = connection
        self.folder = folder
        for schema in ("metrics", "kernel"):
            connection.execute(f"create schema if not exists {schema}")
        for table in sorted(set(VALUE_TABLES.values())):
            connection.execute(f"create or replace table {table} ({COLUMNS[table]})")
        self.create("kernel.clinic_regions")
        self.create("kernel.leaf_periods")
        self.create("kernel.split_grains")

    def create(self, table: str, file: str | None = None) -> None:
        """Create `table` from the kernel file of its name, or of `file`."""
        name = file or table.split(".")[1]
        self.connection.execute(f"create or replace table {table} as {self._text(name)}")

    def roll_up(self, file: SqlFile) -> None:
        """Append the values of one metric to the value table of its shape."""
        shape = SHAPES[shape_name := file.front["shape"]]
        self._make_rows(file, shape)
        self._make_span(file)
        self.create("kernel.cells", shape.cells)
        self._make_bridge(file)
        if shape.has_zeros:
            self.create("kernel.unit_periods")
        leaves = self._leaves(file, shape)
        self.connection.execute(f"create or replace table kernel.leaves as {leaves}")
        self.connection.execute(
            f"insert into {VALUE_TABLES[shape_name]} by name "
            f"select $metric as metric, * from ({self._text(shape.sql or shape_name)})",
            {"metric": file.name},
        )

    def _make_rows(self, file: SqlFile, shape: Shape) -> None:
        """kernel.rows: the metric's query as it is, with the columns that it may leave out."""
        given = self._columns_given(file)
        for column in _columns_needed(file.front, shape):
            if column not in given:
                raise BrokenSqlFile(file.path, f'its query gives no column "{column}": add it')
        if given.get("expected", "DECIMAL").split("(")[0] != "DECIMAL":
            raise BrokenSqlFile(
                file.path, "expected must be a DECIMAL, whose sums are exact: cast it"
            )
        filled = "".join(
            f", {value} as {column}" for column, value in shape.optional if column not in given
        )
        self.connection.execute(
            f"create or replace view kernel.rows as select *{filled}, "
            f"{known_clinic(file.front['units'])} as known_clinic_id from ({file.query})"
        )

    def _columns_given(self, file: SqlFile) -> dict[str, str]:
        try:
            described = self.connection.execute(f"describe {file.query}").fetchall()
        except duckdb.Error as error:
            raise BrokenSqlFile(file.path, f"its query cannot run: {error}") from error
        return {row[0]: row[1] for row in described}

    def _make_span(self, file: SqlFile) -> None:
        """kernel.span: the days of the table that the metric counts from."""
        table = counts_from(file)
        create = f"create or replace table kernel.span as {self._text('span')}"
        self.connection.execute(create, {"counts_from": table})
        if not self.connection.execute("from kernel.span").fetchall():
            raise BrokenSqlFile(
                file.path,
                f'counts_from names "{table}", which has no row in marts.spans: correct it',
            )

    def _make_bridge(self, file: SqlFile) -> None:
        sources = unit_sources(file.front["units"])
        rows = ", ".join(
            f"('{kind}', '{source}', {holds_unit_id})"
            for kind, (source, holds_unit_id) in sources.items()
        )
        self.connection.execute(
            "create or replace table kernel.unit_sources as "
            f"from (values {rows}) as given (unit_kind, source, holds_unit_id)"
        )
        self.create("kernel.bridge")
        self.create("kernel.bridge_by_ways")

    def _leaves(self, file: SqlFile, shape: Shape) -> str:
        """One query for all leaves: each source of units, each grain of leaf, each split."""
        template = Template(self._text("leaves"))
        ways = self._ways_by_source(unit_sources(file.front["units"]))
        return "\nunion all\n".join(
            template.substitute(source=source, leaf=leaf(source), **slots)
            for source in sorted(ways)
            for slots in _leaf_parts(file.front, shape)
            if int(slots["ways"]) in ways[source]
        )

    def _ways_by_source(self, sources: dict[str, tuple[str, bool]]) -> dict[str, set[int]]:
        """Source → by how many things at once its units are split: no leaf is made for nobody."""
        kept = self.connection.execute("select distinct unit_kind, ways from kernel.split_grains")
        found: dict[str, set[int]] = {source: {0} for source, _ in sources.values()}
        for kind, ways in kept.fetchall():
            if kind in sources:
                found[sources[kind][0]].add(ways)
        return found

    def _text(self, name: str) -> str:
        return (self.folder / f"{name}.sql").read_text(encoding="utf-8")


def counts_from(file: SqlFile) -> str:
    """The table of the extract whose first complete day is the metric's own."""
    return file.front.get("counts_from", "bookings")


def _columns_needed(front: dict, shape: Shape) -> Iterator[str]:
    optional = {column for column, _ in shape.optional}
    counted = ("cases",)  # by the kernel itself
    yield "day"
    yield from front["units"].values()
    yield from (c for c in (*shape.keys, *shape.measures) if c not in optional and c not in counted)
    for split in (*front.get("splits", ()), *front.get("numerator_splits", ())):
        yield from split.split(",")
    yield from front.get("dimensions", ())


def _leaf_parts(front: dict, shape: Shape) -> Iterator[dict[str, str]]:
    """The slots of sql/kernel/leaves.sql for every part of the leaves."""
    whole = _slots(front, shape)
    leaf_periods = ("day",) if shape.is_by_day else ("week_id", "month_id")
    if not front.get("only_splits"):
        for leaf_period in leaf_periods:
            yield whole | {"leaf_period": leaf_period}
    for key, is_of_numerator in (("splits", False), ("numerator_splits", True)):
        for split in front.get(key, ()):
            yield (
                whole
                | _split_slots(split, is_of_numerator, shape)
                | {"leaf_period": leaf_periods[-1]}
            )


def _slots(front: dict, shape: Shape) -> dict[str, str]:
    keys = shape.keys + tuple(_dimension(number, front) for number in (1, 2, 3)
                              if "dimensions" in front)  # fmt: skip
    sums = tuple(f"sum({measure}) as {measure}" for measure in shape.measures)
    return {
        "leaf_period_name": "day" if shape.is_by_day else "leaf_period_id",
        "split": "null::varchar",
        "split_value": "null::varchar",
        "ways": "0",
        "is_numerator_split": "false",
        "keys_and_measures": ", ".join(keys + sums),
        "condition": "true",
        "grouping": "" if "value" in shape.keys else "group by all",
    }


def _split_slots(split: str, is_of_numerator: bool, shape: Shape) -> dict[str, str]:
    values = [f"coalesce({column}::varchar, 'unknown')" for column in split.split(",")]
    return {
        "split": f"'{split}'",
        "split_value": " || ',' || ".join(values),
        "ways": str(_ways(len(values), shape)),
        "is_numerator_split": str(is_of_numerator).lower(),
        "condition": "numerator > 0" if is_of_numerator else "true",
    }


def _ways(things: int, shape: Shape) -> int:
    """Where values split by so many things at once are kept: see kernel.split_grains."""
    return things if things < 2 or (things == 2 and shape.has_fine_crossings) else 3


def _dimension(number: int, front: dict) -> str:
    dimensions = front["dimensions"]
    if number > len(dimensions):
        return f"null::varchar as dimension_{number}"
    return f"coalesce({dimensions[number - 1]}::varchar, 'unknown') as dimension_{number}"
