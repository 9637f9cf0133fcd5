"""The roll-up of one metric: from what its query saw at clinics to units, periods and splits.

Leaves (clinic and month, clinic and week) come first, then units, then coarser periods, so nothing
is averaged twice. The SQL is in sql/kernel; this room fills in the columns of the metric at hand.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

import duckdb

from pipelines.case_mix import lay_down_chances
from pipelines.leaves import SHAPES, Shape, columns_needed, leaf_parts, mix_part
from pipelines.published import COLUMNS, EXPECTED, VALUE_TABLES
from pipelines.sqlfile import BrokenSqlFile, SqlFile
from pipelines.unit_sources import known_clinic, leaf, unit_sources


class Kernel:
    """The roll-up in one connection; its working tables live in the schema `kernel`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        """`folder` is sql/kernel; the connection has marts.* and reference.*."""
        self.connection = connection
        self.folder = folder
        for schema in ("metrics", "kernel"):
            connection.execute(f"create schema if not exists {schema}")
        for table in sorted({EXPECTED, *VALUE_TABLES.values()}):
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
        if not shape.has_zeros and not self._has_rows("kernel.cells"):
            return  # nothing happened, and of nothing there is no share and no wait
        self._make_bridge(file)
        if shape.has_zeros:
            self.create("kernel.unit_periods")
        leaves = self._leaves(file, list(leaf_parts(file.front, shape)))
        self.connection.execute(f"create or replace table kernel.leaves as {leaves}")
        self.connection.execute(
            f"insert into {VALUE_TABLES[shape_name]} by name "
            f"select $metric as metric, * from ({self._text(shape.sql or shape_name)})",
            {"metric": file.name},
        )
        if file.front.get("case_mix"):
            self._expect(file, mix_part(file.front, shape))

    def _expect(self, file: SqlFile, part: dict[str, str]) -> None:
        """Append what the case mix of each unit makes expected of it."""
        everywhere = Template(self._text("leaves")).substitute(
            source="everywhere", leaf="''", **part
        )
        self.connection.execute(f"create or replace table kernel.mix_everywhere as {everywhere}")
        cases = self.connection.sql(self._text("mix_cases")).pl()
        if cases.is_empty():
            return
        lay_down_chances(self.connection, cases)
        leaves = self._leaves(file, [part])
        self.connection.execute(f"create or replace table kernel.mix_leaves as {leaves}")
        self.connection.execute(
            f"insert into {EXPECTED} by name "
            f"select $metric as metric, * from ({self._text('expected')})",
            {"metric": file.name},
        )

    def _has_rows(self, table: str) -> bool:
        return bool(self.connection.execute(f"from {table} limit 1").fetchall())

    def _make_rows(self, file: SqlFile, shape: Shape) -> None:
        """kernel.rows: the metric's query as it is, with the columns that it may leave out."""
        given = self._columns_given(file)
        for column in columns_needed(file.front, shape):
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

    def _leaves(self, file: SqlFile, parts: list[dict[str, str]]) -> str:
        """One query for all leaves: each source of units, each grain of leaf, each split."""
        template = Template(self._text("leaves"))
        ways = self._ways_by_source(unit_sources(file.front["units"]))
        return "\nunion all\n".join(
            template.substitute(source=source, leaf=leaf(source), **slots)
            for source in sorted(ways)
            for slots in parts
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
