"""From one way of counting to another: totals and the steps between them, one row each."""

from __future__ import annotations

from itertools import pairwise

from referral_flow.blocks import Chart, Point, Series
from referral_flow.screen.figures.axes import drawn_values, is_drawn
from referral_flow.screen.figures.categories import (
    categories_of,
    name_rows,
    number_beside,
    row_height,
)
from referral_flow.screen.figures.drawing import Drawing, bar
from referral_flow.screen.figures.look import Look, empty_figure
from referral_flow.screen.figures.words import tooltip

BAR_PIXELS = 18
NUMBER_ROOM = 56


def draw(chart: Chart, look: Look) -> Drawing:
    """Rows read downward: each step starts where the row above it ended."""
    categories = categories_of(chart, look)
    each = row_height(categories, look)
    figure = empty_figure(look, each * len(categories.keys) + 24)
    left = name_rows(figure, categories, look)
    figure.update_layout(margin={"l": left, "r": NUMBER_ROOM, "t": 8, "b": 14})
    figure.update_xaxes(range=[0, max([1e-9, *drawn_values(chart)])], showticklabels=False)
    for series in chart.series:
        for point in series.points:
            if is_drawn(point):
                _add(figure, chart, series, point, categories.place(point.x), each, look)
            else:
                number_beside(figure, point, categories.place(point.x), 0, look)
    _connect(figure, chart, categories.place, BAR_PIXELS / each / 2, look)
    return figure


def _add(
    figure: Drawing, chart: Chart, series: Series, point: Point, row: int, each: int, look: Look
) -> None:
    start, end = _ends(point)
    figure.add_trace(
        bar(
            x=[end - start],
            base=[start],
            y=[row],
            orientation="h",
            width=BAR_PIXELS / each,
            marker={"color": look.colours.role(point.role or series.role), "line": {"width": 0}},
            hovertext=[tooltip(chart, series, point, look)],
            hoverinfo="text",
            name=series.label.in_(look.language),
        )
    )
    number_beside(figure, point, row, end, look, bold=start == 0)


def _ends(point: Point) -> tuple[float, float]:
    """Where a bar begins and ends; a total whose n is left out has kept its value alone."""
    amount = point.amount
    if amount.low is None or amount.high is None:
        return 0.0, amount.value
    return amount.low, amount.high


def _connect(figure: Drawing, chart: Chart, place, half_bar: float, look: Look) -> None:
    """A thin line from where one row ends to where the next begins."""
    points = [point for series in chart.series for point in series.points]
    for above, below in pairwise(sorted(points, key=lambda point: place(point.x))):
        if not is_drawn(above):
            continue
        is_fall = above.amount.value < 0
        at = _ends(above)[0 if is_fall else 1]
        figure.add_shape(
            type="line",
            x0=at,
            x1=at,
            y0=place(above.x) + half_bar,
            y1=place(below.x) - half_bar,
            line={"color": look.colours.rule, "width": 1},
        )
