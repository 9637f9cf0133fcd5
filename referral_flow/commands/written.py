"""Frames to JSON, CSV or Parquet, on standard output or in a file."""

from __future__ import annotations

import json
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import polars as pl

from referral_flow.commands.asked import WrongUse


def write(frame: pl.DataFrame, form: str, out: Path | None) -> None:
    """Write all rows in the given form; Parquet needs a file to go to."""
    if form == "parquet" and out is None:
        raise WrongUse("Parquet needs a file: add --out FILE.")
    if form == "parquet":
        keep(_parquet(frame), out)
        return
    show(_json(frame) if form == "json" else _listed(frame).write_csv(), out)


def show(text: str, out: Path | None) -> None:
    """The text on standard output, or in the file."""
    if out is None:
        sys.stdout.write(text)
    else:
        keep(text.encode(), out)


def check_place(out: Path | None) -> None:
    """Say at once, before minutes of work, that nothing can be written there."""
    if out is None:
        return
    if out.is_dir():
        raise WrongUse(f"{out} is a folder: name a file in it.")
    if not out.parent.is_dir():
        raise WrongUse(f"{out} cannot be written: there is no folder {out.parent}. Make it first.")


def keep(content: bytes, out: Path) -> None:
    """Write the file, or say in one sentence why it cannot be written."""
    try:
        out.write_bytes(content)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise WrongUse(f"{out} cannot be written: {reason}. Choose another place.") from problem


def _parquet(frame: pl.DataFrame) -> bytes:
    written = BytesIO()
    frame.write_parquet(written)
    return written.getvalue()


def _json(frame: pl.DataFrame) -> str:
    """A list of objects, one a line; dates as 2025-11-17."""
    rows = [json.dumps(row, ensure_ascii=False, default=date.isoformat) for row in frame.to_dicts()]
    return "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"


def _listed(frame: pl.DataFrame) -> pl.DataFrame:
    """CSV has no lists: their words are parted by spaces."""
    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    return frame.with_columns(pl.col(lists).cast(pl.List(pl.String)).list.join(" "))
