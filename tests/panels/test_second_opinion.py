"""The page on second opinions: who goes on, who comes, how, and between which clinics."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Block, Chart, Headline, Note, UnitLabel
from referral_flow.charts.amounts import Counted
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import amounts_in, found_in
from referral_flow.few import is_few
from referral_flow.model import AUDIENCES, View
from referral_flow.panels.parts.arrivals_by import together
from referral_flow.panels.second_opinion import PANEL
from tests.panels.sample_second import ARRIVED, FLOWS, LEFT, second_warehouse

TWELVE = "12m-2025-10"


def page(unit="region-17", period=TWELVE, *lacking, audience="working") -> list[Block]:
    warehouse = second_warehouse(*lacking)
    view = View(warehouse.units[unit], "month", warehouse.periods[period], audience=audience)
    return PANEL.blocks(warehouse, view, {})


def chart(key: str, blocks: list[Block]) -> Chart:
    return next(one for one in blocks if isinstance(one, Chart) and one.key == key)


def keys(blocks: list[Block]) -> set[str]:
    return {one.key for one in blocks if hasattr(one, "key")}


def test_the_page_opens_with_how_many_go_on():
    """One in a hundred, written with a decimal: here that is much."""
    first = page()[0]

    assert isinstance(first, Headline)
    assert "sökte 1,0\xa0% en annan mottagning" in first.answer.in_("sv")
    assert [one.metric for one in first.figures][:2] == [LEFT, ARRIVED]
    assert {one.amount.decimals for one in first.figures} == {1}


def test_the_reminder_stands_before_the_first_chart():
    """Such a contact can be under the guarantee, and patients choose their clinic."""
    blocks = page()
    place = next(place for place, one in enumerate(blocks) if isinstance(one, Note))

    assert "vårdgarantin" in blocks[place].title.sv
    assert not any(isinstance(one, Chart) for one in blocks[:place])


def test_those_who_come_have_a_line_of_their_own_where_they_are_others():
    """In a region those who go are those who come; at B1 many more come than go."""
    assert "arrived_over_time" not in keys(page())
    assert "arrived_over_time" in keys(page("B1"))


def test_the_way_of_booking_is_said_to_matter_where_it_does():
    """Eleven of 480 web bookings a month against one of 720 by phone."""
    words = chart("arrived_by_booking_way", page()).finding.in_("sv")

    assert words.endswith("från 0,1\xa0% (via telefon) till 2,3\xa0% (på webben)")


def test_the_clinic_that_many_come_to_stands_apart():
    """B1 takes eleven of the twelve who go on each month."""
    words = chart("arrived_funnel", page()).finding.in_("sv")

    assert "Kliniken B1" in words and "skiljer sig" in words
    assert "Kliniken B1" not in chart("left_funnel", page()).finding.in_("sv")


def test_flows_go_from_row_to_column():
    """Twelve a year from each clinic to B1; nobody goes from a clinic to itself."""
    grid = chart("clinic_flows", page())
    cells = {(row.key, point.x): point.amount for row in grid.series for point in row.points}

    assert cells["A2", "B1"].value == 12
    assert sum(one.value or 0 for one in cells.values()) == 12 * 12
    assert all(one.value is None for (row, column), one in cells.items() if row == column)


def test_a_clinic_has_its_two_ends():
    """B1's patients go to A1; those who come to it come from eleven others."""
    blocks = page("B1")
    went, came = (chart(key, blocks).series[0].points for key in ("went_to", "came_from"))

    assert [(point.x, point.amount.value) for point in went] == [("A1", 12)]
    assert sum(point.amount.value for point in came) == 11 * 12


def test_an_end_of_few_is_said_in_words():
    """In a quarter three went from B1 to A1, and three from each of the others to B1."""
    blocks = page("B1", "2025-Q2")

    assert "went_to" not in keys(blocks) and "came_from" not in keys(blocks)
    assert [one.title.sv for one in blocks if isinstance(one, Note) and one.place == "who"] == [
        "Vart de gick", "Varifrån de kom",
    ]  # fmt: skip


def test_too_few_flows_are_said_in_words():
    """In a month one went from each clinic to another."""
    blocks = page("municipality-1784", "2025-09")

    assert "clinic_flows" not in keys(blocks)
    assert any("för få kontakter" in one.body.in_("sv") for one in blocks if isinstance(one, Note))


def test_a_council_sees_flows_without_names():
    """Neither in rows nor in titles."""
    blocks = page(audience="council")
    seen = disclose(blocks, "council", units=[second_warehouse().units["region-17"]]).blocks
    labels = [one.name.sv for one in found_in(list(seen), UnitLabel) if one.kind == "physio"]

    assert labels and not any("Kliniken" in one for one in labels)
    assert "Kliniken" not in chart("clinic_flows", list(seen)).finding.in_("sv")


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("unit, period", [("region-17", TWELVE), ("region-17", "2025-09"),
                                          ("municipality-1780", "2025-Q3"), ("B1", "all"),
                                          ("A2", "2025-Q3")])  # fmt: skip
def test_nothing_small_passes_the_gate(unit, period, audience):
    """Whatever the unit and period, no number of few people is left."""
    blocks = page(unit, period, audience=audience)
    seen = disclose(blocks, audience, units=[second_warehouse().units[unit]]).blocks

    for amount in amounts_in(list(seen)):
        assert amount.suppressed or amount.n is None or not is_few(amount, audience)


def test_what_the_extract_lacks_is_said_calmly():
    """Without patients' pseudonyms nobody can be followed from one clinic to another."""
    blocks = page("region-17", TWELVE, LEFT, ARRIVED, FLOWS)

    assert not any(isinstance(one, Chart) for one in blocks)
    assert any("bookings.patient_id" in one.body.in_("sv") for one in blocks
               if isinstance(one, Note) and one.kind == "missing")  # fmt: skip


def test_parts_of_few_go_together_and_nobody_is_lost():
    """Three of 40 and two of 30 are few: together with the smallest other they can be shown."""
    parts = [("a", Counted(3, 40)), ("b", Counted(2, 30)), ("c", Counted(9, 50)),
             ("d", Counted(20, 400))]  # fmt: skip

    assert together(parts, "working") == [
        ("c", Counted(9, 50)), ("d", Counted(20, 400)), ("a+b", Counted(5, 70)),
    ]  # fmt: skip
    assert together(parts[1:], "working") == [("d", Counted(20, 400)), ("b+c", Counted(11, 80))]
    assert together(parts[2:], "council") == parts[2:]
    assert together(parts[1:], "working", kept="c") == [("c", Counted(9, 50)),
                                                        ("b+d", Counted(22, 430))]  # fmt: skip
