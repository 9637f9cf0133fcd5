"""Small regions whose months are written down: who has cases, and where something changes."""

from __future__ import annotations

import numpy as np

from referral_flow.model import Unit
from referral_flow.text import same
from tests.fake_warehouse import FakeWarehouse, metric

MONTHS = [f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in range(1, 13)][10:34]
HOME = {"region_id": "region-17", "care_choice_id": "care_choice-17"}
REGION = Unit("region-17", "region", same("Värmland"))
CARE_CHOICE = Unit("care_choice-17", "care_choice", same("Vårdvalet"), region_id="region-17")
TOWNS = [
    Unit(f"municipality-{town}", "municipality", same(f"Kommun {town}"), region_id="region-17")
    for town in range(1, 5)
]
CLINICS = [
    Unit(f"K{number}", "physio", same(f"Mottagning {number}"),
         municipality_id=f"municipality-{(number - 1) // 3 + 1}", **HOME)
    for number in range(1, 13)
]  # fmt: skip
UNITS = [REGION, CARE_CHOICE, *TOWNS, *CLINICS]
SHARE = "assessed_within_3_days_cohort"
DEMAND = "seekers_count"


def shares(changed: tuple[str, ...] = (), since: int = 15, to: int = 70, **more) -> FakeWarehouse:
    """A hundred cases a month in each of twelve clinics, half of them counted, give or take chance.

    In the `changed` clinics `to` of a hundred from month `since` on. Wide units are sums.
    """
    random = np.random.default_rng(8)
    counted = {clinic.unit_id: random.binomial(100, 0.5, 24) for clinic in CLINICS}
    for unit_id in changed:
        counted[unit_id][since:] = random.binomial(100, to / 100, 24 - since)
    rows = [
        (SHARE, unit.unit_id, month, None, None, int(total[at]), 100 * len(within(unit)))
        for unit in UNITS
        for total in [sum(counted[one] for one in within(unit))]
        for at, month in enumerate(MONTHS)
    ]
    return FakeWarehouse([metric(SHARE)], ratios=rows, units=UNITS, **more)


def within(unit: Unit) -> list[str]:
    """The clinics of a unit."""
    return [
        one.unit_id for one in CLINICS
        if unit.unit_id in (one.unit_id, one.municipality_id, one.region_id, one.care_choice_id)
    ]  # fmt: skip
