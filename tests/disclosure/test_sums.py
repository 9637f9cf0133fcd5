"""Which cells go along with a hidden one: as few as will do."""

from __future__ import annotations

import numpy as np

from referral_flow.disclosure.sums import Quantity, Sums, guarded

# Reasons by stage, with the sum of every reason and every stage shown beside them.
CELLS = {
    "a,adm": 5, "a,med": 3, "b,adm": 58, "b,med": 13, "c,adm": 37, "d,med": 65,
    "a": 8, "b": 71, "c": 37, "d": 65, "adm": 100, "med": 81,
}  # fmt: skip


def _sums() -> Sums:
    """Each of a, b, c, d, adm and med is the sum of the cells that name it."""
    names = list(CELLS)
    wholes = [name for name in names if "," not in name]
    pairs = [
        (number, place, -1 if name == whole else 1)
        for number, whole in enumerate(wholes)
        for place, name in enumerate(names)
        if name == whole or ("," in name and whole in name.split(","))
    ]
    return Sums(*(np.array(column) for column in zip(*pairs, strict=True)))


def test_a_hidden_part_takes_along_what_has_company_of_its_own():
    """Three people: a square of four parts is enough, and every sum can stay.

    The only part of a reason is no good companion though it is smaller: its sum says it all.
    """
    counts = np.array(list(CELLS.values()), dtype=float)
    hidden = np.array([name == "a,med" for name in CELLS])
    found = guarded(hidden, [Quantity(counts, _sums())], counts)

    assert {name for name, gone in zip(CELLS, found, strict=True) if gone} == {
        "a,adm", "a,med", "b,adm", "b,med",
    }  # fmt: skip
