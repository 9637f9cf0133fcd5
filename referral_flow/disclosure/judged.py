"""Which amounts of a page are hidden: by themselves, and because of the others beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np
import polars as pl

from referral_flow.blocks import Amount, Block, Chart, Point, Table, UnitLabel
from referral_flow.disclosure import cells
from referral_flow.disclosure.balances import balance_sums, balances
from referral_flow.disclosure.nearer import cell_key, left_of, too_near_amounts, world_of
from referral_flow.disclosure.sums import Quantity, Sums, fewest_first, guarded, together
from referral_flow.disclosure.walk import amounts_in, found_in
from referral_flow.few import is_few, is_small

Row = tuple[Amount, ...]


def hidden_amounts(blocks: Sequence[Block], audience: str) -> set[int]:
    """The `id` of every amount that this audience may not see.

    Amounts of one origin hide together; a difference hides with either of its ends.
    """
    amounts = list(_every(blocks))
    place, cell_of = _cells(amounts)
    first = [amounts[i] for i in place]
    shares, rest, sizes = _counts(first)
    hidden = np.array([is_few(amount, audience) for amount in first], dtype=bool)
    hidden |= too_near_amounts(first, (shares, rest))
    breakdowns = [[cell_of[id(amount)] for amount in row] for row in _breakdowns(blocks)]
    flows = list(balances(blocks))
    if audience == "council":
        parts = [[cell_of[id(amount)] for amount in row] for _, row in flows]
        _hide_whole(hidden, [*breakdowns, *parts], first)
    if hidden.any():
        sums = _sums(blocks, breakdowns, first, cell_of, hidden, audience)
        sums = together(sums, balance_sums(flows, cell_of))
        quantities = [Quantity(shares, sums), Quantity(rest, sums)]
        hidden = guarded(hidden, quantities, fewest_first(sizes, shares))
    found = {id(amount) for amount in amounts if hidden[cell_of[id(amount)]]}
    return found | {id(a) for a in amounts if any(id(end) in found for end in a.ends)}


def _every(blocks: Sequence[Block]) -> Iterator[Amount]:
    for amount in amounts_in(list(blocks)):
        yield amount
        yield from amount.ends


def _cells(amounts: list[Amount]) -> tuple[list[int], dict[int, int]]:
    """Where each cell is first met, and the cell of each amount."""
    cells_by_key: dict[object, int] = {}
    place: list[int] = []
    cell_of: dict[int, int] = {}
    for index, amount in enumerate(amounts):
        key = cell_key(amount)
        if key not in cells_by_key:
            cells_by_key[key] = len(place)
            place.append(index)
        cell_of[id(amount)] = cells_by_key[key]
    return place, cell_of


def _counts(amounts: list[Amount]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per cell: those counted, those left over, and how many cases it rests on."""
    sizes = np.array([float(a.n if a.n is not None else abs(a.value or 0)) for a in amounts])
    counted = np.array(
        [
            float(s if a.numerator is None else a.numerator)
            for a, s in zip(amounts, sizes, strict=True)
        ]
    )
    rest = np.where(counted < sizes, sizes - counted, 0)
    is_share = np.array([a.rule == "share" for a in amounts], dtype=bool)
    return counted, np.where(is_share, rest, counted), sizes


def _breakdowns(blocks: Sequence[Block]) -> Iterator[Row]:
    """The amounts of each breakdown that is shown whole; a grid is one, whatever its rows.

    Of lines over time, each point in time is one.
    """
    for chart in found_in(list(blocks), Chart):
        if chart.is_breakdown and chart.kind == "heat":
            yield _judged(point.amount for one in chart.series for point in one.points)
        elif chart.is_breakdown and chart.kind == "lines":
            for is_around in (False, True):
                yield from _at_each_time(_lines_of(chart, is_around))
        elif chart.is_breakdown:
            yield from (_judged(point.amount for point in one.points) for one in chart.series)
    for table in found_in(list(blocks), Table):
        if table.is_breakdown:
            yield from (_judged(column) for column in zip(*table.rows, strict=True))


def _lines_of(chart: Chart, is_around: bool) -> list[Point]:
    """The points of the chosen unit's lines, or of the wider unit's: two breakdowns."""
    own = [one for one in chart.series if (one.role == "around") == is_around]
    return [point for one in own for point in one.points]


