"""The lines around a unit on a slide: native, thin, and told in the words for those who listen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn

from referral_flow.blocks import Amount, Chart, Point, Series
from referral_flow.slides.alternative_text import alternative_text
from referral_flow.text import same
from tests.slides import sample_blocks, sample_time_charts
from tests.slides.opened import cells_of, charts_of, made

MONTHS = (date(2025, 7, 1), date(2025, 8, 1))


def with_two_around() -> Chart:
    """The control chart with a municipality and a region of 600 and 6 000 a month."""
    lines = [
        Series(kind, same(name), tuple(
            Point(on, Amount(share, "percent", n=n, numerator=int(n * share))) for on in MONTHS
        ), role="around", draw="line")
        for kind, name, share, n in (("municipality", "Karlstad", 0.4, 600),
                                     ("region", "Region Värmland", 0.45, 6000))
    ]  # fmt: skip
    chart = sample_blocks.control_chart()
    return replace(chart, series=(*chart.series, *lines))


def test_the_lines_around_are_in_the_workbook_by_name():
    """A column each, with the shares of the months that they have."""
    sheet = cells_of(charts_of(made(with_two_around()))[0])
    column = sheet[0].index("Region Värmland")

    assert [row[column] for row in sheet if row[column] == 0.45] == [0.45, 0.45]


def test_they_are_thin_and_told_apart_by_their_dash():
    """No markers; the smallest unit is dotted."""
    native = charts_of(made(with_two_around()))[0]
    by_name = {one.name: one.format.line for one in native.plots[0].series}

    assert by_name["Karlstad"].dash_style == MSO_LINE.ROUND_DOT
    assert by_name["Region Värmland"].dash_style == MSO_LINE.DASH_DOT
    assert by_name["Karlstad"].width.pt < 1.5


def test_they_are_told_to_those_who_listen():
    """The alternative text names each with its first and last value."""
    told = alternative_text(with_two_around(), "sv").replace("\u00a0", " ")

    assert "Region Värmland: juli 2025 45 %" in told
    assert "Karlstad: juli 2025 40 %" in told


def test_lines_around_alone_are_nothing_to_show():
    """Where every value of the unit is hidden, words stand instead of a chart."""
    chart = with_two_around()
    hidden = [replace(point, amount=Amount(None, "percent", suppressed=True))
              for point in chart.series[0].points]  # fmt: skip
    empty = replace(chart, series=(replace(chart.series[0], points=tuple(hidden)),
                                   *chart.series[-2:]))  # fmt: skip

    assert charts_of(made(empty)) == []


def test_words_at_the_end_of_a_line_stand_past_the_ring_of_an_open_period():
    """They would be written over it: a period further right, of the line that has one alone."""
    chart = sample_time_charts.lines()
    *points, last = chart.series[0].points
    still_open = replace(chart.series[0], points=(*points, replace(last, is_complete=False)))
    drawn = charts_of(made(replace(chart, series=(still_open, *chart.series[1:]))))[0]
    right = [
        sum(float(one.get("val")) for one in series._element.iter(qn("c:x")))
        for series in drawn.plots[0].series
    ]

    assert right[0] > 0.03
    assert right[1] == 0
