"""The control chart: what is drawn, hollow, cut or said beside it."""

from __future__ import annotations

from datetime import date

from referral_flow.blocks import Marker
from referral_flow.charts.control_chart import control_chart
from referral_flow.text import Text
from tests.charts.sample_history import CALM, COHORT, TWO_CALM_YEARS, of_shares, plain
from tests.fake_warehouse import metric


def drawn(chart) -> dict:
    """Series by key."""
    return {series.key: series for series in chart.series}


def test_limits_stand_beside_values_and_name_themselves_at_the_end():
    """Value, level and two limits; each line says its last value."""
    chart = control_chart(of_shares(TWO_CALM_YEARS), key="x")

    assert list(drawn(chart)) == ["value", "centre", "upper", "lower"]
    assert drawn(chart)["centre"].end_label.in_("sv") == "medel 50\u00a0%"


def test_an_incomplete_month_is_hollow_and_says_why():
    """October cannot be judged yet."""
    last = drawn(control_chart(of_shares(TWO_CALM_YEARS), key="x"))["value"].points[-1]

    assert not last.is_complete
    assert "inte avslutad" in last.note.in_("sv")


def test_a_claim_is_followed_by_how_often_chance_makes_it():
    """The limits are told in plain words; the kind of chart stands in the method."""
    calm = control_chart(of_shares(TWO_CALM_YEARS), key="x").reading.in_("sv")
    shifted = control_chart(of_shares(CALM + [0.62] * 11), key="x").reading.in_("sv")

    assert calm.startswith("Punkter mellan de streckade gränserna")
    assert "diagram enligt" not in calm + shifted
    assert "Av ren slump" not in calm
    assert "Av ren slump" in shifted


def test_that_limits_follow_the_calendar_is_said_in_the_measure_line():
    """Only where they do."""
    plain = control_chart(of_shares(TWO_CALM_YEARS), key="x")
    calendar = control_chart(of_shares(TWO_CALM_YEARS, expected=[0.5] * 24), key="x")

    assert "kalendern" not in plain.measure.in_("sv")
    assert "följer kalendern" in calendar.measure.in_("sv")
    assert "väntat" in drawn(calendar)["centre"].end_label.in_("sv")


def test_a_narrow_series_cuts_the_axis_and_admits_it():
    """Otherwise four points of change would be a straight line."""
    chart = control_chart(of_shares(TWO_CALM_YEARS), key="x")

    assert chart.y.is_cut
    assert (chart.y.minimum, chart.y.maximum) == (0.4, 0.6)


def test_a_wide_series_keeps_the_whole_axis():
    """From 0 to 100 %."""
    chart = control_chart(of_shares(TWO_CALM_YEARS, n=40), key="x")

    assert not chart.y.is_cut
    assert (chart.y.minimum, chart.y.maximum) == (0.0, 1.0)


def test_a_target_far_away_is_said_and_not_drawn():
    """A line at 100 % would flatten everything below it."""
    near = control_chart(of_shares(TWO_CALM_YEARS, measure=metric(COHORT, target=0.55)), key="x")
    far = control_chart(of_shares(TWO_CALM_YEARS, measure=metric(COHORT, target=1.0)), key="x")

    assert "target" in drawn(near)
    assert "target" not in drawn(far)
    assert "Målet, 100 %, ligger utanför diagrammet." in plain(far.reading.in_("sv"))


def test_only_events_within_the_history_are_marked():
    """An event of another time has no place on the axis."""
    inside = Marker(date(2024, 5, 1), Text("Ny mottagning", "New clinic"))
    outside = Marker(date(2020, 5, 1), Text("Pandemi", "Pandemic"))

    chart = control_chart(of_shares(TWO_CALM_YEARS), key="x", events=(inside, outside))

    assert chart.markers == (inside,)


def test_weeks_have_a_level_but_no_limits():
    """No rules on weeks, so nothing that looks like one."""
    chart = control_chart(of_shares([0.5] * 103, grain="week"), key="x")

    assert list(drawn(chart)) == ["value", "centre"]
    assert "Enstaka veckor bedöms inte" in chart.reading.in_("sv")
