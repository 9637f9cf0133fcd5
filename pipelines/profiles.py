"""The profiles: what the build says of itself, and what it says otherwise than the build before.

Needs the marts, the metrics and what the loading half knows of the extract.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb

from pipelines.borders import create_borders
from pipelines.facts import record_facts
from pipelines.layers import create_layer
from pipelines.loaded import Loaded
from pipelines.published import COLUMNS
from pipelines.sqlfile import read_layer
from pipelines.warehouse_folder import other_generations

CODE = Path(__file__).resolve().parent


def build_id(loaded: Loaded, sql_root: Path) -> str:
    """Twelve hex digits: the same for the same extracts, as_of, SQL, reference tables and code."""
    digest = hashlib.sha256(f"{loaded.content_hash} {loaded.as_of}".encode())
    rules = [path for path in sql_root.rglob("*") if path.suffix in (".sql", ".csv")]
    for root, paths in ((sql_root, rules), (CODE, list(CODE.glob("*.py")))):
        for path in sorted(paths):
            digest.update(f"\n{path.relative_to(root).as_posix()} ".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def create_profiles(
    connection: duckdb.DuckDBPyConnection, sql_root: Path, loaded: Loaded, warehouse: Path
) -> str:
    """Create profiles.* and give back the build id; `warehouse` holds the builds before this."""
    this = build_id(loaded, sql_root)
    record_facts(connection, sql_root, loaded, this)
    _fetch_previous(connection, warehouse, this)
    create_layer(connection, read_layer(sql_root / "profiles"))
    create_borders(connection)
    return this


def _fetch_previous(connection: duckdb.DuckDBPyConnection, warehouse: Path, this: str) -> None:
    """previous.build and previous.ratios: of the build published last but this, or empty."""
    connection.execute("create schema if not exists previous")
    for table, source in (("build", "profiles.build"), ("ratios", "metrics.ratios")):
        connection.execute(f"create or replace table previous.{table} ({COLUMNS[source]})")
    for file in other_generations(warehouse, this):
        if _copied(connection, file):
            return


def _copied(connection: duckdb.DuckDBPyConnection, file: Path) -> bool:
    """Whether the file could be read; one from another version of DuckDB tells nothing."""
    quoted = str(file).replace("'", "''")
    try:
        connection.execute(f"attach '{quoted}' as before_this (read_only)")
    except duckdb.Error:
        return False
    try:
        connection.execute(
            "insert into previous.build by name from before_this.profiles.build; "
            "insert into previous.ratios by name "
            "from before_this.metrics.ratios where split is null"
        )
    except duckdb.Error:
        return False
    finally:
        connection.execute("detach before_this")
    return True