def _at_each_time(points: Sequence[Point]) -> Iterator[Row]:
    for place in dict.fromkeys(point.x for point in points):
        yield _judged(point.amount for point in points if point.x == place)


def _comparisons(blocks: Sequence[Block]) -> Iterator[Row]:
    """The amounts of units of one kind beside each other: parts of the unit that they lie in."""
    for chart in found_in(list(blocks), Chart):
        for one in chart.series:
            yield from _by_kind([(point.label, point.amount) for point in one.points])
    for table in found_in(list(blocks), Table):
        labels = [next(iter(found_in(row, UnitLabel)), None) for row in table.rows]
        for column in zip(*table.rows, strict=True):
            yield from _by_kind(list(zip(labels, column, strict=True)))


def _by_kind(pairs: list[tuple[object, object]]) -> Iterator[Row]:
    labelled = [pair for pair in pairs if isinstance(pair[0], UnitLabel)]
    labelled.sort(key=lambda pair: pair[0].kind)
    for _, group in groupby(labelled, key=lambda pair: pair[0].kind):
        yield _judged(amount for _, amount in group)


def _judged(cells_of_row: Iterable[object]) -> Row:
    return tuple(a for a in cells_of_row if isinstance(a, Amount) and a.rule != "free")


def _hide_whole(hidden: np.ndarray, breakdowns: list[list[int]], amounts: list[Amount]) -> None:
    small = np.logical_or.reduce([is_small(counts) for counts in _counts(amounts)])
    for row in breakdowns:
        if row and small[row].any():
            hidden[row] = True


def _sums(blocks, breakdowns, amounts, cell_of, hidden, audience) -> Sums:
    rows = list(breakdowns)
    if audience == "council":
        rows += [[cell_of[id(amount)] for amount in row] for row in _comparisons(blocks)]
    return together(_as_sums(rows), *_sums_of_origins(amounts, hidden, audience))


def _as_sums(rows: list[list[int]]) -> Sums:
    """Each row of parts as a sum whose whole is known."""
    parts = [np.unique(row) for row in rows if row]
    lengths = [part.size for part in parts]
    cell = np.concatenate([np.empty(0, int), *parts])
    return Sums(np.repeat(np.arange(len(parts)), lengths), cell, np.ones(cell.size, int))


def _sums_of_origins(amounts, hidden: np.ndarray, audience: str) -> Iterator[Sums]:
    """Sums that are read off the origins, for the metrics of which anything is hidden."""
    known = [(a.origin.metric, world_of(a.origin), a.rule, i)
             for i, a in enumerate(amounts) if a.origin]  # fmt: skip
    grouped = groupby(sorted(known), key=lambda one: one[:3])
    several = [[place for *_, place in group] for _, group in grouped]
    several = [group for group in several if hidden[group].any()]
    if not several:
        return
    places = np.concatenate(several)
    groups = np.repeat(np.arange(len(several)), [len(group) for group in several])
    shown = [amounts[place] for place in places]
    for sums in _among([one.origin for one in shown], groups, _counts(shown)[0], audience):
        yield Sums(sums.equation, places[sums.cell], sums.sign)


def _among(origins, groups: np.ndarray, counted: np.ndarray, audience: str) -> Iterator[Sums]:
    """All sums of all groups at once; a group's number in the key keeps each to itself."""
    frame = pl.DataFrame(
        [(o.unit.unit_id, o.period.period_id, *left_of(o)) for o in origins],
        schema=dict.fromkeys(cells.PLACE, pl.String),
        orient="row",
    )
    number = pl.Series(groups).cast(pl.String)
    by_period = frame.with_columns(period_id=number + " " + pl.col("period_id"))
    yield cells.split_sums(by_period, counted)
    units = {o.unit.unit_id: o.unit for o in origins}
    if audience == "working":  # on a map the region stands beside all of its municipalities
        units = {key: unit for key, unit in units.items() if unit.kind == "municipality"}
    if len(units) > 1:
        yield cells.unit_sums(by_period, counted, units)
    if audience == "council":
        by_unit = frame.with_columns(unit_id=number + " " + pl.col("unit_id"))
        yield cells.period_sums(by_unit, counted, {o.period.period_id: o.period for o in origins})
