"""The comparison of the sample's clinics: truths are left when adjusted, and nothing is added."""

from __future__ import annotations

import pytest

from referral_flow.model import View
from referral_flow.panels.parts.compare_adjusted import adjusted_units
from referral_flow.panels.parts.compare_units import Asked, seen_units
from referral_flow.statistics.funnel import OUTER
from referral_flow.warehouse import open_warehouse


@pytest.fixture(scope="module")
def warehouse(built_sample):
    return open_warehouse(built_sample)


def seen(warehouse, key: str, kind: str = "physio"):
    """The region's clinics over the latest twelve months."""
    view = View(warehouse.units["region-17"], "month", warehouse.periods["12m-2025-10"])
    return seen_units(Asked(warehouse, key, kind), view)


@pytest.mark.parametrize(
    ("key", "kind", "clinics"),
    [
        ("shortage_coded_as_choice_share", "physio", {"SE-F04"}),
        ("arrived_within_3_days_share", "physio", {"SE-F05", "SE-F14"}),
        ("need_to_referral_share", "health_centre", {"SE-V08"}),
    ],
)
def test_what_was_planted_is_no_matter_of_case_mix(warehouse, key, kind, clinics):
    """The clinics of a truth stand apart as they are and, where that is known, adjusted."""
    found = seen(warehouse, key, kind)
    adjusted = adjusted_units(found)

    for units in filter(None, (found.units, adjusted)):
        assert {unit_id for unit_id, way in units.beyond(OUTER).items() if way} == clinics


def test_patients_are_much_the_same_everywhere(warehouse):
    """No clinic's mix was planted: adjusting moves none by more than three points, most by none."""
    found = seen(warehouse, "assessed_within_3_days_cohort")
    adjusted = adjusted_units(found)
    moved = [abs(adjusted.share(row) - row.counted.share) for row in adjusted.rows]

    assert max(moved) < 0.03
    assert sorted(moved)[len(moved) // 2] < 0.01
    assert not adjusted.is_drawn_elsewhere()
