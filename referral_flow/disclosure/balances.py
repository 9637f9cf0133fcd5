"""Flows as sums: what comes into a stage is the stage, and so is what goes out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from referral_flow.blocks import Amount, Block, Chart
from referral_flow.disclosure.sums import Sums
from referral_flow.disclosure.walk import found_in
from referral_flow.flows import flow_of

Balance = tuple[Amount, tuple[Amount, ...]]  # a whole and its parts


def balances(blocks: Sequence[Block]) -> Iterator[Balance]:
    """Every stage of every flow with what came in, and with what went out.

    Loops belong to no sum.
    """
    for chart in found_in(list(blocks), Chart):
        if chart.kind == "flow":
            yield from flow_of(chart).balances()


def balance_sums(found: Sequence[Balance], cell_of: dict[int, int]) -> Sums:
    """The balances as sums over cells: parts count +1, the whole -1."""
    rows = [
        (equation, cell_of[id(amount)], sign)
        for equation, (whole, parts) in enumerate(found)
        for amount, sign in ((whole, -1), *((part, 1) for part in parts))
    ]
    return Sums(*np.array(rows, dtype=int).reshape(-1, 3).T)
