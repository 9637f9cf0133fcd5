"""The page of definitions: the whole catalogue, and what was asked for on top."""

from __future__ import annotations

from dataclasses import replace

import pytest

from referral_flow.blocks import Lead
from referral_flow.charts.amounts import free
from referral_flow.disclosure import disclose
from referral_flow.entries import Entries, Entry, Fact
from referral_flow.model import View
from referral_flow.panels import all_panels
from referral_flow.panels.definitions import PANEL
from referral_flow.panels.parts.definition_entries import alphabetical, entry_of
from referral_flow.text import Text, same
from tests.fake_warehouse import FakeWarehouse, metric
from tests.panels.sample_region import sample_warehouse

COHORT = "assessed_within_3_days_cohort"


def catalogues(choices=None, unit="region-17", audience="working") -> dict[str, Entries]:
    warehouse = sample_warehouse()
    period = warehouse.periods["12m-2025-10"]
    view = View(warehouse.units[unit], "month", period, audience=audience)
    blocks = disclose(PANEL.page(warehouse, view, choices or {}), audience).blocks
    return {block.key: block for block in blocks if isinstance(block, Entries)}


def said(entry: Entry) -> dict[str, str]:
    """The facts of an entry in Swedish."""
    return {fact.label.sv: fact.said.in_("sv") for fact in entry.facts if fact.said}


def test_every_metric_of_the_build_is_in_the_catalogue_once():
    """Generated from what the figures are counted by: none is forgotten and none is invented."""
    listed = [entry.key for group in catalogues()["metrics"].groups for entry in group.entries]

    assert sorted(listed) == sorted(f"metric-{key}" for key in sample_warehouse().metrics)


def test_metrics_stand_under_the_page_that_tells_of_them_by_name():
    """The order of the menu, then the Swedish alphabet: a, z, å, ä, ö."""
    titles = [group.title.sv for group in catalogues()["metrics"].groups]
    pages = [panel.title.sv for panel in all_panels() if panel.title.sv in titles]

    assert titles[: len(pages)] == pages
    for group in catalogues()["metrics"].groups:
        names = [alphabetical(entry.name, "sv") for entry in group.entries]
        assert names == sorted(names)
    names = sorted(
        ["Öl", "ål", "Zon", "Äpple", "apa"], key=lambda one: alphabetical(same(one), "sv")
    )
    assert names == ["apa", "Zon", "ål", "Äpple", "Öl"]


def test_what_was_asked_for_stands_on_top_with_its_value():
    """A link to a metric opens it whole; without one, the headline figure is shown."""
    assert catalogues()["chosen"].groups[0].entries[0].key == f"metric-{COHORT}"
    asked = catalogues({"metric": "wait_to_assessment"})["chosen"]

    assert asked.groups[0].entries[0].key == "metric-wait_to_assessment"
    assert "Värmland, november 2024" in asked.value.in_("sv")


def test_a_value_of_few_people_is_not_told_beside_its_definition():
    """K3 has few contacts in a week: the definition stands, the number does not."""
    warehouse = FakeWarehouse(
        [metric(COHORT)], ratios=[(COHORT, "K3", "2025-07", None, None, 3, 8)]
    )
    view = View(warehouse.units["K3"], "month", warehouse.periods["2025-07"])
    chosen = disclose(PANEL.page(warehouse, view, {}), "working").blocks[1]

    assert chosen.value.in_("sv") == "Kan inte visas: för få fall"


def test_a_council_reads_the_value_of_a_nameless_clinic():
    """The clinic has a number here as everywhere else in what is handed on."""
    chosen = catalogues(unit="K1", audience="council")["chosen"]

    assert "Björken" not in chosen.value.in_("sv")
    assert chosen.value.in_("sv").startswith("Mottagning 1")


def test_an_entry_tells_all_that_the_catalogue_knows():
    """Kind, unit, direction, target, maturity, units, splits, partners, rows, gaps and source."""
    one = metric(
        "one", good="down", target=0.9, splits=("owner",), watch=("owner",),
        unit_kinds=("physio", "region"), disclose_with=("two",), missing=("bookings.assessed_at",),
        source="HSF 2017:80",
    )  # fmt: skip
    entry = entry_of(FakeWarehouse([one, metric("two", label=Text("Det andra", "Two"))]), one)

    assert said(entry) == {
        "Slag": "andel",
        "Enhet": "procent",
        "Riktning": "lägre är bättre",
        "Mål": "90\u00a0%",
        "Räknas färdigt": "3\u00a0dagar efter periodens slut",
        "Räknas för": "mottagning; region",
        "Uppdelat på": "driftsform",
        "Ändringar söks även i": "driftsform",
        "Döljs tillsammans med": "det andra",
        "Bygger på": "bokningar",
        "Saknas i uttaget": "bookings.assessed_at",
        "Källa": "HSF 2017:80",
    }
    assert [fact.code for fact in entry.facts if fact.code] == ["one"]
    assert entry.query == one.sql


def test_an_entry_leads_to_its_pages_and_to_itself():
    """Where a page shows whichever metric is chosen there, it is this one."""
    warehouse = sample_warehouse()
    entry = entry_of(warehouse, warehouse.metrics[COHORT])
    ways = {way.lead.page: way.lead for fact in entry.facts for way in fact.ways}

    assert entry.lead == Lead(
        "definitions", choices=(("show", "catalogue"), ("metric", COHORT))
    )  # fmt: skip
    assert ways["guarantee"].choices == ()
    assert ways["compare_clinics"].choices == (("metric", COHORT),)


def test_an_entry_holds_no_number_that_the_gate_would_judge():
    """The gate takes an entry whole, so it may only tell of rules."""
    target = free(0.9, "percent")
    people = replace(target, rule="count")
    with pytest.raises(ValueError, match="tells of people"):
        Entry("metric-x", same("x"), same("x"), facts=(Fact(Text("Antal", "Number"), people),))
    Entry("metric-x", same("x"), same("x"), facts=(Fact(Text("Mål", "Target"), target),))
