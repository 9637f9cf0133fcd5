"""The flow as a figure: as wide as its numbers, whole in words, and silent where it must be."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from referral_flow.charts.flow import flow_chart
from referral_flow.disclosure import disclose
from referral_flow.flow_places import turns, widths
from referral_flow.flows import flow_of
from referral_flow.screen.figures.flow_down import WORDS
from tests.sample_flow import METRIC, YEAR, sample_flow
from tests.screen.checked_figure import figure

SHORT = {("need", "doctor"): 40, ("need", "lost"): 3}


def seen(chart, audience: str = "working"):
    """The chart as the gate lets it through."""
    return disclose([chart], audience).blocks[0]


def words_in(drawn) -> str:
    """Every word of a figure, without its markup."""
    found = " ".join(str(one.text) for one in drawn.layout.annotations)
    return re.sub(r"<[^>]+>", " ", found).replace("\u00a0", " ")


@pytest.mark.parametrize("room", ["wide", "half", "narrow"])
def test_every_number_of_the_flow_is_written(room):
    """On a telephone as on a wall: stages, ways out, loops, and the days between."""
    words = re.sub(r"\s+", " ", words_in(figure(seen(sample_flow()), room=room)))

    for expected in (
        "7 805",
        "590",
        "8 %",
        "702",
        "388",
        "3 600",
        "median 21 dagar",
        "84 % vidare",
    ):
        assert expected in words


def test_widths_are_counts_on_every_side():
    """Stages and ways share one scale, so what turns out is what the river lacks after it."""
    flow = flow_of(sample_flow())
    river = widths(flow, 120, begins=50, least=1)
    received = flow.stages[3]
    lost = sum(river.of(way) for way in flow.exits(received))

    assert river.far["received"] - river.near["received"] == pytest.approx(7602 * river.scale)
    assert river.of(flow.onward(received)) + lost == pytest.approx(7602 * river.scale)
    assert river.far["sent"] - river.near["sent"] == pytest.approx(120)


def test_no_river_reaches_the_words_beside_it():
    """On a telephone, where many come in further down, the stages above them lie further out."""
    drawn = figure(seen(sample_flow()), room="narrow")
    reached = [float(shape.path.split()[1].split(",")[0]) for shape in drawn.layout.shapes
               if shape.path]  # fmt: skip

    assert 0 < max(reached) < WORDS


def test_the_level_edge_never_moves_once_all_have_come_in():
    """Before others come in the river lies as much lower as they are wide."""
    flow = flow_of(sample_flow())
    river = widths(flow, 120, begins=50, least=1)

    assert river.near["need"] == pytest.approx(50 + 3600 * river.scale)
    assert {river.near[stage.key] for stage in flow.stages[2:]} == {50}


def test_ways_out_never_cross():
    """Who turns off first lies lowest in the river, and each begins after the one before it."""
    flow = flow_of(sample_flow())
    river = widths(flow, 120, begins=50, least=1)
    found = list(turns(flow.exits(flow.stages[3]), river, 100, first=5, apart=3))

    for before, after in pairwise(found):
        assert after.left >= before.left + before.width
        assert after.near <= before.near


def test_a_hidden_way_has_neither_number_nor_width():
    """Three of 43 were lost: "få fall", and no tooltip says more."""
    drawn = figure(seen(flow_chart(METRIC, YEAR, SHORT, {}, {})))
    told = json.dumps(drawn.to_plotly_json(), default=str).replace("\\u00a0", " ")

    assert "få fall" in words_in(drawn)
    assert "7 %" not in told
    assert "93 %" not in told


def test_those_still_there_are_only_outlined():
    """Hollow, as an open period is; those who left are filled."""
    drawn = figure(seen(sample_flow()))
    paths = [shape for shape in drawn.layout.shapes if shape.type == "path"]

    assert any(shape.fillcolor == "#FFFFFF" and shape.line.width for shape in paths)


def test_a_tooltip_is_a_sentence_with_its_n():
    """From where to where, how many, of how many, and after how long."""
    drawn = figure(seen(sample_flow()))
    told = [str(one.hovertext).replace("\u00a0", " ").replace("<br>", " ")
            for one in drawn.layout.annotations]  # fmt: skip

    assert "Mottagen → Accepterad: 6 350, 84 % av 7 602, median 3 dagar." in told


MERGED = {
    ("sent", "received"): 90, ("sent", "open"): 2,
    ("received", "accepted"): 60, ("received", "returned"): 30,
    ("accepted", "performed"): 6, ("accepted", "voided"): 3, ("accepted", "open"): 51,
}  # fmt: skip
BACK = {("received", "completion"): 12, ("received", "resent"): 9}


def test_words_of_two_loops_at_one_stage_stand_on_a_line_each():
    """Received is told with sent, so both come in where they began."""
    drawn = figure(seen(flow_chart(METRIC, YEAR, MERGED, BACK, {})))
    told = [one for one in drawn.layout.annotations if re.search("komplett|sänds", one.text)]

    assert len({(one.x, one.y) for one in told}) == 2
    assert abs(told[0].y - told[1].y) >= 17


def test_a_way_out_that_holds_those_still_there_is_only_outlined():
    """Three voided are told with 51 who wait."""
    flow = flow_of(flow_chart(METRIC, YEAR, MERGED, BACK, {}))
    [way] = flow.exits(next(stage for stage in flow.stages if stage.key == "accepted"))

    assert way.label.sv == "pågår eller makulerad"
    assert way.is_outlined


def test_words_too_high_for_their_river_stand_above_it():
    """Six of 60 go on, by a river of a few pixels."""
    drawn = figure(seen(flow_chart(METRIC, YEAR, MERGED, BACK, {})))
    [narrow] = [
        one for one in drawn.layout.annotations if "10" in one.text and "vidare" in one.text
    ]
    river = min(shape.y0 for shape in drawn.layout.shapes if shape.type == "rect")

    assert narrow.yanchor == "bottom"
    assert narrow.y < river
