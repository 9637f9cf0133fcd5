"""A grid of shades: one row per series, one column per category, the number in every cell."""

from __future__ import annotations

from referral_flow.blocks import Amount, Chart, Point, Series
from referral_flow.screen.colours import contrast, mixed
from referral_flow.screen.figures.axes import is_drawn
from referral_flow.screen.figures.categories import (
    Categories,
    categories_of,
    name_columns,
    short,
)
from referral_flow.screen.figures.drawing import Drawing, scatter
from referral_flow.screen.figures.look import LINE_HEIGHT, Look, empty_figure, text_width, wrapped
from referral_flow.screen.figures.words import tooltip

LEAST_CELL = 28  # pixels
DARKEST = 0.45  # of the value colour: calm, and the number stays readable


def draw(chart: Chart, look: Look) -> Drawing:
    """Shades from the background to the value colour; hidden cells are blank with their mark."""
    columns = categories_of(chart, look)
    names = [
        "<br>".join(wrapped(series.label.in_(look.language), look.width * 0.3))
        for series in chart.series
    ]
    left = (
        int(max((text_width(part) for name in names for part in name.split("<br>")), default=0))
        + 12
    )
    tallest = max((name.count("<br>") + 1 for name in names), default=1)
    cells = max(LEAST_CELL, LINE_HEIGHT * tallest + 6) * len(names)
    figure = empty_figure(look, cells)
    bottom = name_columns(figure, columns, look, look.width - left - 8, is_staggered=True)
    figure.update_layout(height=cells + bottom + 4)
    figure.update_layout(margin={"l": left, "r": 8, "t": 4, "b": bottom})
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickmode="array",
        showgrid=False,
        tickvals=list(range(len(names))),
        ticktext=names,
        tickfont={"color": look.colours.text},
    )
    _add_cells(figure, chart, columns, look)
    return figure


def _add_cells(figure: Drawing, chart: Chart, columns: Categories, look: Look) -> None:
    """A ground for every cell, and all numbers as one trace."""
    palest, largest = chart.y.minimum or 0.0, _largest(chart)
    cells = [
        (columns.place(point.x), row, series, point)
        for row, series in enumerate(chart.series)
        for point in series.points
    ]
    grounds = [_ground(series, point, palest, largest, look) for _, _, series, point in cells]
    for (column, row, _, point), ground in zip(cells, grounds, strict=True):
        is_bare = is_drawn(point) and ground == look.colours.background
        edge = look.colours.role("neutral") if is_bare else None
        figure.add_shape(**_rectangle(column, row, ground, edge))
    figure.add_trace(
        scatter(
            x=[column for column, *_ in cells],
            y=[row for _, row, *_ in cells],
            mode="text",
            text=[_number(point.amount, look) for *_, point in cells],
            textfont={"color": [_readable(ground, look) for ground in grounds]},
            hoverinfo="text",
            hovertext=[tooltip(chart, series, point, look) for _, _, series, point in cells],
        )
    )


def _largest(chart: Chart) -> float:
    points = [point for series in chart.series for point in series.points if is_drawn(point)]
    return max((point.amount.value for point in points), default=0.0) or 1.0


def _ground(series: Series, point: Point, palest: float, largest: float, look: Look) -> str:
    """The shade of a cell: none at the foot of the axis and below it, or where it is hidden."""
    share = 0.0
    if is_drawn(point) and largest > palest:
        share = max(0.0, point.amount.value - palest) / (largest - palest)
    return mixed(look.colours.background, look.colours.role(series.role), share * DARKEST)


def _rectangle(column: int, row: int, ground: str, edge: str | None) -> dict:
    """Edged where the ground is that of the page: the cell is none, not missing."""
    return {
        "type": "rect",
        "x0": column - 0.48,
        "x1": column + 0.48,
        "y0": row - 0.46,
        "y1": row + 0.46,
        "line": {"width": 1, "color": edge} if edge else {"width": 0},
        "layer": "below",
        "fillcolor": ground,
    }


def _number(amount: Amount, look: Look) -> str:
    """The cell's number; on a telephone without "%", which the measure line says."""
    words = short(amount, look.language)
    return words.rstrip("\u00a0%") if look.is_narrow else words


def _readable(ground: str, look: Look) -> str:
    """Our text colour or our background, whichever stands out more from `ground`."""
    choices = (look.colours.text, look.colours.background)
    return max(choices, key=lambda colour: contrast(colour, ground))
