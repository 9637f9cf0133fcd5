"""Every page for every unit: it opens, says everything in both languages, and agrees with `values`.

Pages are asked and disclosed as the dashboard does it, without drawing; a few units' charts are
also written as tables, files and words for those who listen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from referral_flow.blocks import Chart
from referral_flow.disclosure import disclose
from referral_flow.model import Unit, View
from referral_flow.panels import Panel, all_panels
from referral_flow.screen.figure import drawing
from referral_flow.screen.files import Source, csv_text
from referral_flow.screen.tables import chart_rows
from referral_flow.slides.alternative_text import alternative_text
from referral_flow.warehouse import Warehouse, open_warehouse
from tests.dashboard.crawled import LANGUAGES, Published, shown_numbers, unfilled, words_in

PANELS = {panel.key: panel for panel in all_panels()}
TWELVE = "12m-2025-10"
# One of each kind, and those with something odd: lost data, no care choice, nobody on the web.
TYPICAL = (
    "region-17", "care_choice-17", "municipality-1784", "municipality-1715", "SE-F07", "SE-F09",
    "SE-F20", "SE-V05", "SE-R01", "SE-O01", "SE-S01",
)  # fmt: skip


@pytest.fixture(scope="session")
def warehouse(built_sample: Path) -> Warehouse:
    return open_warehouse(built_sample)


@lru_cache(maxsize=2)
def published(warehouse: Warehouse) -> Published:
    return Published(warehouse)


def units_of(panel: Panel, warehouse: Warehouse) -> list[Unit]:
    """All that the page offers; one where the page is about no unit."""
    found = [unit for unit in warehouse.units.values() if unit.kind in panel.unit_kinds]
    return found if panel.uses_unit else found[:1]


def opened(panel: Panel, warehouse: Warehouse, unit: Unit, audience: str, grain: str = "month"):
    """A page's blocks as they were counted, and as the audience sees them."""
    view = View(unit, grain, warehouse.periods[TWELVE], audience=audience)
    exact = panel.page(warehouse, view, panel.defaults_in(warehouse))
    return exact, list(disclose(exact, audience, units=[unit]).blocks)


def faults(panel: Panel, warehouse: Warehouse, unit: Unit, audience: str) -> Iterator[str]:
    """What a reader of the page would stumble over."""
    exact, seen = opened(panel, warehouse, unit, audience)
    yield from (f"{unit.unit_id}: {words!r}" for words in words_in(seen) if unfilled(words))
    for pair in shown_numbers(exact, seen):
        if found := published(warehouse).contradiction(*pair):
            yield found


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_every_page_opens_for_every_unit_and_agrees_with_values(panel, warehouse):
    """No exception, no empty or unfilled words, no number that `values` says otherwise."""
    found = [
        fault
        for unit in units_of(panel, warehouse)
        for fault in faults(panel, warehouse, unit, "working")
    ]

    assert found == []


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_every_page_opens_for_a_council(panel, warehouse):
    """Clinics without names, more hidden: whatever is left agrees as well."""
    units = [unit for unit in units_of(panel, warehouse) if unit.unit_id in TYPICAL]
    found = [fault for unit in units for fault in faults(panel, warehouse, unit, "council")]

    assert found == []


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_every_chart_can_be_drawn_listed_and_listened_to(panel, warehouse):
    """On a wide screen and a telephone, as a table, as a file and as words, in both languages."""
    units = [unit for unit in units_of(panel, warehouse) if unit.unit_id in TYPICAL[::3]]
    for unit in units:
        _, seen = opened(panel, warehouse, unit, "working", grain="quarter")
        for chart in (block for block in seen if isinstance(block, Chart)):
            for language in LANGUAGES:
                told = _told(chart, warehouse, unit, language)
                assert not [words for words in told if words and unfilled(words)], chart.key


def _told(chart: Chart, warehouse: Warehouse, unit: Unit, language: str) -> list[str]:
    """All that comes with a chart where it is seen, read or heard."""
    for room in ("wide", "narrow"):
        drawing(chart, language, "light", room)
    columns, rows = chart_rows(chart, language)
    source = Source(warehouse.build, unit, warehouse.periods[TWELVE])
    assert {len(row) for row in rows} <= {len(columns)}, f"{chart.key} has a ragged table"
    return [
        *(cell for row in rows for cell in row),
        csv_text(chart, source, language),
        alternative_text(chart, language) if chart.kind in HEARD else "–",
    ]


HEARD = {"control_chart", "lines", "bars", "waterfall", "steps", "dots", "flow", "funnel", "audit"}


def test_the_crawl_finds_what_it_looks_for(warehouse):
    """A number changed by one, and a slot left open, are both found."""
    exact, seen = opened(PANELS["guarantee"], warehouse, warehouse.units["region-17"], "working")
    pair = next(iter(shown_numbers(exact, seen)))
    wrong = replace(pair[1], value=pair[1].value + 0.01)

    assert published(warehouse).contradiction(*pair) is None
    assert "values has" in published(warehouse).contradiction(pair[0], wrong)
    assert unfilled("Andelen var {share}")
    assert not unfilled("Andelen var 54 %")
