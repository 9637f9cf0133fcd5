"""How earlier months have changed since the material that was published before."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from referral_flow.blocks import Amount, Cell, Column, Note, Sentence, Table
from referral_flow.charts.amounts import Counted, change, free
from referral_flow.charts.phrases import FEW_CASES
from referral_flow.model import Origin, View
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

SHOWS = 0.005  # half a percentage point: less is written as no change


def revisions(warehouse: Warehouse, view: View) -> Table | Note:
    """The months whose written share has changed; the finding counts all that changed."""
    if warehouse.profile("revisions").is_empty():
        return Note(CHANGED, Sentence(NO_PREVIOUS))
    rows = [_revision(warehouse, view, row) for row in _changed(warehouse, view).to_dicts()]
    shown = tuple(row for row in rows if abs(row[-1].value) >= SHOWS)
    if not shown:
        return Note(CHANGED, Sentence(UNSEEN if rows else NOTHING_CHANGED))
    return Table("revisions", CHANGED, COLUMNS, shown, finding=_finding(rows),
                 reading=WHY_CHANGED, place="how")  # fmt: skip


def _changed(warehouse: Warehouse, view: View) -> pl.DataFrame:
    differs = [pl.col(name) != pl.col(f"previous_{name}") for name in ("numerator", "denominator")]
    return (
        warehouse.profile("revisions")
        .filter(
            pl.col("unit_id") == view.unit.unit_id,
            pl.any_horizontal(differs),
            pl.col("denominator") > 0,
            pl.col("previous_denominator") > 0,
            pl.col("period_id").is_in(list(warehouse.periods)),
            pl.col("metric").is_in(list(warehouse.metrics)),
        )
        .sort("metric", "period_id")
    )


def _revision(warehouse: Warehouse, view: View, row: dict) -> tuple[Cell, ...]:
    """One decimal, so that a reader who subtracts gets the change that is written."""
    period = warehouse.periods[row["period_id"]]
    now = Counted(row["numerator"], row["denominator"], Origin(row["metric"], view.unit, period))
    before = Counted(row["previous_numerator"], row["previous_denominator"])
    label = warehouse.metrics[row["metric"]].label
    amounts = (before.amount, now.amount, change(now, before))
    return label, period.label, *(replace(amount, decimals=1) for amount in amounts)


def _finding(rows: list[tuple[Cell, ...]]) -> Sentence:
    largest = max((row[-1] for row in rows), key=lambda amount: abs(amount.value))
    size = Amount(abs(largest.value), "points", rule="free", ends=largest.ends)
    return Sentence(HOW_MANY, {"count": free(len(rows)), "most": size}, hidden=FEW_CASES)


COLUMNS = (
    Column("metric", Text("Mått", "Measure")),
    Column("month", Text("Månad", "Month")),
    Column("before", Text("Förra underlaget", "Previous material"), is_number=True),
    Column("now", Text("Nu", "Now"), is_number=True),
    Column("change", Text("Ändring", "Change"), is_number=True),
)
CHANGED = Text("Ändrade månader", "Changed months")
HOW_MANY = Text(
    "Antal månadsvärden som har ändrats sedan förra underlaget: {count}, som mest med {most}",
    "Monthly figures that have changed since the previous material: {count}, at most by {most}",
)
NO_PREVIOUS = Text(
    "Det finns inget tidigare underlag att jämföra med.", "There is no earlier material to compare."
)
NOTHING_CHANGED = Text(
    "Inga tidigare månader har ändrats sedan förra underlaget.",
    "No earlier months have changed since the previous material.",
)
UNSEEN = Text(
    "Tidigare månader har ändrats, men så lite att det inte syns i hela procent.",
    "Earlier months have changed, but so little that it does not show in whole per cent.",
)
WHY_CHANGED = Text(
    "Månader ändras när bedömningar registreras i efterhand eller en leverans rättas. Ändringar "
    "under en halv procentenhet räknas men visas inte.",
    "Months change when assessments are registered late or a delivery is corrected. Changes of "
    "less than half a percentage point are counted but not shown.",
)
