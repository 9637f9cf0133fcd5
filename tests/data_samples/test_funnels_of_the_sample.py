"""The funnels name the clinics where something was planted, and no others."""

from __future__ import annotations

import pytest

from referral_flow.model import View
from referral_flow.panels.parts.funnel import funnel
from referral_flow.warehouse import open_warehouse


@pytest.fixture(scope="module")
def warehouse(built_sample):
    return open_warehouse(built_sample)


def apart(warehouse, key: str) -> set[str]:
    """The clinics outside the outer limits over the latest twelve months."""
    region, year = warehouse.units["region-17"], warehouse.periods["12m-2025-10"]
    chart = funnel(warehouse, key, View(region, "month", year), chart_key="funnel")
    return {point.x for point in chart.series[0].points if point.role == "signal"}


@pytest.mark.parametrize(
    ("truth", "key", "clinics"),
    [
        (1, "shortage_coded_as_choice_share", {"SE-F04"}),
        (2, "choice_uncoded_share", set()),  # alike everywhere: seven in ten
        (7, "morning_free_share", {"SE-F11", "SE-F12"}),  # both clinics of Filipstad
        (7, "within_reach_share", {"SE-F24"}),  # the neighbour, where there is always one
        (8, "arrived_within_3_days_share", {"SE-F05", "SE-F14"}),
    ],
)
def test_clinics_of_a_truth_stand_apart(warehouse, truth, key, clinics):
    """Those of the README's table, and nobody else."""
    assert apart(warehouse, key) == clinics
