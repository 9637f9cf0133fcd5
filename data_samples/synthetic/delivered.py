"""Reads a made folder back as canonical tables, for measuring and for tests."""

import gzip
import io
from pathlib import Path

import polars as pl

from .write import COLUMNS, FILES, SEMICOLON, VALUES

COUNTS = ("clinics_shown", "slots_shown", "within_3_days", "percent", "n")


def read(folder: Path) -> dict[str, pl.DataFrame]:
    """The nine tables of a folder that `write` made, by canonical names and codes."""
    return {name: _read(name, folder / file) for name, file in FILES.items()}


def _read(name: str, path: Path) -> pl.DataFrame:
    if path.suffix == ".parquet":
        return pl.read_parquet(path)
    if path.suffix == ".gz":
        return _typed(
            pl.read_csv(io.BytesIO(gzip.decompress(path.read_bytes())), infer_schema=False)
        )
    ours = {theirs: column for column, theirs in COLUMNS[name].items()}
    table = pl.read_csv(path, separator=SEMICOLON, infer_schema=False).rename(ours)
    for column, values in VALUES[name].items():
        table = table.with_columns(pl.col(column).replace(values))
    return _typed(table)


def _typed(table: pl.DataFrame) -> pl.DataFrame:
    times = [c for c in table.columns if c.endswith("_at")]
    days = [
        c for c in table.columns if c in ("sefos_from", "valid_from", "valid_to", "published_on")
    ]
    counts = [c for c in COUNTS if c in table.columns]
    places = [c for c in ("latitude", "longitude") if c in table.columns]
    return table.with_columns(
        pl.col(times).str.to_datetime("%Y-%m-%d %H:%M", time_unit="us"),
        pl.col(days).str.to_date(),
        pl.col(counts).cast(pl.Int64),
        pl.col(places).str.replace(",", ".", literal=True).cast(pl.Float64),
    )
