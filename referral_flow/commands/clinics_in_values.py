"""Clinics as values of a split or a table ("from clinic, to clinic"): unnamed as rows of units are.

What is written for the value gives way too: names in its labels.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from referral_flow.model import Unit
from referral_flow.text import Text

StandIns = Mapping[str, tuple[str, Text]]
LABELS = {"sv": "split_value_label_sv", "en": "split_value_label_en"}


def without_clinics(
    frame: pl.DataFrame, units: Mapping[str, Unit], stand_ins: StandIns
) -> pl.DataFrame:
    """The frame with the stand-in's id for each clinic in split_value, and its name in labels.

    `stand_ins`: id of a unit → the id and the name that it has here.
    """
    clinics = {key: one for key, one in stand_ins.items() if units[key].is_clinic}
    held = [name for name in ("split_value", *LABELS.values()) if name in frame.columns]
    known = frame.select(held).unique(maintain_order=True)
    named = known.filter(pl.col("split_value").str.split(",").list.set_intersection(list(clinics))
                         .list.len() > 0)  # fmt: skip
    if named.is_empty():
        return frame
    seen = [_unnamed(row, units, clinics) for row in named.iter_rows(named=True)]
    table = pl.DataFrame(seen, schema={f"{name}_seen": pl.String for name in held}, orient="row")
    told = frame.join(
        pl.concat([named, table], how="horizontal").select("split_value", pl.exclude(held)),
        on="split_value", how="left", maintain_order="left",
    )  # fmt: skip
    return told.with_columns(
        pl.coalesce(f"{name}_seen", name).alias(name) for name in held
    ).drop(table.columns)  # fmt: skip


def _unnamed(row: Mapping[str, str | None], units: Mapping[str, Unit], clinics: StandIns) -> tuple:
    """Value and labels in the order of the row, part by part."""
    parts = row["split_value"].split(",")
    inside = [part for part in parts if part in clinics]
    found = [",".join(clinics[part][0] if part in clinics else part for part in parts)]
    for language, column in LABELS.items():
        if column in row:
            words = row[column]
            for part in inside if words else ():
                name, other = units[part].name.in_(language), clinics[part][1].in_(language)
                words = words.replace(name, other)
            found.append(words)
    return tuple(found)
