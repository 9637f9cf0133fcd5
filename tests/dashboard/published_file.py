"""A published warehouse file made of the sample region's frames: what dashboard.py opens."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

BUILD_ID = "abcdef012345"


def publish(frames: Mapping[str, pl.DataFrame], folder: Path, build_id: str = BUILD_ID) -> Path:
    """Write every frame as its table, and the pointer beside the file; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"referral_flow-{build_id}.duckdb"
    with duckdb.connect(folder / name) as connection:
        for schema in sorted({table.split(".")[0] for table in frames}):
            connection.execute(f"create schema {schema}")
        for table, frame in frames.items():
            connection.register("rows", frame)
            connection.execute(f"create table {table} as select * from rows")
            connection.unregister("rows")
    pointer = {"build_id": build_id, "file": name}
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
    return folder
