"""The tiles of the overview on the committed sample: each number stands where its tile leads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from referral_flow.blocks import Amount, Block, Chart, Figure, Headline
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import amounts_in
from referral_flow.model import Unit, View
from referral_flow.panels import Panel, all_panels
from referral_flow.warehouse import Warehouse, open_warehouse

PANELS = {panel.key: panel for panel in all_panels()}
YEAR = "12m-2025-10"
UNITS = ("region-17", "municipality-1780", "SE-F02", "SE-V01")


@pytest.fixture(scope="module")
def warehouse(built_sample: Path) -> Warehouse:
    return open_warehouse(built_sample)


@pytest.mark.parametrize("unit_id", UNITS)
def test_a_tiles_number_stands_where_the_tile_leads(warehouse, unit_id):
    """Value and n, in the chart that the tile names.

    A tile without a chart, or with the measure's own chart over time, whose points are months,
    leads to a page with the number among its figures at the top.
    """
    unit = warehouse.units[unit_id]
    tiles = [one for one in tiles_of(warehouse, unit) if one.amount.value is not None]
    astray = [one.metric for one in tiles if not stands(one, where_it_leads(warehouse, unit, one))]

    assert tiles
    assert astray == []


def tiles_of(warehouse: Warehouse, unit: Unit) -> tuple[Figure, ...]:
    [headline] = (one for one in page(warehouse, PANELS["overview"], unit, {})
                  if isinstance(one, Headline))  # fmt: skip
    return headline.figures


def page(warehouse: Warehouse, panel: Panel, unit: Unit, asked: dict[str, str]) -> list[Block]:
    """What a reader sees of a page, opened with these choices and its own others."""
    controls = panel.controls_in(warehouse, asked | {"unit": unit.unit_id})
    chosen = {one.key: one.default for one in controls} | asked
    view = View(unit, "month", warehouse.periods[YEAR])
    return list(disclose(panel.page(warehouse, view, chosen), "working", units=[unit]).blocks)


def where_it_leads(warehouse: Warehouse, unit: Unit, tile: Figure) -> Iterator[Amount]:
    """The amounts that a reader has in front of them after a click."""
    there = page(warehouse, PANELS[tile.lead.page], unit, dict(tile.lead.choices))
    named = [one for one in there if isinstance(one, Chart) and one.key == tile.lead.chart]
    if named and not follows(named[0], tile):
        return amounts_in(named)
    return amounts_in([one.amount for block in there if isinstance(block, Headline)
                       for one in block.figures])  # fmt: skip


def follows(chart: Chart, tile: Figure) -> bool:
    return chart.x.kind == "time" and chart.metric == tile.metric


def stands(tile: Figure, there: Iterator[Amount]) -> bool:
    return told(tile.amount) in {told(one) for one in there}


def told(amount: Amount) -> tuple[float | None, int | None]:
    return amount.value, amount.n
