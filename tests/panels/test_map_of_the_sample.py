"""The committed sample on the map: its borders, what was planted, and every page that it can be."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from referral_flow.blocks import Chart, Headline
from referral_flow.disclosure import disclose
from referral_flow.maps import map_of
from referral_flow.model import AUDIENCES, View
from referral_flow.panels.map import PANEL
from referral_flow.screen.figure import drawing
from referral_flow.warehouse import Warehouse, open_warehouse

REGION, YEAR = "region-17", "12m-2025-10"
CODED = "coded_choice_without_slot_share"
METRICS = ("assessed_within_3_days_cohort", CODED, "second_clinic_30_days_share",
           "morning_free_share")  # fmt: skip


@lru_cache(maxsize=1)
def opened(folder: Path) -> Warehouse:
    return open_warehouse(folder)


def seen(warehouse: Warehouse, unit: str, audience: str = "working", **choices: str):
    """The page's blocks as the audience may see them."""
    view = View(warehouse.units[unit], "month", warehouse.periods[YEAR], audience=audience)
    return disclose(PANEL.page(warehouse, view, choices), audience, units=[view.unit]).blocks


def chart(blocks) -> Chart:
    return next(one for one in blocks if isinstance(one, Chart) and one.kind == "map")


def test_every_municipality_of_the_region_is_drawn(built_sample):
    """Sixteen, all with a clinic, in few enough corners to draw at once."""
    found = map_of(chart(seen(opened(built_sample), REGION)))
    corners = sum(len(ring) for place in found.places for ring in place.area.rings)

    assert len(found.places) == 16
    assert all(place.point for place in found.places)
    assert corners < 2_000


def test_the_clinic_that_codes_choice_without_free_times_shows_where_it_lies(built_sample):
    """Karlstad stands apart by place; its patients live in many municipalities."""
    warehouse = opened(built_sample)

    assert "Karlstad" in chart(seen(warehouse, REGION, metric=CODED)).finding.in_("sv")
    assert "Karlstad" not in chart(seen(warehouse, REGION, metric=CODED, by="home")).finding.in_(
        "sv"
    )


def test_by_home_the_region_is_the_sum_of_its_residents_and_the_rest(built_sample):
    """Nobody is lost on the way to the map."""
    warehouse = opened(built_sample)
    view = View(warehouse.units[REGION], "month", warehouse.periods[YEAR])
    blocks = PANEL.page(warehouse, view, {"metric": METRICS[0], "by": "home"})
    whole = blocks[0].figures[0].amount

    assert sum(one.amount.n for one in chart(blocks).series[0].points) == whole.n


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("by", ["clinic", "home"])
def test_the_page_stands_for_every_unit_in_both_languages(built_sample, by, audience):
    """The region, and a municipality of a single clinic."""
    warehouse = opened(built_sample)
    for metric in METRICS:
        for unit in (REGION, "municipality-1760"):
            blocks = seen(warehouse, unit, audience, metric=metric, by=by)
            assert isinstance(blocks[0], Headline)
            for language in ("sv", "en"):
                assert drawing(chart(blocks), language).traces
                assert "{" not in blocks[0].answer.in_(language)
                assert "{" not in chart(blocks).finding.in_(language)
