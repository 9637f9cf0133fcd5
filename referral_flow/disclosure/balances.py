"""Charts whose parts add up: what comes into a stage of a flow is the stage; an audit's sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from referral_flow.audits import ways_of
from referral_flow.blocks import Amount, Block, Chart
from referral_flow.disclosure.sums import Sums
from referral_flow.disclosure.walk import found_in
from referral_flow.flows import flow_of

Balance = tuple[Amount, tuple[Amount, ...]]  # a whole and its parts


def balances(blocks: Sequence[Block]) -> Iterator[Balance]:
    """Every stage of every flow with what came in, and with what went out; loops are in no sum.

    Of an audit, every way of booking with its sides, and every side with its outcomes.
    """
    for chart in found_in(list(blocks), Chart):
        if chart.kind == "flow":
            yield from flow_of(chart).balances()
        if chart.kind == "audit":
            for way in ways_of(chart):
                yield from way.balances()


def balance_sums(found: Sequence[Balance], cell_of: dict[int, int]) -> Sums:
    """The balances as sums over cells: parts count +1, the whole -1."""
    rows = [
        (equation, cell_of[id(amount)], sign)
        for equation, (whole, parts) in enumerate(found)
        for amount, sign in ((whole, -1), *((part, 1) for part in parts))
    ]
    return Sums(*np.array(rows, dtype=int).reshape(-1, 3).T)


def way_sums(frame: pl.DataFrame, counts: np.ndarray) -> Sums:
    """In a table of ways (`dimension_1` to `dimension_2`): what leads to a step equals what leaves.

    Only where it does in these counts: at a beginning, an end or a loop it does not. A table of
    other things has no such sums.
    """
    if "dimension_2" not in frame.columns or frame["dimension_2"].null_count() == frame.height:
        return Sums(*(np.empty(0, int) for _ in range(3)))
    ends = _ends(frame)
    keys = ["unit_id", "period_id", "split", "part", "step"]
    numbers = ends.select(keys).unique(maintain_order=True).with_row_index("equation")
    found = ends.join(numbers, on=keys, nulls_equal=True, maintain_order="left")
    sums = Sums(*(found[name].cast(pl.Int64).to_numpy() for name in ("equation", "cell", "sign")))
    has_both = np.bincount(sums.equation[sums.sign > 0], minlength=sums.count) > 0
    has_both &= np.bincount(sums.equation[sums.sign < 0], minlength=sums.count) > 0
    holds = has_both & (sums.totals(counts) == 0)
    return sums.only(holds[sums.equation])


def _ends(frame: pl.DataFrame) -> pl.DataFrame:
    """Each row twice: at the step where the way ends (+1) and at the one where it begins (-1)."""
    ways = pl.concat_str("dimension_1", "dimension_2", separator=",")
    rows = frame.with_row_index("cell").with_columns(
        part=pl.col("split_value").str.strip_suffix(ways).str.strip_suffix(",")
    )
    place = ["cell", "unit_id", "period_id", "split", "part"]
    into, out = (
        rows.select(*place, pl.col(column).alias("step"), pl.lit(sign).alias("sign"))
        for column, sign in (("dimension_2", 1), ("dimension_1", -1))
    )
    return pl.concat([into, out])
