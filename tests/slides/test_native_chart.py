"""Charts are native and editable, and their workbooks hold only what readers may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from pptx.enum.dml import MSO_LINE

from referral_flow.blocks import Chart, Marker
from referral_flow.slides.scale import number_format
from referral_flow.text import Text
from tests.charts.sample_quantiles import band
from tests.slides import sample_blocks
from tests.slides.opened import cells_of, charts_of, everything_in, made
from tests.slides.sample_nouns import SMALL_N, SMALL_NUMERATOR

NATIVE = [chart for chart in sample_blocks.charts() if chart.kind != "heat"]
SPACE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def drawn(chart: Chart, language: str = "sv"):
    """The one native chart of a deck with this block."""
    return charts_of(made(chart, language=language))[0]


@pytest.mark.parametrize("audience", ["working", "council"])
def test_hidden_values_are_nowhere_in_the_file(audience):
    """Three of 7 777 is in no workbook, cache, label, alternative text, note or property."""
    content = made(*sample_blocks.sample_blocks(), audience=audience)
    exact = str(SMALL_NUMERATOR / SMALL_N)[:8]

    for name, words in everything_in(content).items():
        assert exact not in words, name
        assert str(SMALL_N) not in words.replace("\u00a0", ""), name


@pytest.mark.parametrize("chart", NATIVE, ids=lambda chart: f"{chart.kind}-{chart.key}")
def test_every_chart_can_be_edited(chart):
    """Each chart carries a workbook with the values that it draws."""
    native = drawn(chart)
    numbers = {round(cell, 9) for row in cells_of(native) for cell in row if is_number(cell)}

    for series in native.plots[0].series:
        assert {round(value, 9) for value in series.values if value is not None} <= numbers


def is_number(cell) -> bool:
    """Whether a cell of a sheet holds a number."""
    return isinstance(cell, (int, float))


def test_a_hidden_month_is_a_gap_and_never_a_zero():
    """The fifth month is hidden: its cell is empty and the line breaks there."""
    native = drawn(sample_blocks.control_chart())
    value = native.plots[0].series[0]

    assert value.values[4] is None
    assert value.values[3] == pytest.approx(0.55)
    assert cells_of(native)[5][1] is None
    assert native._chartSpace.find(f".//{SPACE}dispBlanksAs").get("val") == "gap"


def test_months_are_dates_written_in_the_language_of_the_deck():
    """The sheet holds true dates; the axis writes "nov 2023" on any machine."""
    swedish, english = (drawn(sample_blocks.control_chart(), language) for language in ("sv", "en"))

    assert cells_of(swedish)[1][0] == datetime(2023, 11, 1)
    assert swedish.category_axis.tick_labels.number_format.startswith("[$-41D]mmm")
    assert english.category_axis.tick_labels.number_format.startswith("[$-809]mmm")
    assert swedish._chartSpace.find(f"{SPACE}lang").get("val") == "sv-SE"


def test_signals_differ_in_shape_and_colour():
    """Two Julys are orange diamonds and one month a blue circle, whoever opens the file."""
    series = {plot.name: plot for plot in drawn(sample_blocks.control_chart()).plots[0].series}

    assert [
        place for place, value in enumerate(series["ovanligt, åt fel håll"].values) if value
    ] == [8, 20]
    assert [
        place for place, value in enumerate(series["ovanligt, åt rätt håll"].values) if value
    ] == [15]
    assert _symbol(series["ovanligt, åt fel håll"]) == ("diamond", "B8500A")
    assert _symbol(series["ovanligt, åt rätt håll"]) == ("circle", "1766B0")


def test_a_month_that_is_not_over_is_hollow():
    """The last month is a ring on white, to which no line leads: its figure will change."""
    series = {plot.name: plot for plot in drawn(sample_blocks.control_chart()).plots[0].series}

    assert [place for place, v in enumerate(series["perioden är inte komplett"].values) if v] == [
        23
    ]
    assert _symbol(series["perioden är inte komplett"]) == ("circle", "FFFFFF")
    assert drawn(sample_blocks.control_chart()).plots[0].series[0].values[23] is None


def _symbol(series) -> tuple[str, str]:
    marker = series._element.find(f"{SPACE}marker")
    return marker.find(f"{SPACE}symbol").get("val"), marker.find(".//{*}srgbClr").get("val")


def test_limits_are_dashed_and_the_target_long_dashed():
    """Limits, level and target are told apart without colour."""
    dashes = {
        plot.name: plot._element.find(".//{*}prstDash")
        for plot in drawn(sample_blocks.control_chart()).plots[0].series
    }

    assert dashes["Övre gräns"].get("val") == dashes["Undre gräns"].get("val") == "sysDash"
    assert dashes["Mål"].get("val") == "lgDash"
    assert dashes["Väntad nivå"] is None


def test_lines_are_named_at_their_ends():
    """With five lines or fewer there is no legend to look up."""
    native = drawn(sample_blocks.lines())
    labels = [text.text.strip() for text in native._chartSpace.iter("{*}t")]

    assert labels == ["inom garantin", "utanför garantin"]
    assert not native.has_legend


def test_bars_carry_their_interval_and_their_number():
    """Monday is 61 % of 4 100: the whiskers are as long as the interval says."""
    series = drawn(sample_blocks.bars()).plots[0].series[0]
    monday = sample_blocks.bars().series[0].points[0].amount
    above = series._element.find(f"{SPACE}errBars/{SPACE}plus//{SPACE}v").text

    assert float(above) == pytest.approx(monday.high - monday.value, abs=1e-5)
    assert len(series._element.findall(f"{SPACE}dLbls/{SPACE}dLbl")) == 6


def test_a_hidden_bar_says_so_under_its_place():
    """Sunday has too few cases: no bar, and the axis says why."""
    native = drawn(sample_blocks.bars())

    assert native.plots[0].categories[6] == "söndag (få fall)"
    assert native.plots[0].series[0].values[6] is None


def test_the_steps_of_a_waterfall_stand_where_they_belong():
    """Support plus body reaches the level before or after each step; totals stand on zero."""
    support, body = drawn(sample_blocks.waterfall()).plots[0].series

    assert support.values == pytest.approx((0, 0.57, 0.57, 0.555, 0.54, 0))
    assert body.values == pytest.approx((0.61, 0.04, 0.005, 0.02, 0.015, 0.54))


def test_a_staircase_holds_each_value_to_the_next_day():
    """Day 1 is reached at the height of day 0 before it rises."""
    curve = next(
        plot for plot in drawn(sample_blocks.steps()).plots[0].series if plot.name == "bedömda"
    )
    corners = list(
        zip(
            [float(v.text) for v in curve._element.find(f"{SPACE}xVal").iter(f"{SPACE}v")],
            curve.values,
            strict=True,
        )
    )

    assert corners[:3] == [(0.0, 0.12), (1.0, 0.12), (1.0, 0.31)]


def test_the_longest_xy_series_comes_first():
    """LibreOffice loses the first series of an XY chart when a later one has more points."""
    for block in (sample_blocks.dots(), sample_blocks.steps()):
        lengths = [
            int(plot._element.find(f".//{SPACE}yVal//{SPACE}ptCount").get("val"))
            for plot in drawn(block).plots[0].series
        ]
        assert lengths[0] == max(lengths)


def test_a_chart_with_nothing_to_show_becomes_words():
    """Where all is hidden, an empty pair of axes would look like a fault."""
    block = sample_blocks.bars()
    empty = block.series[0].points[-1]
    lonely = replace(block, series=(replace(block.series[0], points=(empty,)),))

    assert charts_of(made(lonely)) == []


def test_percent_is_written_as_each_language_does():
    """54 % with a no-break space in Swedish, 54% in English, on axes and bars alike."""
    swedish, english = (drawn(sample_blocks.steps(), language) for language in ("sv", "en"))

    assert swedish.value_axis.tick_labels.number_format == '0"\u00a0"%'
    assert english.value_axis.tick_labels.number_format == "0%"


def test_swedish_thousands_have_a_space_whatever_the_reader_has_set():
    """ "1 000" and not "1,000"; in English the comma is right."""
    space = '"\u00a0"'

    assert number_format("count", 0, "sv") == (
        f"[>=1000000]0{space}000{space}000;[>=1000]0{space}000;0"
    )
    assert number_format("count", 0, "en") == "#,##0"


def test_weeks_are_dates_named_by_their_quarters():
    """Written "okt 2023, jan 2024": words for every week would run together."""
    chart = sample_blocks.control_chart()
    months = {point.x: place for place, point in enumerate(chart.series[0].points)}
    weekly = replace(
        chart,
        x=replace(chart.x, grain="week"),
        markers=(),
        series=tuple(
            replace(
                series,
                points=tuple(
                    replace(point, x=date(2023, 11, 6) + timedelta(weeks=months[point.x]))
                    for point in series.points
                ),
            )
            for series in chart.series
        ),
    )
    axis = drawn(weekly)._chartSpace.find(f".//{SPACE}dateAx")

    assert axis.find(f"{SPACE}baseTimeUnit").get("val") == "days"
    assert axis.find(f"{SPACE}majorTimeUnit").get("val") == "months"
    assert axis.find(f"{SPACE}scaling/{SPACE}min").get("val") == "45200.0"  # 2023-10-01


def test_lost_months_are_shaded_with_their_reason():
    """Two lost months: a wide, faint line down from the top at each, named once."""
    lost = Marker(date(2024, 3, 1), Text("uppgifter saknas", "data are missing"), "lost",
                  date(2024, 4, 30))  # fmt: skip
    chart = drawn(replace(sample_blocks.control_chart(), markers=(lost,)))
    shade = next(plot for plot in chart.plots[0].series if plot.name == "uppgifter saknas")

    assert [place for place, value in enumerate(shade.values) if value] == [4, 5]
    assert int(shade._element.find(f"{SPACE}errBars//{{*}}ln").get("w")) > 12700 * 10


def test_a_band_is_a_median_between_two_dotted_lines():
    """PowerPoint fills nothing between lines: the edges are lines of their own, named in words."""
    native = drawn(band())
    median, low, high = list(native.plots[0].series)[:3]

    assert [median.name, low.name, high.name] == [
        "Median", "En fjärdedel inom", "Tre fjärdedelar inom",
    ]  # fmt: skip
    assert [one.format.line.dash_style for one in (median, low, high)][1:] == [
        MSO_LINE.ROUND_DOT, MSO_LINE.ROUND_DOT,
    ]  # fmt: skip
    assert low.values[0] == 2
