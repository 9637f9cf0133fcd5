"""A funnel on a slide is a native chart: curves, points, names, and nothing hidden in its sheet."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sample_funnel import ALIKE, APART, LABEL, compared, sample_funnel
from tests.slides.opened import cells_of, charts_of, everything_in, made


def drawn(**changes):
    return charts_of(made(sample_funnel(**changes)))[0]


def test_clinics_stand_at_their_own_number_of_cases():
    """350 cases, 80 %."""
    series = next(one for one in drawn().plots[0].series if one.name == LABEL.sv)
    places = dict(zip(series.iter_values(), _across(series), strict=True))

    assert places[0.8] == 350


def _across(series) -> list[float]:
    found = series._element.findall(".//{*}xVal//{*}pt/{*}v")
    return [float(value.text) for value in found]


def test_the_longest_series_comes_first():
    """LibreOffice loses the first one where a later one has more points."""
    lengths = [len(list(series.iter_values())) for series in drawn().plots[0].series]

    assert lengths[0] == max(lengths)


@pytest.mark.parametrize("audience", ["working", "council"])
def test_a_hidden_clinic_is_nowhere_in_the_file(audience):
    """Sixteen of 4 321, all but three: neither the number of cases nor the share is anywhere."""
    units = compared([*ALIKE, APART, (4318, 4321)])
    content = made(sample_funnel(units, is_guarded=audience == "working"), audience=audience)

    for name, words in everything_in(content).items():
        assert "4321" not in words.replace("\u00a0", ""), name
        assert str(4318 / 4321)[:8] not in words, name


def test_names_are_written_for_those_apart():
    """One label with a name, at the point of the clinic that stands apart."""
    labels = [found.text for found in drawn()._chartSpace.iter("{*}t") if found.text]

    assert [words.strip("\u00a0") for words in labels if "rehab" in words] == ["Skogen rehab"]


def test_the_sheet_holds_what_is_drawn():
    """Limits, level and clinics: every number of a curve is in the workbook."""
    chart = drawn()
    numbers = {round(cell, 9) for row in cells_of(chart) for cell in row
               if isinstance(cell, (int, float))}  # fmt: skip

    for series in chart.plots[0].series:
        assert {round(value, 9) for value in series.iter_values()} <= numbers


def test_a_moved_name_has_no_line_drawn_to_its_point():
    """Some programs would draw one, through the words where they stand near."""
    blocks = list(drawn()._chartSpace.iter("{*}dLbls"))
    switched = [one for block in blocks for one in block.iter("{*}showLeaderLines")]

    assert len(switched) == len(blocks) > 0
    assert {one.get("val") for one in switched} == {"0"}


def test_a_clinic_that_was_there_for_a_part_of_the_period_is_hollow():
    """The fourth opened in March: white inside, and the key says what that means."""
    content = made(sample_funnel(compared(opened={"c3": date(2025, 3, 1)})))
    plot = charts_of(content)[0].plots[0]
    series = next(one for one in plot.series if one.name == LABEL.sv)
    fills = [
        found.get("val") for found in series._element.findall(".//{*}dPt//{*}solidFill/{*}srgbClr")
    ]

    assert "FFFFFF" in fills
    assert any("öppnade eller stängde" in words for words in everything_in(content).values())
