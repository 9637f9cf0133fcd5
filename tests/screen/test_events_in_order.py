"""Events in order on a number axis: dated where five lie between, with gaps where hidden."""

from __future__ import annotations

from referral_flow.disclosure import disclose
from referral_flow.screen.tables import chart_rows
from tests.sample_events import events_chart
from tests.screen.checked_figure import figure


def drawn(room: str = "wide"):
    [seen] = disclose([events_chart()], "working").blocks
    return figure(seen, room=room)


def test_only_dated_events_have_a_tick():
    """Months with their year beneath, five events apart."""
    axis = drawn().layout.xaxis

    assert list(axis.tickvals) == [1, 6, 11, 16]
    assert axis.ticktext[0] == "dec<br><b>2023</b>"


def test_where_many_are_dated_only_as_many_ticks_as_fit_are_written():
    """Forty dated events: no two words meet."""
    [seen] = disclose([events_chart(years=10)], "working").blocks
    shown = figure(seen, room="narrow").layout.xaxis.tickvals

    assert 2 <= len(shown) <= 4


def test_a_gap_of_few_people_is_a_gap_in_the_line_with_its_mark():
    """No number for it reaches the browser."""
    found = drawn()
    values = next(trace for trace in found.data if trace.mode == "lines+markers")

    assert values.y[-1] is None
    assert "få fall" in [note.text for note in found.layout.annotations]


def test_the_table_names_its_first_column_after_the_axis():
    """Events, not days."""
    [seen] = disclose([events_chart()], "working").blocks
    columns, rows = chart_rows(seen, "sv")

    assert columns[0][0] == "Händelser i tidsordning"
    assert rows[0][0] == "dec 2023" and rows[1][0] == "2"
