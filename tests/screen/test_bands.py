"""Bands between two edges, on screen."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.disclosure import disclose
from tests.charts.sample_quantiles import TWELVE, band, row
from tests.screen.checked_figure import figure


def filled(chart) -> list:
    shown = disclose([chart], "working").blocks[0]
    return [trace for trace in figure(shown).data if trace.fill == "toself"]


def test_the_space_between_the_edges_is_filled():
    """Along the lower ends of four months and back along the upper ones."""
    (outline,) = filled(band())

    assert list(outline.y) == [2, 1, 1, 1, 9, 8, 9, 11]


def test_a_hidden_month_breaks_the_band():
    """Nothing is filled over what may not be seen."""
    rows = [row(f"2025-0{month}", 5 if month == 6 else 20, 1, 3, 8) for month in range(4, 9)]
    before, after = filled(band(*rows, row(TWELVE, 100, 1, 3, 8)))

    assert (len(before.x), len(after.x)) == (4, 4)


def test_only_the_median_is_written_in_bold():
    """The words at its edges are quieter."""
    words = [
        note.text for note in figure(disclose([band()], "working").blocks[0]).layout.annotations
    ]

    assert [("<b>" in word) for word in words if "dag" in word or "inom" in word].count(True) == 1


def test_a_single_edge_fills_nothing():
    """A band has two ends."""
    chart = band()

    assert filled(replace(chart, series=chart.series[:2])) == []
