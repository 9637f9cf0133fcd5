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
def open_workshop(beside: Path | None, *, keep: bool = False) -> Iterator[Workshop]:
    """A workshop in `workshop/` beside the folder `beside`, or in the system's temporary folder.

    Tables live in memory (four times as fast as a file) and spill to the folder; with `keep` they
    end up in workshop/<name of the folder beside>, whether the build succeeded or not.
    """
    root = _root(beside) if beside else None
    folder = Path(tempfile.mkdtemp(prefix="referral_flow-", dir=root))  # 0700 by nature
    connection = _connect(folder)
    try:
        yield Workshop(folder, connection)
    finally:
        if keep and root:
            _write_down(connection, folder)
        connection.close()
        if keep and root:
            _keep(folder, root / beside.resolve().name)
        else:
            shutil.rmtree(folder)
        if root and not any(root.iterdir()):
            root.rmdir()


def _root(beside: Path) -> Path:
    root = beside.resolve().parent / "workshop"
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root


def _keep(folder: Path, kept: Path) -> None:
    """One kept workshop for each warehouse: the latest."""
    shutil.rmtree(kept, ignore_errors=True)
    folder.rename(kept)


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
