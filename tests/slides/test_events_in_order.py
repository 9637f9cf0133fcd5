"""Events in order on a slide: a native line chart whose places are dated where five lie between."""

from __future__ import annotations

from tests.sample_events import events_chart
from tests.slides.opened import cells_of, charts_of, made


def test_the_sheet_holds_a_row_per_event_and_no_hidden_gap():
    """Twenty gaps; the last, of three people, is blank."""
    [native] = charts_of(made(events_chart()))
    value = native.plots[0].series[0]

    assert len(value.values) == 20
    assert value.values[-1] is None
    assert value.values[0] == 100


def test_places_are_named_by_month_where_five_events_lie_between():
    """The others have no name of their own."""
    [native] = charts_of(made(events_chart()))
    names = [str(row[0]).strip() for row in cells_of(native)[1:]]

    assert [place for place, name in enumerate(names) if name] == [0, 5, 10, 15]
    assert names[0] == "dec 2023"
