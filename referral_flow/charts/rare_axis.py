"""The axis of a share so rare that one that ends at ten per cent would hide how it varies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from referral_flow.blocks import Chart, Sentence, Series
from referral_flow.charts.amounts import free

ENDS = (0.01, 0.02, 0.03, 0.05, 0.07)
ROOM = 1.1  # above the highest mark


def narrowed(chart: Chart) -> Chart:
    """The same chart with its axis ending at the lowest of `ENDS` that holds all that is drawn.

    The help on reading says where it ends; a chart that needs more is left as it is.
    """
    if chart.y.is_cut or not _says_end(chart):
        return chart
    highest = max((place for one in chart.series for place in _places(one)), default=0.0)
    end = next((one for one in ENDS if one >= highest * ROOM), None)
    if end is None or not highest:
        return chart
    amounts = dict(chart.reading.amounts) | {"end": free(end, "percent")}
    return replace(chart, y=replace(chart.y, maximum=end),
                   reading=replace(chart.reading, amounts=amounts))  # fmt: skip


def _says_end(chart: Chart) -> bool:
    return isinstance(chart.reading, Sentence) and "end" in chart.reading.amounts


def _places(series: Series) -> Iterator[float]:
    """Where the marks, and the ends of their whiskers, stand."""
    for point in series.points:
        drawn = (point.amount.value, point.amount.high if series.show_interval else None)
        yield from (one for one in drawn if one is not None)
