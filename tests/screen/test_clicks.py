"""Marks that lead on: which mark is which point, and the words that say where a click goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from referral_flow.blocks import Chart
from referral_flow.leads import Lead
from referral_flow.screen.figure import drawing
from referral_flow.screen.figures.clicks import NOWHERE, OfPoint, with_ways
from referral_flow.screen.leads import Places, way
from referral_flow.text import Text
from tests.screen import sample_groups, sample_series
from tests.screen.sample_amounts import a_view

TO_K1 = Lead("guarantee", unit_id="K1")


def led(chart: Chart, lead: Lead = TO_K1) -> Chart:
    """The chart with the same lead at every point."""
    return replace(
        chart,
        series=tuple(
            replace(one, points=tuple(replace(point, lead=lead) for point in one.points))
            for one in chart.series
        ),
    )


@pytest.mark.parametrize(
    "chart", [sample_series.control_chart(), sample_groups.weekdays(), sample_groups.cells()]
)
def test_every_mark_of_a_value_leads_on(chart):
    """Lines, bars and cells alike: as many places as marks, and words under each."""
    drawn = drawing(led(chart)).as_dict()
    traces, addresses, places = with_ways(drawn["data"], lambda point: (point.lead.unit_id, "Se"))

    assert addresses == ["K1"]
    assert any(places)
    for trace, of_trace in zip(traces, places, strict=True):
        if of_trace:
            assert len(of_trace) == len(trace["hovertext"]) == len(trace["x"])
            assert all(words.endswith("<br><i>Se</i>") for words in trace["hovertext"])


def test_marks_without_a_way_are_left_as_they_are():
    """No words of clicking where a click does nothing, and no trace is changed."""
    point = sample_series.control_chart().series[0].points[0]
    one, other = OfPoint.of("a", point), OfPoint.of("b", point)
    trace = {"hovertext": [one, other, "c"]}
    traces, _, places = with_ways([trace], lambda _: None)

    assert traces == [trace] and places == [[]]
    ways = iter([("there", "Se"), None])
    traces, addresses, places = with_ways([trace], lambda _: next(ways))
    assert traces[0]["hovertext"] == ["a<br><i>Se</i>", "b", "c"]
    assert (addresses, places) == (["there"], [[0, NOWHERE, NOWHERE]])
    assert trace["hovertext"] == ["a", "b", "c"]


def test_the_words_of_a_way_name_what_changes_first():
    """Another page, else another unit, else another period; nothing where nothing changes."""
    view = a_view("en")
    places = Places(
        "guarantee",
        {"access": Text("Lediga tider", "Free times")},
        {view.unit.unit_id: view.unit, "K1": view.unit},
        {view.period.period_id: view.period, "2025-Q2": view.period},
    )

    def words(lead: Lead) -> str | None:
        told = way(lead, view, places)
        return told and told[1]

    assert words(Lead("access", "K1")) == "Click to go to Free times"
    assert words(TO_K1) == "Click to show The whole region"
    assert words(Lead("guarantee", period_id="2025-Q2")).endswith("November 2024 – October 2025")
    assert words(Lead("guarantee", unit_id="elsewhere")) == "Click to go on"
    assert words(Lead("guarantee", view.unit.unit_id, view.period.period_id)) is None
