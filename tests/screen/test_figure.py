"""Charts as figures: every kind, in every language, theme and room."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from referral_flow.blocks import Amount, Chart, Marker
from referral_flow.disclosure import disclose
from referral_flow.screen.colours import palette
from referral_flow.screen.figure import DRAWINGS
from referral_flow.screen.figures.look import Look
from referral_flow.text import Text
from tests.sample_audit import sample_audit
from tests.sample_flow import sample_flow
from tests.sample_funnel import sample_funnel
from tests.sample_map import ISLAND, USUAL, sample_map
from tests.screen import sample_groups, sample_series
from tests.screen.checked_figure import figure

CHARTS = [
    sample_series.control_chart(),
    sample_series.curve(),
    sample_series.outside(),
    sample_groups.waterfall(),
    sample_groups.weekdays(),
    sample_groups.clinics(),
    sample_groups.cells(),
    sample_flow(),
    sample_audit(),
    sample_funnel(),
    disclose([sample_map(dict(USUAL) | {ISLAND: (2, 5)})], "working").blocks[0],
]
SETTINGS = list(product(("sv", "en"), ("light", "dark"), ("wide", "half", "narrow")))


def words_in(drawn) -> list[str]:
    """Every annotation's text."""
    return [str(found.text) for found in drawn.layout.annotations]


def test_the_samples_hold_every_kind_of_chart():
    """No drawing goes untested."""
    assert {chart.kind for chart in CHARTS} == set(DRAWINGS)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.kind)
def test_every_kind_is_drawn_in_every_setting(chart: Chart):
    """Two languages, two themes, three rooms; the words of one language only."""
    for language, theme, room in SETTINGS:
        drawn = figure(chart, language, theme, room)
        assert drawn.data
        assert drawn.layout.height >= 100
        if language == "en":
            assert "få fall" not in json.dumps(drawn.to_plotly_json(), default=str)


def test_a_hidden_month_is_a_gap_with_its_mark():
    """No value reaches the browser, no line bridges the gap, and "få fall" stands in it."""
    drawn = figure(sample_series.control_chart())
    values = next(trace for trace in drawn.data if trace.name == "Bedömda inom 3 dagar")

    assert values.y[11] is None
    assert values.connectgaps is False
    assert words_in(drawn).count("få fall") == 1


# where an area of a map lies is no value
@pytest.mark.parametrize("chart", CHARTS[:-1], ids=lambda chart: chart.kind)
def test_no_hidden_value_is_drawn_as_zero(chart: Chart):
    """Hide every point: no trace then holds a number for a value."""
    nothing = Amount(None, chart.y.unit, suppressed=True)
    hidden = replace(
        chart,
        series=tuple(
            replace(
                series,
                points=tuple(replace(point, amount=nothing) for point in series.points),
                end_label=None,
            )
            for series in chart.series
        ),
    )
    drawn = figure(hidden)
    axis = "x" if chart.kind == "dots" else "y"
    marks = [trace for trace in drawn.data if getattr(trace, "mode", "") != "text"]
    values = [value for trace in marks for value in trace[axis] or ()]

    assert all(value is None for value in values)


def test_signals_have_their_own_colour_and_shape():
    """Concern is a diamond, improvement a circle, common cause a square."""
    drawn = figure(sample_series.control_chart())
    marker = next(trace for trace in drawn.data if trace.name == "Bedömda inom 3 dagar").marker

    assert (marker.symbol[8], marker.symbol[15], marker.symbol[0]) == (
        "diamond",
        "circle",
        "square",
    )
    assert marker.color[8] == palette("light").role("concern")


def test_an_incomplete_month_is_hollow():
    """Filled with the background, outlined in its colour."""
    drawn = figure(sample_series.control_chart(), theme="dark")
    marker = next(trace for trace in drawn.data if trace.name == "Bedömda inom 3 dagar").marker

    assert marker.color[23] == palette("dark").background
    assert marker.line.color[23] == palette("dark").role("neutral")


def test_no_line_leads_to_an_incomplete_month():
    """Half a month is no rise and no fall: its point stands by itself."""
    drawn = figure(sample_series.control_chart())
    points = next(trace for trace in drawn.data if trace.name == "Bedömda inom 3 dagar")
    place = drawn.data.index(points) - 1

    assert points.mode == "markers"
    assert points.y[23] is not None
    assert (drawn.data[place].mode, drawn.data[place].y[23]) == ("lines", None)
    assert drawn.data[place].y[22] == points.y[22]


