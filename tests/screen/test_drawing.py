"""A drawing gathers plain dictionaries; plotly checks them in tests and never before a reader."""

from __future__ import annotations

import pytest

from referral_flow.screen import figure as drawn_by
from referral_flow.screen.figure import drawing
from referral_flow.screen.figures.drawing import Drawing, bar
from tests.screen import sample_series
from tests.screen.checked_figure import figure


def test_what_is_set_within_a_property_leaves_the_rest_of_it():
    """A level's words need more room above, the other margins stay."""
    drawn = Drawing()
    drawn.update_layout(margin={"l": 40, "t": 10})
    drawn.update_layout(margin={"t": 24})

    assert drawn.layout["margin"] == {"l": 40, "t": 24}


def test_what_is_merged_is_never_shared():
    """Two figures made from one template of settings do not change each other's."""
    common = {"l": 40}
    first, second = Drawing(), Drawing()
    first.update_layout(margin=common)
    first.update_layout(margin={"l": 8})
    second.update_layout(margin=common)

    assert second.layout["margin"] == {"l": 40}


def test_a_line_across_reaches_from_side_to_side():
    """At its value on the value axis, and over the whole of the other."""
    drawn = Drawing()
    drawn.add_hline(y=0.7)
    [line] = drawn.layout["shapes"]

    assert (line["yref"], line["y0"], line["y1"]) == ("y", 0.7, 0.7)
    assert (line["xref"], line["x0"], line["x1"]) == ("x domain", 0, 1)


def test_the_revision_follows_all_that_is_drawn():
    """The same again needs no new drawing; another value, tick or word does."""
    again = [drawing(sample_series.control_chart()).as_dict() for _ in range(2)]
    other = Drawing(traces=[bar(x=[1], y=[2])]).as_dict()
    another = Drawing(traces=[bar(x=[1], y=[3])]).as_dict()
    elsewhere = Drawing(traces=[bar(x=[1], y=[2])], layout={"title": {"text": "å"}}).as_dict()
    revisions = {one["layout"]["datarevision"] for one in (other, another, elsewhere)}

    assert again[0]["layout"]["datarevision"] == again[1]["layout"]["datarevision"]
    assert len(revisions) == 3


def test_a_property_that_plotly_does_not_know_fails_in_tests(monkeypatch):
    """The tests' figure is checked, even though the reader's is not."""
    wrong = Drawing(traces=[bar(x=[1], y=[2], colour="red")])
    monkeypatch.setitem(drawn_by.DRAWINGS, "control_chart", lambda chart, look: wrong)

    with pytest.raises(ValueError, match="colour"):
        figure(sample_series.control_chart())
