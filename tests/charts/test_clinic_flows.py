"""Flows between clinics: as many by name as can be, and never a cell of one to four."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.charts.clinic_flows import coarse_flows, ends
from referral_flow.charts.grid import OTHERS_KEY

FLOWS = {
    ("A", "X"): 9, ("A", "Y"): 6, ("A", "B"): 5,
    ("B", "X"): 8, ("B", "Y"): 7, ("B", "A"): 6,
    ("C", "X"): 12, ("C", "Y"): 3, ("C", "A"): 2,
    ("D", "Y"): 4, ("D", "X"): 1,
}  # fmt: skip


def test_clinics_of_few_are_told_together():
    """D sends one to X, so C, the smallest of the rest, goes along: thirteen and nine."""
    seen = coarse_flows(FLOWS)

    assert seen.receivers == ("X", OTHERS_KEY)
    assert seen.senders == ("B", "A", OTHERS_KEY)
    assert seen.others_from == ("C", "D")
    assert seen.counts[OTHERS_KEY, "X"] == 12 + 1
    assert seen.counts[OTHERS_KEY, OTHERS_KEY] == 3 + 2 + 4
    assert seen.total == sum(FLOWS.values())


def test_as_many_cells_as_can_be_are_of_clinics_by_name():
    """Without D and what is few of C, a column of its own for Y too tells twice as much."""
    seen = coarse_flows({pair: count for pair, count in FLOWS.items() if count >= 5})

    assert set(seen.receivers) >= {"X", "Y"}
    assert set(seen.senders) >= {"A", "B"}


def test_what_is_told_together_keeps_its_members():
    """So that the gate finds how the cells add up."""
    seen = coarse_flows(FLOWS)

    assert seen.members(OTHERS_KEY, "X") == ("C+D", "X")
    assert seen.members("B", OTHERS_KEY) == ("B", "A+B+Y")


@pytest.mark.parametrize("seed", range(20))
def test_no_cell_is_small_whatever_the_flows(seed):
    """Clinics, patients and concentration at random; nobody is lost on the way."""
    draw = np.random.default_rng(seed)
    clinics = [f"K{number}" for number in range(draw.integers(2, 12))]
    flows = {(a, b): int(draw.poisson(draw.choice([0.3, 3, 9])))
             for a in clinics for b in clinics if a != b}  # fmt: skip
    seen = coarse_flows({pair: count for pair, count in flows.items() if count})

    assert seen is None or seen.total == sum(flows.values())
    assert seen is None or not any(1 <= count <= 4 for count in seen.counts.values())


def test_flows_of_few_alone_are_not_shown():
    """Nothing can stand by itself."""
    assert coarse_flows({("A", "B"): 3, ("B", "A"): 2}) is None
    assert coarse_flows({}) is None


def test_ends_of_few_go_together_with_the_smallest_other():
    """A lone three could be worked out of the whole, so the six goes with it."""
    assert ends({"A": 9, "B": 6, "C": 3}) == {"A": 9, OTHERS_KEY: 9}
    assert ends({"A": 9, "B": 3, "C": 2}) == {"A": 9, OTHERS_KEY: 5}
    assert ends({"A": 9, "B": 6}) == {"A": 9, "B": 6}
    assert ends({"A": 4, "B": 3}) == {}
