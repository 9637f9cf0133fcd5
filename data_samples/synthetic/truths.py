"""The planted truths as anyone can measure them from the delivered tables, with their strength."""

import polars as pl

from . import truths_of_booking, truths_of_chain
from .settings import Settings
from .strength import Truth


def measured(settings: Settings, tables: dict[str, pl.DataFrame]) -> list[Truth]:
    """One row per planted truth, two where it shows in two ways. Works where nothing is planted."""
    rows = [
        *truths_of_booking.measured(settings, tables),
        *truths_of_chain.measured(settings, tables),
    ]
    return sorted(rows, key=lambda truth: truth.number)


def as_markdown(rows: list[Truth]) -> str:
    """The table that README shows and a test compares."""
    lines = [
        "| # | What shows | Grain | Here | Elsewhere | n | z |",
        "|--:|---|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {t.number} | {t.name} | {t.grain} | {_figure(t.value, t)} "
        f"| {_figure(t.elsewhere, t)} | {t.n} | {t.z:.1f} |"
        for t in rows
    ]
    return "\n".join(lines)


def _figure(value: float, truth: Truth) -> str:
    return f"{value * 100:.1f} %" if truth.unit == "percent" else f"{value:.1f} days"
