"""Two splits against each other as a grid: the number in every cell, a shade to help the eye."""

from __future__ import annotations

from referral_flow.blocks import Amount, Axis, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.charts.amounts import basis, people
from referral_flow.charts.grid import OTHERS_KEY, Grid, Label, without_few
from referral_flow.charts.phrases import inside
from referral_flow.text import Text

Amounts = dict[tuple[str, str], Amount]  # by row and column


def two_way_grid(seen: Grid, *, key: str, place: str = "why", coarser: Text | None = None) -> Chart:
    """A row per value of the first split, a column per value of the second.

    The title's number is the very amount of its cell: what hides the one hides the other.
    """
    asked, seen = seen, without_few(seen)
    amounts = {at: cell.amount(seen.metric.decimals) for at, cell in seen.cells.items()}
    words = {"label": seen.metric.label, "rows": inside(seen.by[0]), "columns": inside(seen.by[1])}
    whole = people(_cases(seen))
    return Chart(
        key=key,
        kind="heat",
        finding=_finding(seen, amounts, whole),
        measure=(SHARES if seen.is_shares else NUMBERS).format(**words),
        x=Axis("category"),
        y=Axis("number", unit="percent" if seen.is_shares else "count", minimum=0.0,
               maximum=_largest(seen) if seen.is_shares else None),
        series=tuple(_row(seen, amounts, row, label) for row, label in seen.rows.items()),
        metric=seen.metric.key,
        basis=basis(whole, seen.period.label),
        reading=None if len(seen.cells) == len(asked.cells) else PUT_TOGETHER,
        is_breakdown=True,
        place=place,
        coarser=coarser,
    )  # fmt: skip


def _row(seen: Grid, amounts: Amounts, row: str, label: Label) -> Series:
    points = tuple(
        Point(column, amounts[row, column], label=words) for column, words in seen.columns.items()
    )
    return Series(row, label, points)


def _cases(seen: Grid) -> int:
    """All that the grid is about: of shares those of every column, else those counted."""
    if seen.is_shares:
        return sum(cell.n for cell in seen.row(next(iter(seen.rows))))
    return sum(cell.numerator for cell in seen.cells.values())


def _largest(seen: Grid) -> float:
    return max(cell.numerator / cell.n for cell in seen.cells.values() if cell.n) or 1.0


def _finding(seen: Grid, amounts: Amounts, whole: Amount) -> Sentence:
    """The largest cell that is not of few; units are never named in a title."""
    beside = BESIDE.format(rows=seen.by[0], columns=inside(seen.by[1]))
    known = {at: cell for at, cell in seen.cells.items()
             if cell.numerator and not cell.is_few and OTHERS_KEY not in at}  # fmt: skip
    named = [*seen.rows.values(), *seen.columns.values()]
    if not known or any(isinstance(label, UnitLabel) for label in named):
        return Sentence(beside)
    row, column = max(known, key=lambda at: known[at].numerator / (known[at].n or 1))
    words = {"row": seen.rows[row], "column": inside(seen.columns[column])}
    value = amounts[row, column]
    if seen.is_shares:
        return Sentence(LARGEST_SHARE.format(**words), {"value": value}, hidden=beside)
    words["row"] = inside(words["row"])
    return Sentence(LARGEST.format(**words), {"value": value, "all": whole}, hidden=beside)


NUMBERS = Text(
    "{label}: antal efter {rows} och {columns}.", "{label}: number by {rows} and {columns}."
)
SHARES = Text(
    "{label}: andel av varje kolumns fall, efter {rows} och {columns}.",
    "{label}: share of each column's cases, by {rows} and {columns}.",
)
LARGEST = Text(
    "Vanligast vid {column}: {row} ({{value}} av {{all}})",
    "Most common at {column}: {row} ({{value}} of {{all}})",
)
LARGEST_SHARE = Text(
    "{row} är vanligast hos {column}: {{value}}",
    "{row} is most common among {column}: {{value}}",
)
PUT_TOGETHER = Text(
    "Det som är litet är sammanslaget: annars blir det för få fall för att visas.",
    "What is small is put together: otherwise there are too few cases to be shown.",
)
BESIDE = Text("{rows} efter {columns}", "{rows} by {columns}")
