"""The secondary rule of disclosure: no sum of shown numbers may give a hidden one away.

Works on arrays of cells and knows neither metrics nor pages. A hidden cell is given away when it
stands alone in a sum, or when linear algebra over all sums together fixes it; then the smallest
shown cell of such a sum is hidden too, until nothing more is given away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

AMONG_EQUALS = 1e-9  # of a case: less than one case between two sizes
FIXED = 1e-6  # a cell that cannot move further than this, while all sums hold, is known
SETTLED = 1e-22  # squared change of all sums that is nothing but rounding


@dataclass(frozen=True)
class Sums:
    """Sums as pairs of a sum and a cell in it: parts count +1, the whole -1.

    A sum without a whole adds up to a number that is known from elsewhere.
    """

    equation: np.ndarray
    cell: np.ndarray
    sign: np.ndarray

    @property
    def count(self) -> int:
        return int(self.equation.max()) + 1 if self.equation.size else 0

    def only(self, pairs: np.ndarray) -> Sums:
        """Some of the pairs, by a mask."""
        return Sums(self.equation[pairs], self.cell[pairs], self.sign[pairs])

    def totals(self, of_cells: np.ndarray) -> np.ndarray:
        """What the given numbers of all cells amount to in each sum."""
        weights = of_cells[self.cell] * self.sign
        return np.bincount(self.equation, weights=weights, minlength=self.count)

    def holding(self, cells: np.ndarray) -> np.ndarray:
        """How many of the marked cells each sum holds."""
        return np.bincount(self.equation[cells[self.cell]], minlength=self.count)


def together(*several: Sums) -> Sums:
    """All sums as one collection."""
    starts = np.cumsum([0, *(sums.count for sums in several)])
    shifted = [sums.equation + start for sums, start in zip(several, starts, strict=False)]
    return Sums(
        np.concatenate([np.empty(0, int), *shifted]),
        np.concatenate([np.empty(0, int), *(sums.cell for sums in several)]),
        np.concatenate([np.empty(0, int), *(sums.sign for sums in several)]),
    )


@dataclass(frozen=True)
class Quantity:
    """One thing that is counted in every cell, and the sums in which it adds up."""

    values: np.ndarray
    sums: Sums


def fewest_first(sizes: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """Sizes by which cells that rest on the same cases go in order of those counted in them.

    Reasons are shares of all: a hidden one takes the rarest other along, not the commonest.
    """
    return sizes + counted * AMONG_EQUALS


def guarded(hidden: np.ndarray, quantities: list[Quantity], sizes: np.ndarray) -> np.ndarray:
    """The mask `hidden`, widened until no quantity of a hidden cell can be worked out.

    `sizes` (cases per cell) decides who goes along: the smallest. A cell that is zero may be worked
    out: zero is nobody.
    """
    waiting = list(quantities)
    while waiting:
        before, quantity = hidden, waiting.pop(0)
        hidden = _guarded_in(hidden, quantity, sizes)
        if (hidden != before).any():
            waiting = _others_after(quantity, quantities)
    return hidden


def _others_after(one: Quantity, quantities: list[Quantity]) -> list[Quantity]:
    """The other quantities in their order, those that come after it first."""
    place = next(i for i, quantity in enumerate(quantities) if quantity is one)
    return quantities[place + 1 :] + quantities[:place]


def given_away(hidden: np.ndarray, quantity: Quantity) -> np.ndarray:
    """The hidden cells, zeros apart, whose quantity could be worked out of the shown ones.

    A zero that is worked out counts as shown from then on.
    """
    is_zero = quantity.values == 0
    unknown = hidden & ~_known_to_be_zero(hidden, quantity)
    while True:
        found = _alone(unknown, quantity.sums)
        found = found if found.any() else _fixed(unknown, quantity.sums)
        if not found.any() or (found & ~is_zero).any():
            return found & ~is_zero
        unknown &= ~found


def _guarded_in(hidden: np.ndarray, quantity: Quantity, sizes: np.ndarray) -> np.ndarray:
    hidden = hidden.copy()
    while True:
        companions = _companions(given_away(hidden, quantity), hidden, quantity, sizes)
        if not companions.size:
            return hidden
        hidden[companions] = True


def _alone(unknown: np.ndarray, sums: Sums) -> np.ndarray:
    """Unknown cells that are the only unknown cell of some sum."""
    is_betraying = sums.holding(unknown) == 1
    alone = np.zeros_like(unknown)
    alone[sums.cell[is_betraying[sums.equation]]] = True
    return alone & unknown


def _known_to_be_zero(hidden: np.ndarray, quantity: Quantity) -> np.ndarray:
    """Hidden parts of a shown whole with nothing left to share out."""
    sums, is_part = quantity.sums, quantity.sums.sign > 0
    wholes, parts = sums.only(~is_part), sums.only(is_part)
    left = np.zeros(sums.count)
    left[: parts.count] += parts.totals(np.where(hidden, quantity.values, 0.0))
    is_open = np.zeros(sums.count, dtype=bool)
    is_open[: wholes.count] = wholes.holding(hidden) > 0
    known = np.zeros_like(hidden)
    known[parts.cell[((left == 0) & ~is_open)[parts.equation]]] = True
    return known


def _companions(
    given_away: np.ndarray, hidden: np.ndarray, quantity: Quantity, sizes: np.ndarray
) -> np.ndarray:
    """A shown cell to hide for each cell that is given away, out of one of the sums that it is in.

    A part goes before a whole, then one that calls for fewest companions of its own, the smallest
    of them first. Cells that meet in a sum take turns.
    """
    sums = quantity.sums
    betraying = sums.holding(given_away) > 0
    pairs = sums.only(betraying[sums.equation] & ~hidden[sums.cell])
    order = np.lexsort(
        (
            sizes[pairs.cell],
            _would_stand_alone(hidden, quantity)[pairs.cell],
            pairs.sign < 0,
            quantity.values[pairs.cell] == 0,
        )
    )
    equation, first = np.unique(pairs.equation[order], return_index=True)
    place = np.full(sums.count, order.size)
    place[equation] = first
    helped = sums.only(given_away[sums.cell])
    best = np.full(hidden.size, order.size)
    np.minimum.at(best, helped.cell, place[helped.equation])
    chosen = np.unique(best[best < order.size])
    return _taking_turns(pairs.cell[order][chosen], sums)


def _would_stand_alone(hidden: np.ndarray, quantity: Quantity) -> np.ndarray:
    """In how many sums each cell would be the only hidden one; twice where it is the only part.

    The only part of a whole is as large as the whole, which would have to be hidden as well.
    """
    sums = quantity.sums
    is_closed = sums.holding(hidden) == 0
    shown_parts = sums.only((sums.sign > 0) & ((quantity.values != 0) & ~hidden)[sums.cell])
    is_lone = np.bincount(shown_parts.equation, minlength=sums.count) <= 1
    cost = is_closed * (1 + is_lone)
    return np.bincount(sums.cell, weights=cost[sums.equation], minlength=hidden.size)


def _taking_turns(candidates: np.ndarray, sums: Sums) -> np.ndarray:
    """The candidates, best first, that share no sum with a better one."""
    rank = np.full(sums.cell.max(initial=0) + 1, candidates.size)
    rank[candidates[::-1]] = np.arange(candidates.size)[::-1]
    best = np.full(sums.count, candidates.size)
    np.minimum.at(best, sums.equation, rank[sums.cell])
    is_beaten = np.zeros(rank.size, dtype=bool)
    is_beaten[sums.cell[rank[sums.cell] > best[sums.equation]]] = True
    return candidates[~is_beaten[candidates]]


def _fixed(unknown: np.ndarray, sums: Sums) -> np.ndarray:
    """Unknown cells that can take one value only while all sums hold.

    A random movement of the unknown cells is stripped of everything that would change a sum; a cell
    that then stands still is fixed.
    """
    fixed = np.zeros_like(unknown)
    inside = sums.only(unknown[sums.cell])
    if inside.cell.size == 0:
        return fixed
    cells, column = np.unique(inside.cell, return_inverse=True)
    moved = _free_movement(inside, column, cells.size)
    fixed[cells] = np.abs(moved) < FIXED
    return fixed


def _free_movement(inside: Sums, column: np.ndarray, width: int) -> np.ndarray:
    """A random push of the cells, projected onto the movements that change no sum.

    Solved by conjugate gradients on the sums (Hestenes & Stiefel 1952), each sum scaled by its
    length; plain sums of products, because threaded ones wait for each other on small machines.
    """
    from scipy.sparse import csr_array

    sums, row = np.unique(inside.equation, return_inverse=True)
    length = np.sqrt(np.bincount(row))
    matrix = csr_array((inside.sign / length[row], (row, column)), shape=(sums.size, width))
    across = matrix.T.tocsr()
    pushed = np.random.default_rng(0).uniform(1, 2, width)
    rest = matrix @ pushed
    step, size = rest.copy(), (rest * rest).sum()
    for _ in range(10 * sums.size):
        if size < SETTLED:
            break
        along = across @ step
        share = size / (along * along).sum()
        pushed -= share * along
        rest -= share * (matrix @ along)
        before, size = size, (rest * rest).sum()
        step = rest + size / before * step
    return pushed
