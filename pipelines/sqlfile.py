"""One .sql file: its layer and name, the TOML of its opening comment, its query and what it reads.

Refuses a file that the house cannot order, run or explain. Runs no query.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from pipelines import frontmatter
from pipelines.errors import UserError

_PARTS = re.compile(r"\s*/\*(?P<front>.*?)\*/(?P<query>.*)", re.DOTALL)
_FORBIDDEN = re.compile(
    r"read_.*|parquet_scan|glob|query|query_table|now|today|get_current_.*|random|uuid"
    r"|current_(date|time|timestamp|localtime|localtimestamp)"
)


class BrokenSqlFile(UserError):
    """A .sql file that the house cannot take: where it is, what is wrong and what to do."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"{'/'.join(path.parts[-3:])}: {fault}.")


@dataclass(frozen=True)
class SqlFile:
    """A file of sql/<layer>/<name>.sql that makes the table <layer>.<name>."""

    layer: str
    name: str
    front: dict[str, object]
    query: str
    reads: frozenset[str]  # "accepted.bookings", …; never a CTE
    path: Path

    @property
    def table(self) -> str:
        """The table that the file makes, with its schema."""
        return f"{self.layer}.{self.name}"


def read_sqlfile(path: Path) -> SqlFile:
    """The file at `path`, checked; raises `BrokenSqlFile` with file, fault and remedy."""
    layer, name = path.parent.name, path.stem
    front_text, query = _parts(path)
    front = _front(path, front_text)
    for fault in frontmatter.faults(layer, front):
        raise BrokenSqlFile(path, fault)
    return SqlFile(layer, name, front, query, _tables_read(path, query), path)


def read_layer(folder: Path) -> list[SqlFile]:
    """All .sql files of a folder, in the order of their names."""
    return [read_sqlfile(path) for path in sorted(folder.glob("*.sql"))]


def _parts(path: Path) -> tuple[str, str]:
    found = _PARTS.fullmatch(path.read_text(encoding="utf-8"))
    if not found:
        raise BrokenSqlFile(
            path, "it does not open with a /* */ comment: put its front matter there"
        )
    return found["front"], found["query"].strip().removesuffix(";")


def _front(path: Path, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenSqlFile(path, f"its front matter is not TOML ({error}): correct it") from error


@cache  # a run of tests reads the same files hundreds of times
def _tables_read(path: Path, query: str) -> frozenset[str]:
    tree = _tree(path, query)
    known = {entry["key"] for node in _nodes(tree) for entry in _cte_entries(node)}
    tables = {(node["schema_name"], node["table_name"]) for node in _nodes(tree)
              if node.get("type") == "BASE_TABLE"}  # fmt: skip
    for table in sorted(name for schema, name in tables if not schema and name not in known):
        raise BrokenSqlFile(path, f'table "{table}" has no schema: write it as layer.{table}')
    _refuse_outside_sources(path, tree)
    # a CTE that finds its own rows again, DuckDB's `using key`, calls itself recurring.<name>
    return frozenset(f"{schema}.{name}" for schema, name in tables
                     if schema and (schema, name in known) != ("recurring", True))  # fmt: skip


def _tree(path: Path, query: str) -> object:
    """The syntax tree of the one SELECT that the file must hold."""
    try:
        statements = _parser().extract_statements(query)
    except duckdb.ParserException as error:
        raise BrokenSqlFile(path, f"its query does not parse: {error}") from error
    if len(statements) != 1:
        raise BrokenSqlFile(path, f"it holds {len(statements)} statements: keep exactly one SELECT")
    answer = _parser().execute("select json_serialize_sql($1::varchar)", [query]).fetchall()
    tree = json.loads(answer[0][0])
    if tree["error"]:
        raise BrokenSqlFile(path, f"it must be one plain SELECT: {tree['error_message']}")
    return tree


def _refuse_outside_sources(path: Path, tree: object) -> None:
    """A query may read tables and the build's own `as_of`: no files, no clock, no chance."""
    for node in _nodes(tree):
        # current_date has no brackets, so it parses as a column
        is_column = node.get("type") == "COLUMN_REF"
        name = node["column_names"][-1] if is_column else node.get("function_name") or ""
        if _FORBIDDEN.fullmatch(name.lower()):
            raise BrokenSqlFile(path, f"it calls {name}: read a table, or getvariable('as_of')")


def _cte_entries(node: dict) -> list[dict]:
    return node["cte_map"]["map"] if isinstance(node.get("cte_map"), dict) else []


def _nodes(tree: object) -> Iterator[dict]:
    """Every JSON object of a syntax tree, the root first."""
    if isinstance(tree, dict):
        yield tree
        for child in tree.values():
            yield from _nodes(child)
    elif isinstance(tree, list):
        for child in tree:
            yield from _nodes(child)


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": "1"})
