"""The sound extract of data_samples/broken as a folder, and a run of the pipeline over it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from data_samples.broken.sound import Files, sound_files
from pipelines.build import load
from pipelines.loaded import Loaded
from pipelines.progress import Progress
from pipelines.source import read_source
from pipelines.workshop import open_workshop


def write_files(folder: Path, files: Files | None = None) -> Path:
    """Write the files (the sound ones if none are given) into a new folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (sound_files() if files is None else files).items():
        (folder / name).write_bytes(content)
    return folder


def accepted_rows(folder: Path, query: str, as_of=None) -> tuple[Loaded, list[tuple]]:
    """What loading tells, and the answer of a query on accepted.*, quarantine.* or raw.*."""
    with open_workshop(None) as workshop:
        loaded = load(workshop, read_source(folder), as_of, Progress())
        return loaded, answer(workshop.connection, query)


def answer(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple]:
    """All rows of a query."""
    return connection.execute(query).fetchall()
