"""An attack: with all that a council's file shows, what can be worked out of the rest?

The attacker knows every shown cell, which parts make which whole, and that counts are not negative;
a linear program then gives the least and the most that a hidden cell can be. None may be pinned,
zeros apart. The sums are written down here anew, not taken from the gate.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import lil_array

from referral_flow.disclosure import hide_values
from tests.disclosure.small_region import FROM, METRIC, PERIODS, TO, units, values

Cell = tuple[str, str, str | None, str | None]
QUANTITIES = {"numerator": lambda row: row[4], "rest": lambda row: row[5] - row[4]}


@pytest.mark.parametrize(("seed", "quantity"), [(0, "numerator"), (1, "rest"), (2, "numerator")])
def test_no_hidden_cell_of_a_councils_file_can_be_pinned(seed, quantity):
    """Least and most of each hidden count lie apart."""
    region = units(seed)
    exact = values(seed, region)
    seen = hide_values(exact, METRIC, "council", region, PERIODS)
    counts = {row[:4]: QUANTITIES[quantity](row) for row in exact.rows()}
    shown = {row[:4]: not row[-1] for row in seen.rows()}

    assert pinned(counts, shown, all_sums(counts, region)) == []


def test_hiding_only_what_is_few_would_not_stand():
    """The attack is a real one: it pins cells where nothing but the primary rule was applied."""
    region = units(1)
    exact = values(1, region)
    counts = {row[:4]: row[4] for row in exact.rows()}
    shown = {row[:4]: not (1 <= row[4] <= 4 or 1 <= row[5] - row[4] <= 4 or row[5] < 20)
             for row in exact.rows()}  # fmt: skip

    assert len(pinned(counts, shown, all_sums(counts, region))) > 10


def test_totals_of_the_region_stay_on_view():
    """Protection that hides everything is none: what is unsplit is mostly shown."""
    region = units(2)
    exact = values(2, region, cases=40_000)
    seen = hide_values(exact, METRIC, "council", region, PERIODS)
    unsplit = seen.filter(seen["split"].is_null())

    assert not unsplit.filter(unit_id="region-17")["suppressed"].any()
    assert unsplit["suppressed"].mean() < 0.1


def all_sums(counts: dict[Cell, int], region) -> list[tuple[Cell, list[Cell]]]:
    """(whole, parts) for every total that the cells hold."""
    found = defaultdict(list)
    for cell in counts:
        unit_id, period_id, split, value = cell
        if split:
            found[(unit_id, period_id, None, None), split].append(cell)
        for whole in _wholes(region[unit_id]):
            found[(whole, period_id, split, value), region[unit_id].kind].append(cell)
        for longer, grain in LONGER[period_id]:
            found[(unit_id, longer, split, value), grain].append(cell)
    return [(whole, parts) for (whole, _), parts in found.items() if whole in counts]


def _wholes(unit) -> list[str]:
    if unit.is_clinic:
        return [w for w in (unit.municipality_id, unit.care_choice_id, unit.region_id) if w]
    return ["region-17"] if unit.kind == "municipality" else []


def _longer() -> dict[str, list[tuple[str, str]]]:
    """For each period the longer ones that its grain covers, within the days of the data."""
    spans = {p.period_id: (max(p.starts_on, FROM), min(p.ends_on, TO)) for p in PERIODS.values()}
    found = defaultdict(list)
    for whole, (first, last) in spans.items():
        for grain in {p.grain for p in PERIODS.values()} - {PERIODS[whole].grain}:
            parts = [p for p, (a, b) in spans.items()
                     if PERIODS[p].grain == grain and a >= first and b <= last]  # fmt: skip
            days = sum((spans[p][1] - spans[p][0]).days + 1 for p in parts)
            if days == (last - first).days + 1:
                for part in parts:
                    found[part].append((whole, grain))
    return found


LONGER = _longer()


def pinned(counts, shown, sums) -> list[Cell]:
    """Hidden cells with someone in them that all shown numbers together leave one value only."""
    unknown = [cell for cell in counts if not shown[cell]]
    place = {cell: i for i, cell in enumerate(unknown)}
    sums = [
        (whole, parts)
        for whole, parts in sums
        if sum(counts[part] for part in parts) == counts[whole]
        and any(cell in place for cell in (whole, *parts))
    ]
    matrix, known = lil_array((len(sums), len(unknown))), np.zeros(len(sums))
    for row, (whole, parts) in enumerate(sums):
        for sign, cell in [(-1, whole), *((1, part) for part in parts)]:
            if cell in place:
                matrix[row, place[cell]] += sign
            else:
                known[row] -= sign * counts[cell]
    someone = np.array([counts[cell] > 0 for cell in unknown])
    can_move = _movable(matrix.tocsr(), known, someone)
    return [cell for cell in unknown if counts[cell] and not can_move[place[cell]]]


def _movable(matrix, known, someone: np.ndarray) -> np.ndarray:
    """Cells whose least and most differ: extremes of random sums first, then one by one.

    Of those that have not moved yet, sums are tried as long as they move any.
    """
    width = someone.size
    least, most = np.full(width, np.inf), np.full(width, -np.inf)
    chance = np.random.default_rng(0)
    for goal in chance.normal(size=(2, width)):
        _stretch(goal, matrix, known, least, most)
    still, before = someone & (most - least < 1e-4), None
    while still.any() and still.sum() != before:
        before = still.sum()
        goal = chance.normal(size=width) * still
        for sign in (1, -1):
            _stretch(sign * goal, matrix, known, least, most)
        still &= most - least < 1e-4
    for cell in np.flatnonzero(still):
        for sign in (1, -1):
            goal = np.zeros(width)
            goal[cell] = sign
            _stretch(goal, matrix, known, least, most)
    return most - least >= 1e-4


def _stretch(goal, matrix, known, least, most) -> None:
    found = linprog(goal, A_eq=matrix, b_eq=known, bounds=(0, 10_000), method="highs")
    assert found.success
    np.minimum(least, found.x, out=least)
    np.maximum(most, found.x, out=most)
