"""The page about the tool: what it rests on, where to be careful, what it does not know."""

from __future__ import annotations

from referral_flow.blocks import Findings, Headline, Note, Table
from referral_flow.model import View
from referral_flow.panels import all_panels
from referral_flow.panels.about import PANEL
from tests.panels.sample_region import sample_warehouse


def page(lacking: str | None = None) -> list:
    warehouse = sample_warehouse(lacking)
    view = View(warehouse.units["region-17"], "month", warehouse.periods["12m-2025-10"])
    return PANEL.blocks(warehouse, view, {})


def words() -> str:
    notes = [block for block in page() if isinstance(block, Note)]
    return " ".join(f"{note.title.sv} {note.body.in_('sv')}" for note in notes)


def test_it_opens_with_the_region_the_days_and_the_build():
    """What every figure of the tool rests on."""
    headline = page()[0]

    assert isinstance(headline, Headline)
    assert headline.answer.in_("sv") == (
        "Verktyget visar Värmland med uppgifter från 2023-11-01 till och med 2025-10-31, underlag "
        "abcdef012345."
    )


def test_measures_that_cannot_be_counted_are_counted():
    """A column that is missing takes its measures along."""
    counted = [page(lacking)[0].figures[-1].amount.value for lacking in (None, "seekers_count")]

    assert counted == [0, 1]


def test_weeks_with_gaps_are_listed():
    """K3 lost six weeks."""
    [gaps] = [block for block in page() if isinstance(block, Table) and block.key == "low_weeks"]

    assert gaps.rows[0][0].name.sv == "Granen rehab"


def test_what_the_tool_does_not_know_has_a_reason_each():
    """And the last day that is known stands there."""
    [unknown] = [block for block in page() if isinstance(block, Table) and block.key == "unknown"]

    assert len(unknown.rows) >= 6
    assert any("2025-10-31" in why.sv for _, why in unknown.rows)


def test_it_says_how_to_report_a_fault_and_never_to_write_of_a_patient():
    """With the build, so that the fault can be found again."""
    assert "underlag abcdef012345" in words()
    assert "Skriv aldrig något om en enskild patient." in words()
    assert "Myndigheten för digital förvaltning" in words()


def test_made_up_data_are_called_so():
    """Before anybody draws a conclusion about a real municipality."""
    assert "Påhittade uppgifter" in words()


def test_it_leads_on_to_pages_that_there_are():
    """Definitions and data quality."""
    [further] = [block for block in page() if isinstance(block, Findings)]

    assert {one.lead.page for one in further.found} <= {panel.key for panel in all_panels()}


def test_it_is_the_same_whatever_is_chosen_and_makes_no_slides():
    """It offers neither unit nor period."""
    assert not (PANEL.uses_unit or PANEL.uses_period or PANEL.has_slides)
