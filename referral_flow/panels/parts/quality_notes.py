"""What the extract lacks, in words: for the page of data quality and the page about the tool."""

from __future__ import annotations

from referral_flow.blocks import Note, Sentence
from referral_flow.panels.parts.quality_tables import table_name
from referral_flow.text import Text, joined
from referral_flow.warehouse import Warehouse


def missing_columns(warehouse: Warehouse, *, place: str = "how") -> Note:
    """Which columns are missing, so that what rests on them is not shown."""
    frame = warehouse.profile("missing_columns")
    if frame.is_empty():
        return Note(MISSING, Sentence(NOTHING_MISSING), place=place)
    rows = list(frame.iter_rows(named=True))
    listed = Text(*(
        joined([f"{table_name(row['table_name']).in_(language)} ({row['column_name']})"
                for row in rows], language)
        for language in ("sv", "en")
    ))  # fmt: skip
    return Note(MISSING, Sentence(LACKS.format(columns=listed)), "missing", place)


MISSING = Text("Kolumner som saknas", "Columns that are missing")
NOTHING_MISSING = Text(
    "Uttaget har alla kolumner som sidorna använder.",
    "The extract has every column that the pages use.",
)
LACKS = Text(
    "Uttaget saknar {columns}. Det som bygger på dem visas inte; resten gäller.",
    "The extract lacks {columns}. What rests on them is not shown; the rest stands.",
)
