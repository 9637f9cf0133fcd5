"""Two splits against each other as a grid: the number in every cell, a shade to help the eye."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.charts.amounts import absent, basis
from referral_flow.charts.phrases import FEW_CASES, inside
from referral_flow.model import Metric, Period
from referral_flow.text import Text

Label = Text | UnitLabel


@dataclass(frozen=True)
class Grid:
    """Cells by row and column key; a combination that never occurs has no cell.

    Cells are numbers of cases, or shares of each column's cases. `rows` and `columns` name the keys
    in the order to be shown.
    """

    metric: Metric
    period: Period
    by: tuple[Text, Text]  # names of the splits: rows, columns
    rows: Mapping[str, Label]
    columns: Mapping[str, Label]
    cells: Mapping[tuple[str, str], Amount]
    whole: Amount

    @property
    def is_shares(self) -> bool:
        return any(amount.rule == "share" for amount in self.cells.values())


def two_way_grid(seen: Grid, *, key: str, place: str = "why", coarser: Text | None = None) -> Chart:
    """A row per value of the first split, a column per value of the second."""
    words = {"label": seen.metric.label, "rows": inside(seen.by[0]), "columns": inside(seen.by[1])}
    return Chart(
        key=key,
        kind="heat",
        finding=_finding(seen),
        measure=(SHARES if seen.is_shares else NUMBERS).format(**words),
        x=Axis("category"),
        y=Axis("number", unit="percent" if seen.is_shares else "count"),
        series=tuple(_row(seen, row, label) for row, label in seen.rows.items()),
        metric=seen.metric.key,
        basis=basis(seen.whole, seen.period.label),
        is_breakdown=True,
        place=place,
        coarser=coarser,
    )


def _row(seen: Grid, row: str, label: Label) -> Series:
    points = tuple(
        Point(column, seen.cells.get((row, column), absent("count")), label=words)
        for column, words in seen.columns.items()
    )
    return Series(row, label, points)


def _finding(seen: Grid) -> Sentence:
    """The largest cell; units are never named in a title."""
    known = {at: one for at, one in seen.cells.items() if one.numerator}
    if not known:
        return Sentence(NOBODY)
    row, column = max(known, key=lambda at: known[at].value)
    labels = (seen.rows[row], seen.columns[column])
    if any(isinstance(label, UnitLabel) for label in labels):
        return Sentence(BESIDE.format(rows=seen.by[0], columns=inside(seen.by[1])))
    words = {"row": inside(labels[0]), "column": inside(labels[1])}
    if seen.is_shares:
        return Sentence(LARGEST_SHARE.format(**words), {"value": known[row, column]},
                        hidden=FEW_CASES)  # fmt: skip
    return Sentence(LARGEST.format(**words), {"value": known[row, column], "all": seen.whole},
                    hidden=FEW_CASES)  # fmt: skip


NUMBERS = Text(
    "{label}: antal efter {rows} och {columns}.", "{label}: number by {rows} and {columns}."
)
SHARES = Text(
    "{label}: andel av varje kolumns fall, efter {rows} och {columns}.",
    "{label}: share of each column's cases, by {rows} and {columns}.",
)
LARGEST = Text(
    "Vanligast är {row} vid {column}: {{value}} av {{all}}",
    "Commonest is {row} with {column}: {{value}} of {{all}}",
)
LARGEST_SHARE = Text(
    "Störst andel har {row} för {column}: {{value}}",
    "The largest share is {row} for {column}: {{value}}",
)
BESIDE = Text("{rows} efter {columns}", "{rows} by {columns}")
NOBODY = Text("Inget är registrerat i perioden", "Nothing is recorded in the period")
