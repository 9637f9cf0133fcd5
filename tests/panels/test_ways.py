"""Where marks lead: to the view that tells more of their number, and never in a circle."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from referral_flow.blocks import Chart
from referral_flow.disclosure import disclose
from referral_flow.leads import Lead
from referral_flow.model import Origin, View
from referral_flow.panels import Panel, all_panels
from referral_flow.panels.parts.ways import Ways
from referral_flow.text import same
from tests.fake_warehouse import periods, units
from tests.panels.sample_region import sample_warehouse

UNITS = {unit.unit_id: unit for unit in units()}
PERIODS = {period.period_id: period for period in periods()}
YEAR, QUARTER, REGION, CLINIC = "12m-2025-10", "2025-Q3", "region-17", "K1"


def page(key: str, *metrics: str, kinds: tuple[str, ...] = ("physio", "region")) -> Panel:
    """A page of these metrics, for these kinds of unit."""
    return Panel(key, 0, same(key), same(key), metrics, kinds, (), lambda *_: [])


PAGES = (page("overview", "share", "late"), page("visits", "share"), page("waits", "late"))
NO_CHOICE = MappingProxyType({})


def ways(here: Panel, unit: str = REGION, period: str = YEAR, own=NO_CHOICE) -> Ways:
    return Ways(here, View(UNITS[unit], "month", PERIODS[period]), own, PAGES, PERIODS)


def lead(found: Ways, metric: str, unit: str, period: str) -> Lead | None:
    return found.lead_of(Origin(metric, UNITS[unit], PERIODS[period]))


def test_a_number_of_another_unit_or_period_leads_to_it_on_the_same_page():
    """The page's own choices go along."""
    here = ways(PAGES[1], own={"only": "late"})

    choices = (("only", "late"),)
    assert lead(here, "share", CLINIC, YEAR) == Lead("visits", CLINIC, YEAR, choices=choices)
    assert lead(here, "share", REGION, QUARTER).period_id == QUARTER


def test_a_number_of_what_is_shown_leads_nowhere():
    """The same unit and period: there is no more to see."""
    assert lead(ways(PAGES[1]), "share", REGION, YEAR) is None


def test_a_number_of_another_pages_metric_leads_to_that_page():
    """Even for the same unit and period, and never back to the way in."""
    assert lead(ways(PAGES[1]), "late", REGION, YEAR) == Lead("waits", REGION, YEAR)
    assert lead(ways(PAGES[0]), "late", REGION, YEAR) == Lead("waits", REGION, YEAR)
    assert lead(ways(PAGES[1]), "unheard_of", REGION, YEAR) is None


def test_a_page_without_the_units_kind_is_passed_over():
    """A municipality has no page here: its number stays where it is."""
    assert lead(ways(PAGES[1]), "late", "municipality-1780", YEAR) is None


def test_a_week_keeps_the_readers_period():
    """Weeks stand in charts, and cannot be chosen."""
    week = next(key for key, period in PERIODS.items() if period.grain == "week")

    assert lead(ways(PAGES[1]), "share", REGION, week) is None
    assert lead(ways(PAGES[1]), "share", CLINIC, week).period_id == YEAR


@pytest.mark.parametrize("unit", [REGION, "municipality-1780"])
def test_the_ways_of_a_page_survive_the_gate(unit):
    """Marks of clinics and of months lead on after disclosure, hidden ones too."""
    guarantee = next(panel for panel in all_panels() if panel.key == "guarantee")
    warehouse = sample_warehouse()
    view = View(warehouse.units[unit], "month", warehouse.periods[YEAR])
    own = guarantee.defaults_in(warehouse)
    found = Ways(guarantee, view, own, all_panels(), warehouse.periods)
    blocks = found.with_leads(guarantee.page(warehouse, view, own))
    seen = disclose(blocks, "working", units=[view.unit]).blocks

    leads = {
        block.key: [point.lead for series in block.series for point in series.points]
        for block in seen
        if isinstance(block, Chart)
    }
    assert {one.unit_id for one in leads["clinics"] if one} >= {CLINIC}
    assert {one.period_id for one in leads["over_time"] if one} >= {"2025-08", "2025-09"}
