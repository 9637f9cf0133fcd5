"""The map page: by place or by home, with what cannot be shown said, and ways on from each area."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Block, Chart, Headline, Note, UnitLabel
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import amounts_in, found_in
from referral_flow.maps import HIDDEN_PLACE, NAMELESS, SHOWN, map_of
from referral_flow.model import AUDIENCES
from referral_flow.panels.map import PANEL
from referral_flow.text import Text
from tests.panels.sample_municipalities import (
    HAMMARO,
    KIL,
    MUNICIPALITIES,
    OTHER,
    QUARTER,
    REGION,
    YEAR,
    by_place,
    municipal_warehouse,
    view_of,
)
from tests.sample_map import KEY

HOME = {"metric": KEY, "by": "home"}


def page(
    unit: str = REGION, period: str = YEAR, choices=None, audience: str = "working", warehouse=None
) -> list[Block]:
    warehouse = warehouse or municipal_warehouse()
    return PANEL.page(warehouse, view_of(warehouse, unit, period, audience), choices or {})


def chart(key: str, blocks) -> Chart:
    return next(one for one in blocks if isinstance(one, Chart) and one.key == key)


def controls(asked=None) -> dict[str, list[str]]:
    """Keys of the page's controls with the keys of their options."""
    found = PANEL.controls_in(municipal_warehouse(), asked or {})
    return {one.key: [key for key, _ in one.options] for one in found}


def test_every_share_that_municipalities_have_can_be_chosen():
    """Guarantee first, as when clinics are compared."""
    assert controls()["metric"] == [KEY, OTHER]


def test_place_or_home_is_asked_only_where_homes_are_known():
    """There is nothing to choose that changes nothing."""
    assert controls({"metric": KEY})["by"] == ["clinic", "home"]
    assert "by" not in controls({"metric": OTHER})


def test_the_map_names_who_stands_apart_and_draws_all():
    """Kil has 80 % where the others have 40."""
    blocks = page()
    drawn = chart("map", blocks)

    assert isinstance(blocks[0], Headline)
    assert drawn.finding.in_("sv").startswith("Kil (80\xa0%) ligger utanför det vanliga")
    assert [area.key for area in drawn.shapes] == list(MUNICIPALITIES)
    assert {one.amount.n for one in drawn.series[0].points} == {400}


def test_by_home_the_shares_are_those_of_the_residents():
    """Half of two hundred everywhere, and those who live elsewhere in the table alone."""
    points = {one.x: one.amount for one in chart("map", page(choices=HOME)).series[0].points}

    assert points[KIL].value == 0.5
    assert points[KIL].n == 200
    assert points["elsewhere"].n == 90
    assert points[KIL].origin.split == "home_municipality"
    assert points[KIL].origin.unit.unit_id == REGION


def test_by_home_a_week_shows_its_quarter_and_says_so():
    """Homes are known by quarter and longer."""
    warehouse = municipal_warehouse()
    week = next(one for one in warehouse.periods.values()
                if one.grain == "week" and one.period_id == "2025-W33")  # fmt: skip
    drawn = chart("map", page(period=week.period_id, choices=HOME, warehouse=warehouse))

    assert QUARTER in {one.amount.origin.period.period_id for one in drawn.series[0].points}
    assert "kvartal 3 2025" in drawn.coarser.in_("sv")


def test_a_municipality_sees_itself_on_the_map_of_its_region():
    """Marked, answered for, and beside the region in the figures."""
    blocks = page(KIL)
    chosen = [area.key for area in chart("map", blocks).shapes if area.is_chosen]

    assert chosen == [KIL]
    assert "Kil ligger utanför" in blocks[0].answer.in_("sv")
    assert {"Värmland", "Kil"} <= {figure.label.sv for figure in blocks[0].figures}


def test_an_area_leads_to_the_page_that_tells_of_its_clinics():
    """By home to the same map with the municipality chosen: its clinics are another matter."""
    lead = {one.x: one.lead for one in chart("map", page()).series[0].points}[KIL]
    home = {one.x: one.lead for one in chart("map", page(choices=HOME)).series[0].points}[KIL]

    assert (lead.page, lead.unit_id) == ("guarantee", KIL)
    assert (home.page, home.unit_id) == ("map", KIL)
    assert dict(home.choices) == HOME


def test_few_cases_are_hidden_and_take_a_neighbour_along():
    """Two of five, which the region less the others would give away."""
    warehouse = municipal_warehouse(by_place() | {HAMMARO: (2, 5)})
    seen = disclose(page(warehouse=warehouse, audience="council"), "council", names=True)
    states = [one.state for one in map_of(chart("map", seen.blocks)).places]

    assert states.count(HIDDEN_PLACE) == 2


def test_a_council_is_not_shown_whose_a_single_clinic_is():
    """Hammarö is one clinic: on the map it is land, in the table a number without a name."""
    warehouse = municipal_warehouse()
    blocks = page(HAMMARO, audience="council", warehouse=warehouse)
    seen = disclose(blocks, "council", units=[warehouse.units[HAMMARO]])
    drawn = chart("map", seen.blocks)
    island = next(one for one in map_of(drawn).places if one.area.middle == (41.0, 15.0))

    assert island.state == NAMELESS
    assert not any(area.is_chosen for area in drawn.shapes)
    assert "Kommun 1" in {one.label.in_("sv") for one in drawn.series[0].points}
    assert not any("Hammarö" in part.sv for part in _texts(seen.blocks))


def test_by_home_no_municipality_is_without_a_name():
    """Where patients live tells of no clinic."""
    seen = disclose(page(choices=HOME, audience="council"), "council")

    assert {one.state for one in map_of(chart("map", seen.blocks)).places} == {SHOWN}
    assert not any(label.is_one_clinic for label in found_in(list(seen.blocks), UnitLabel))


def test_a_region_without_borders_still_has_its_numbers():
    """A code that is no county's: no map, the same comparison."""
    blocks = page(warehouse=municipal_warehouse(region="region-01"))

    assert not any(isinstance(one, Chart) and one.kind == "map" for one in blocks)
    assert any(isinstance(one, Note) and one.kind == "missing" for one in blocks)
    assert len(chart("municipalities", blocks).series[0].points) == 10


def test_a_period_without_cases_says_so_calmly():
    """A month that has no rows."""
    blocks = page(period="2025-06")

    assert [type(one) for one in blocks] == [Note]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("unit", [REGION, KIL])
def test_every_number_says_where_it_was_read(unit, audience):
    """So that it hides wherever its cell does; limits and quartiles tell of nobody."""
    for one in amounts_in(page(unit, audience=audience)):
        assert one.rule == "free" or one.origin or one.ends or one.rule == "count"


def _texts(blocks):
    return found_in(list(blocks), Text)
