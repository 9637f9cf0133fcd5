"""Two splits against each other as counts, with what is too few put together before the gate.

What the gate would hide takes neighbours along, so a few small cells can cost a whole grid. Rows
are put together from the smallest up: whatever else a page tells of them, those too small to be
shown are then never alone in a sum. What is put together keeps an origin of its own, so that the
gate still finds how the rest of the grid adds up to the totals beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from referral_flow.blocks import Amount, UnitLabel
from referral_flow.charts.amounts import people, shares
from referral_flow.few import LARGEST_SMALL_COUNT, is_small
from referral_flow.model import Metric, Origin, Period
from referral_flow.text import Text

Label = Text | UnitLabel
OTHERS_KEY, OTHERS = "others", Text("Övriga", "Others")
JOINED = "+"  # between the values that were put together
MOST_COLUMNS = 6
MOSTLY = 1 / 3  # of a column's cells few: it is put together with another


@dataclass(frozen=True)
class Cell:
    """Those counted, and of a share the cases of its column."""

    numerator: int
    n: int | None = None
    origin: Origin | None = None

    @property
    def is_few(self) -> bool:
        """Whether it may not be shown to anybody: of a share, on either side."""
        left = 0 if self.n is None else self.n - self.numerator
        return bool(is_small(self.numerator) or is_small(left))

    def amount(self, decimals: int) -> Amount:
        """A number of cases, or a share."""
        if self.n is None:
            return people(self.numerator, self.origin)
        return replace(shares([self.numerator], [self.n], [self.origin])[0], decimals=decimals)


@dataclass(frozen=True)
class Grid:
    """Cells by row and column key, one for every pair.

    Cells are numbers of cases, or shares of each column's cases. `rows` and `columns` name the keys
    in the order to be shown.
    """

    metric: Metric
    period: Period
    by: tuple[Text, Text]  # names of the splits: rows, columns
    rows: Mapping[str, Label]
    columns: Mapping[str, Label]
    cells: Mapping[tuple[str, str], Cell]

    @property
    def is_shares(self) -> bool:
        return any(cell.n is not None for cell in self.cells.values())

    def row(self, key: str) -> list[Cell]:
        return [self.cells[key, column] for column in self.columns]

    def column(self, key: str) -> list[Cell]:
        return [self.cells[row, key] for row in self.rows]


def without_few(seen: Grid) -> Grid:
    """The grid by size of its rows, with small columns and the smallest rows put together."""
    rows = sorted(seen.rows, key=lambda row: -_total(seen.row(row)))
    return _fewer_rows(_fewer_columns(replace(seen, rows={row: seen.rows[row] for row in rows})))


def _total(cells: Sequence[Cell]) -> int:
    return sum(cell.numerator for cell in cells)


def _fewer_columns(seen: Grid) -> Grid:
    """Columns of few, and those that have no room, as one.

    A single small one goes with the largest, always the same way, so that the others stay alone;
    of numbers, which no total stands beside, one of four or fewer takes the next smallest along.
    """
    small = [key for key in seen.columns if _is_of_few(seen, key)]
    by_size = sorted(seen.columns, key=lambda key: _total(seen.column(key)))
    if len(seen.columns) > MOST_COLUMNS:
        small += by_size[: len(by_size) - MOST_COLUMNS + 1]
    if not small or len(seen.columns) < 3:
        return seen
    largest = by_size[-1]
    is_named = seen.is_shares or _total(seen.column(small[0])) > LARGEST_SMALL_COUNT
    if len(small) == 1 and small[0] != largest and is_named:
        return _columns_as_one(seen, [largest, small[0]], largest, _both(seen, largest, small[0]))
    least = by_size[: max(2, 1 + max(by_size.index(key) for key in small))]
    return _columns_as_one(seen, least, OTHERS_KEY, OTHERS) if len(least) < len(by_size) else seen


def _is_of_few(seen: Grid, column: str) -> bool:
    """Whether a column's cells are mostly few; of shares, whether few fall on a row on average.

    Rows of few can be put together: a group with a share of its own is kept alone while it can.
    """
    cells = seen.column(column)
    if seen.is_shares:
        return _total(cells) <= LARGEST_SMALL_COUNT * len(cells)
    return sum(cell.is_few for cell in cells) > MOSTLY * len(cells)


def _both(seen: Grid, one: str, other: str) -> Label:
    names = [getattr(seen.columns[key], "name", seen.columns[key]) for key in (one, other)]
    return Text(f"{names[0].sv} + {names[1].sv}", f"{names[0].en} + {names[1].en}")


def _columns_as_one(seen: Grid, keys: Sequence[str], key: str, label: Label) -> Grid:
    kept = {one: words for one, words in seen.columns.items() if one not in keys}
    cells = {at: cell for at, cell in seen.cells.items() if at[1] in kept}
    cells |= {
        (row, key): _sum([seen.cells[row, one] for one in keys], (row, JOINED.join(sorted(keys))))
        for row in seen.rows
    }
    first = {key: label} if key != OTHERS_KEY else {}
    return replace(seen, columns=first | kept | ({} if first else {key: label}), cells=cells)


def _sum(cells: Sequence[Cell], of: tuple[str, str]) -> Cell:
    """Cells of several columns, whose cases add up."""
    n = None if cells[0].n is None else sum(cell.n for cell in cells)
    return Cell(_total(cells), n, _origin(cells, of))


def _origin(cells: Sequence[Cell], of: tuple[str, str]) -> Origin | None:
    """Where the cells stand in the metric, with all their values as one."""
    known = next((cell.origin for cell in cells if cell.origin), None)
    return known and replace(known, split_value=",".join(of))


def _fewer_rows(seen: Grid) -> Grid:
    """The smallest rows as one, until neither it nor a larger row has a cell of few."""
    rows = list(seen.rows)
    few = [place for place, row in enumerate(rows) if any(cell.is_few for cell in seen.row(row))]
    if not few:
        return seen
    start = min(few[0], len(rows) - 2)
    while start > 1 and any(cell.is_few for cell in _added(seen, rows[start:]).values()):
        start -= 1
    if start < 1:
        return seen
    cells = {at: cell for at, cell in seen.cells.items() if at[0] in rows[:start]}
    cells |= {(OTHERS_KEY, column): cell for column, cell in _added(seen, rows[start:]).items()}
    kept = {row: seen.rows[row] for row in rows[:start]}
    return replace(seen, rows=kept | {OTHERS_KEY: OTHERS}, cells=cells)


def _added(seen: Grid, rows: Sequence[str]) -> dict[str, Cell]:
    """Rows added up, column by column: parts of the same cases."""
    found = {}
    for column in seen.columns:
        cells = [seen.cells[row, column] for row in rows]
        origin = _origin(cells, (JOINED.join(sorted(rows)), _published(cells, column)))
        found[column] = Cell(_total(cells), cells[0].n, origin)
    return found


def _published(cells: Sequence[Cell], column: str) -> str:
    """The column as its cells' origins have it: one that is put together has all its values."""
    known = next((cell.origin.split_value for cell in cells if cell.origin), f",{column}")
    return known.split(",")[1] if known.count(",") == 1 else column
