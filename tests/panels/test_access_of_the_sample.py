"""The page of free times on the sample region: what was planted is found, numbers agree."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Chart
from referral_flow.disclosure.walk import amounts_in
from referral_flow.model import View
from referral_flow.panels.access import PANEL
from referral_flow.warehouse import Warehouse, open_warehouse

FILIPSTAD, STORFORS = "municipality-1782", "municipality-1760"
THIRD = "third_next_available_days"


@pytest.fixture(scope="module")
def warehouse(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


def blocks(warehouse: Warehouse, unit: str, period: str = "12m-2025-10") -> list:
    return PANEL.blocks(warehouse, View(warehouse.units[unit], "month", warehouse.periods[period]),
                        {})  # fmt: skip


def test_the_municipality_without_free_times_is_named_beside_its_neighbour(warehouse):
    """Truth 7: Filipstad never has one within three days, Storfors always; the title says so."""
    [grid] = [one for one in blocks(warehouse, "region-17")
              if isinstance(one, Chart) and one.key == "resident_reach"]  # fmt: skip
    own = {row.key: row.points[0].amount for row in grid.series}

    assert own[FILIPSTAD].numerator == 0
    assert own[STORFORS].numerator == own[STORFORS].n
    assert grid.finding.in_("sv").startswith("Klockan åtta hade boende i Filipstad")
    assert blocks(warehouse, FILIPSTAD)[0].answer.in_("sv").startswith("Ingen vardagsmorgon")


@pytest.mark.parametrize("unit", ["region-17", STORFORS, "SE-F01"])
def test_every_share_on_the_page_is_the_published_one(warehouse, unit):
    """Those counted and all cases, by metric, unit, period and split; not what is put together."""
    found = {
        amount.origin: (amount.numerator, amount.n)
        for amount in amounts_in(blocks(warehouse, unit))
        if amount.origin and not set(",+") & set(amount.origin.split_value or "")
        and warehouse.metrics[amount.origin.metric].shape == "ratio" and amount.rule != "count"
    }  # fmt: skip

    assert len(found) > 30
    for origin, counts in found.items():
        rows = warehouse.values(
            origin.metric,
            unit_ids=[origin.unit.unit_id],
            period_ids=[origin.period.period_id],
            split=origin.split,
        )
        [row] = [one for one in rows.iter_rows(named=True)
                 if one["split_value"] == origin.split_value]  # fmt: skip
        assert counts == (row["numerator"], row["denominator"]), origin


def test_the_days_to_the_third_free_time_stand_beside_the_year_before(warehouse):
    """So many days more or fewer, never where either year says "four weeks or more"."""
    for unit in ("region-17", STORFORS, FILIPSTAD):
        days = [
            warehouse.values(THIRD, unit_ids=[unit], period_ids=[period])["p50"][0]
            for period in ("12m-2025-10", "12m-2024-10")
        ]
        [tile] = [one for one in blocks(warehouse, unit)[0].figures if one.metric == THIRD]

        assert tile.counted.sv == "morgnar"
        assert "inget intervall" in tile.note.in_("sv")
        assert (tile.change and tile.change.value) == (None if 28 in days else days[0] - days[1]), (
            unit
        )
