"""The workshop: a private folder and a DuckDB connection where patient rows live during a build.

Both are gone when the build ends, well or not, unless they are asked to stay.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

DATABASE = "workshop.duckdb"
SHEET = "quarantine.csv"


@dataclass(frozen=True)
class Workshop:
    """A folder that only its owner can read, and the connection whose tables hold the rows."""

    folder: Path
    connection: duckdb.DuckDBPyConnection


@contextmanager
def open_workshop(beside: Path, *, keep: bool = False) -> Iterator[Workshop]:
    """A workshop in `workshop/` beside the folder `beside`, one subfolder for each build.

    Tables live in memory (four times as fast as a file) and spill to the folder; with `keep` they
    are written there at the end, whether the build succeeded or not.
    """
    root = beside.resolve().parent / "workshop"
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    root.chmod(0o700)
    folder = Path(tempfile.mkdtemp(prefix=f"{beside.name}-", dir=root))
    connection = _connect(folder)
    try:
        yield Workshop(folder, connection)
    finally:
        if keep:
            _write_down(connection, folder)
        connection.close()
        if not keep:
            shutil.rmtree(folder)
            _remove_if_empty(root)


def _connect(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        config={
            "temp_directory": str(folder / "spill"),
            "memory_limit": "1100MB",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )
    connection.execute("set TimeZone = 'Europe/Stockholm'")
    return connection


def _write_down(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    quoted = str(folder / DATABASE).replace("'", "''")
    name = connection.execute("select current_database()").fetchall()[0][0]
    connection.execute(f"attach '{quoted}' as kept")
    connection.execute(f'copy from database "{name}" to kept')
    connection.execute("detach kept")


def _remove_if_empty(root: Path) -> None:
    if not any(root.iterdir()):
        root.rmdir()