def test_limits_mean_and_target_are_named_with_their_values():
    """Direct words at the ends of lines, no legend."""
    drawn = figure(sample_series.control_chart())
    words = " ".join(words_in(drawn))

    assert not drawn.layout.showlegend
    for expected in ("mål 70", "övre gräns 58", "undre gräns 50", "medel 54"):
        assert expected in words


def test_a_floating_bar_reaches_from_low_to_high():
    """The first step of the waterfall hangs from 61 down to 57 per cent."""
    drawn = figure(sample_groups.waterfall())
    step = drawn.data[1]

    assert step.base[0] == pytest.approx(0.57)
    assert step.base[0] + step.x[0] == pytest.approx(0.61)


def test_the_steps_of_a_waterfall_show_no_interval():
    """Low and high of a floating bar are places, not uncertainty."""
    drawn = figure(sample_groups.waterfall())

    assert "(57–61" not in drawn.data[1].hovertext[0]


def test_bars_with_long_names_lie_down():
    """Where a name cannot stand beneath its bar, bars lie and the name is whole."""
    chart = sample_groups.weekdays()

    assert figure(chart, room="wide").data[0].orientation == "v"
    lying = figure(replace(chart, is_horizontal=True), room="half")
    assert lying.data[0].orientation == "h"
    assert "torsdag" in lying.layout.yaxis.ticktext


def test_whiskers_are_the_interval():
    """61 per cent, from 58 to 64."""
    whiskers = figure(sample_groups.weekdays()).data[0].error_y

    assert whiskers.array[0] == pytest.approx(0.03)
    assert whiskers.arrayminus[0] == pytest.approx(0.03)


def test_a_tooltip_is_a_sentence_with_its_n():
    """What, where, how much, how sure, of how many."""
    said = figure(sample_groups.weekdays()).data[0].hovertext[0].replace("<br>", " ")

    assert said == "Måndag: 61\u00a0% av 900 (58–64\u00a0%)."


def test_every_phase_is_marked_with_its_reason():
    """A line where it begins; the reason in words where there is room, else a number."""
    wide = figure(sample_series.control_chart(), room="wide")
    narrow = figure(sample_series.control_chart(), room="narrow")

    assert "Webbtidbok införs" in words_in(wide)
    assert "<b>2</b>" in words_in(narrow)
    assert [shape.x0 for shape in wide.layout.shapes] == [date(2024, 6, 1), date(2025, 3, 1)]


def test_fonts_and_grid_are_ours():
    """One family, horizontal grid only, nothing of plotly's own template."""
    drawn = figure(sample_series.control_chart())
    template = drawn.layout.template.layout

    assert "Source Sans" in template.font.family
    assert template.xaxis.showgrid is False
    assert template.yaxis.showgrid is True
    assert Look("sv").width > Look("sv", room="half").width > Look("sv", room="narrow").width


LOST = Marker(
    date(2024, 9, 1), Text("uppgifter saknas", "data are missing"), "lost", date(2024, 9, 30)
)


def test_lost_months_are_shaded_with_their_reason():
    """The shade lies around the month's point, and the reason stands instead of "få fall"."""
    chart = replace(sample_series.control_chart(), markers=(LOST,))
    drawn = figure(chart)
    shades = [found for found in drawn.layout.shapes if found.type == "rect"]

    assert [(found.x0, found.x1) for found in shades] == [("2024-08-18", "2024-09-15")]
    assert any("saknas" in words for words in words_in(drawn))
    assert not any("få fall" in words for words in words_in(drawn))


def test_the_level_of_all_is_a_line_that_browsers_draw():
    """plotly.js draws nothing in the layer between: the line lies below the dots."""
    drawn = figure(sample_groups.clinics())
    lines = [found for found in drawn.layout.shapes if found.type == "line"]

    assert lines and {found.layer for found in lines} == {"below"}


def test_the_top_tick_has_room_for_its_grid_line():
    """plotly leaves out a grid line at the very end of an axis."""
    axis = figure(sample_series.curve()).layout.yaxis

    assert axis.tickvals[-1] < axis.range[1] < axis.tickvals[-1] * 1.02
