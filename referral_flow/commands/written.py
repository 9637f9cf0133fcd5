"""Frames to JSON, CSV or Parquet, on standard output or in a file."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import polars as pl

from referral_flow.commands.asked import WrongUse


def write(frame: pl.DataFrame, form: str, out: Path | None) -> None:
    """Write all rows in the given form; Parquet needs a file to go to."""
    if form == "parquet" and out is None:
        raise WrongUse("Parquet needs a file: add --out FILE.")
    if form == "parquet":
        frame.write_parquet(out)
        return
    text = _json(frame) if form == "json" else _listed(frame).write_csv()
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")


def _json(frame: pl.DataFrame) -> str:
    """A list of objects, one a line; dates as 2025-11-17."""
    rows = [json.dumps(row, ensure_ascii=False, default=date.isoformat) for row in frame.to_dicts()]
    return "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"


def _listed(frame: pl.DataFrame) -> pl.DataFrame:
    """CSV has no lists: their words are parted by spaces."""
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    return frame.with_columns(pl.col(lists).cast(pl.List(pl.String)).list.join(" "))
