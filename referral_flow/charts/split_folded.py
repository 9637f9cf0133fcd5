"""A split whose groups lie no further apart than chance: its numbers folded under one sentence."""

from __future__ import annotations

from referral_flow.blocks import Chart, Column, Table
from referral_flow.charts.amounts import Counted, people
from referral_flow.charts.unit_dots import ENOUGH_FOR_SPREAD, differ
from referral_flow.text import Text


def folded_if_alike(chart: Chart, title: Text) -> Chart | Table:
    """The dots as they are where groups differ; else a folded table that says that they do not."""
    amounts = [point.amount for point in chart.series[0].points]
    known = [Counted(one.numerator, one.n) for one in amounts
             if one.numerator is not None and (one.n or 0) >= ENOUGH_FOR_SPREAD]  # fmt: skip
    if chart.kind != "dots" or differ(known):
        return chart
    rows = tuple((point.label, point.amount, people(point.amount.n or 0))
                 for point in chart.series[0].points)  # fmt: skip
    columns = (Column("group", title), *NUMBERS)
    return Table(chart.key, title, columns, rows, finding=chart.finding, reading=chart.coarser,
                 is_breakdown=True, place=chart.place, is_open=False)  # fmt: skip


NUMBERS = (
    Column("share", Text("Andel", "Share"), is_number=True),
    Column("n", Text("n", "n"), is_number=True),
)
