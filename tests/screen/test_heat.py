"""Grids of shades: every column is named, on a telephone too."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Chart
from referral_flow.disclosure import disclose
from referral_flow.text import same
from tests.screen.checked_figure import figure
from tests.screen.sample_groups import cells


def named(*names: str) -> Chart:
    """The sample grid with other words for its columns."""
    chart = cells()
    series = tuple(
        replace(row, points=tuple(replace(point, label=same(name))
                                  for point, name in zip(row.points, names, strict=True)))
        for row in chart.series
    )  # fmt: skip
    return disclose([replace(chart, series=series)], "working").blocks[0]


def test_names_too_wide_for_their_columns_take_turns_up_and_down():
    """Neighbours stand on lines of their own instead of being left out."""
    axis = figure(named("Egna kommunen", "Inom tio", "Inom femtio", "Mottagningar"),
                  room="narrow").layout.xaxis  # fmt: skip

    assert len(axis.ticktext) == 4
    assert [words.startswith("<br>") for words in axis.ticktext] == [False, True, False, True]


def test_names_that_fit_stand_on_one_line():
    """Nothing is lowered without need."""
    axis = figure(named("mån", "tis", "ons", "tors"), room="narrow").layout.xaxis

    assert list(axis.ticktext) == ["mån", "tis", "ons", "tors"]


def test_the_foot_of_the_axis_is_the_palest_shade_and_a_bare_cell_has_an_edge():
    """What lies on it or below has the ground of the page, and is outlined to be seen."""
    chart = disclose([cells()], "working").blocks[0]
    least = min(point.amount.value for row in chart.series for point in row.points
                if not point.amount.suppressed)  # fmt: skip
    lifted = replace(chart, y=replace(chart.y, minimum=least))
    edges = [shape.line.width for shape in figure(lifted).layout.shapes]

    assert edges.count(1) == 1
    assert not any(shape.line.width for shape in figure(chart).layout.shapes)
