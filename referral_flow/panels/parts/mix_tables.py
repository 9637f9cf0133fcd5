"""The mix of patients on each booking route in full: a folded table for each attribute."""

from __future__ import annotations

from referral_flow.blocks import Amount, Column, Table
from referral_flow.charts.grid import OTHERS_KEY, Cell, Grid, without_few
from referral_flow.panels.parts.mix_counts import MixCounts
from referral_flow.text import Text


def mix_tables(found: list[MixCounts]) -> list[Table]:
    """Shares of each route's patients by value; values too few to be shown are put together."""
    return [_table(one) for one in found]


def _table(counts: MixCounts) -> Table:
    seen = without_few(_grid(counts))
    others = [row for row in seen.rows if row not in counts.values]
    rows = [*(value for value in counts.values if value in seen.rows), *others]
    return Table(
        f"booking_mix_{counts.attribute}", TITLE.format(attribute=counts.called),
        (Column("value", counts.name), *(Column(key, capital(label), is_number=True)
                                         for key, label in seen.columns.items())),
        tuple((capital(seen.rows[row]), *(_amount(seen, row, column) for column in seen.columns))
              for row in rows),
        reading=TOGETHER if OTHERS_KEY in (*seen.rows, *seen.columns) else None,
        is_breakdown=True, place="who", is_open=False,
    )  # fmt: skip


def _grid(counts: MixCounts) -> Grid:
    n = dict(zip(counts.routes, counts.matrix.sum(axis=1).tolist(), strict=True))
    cells = {
        (value, route): Cell(int(counts.matrix[i, j]), n[route], counts.origin(route, value))
        for i, route in enumerate(counts.routes)
        for j, value in enumerate(counts.values)
    }
    rows, columns = ({one: counts.labels[one] for one in some}
                     for some in (counts.values, counts.routes))  # fmt: skip
    return Grid(counts.metric, counts.period, (counts.name, BY_ROUTE), rows, columns, cells)


def _amount(seen: Grid, row: str, column: str) -> Amount:
    return seen.cells[row, column].amount(0)


def capital(words: Text) -> Text:
    """The words as they begin a cell of a table."""
    return Text(*(one[0].upper() + one[1:] for one in (words.sv, words.en)))


BY_ROUTE = Text("Väg till bokning", "Booking route")
TITLE = Text(
    "Patienterna på varje väg efter {attribute}", "The patients of each route by {attribute}"
)
TOGETHER = Text(
    "Det som är litet är sammanslaget: annars blir det för få fall för att visas.",
    "What is small is put together: otherwise there are too few cases to be shown.",
)
