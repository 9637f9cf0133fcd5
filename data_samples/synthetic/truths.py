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
