"""The overview of the committed sample: whatever is found leads to a chart that is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from referral_flow.blocks import Chart, Findings, Found, Headline, Lead
from referral_flow.disclosure import disclose
from referral_flow.model import View
from referral_flow.panels import all_panels
from referral_flow.panels.overview import PANEL
from referral_flow.warehouse import Warehouse, open_warehouse

PANELS = {panel.key: panel for panel in all_panels()}
YEAR = "12m-2025-10"


@pytest.fixture(scope="module")
def warehouse(built_sample: Path) -> Warehouse:
    return open_warehouse(built_sample)


@pytest.fixture(scope="module")
def of_the_region(warehouse: Warehouse) -> list:
    return page(warehouse, "region-17")


def page(warehouse: Warehouse, unit: str, audience: str = "working") -> list:
    view = View(warehouse.units[unit], "month", warehouse.periods[YEAR], audience=audience)
    return list(disclose(PANEL.page(warehouse, view, {}), audience, units=[view.unit]).blocks)


def found_in(blocks: list) -> dict[str, tuple[Found, ...]]:
    return {block.key: block.found for block in blocks if isinstance(block, Findings)}


def leads_of(blocks: list) -> Iterator[Lead]:
    for block in blocks:
        if isinstance(block, Headline):
            yield from (figure.lead for figure in block.figures if figure.lead)
        if isinstance(block, Findings):
            yield from (one.lead for one in block.found)


def test_every_lead_opens_the_chart_that_it_names(warehouse, of_the_region):
    """The page offers that unit, period and choice, and draws a chart of that key, if any."""
    wrong = [lead for lead in dict.fromkeys(leads_of(of_the_region)) if not opens(warehouse, lead)]

    assert wrong == []


def opens(warehouse: Warehouse, lead: Lead) -> bool:
    panel = PANELS[lead.page]
    unit = warehouse.units[lead.unit_id or "region-17"]
    asked = dict(lead.choices) | {"unit": unit.unit_id}
    controls = {one.key: dict(one.options) for one in panel.controls_in(warehouse, asked)}
    if unit.kind not in panel.unit_kinds or any(
        value not in controls.get(key, ()) for key, value in lead.choices
    ):
        return False
    view = View(unit, "month", warehouse.periods[lead.period_id or YEAR])
    chosen = {one.key: one.default for one in panel.controls_in(warehouse, asked)}
    drawn = panel.page(warehouse, view, chosen | dict(lead.choices))
    return lead.chart in {None} | {block.key for block in drawn if isinstance(block, Chart)}


def test_a_reader_of_the_region_is_led_to_what_was_planted(of_the_region):
    """The step, the template, the new channel, the clinics apart and the lost weeks."""
    lists = found_in(of_the_region)
    said = {key: " ".join(one.said.in_("sv") for one in those) for key, those in lists.items()}

    assert "övriga remittenter: andelen remisser som returneras eller avvisas" in said["changed"]
    assert "sedan februari 2025" in said["changed"]
    assert "Ny remissmall" in said["after_events"]
    assert "SEFOS" in said["after_events"]
    assert "2025-03-03 till 2025-04-13" in said["lost"]


@pytest.mark.parametrize("unit", ["region-17", "municipality-1782"])
def test_the_municipality_without_a_free_time_is_told_as_one(warehouse, unit):
    """Truth 7: both clinics of Filipstad, named in what the finding rests on; the map shows it."""
    apart = found_in(page(warehouse, unit))["unlike"]
    [one] = [one for one in apart if "morgnar med en ledig tid" in one.said.in_("sv")]

    assert one.said.in_("sv").startswith("Filipstad, båda mottagningarna: ")
    assert one.basis.in_("sv").startswith("Bergslagens rörelsecenter och Fysioterapin Hyttan, ")
    assert (one.lead.page, dict(one.lead.choices)) == ("map", {"metric": "morning_free_share"})


def test_what_a_part_was_expected_to_be_stands_where_its_finding_leads(warehouse, of_the_region):
    """Truth 9: the shoulders of one clinic, beside what its other patients foretold."""
    [one] = [one for one in found_in(of_the_region)["unlike"] if "Väntat var" in one.said.in_("sv")]
    view = View(warehouse.units[one.lead.unit_id], "month", warehouse.periods[one.lead.period_id])
    blocks = PANEL.page(warehouse, view, dict(one.lead.choices))
    [chart] = [block for block in disclose(blocks, "working", units=[view.unit]).blocks
               if isinstance(block, Chart) and block.key == one.lead.chart]  # fmt: skip

    assert one.said.amounts["others"].value == chart.reading.amounts["expected"].value
    assert "Väntat för axel var" in chart.reading.in_("sv")


def test_july_and_christmas_are_no_findings(of_the_region):
    """Quiet weeks come every year."""
    changed = found_in(of_the_region)["changed"]

    assert not any("antalet sökande" in one.said.in_("sv") for one in changed)


def test_a_clinic_finds_its_own_lost_weeks(warehouse):
    """And no one else's."""
    lists = found_in(page(warehouse, "SE-F07"))

    assert len(lists["lost"]) == 1
    assert found_in(page(warehouse, "SE-F02"))["lost"] == ()


def test_a_council_reads_no_clinic_by_name(warehouse):
    """Numbers stand for clinics, and no lead tells which they are."""
    names = [unit.name.sv for unit in warehouse.units.values() if unit.is_clinic]
    shown = page(warehouse, "region-17", "council")
    said = " ".join(one.said.in_("sv") for those in found_in(shown).values() for one in those)

    assert "Mottagning 1" in said
    assert not any(name in said for name in names)
    assert {lead.unit_id for lead in leads_of(shown)} == {None}
