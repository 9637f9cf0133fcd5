"""The planted truth about second opinions, seen on the page that is about it."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Chart, Table, UnitLabel, cell_in
from referral_flow.disclosure.walk import found_in
from referral_flow.model import View
from referral_flow.panels.parts.booking_routes import booking_routes
from referral_flow.panels.second_opinion import PANEL
from referral_flow.warehouse import Warehouse, open_warehouse

PLANTED = {"SE-F05", "SE-F14"}
UNTOUCHED = "SE-F13"


@pytest.fixture(scope="module")
def warehouse(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


def charts(warehouse: Warehouse, unit: str, period: str = "all") -> dict[str, Chart]:
    view = View(warehouse.units[unit], "month", warehouse.periods[period])
    return {one.key: one for one in PANEL.blocks(warehouse, view, {}) if isinstance(one, Chart)}


def named(thing: object) -> set[str]:
    return {label.unit_id for label in found_in(thing, UnitLabel)}


def test_the_two_clinics_that_many_come_to_are_found_by_name(warehouse):
    """Truth 8: they alone stand apart by who comes, and none by who goes."""
    found = charts(warehouse, "region-17")

    assert named(found["arrived_funnel"].finding) == PLANTED
    assert named(found["left_funnel"].finding) == set()
    assert {point.x for point in found["clinic_flows"].series[0].points} >= PLANTED


def test_they_come_by_the_web(warehouse):
    """Truth 8: the way of booking differs beyond chance, the web being where they come from."""
    for unit in ("region-17", *PLANTED):
        finding = charts(warehouse, unit)["arrived_by_booking_way"].finding.in_("sv")

        assert "skiljer sig efter" in finding
        assert finding.endswith("(på webben)")


def test_an_untouched_clinic_is_not_said_to_stand_apart(warehouse):
    """Within the limits in both directions."""
    found = charts(warehouse, UNTOUCHED)

    for key in ("arrived_funnel", "left_funnel"):
        assert "ligger inom gränserna" in found[key].finding.in_("sv")


def test_age_and_body_region_have_nothing_to_do_with_the_route(warehouse):
    """The sample draws both without regard to how a patient books; the guarantee it does not."""
    view = View(warehouse.units["region-17"], "month", warehouse.periods["all"])
    [mix] = [one for one in booking_routes(warehouse, view)
             if isinstance(one, Table) and one.key == "booking_mix"]  # fmt: skip
    beyond = {cell_in(row[0], "sv") for row in mix.rows if row[1].sv == "mer än slumpen"}

    assert beyond == {"Inom vårdgarantin", "Var patienten bor"}


def test_routes_hold_all_first_visits(warehouse):
    """The table adds up to the metric's own number."""
    unit, period = warehouse.units["region-17"], warehouse.periods["12m-2025-10"]
    routes = booking_routes(warehouse, View(unit, "month", period))[0]
    whole = warehouse.values(
        "guarantee_share", unit_ids=[unit.unit_id], period_ids=[period.period_id]
    )

    assert sum(row[1].value for row in routes.rows if row[1]) == whole["denominator"][0]


def test_the_answer_says_what_the_chart_below_it_says(warehouse):
    """In Filipstad fewer than five a month go on: the chart is of single events, and so is it."""
    view = View(warehouse.units["municipality-1782"], "month", warehouse.periods["12m-2025-10"])
    blocks = PANEL.blocks(warehouse, view, {})
    over_time = next(one for one in blocks if isinstance(one, Chart) and one.key == "over_time")

    assert over_time.x.kind == "number"
    assert over_time.finding.words.sv in blocks[0].answer.words.sv
    assert "annan mottagning har blivit" in over_time.finding.words.sv


def test_the_flows_of_a_municipality_say_that_they_go_both_ways(warehouse):
    """To and from its clinics and between them; those of the region need no such words."""
    assert "i Karlstad" in charts(warehouse, "municipality-1780")["clinic_flows"].measure.sv
    assert "mottagningar i" not in charts(warehouse, "region-17")["clinic_flows"].measure.sv
