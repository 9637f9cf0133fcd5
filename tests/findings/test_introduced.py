"""The change since something was introduced: its months, its means of days, its half months."""

from __future__ import annotations

from datetime import date

import pytest

from referral_flow.findings.introduced import change_since
from referral_flow.model import Unit
from referral_flow.statistics.level_change import Refused
from referral_flow.text import same
from tests.fake_warehouse import FakeWarehouse, metric

MONTHS = [f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in range(1, 13)][10:34]
KINDS = {"unit_kinds": ("health_centre",), "matures_after_days": 0}
CENTRES = [Unit(f"V{n}", "health_centre", same(f"Vårdcentral {n}")) for n in range(1, 9)]
BEGAN = {"V1": date(2024, 12, 1), "V2": date(2024, 12, 1), "V3": date(2025, 1, 15)}


def region(after: int = 1) -> FakeWarehouse:
    """Ten cases a month and unit: four days on the way, `after` days once begun; one lost each."""
    rows = [
        ("days", unit.unit_id, month, None, None, days, outcome, cases)
        for unit in CENTRES
        for month in MONTHS
        for days, outcome, cases in (
            (after if has_begun(unit.unit_id, month) else 4, "received", 10),
            (30, "lost", 1),
            (9, "open", 2),
        )
    ]
    shares = [
        ("share", unit.unit_id, month, None, None, 2 if has_begun(unit.unit_id, month) else 4, 10)
        for unit in CENTRES
        for month in MONTHS
    ]
    metrics = [metric("days", "duration", **KINDS), metric("share", **KINDS)]
    return FakeWarehouse(metrics, durations=rows, ratios=shares, units=CENTRES)


def has_begun(unit_id: str, month: str) -> bool:
    return unit_id in BEGAN and month >= f"{BEGAN[unit_id]:%Y-%m}"


def change(warehouse: FakeWarehouse, key: str, began=BEGAN):
    return change_since(warehouse, warehouse.metrics[key], began)


def test_days_are_those_of_the_usual_way_out():
    """From four days to one; neither the lost nor those still under way are among the days."""
    found = change(region(), "days")

    assert found.change == pytest.approx(-3)
    assert found.expected == pytest.approx(4)


def test_a_month_begun_halfway_belongs_to_neither_side():
    """V3 begins on 15 January: its nine whole months count, and eleven of each of the others."""
    assert change(region(), "days").cases == 10 * (9 + 11 + 11)


def test_shares_are_compared_alike():
    """From 40 to 20 %, in three centres against five."""
    found = change(region(), "share")

    assert found.change == pytest.approx(-0.2)
    assert (found.treated_count, found.other_count) == (3, 5)


def test_too_short_a_time_is_refused_with_its_reason():
    """Three that begin in April 2025 have seven months each."""
    late = dict.fromkeys(BEGAN, date(2025, 4, 1))

    assert change(region(), "share", late) == Refused("too_few_months")
