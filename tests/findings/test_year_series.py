"""Which months and units are held against each other: each case once, nothing that was lost."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from referral_flow.findings.headlines import Headline
from referral_flow.findings.year_series import MOST_MONTHS, year_series
from tests.fake_warehouse import FakeWarehouse, metric
from tests.findings.small_months import DEMAND, MONTHS, SHARE, UNITS, shares

COUNTS = [
    (DEMAND, unit.unit_id, month, None, None, 1200 if unit.kind == "region" else 100)
    for unit in UNITS
    for month in MONTHS
]


def by_unit(warehouse, headline=Headline(SHARE)) -> dict:  # noqa: B008  frozen
    return {(one.unit_id, one.split_value): one for one in year_series(warehouse, headline)}


def test_a_municipality_that_is_one_clinic_is_searched_as_the_clinic():
    """Two units with the same figures in every month are one question."""
    rows = [
        (SHARE, unit_id, month, None, None, 40 + at, 100)
        for unit_id in ("municipality-1", "K1")
        for at, month in enumerate(MONTHS)
    ]

    assert set(by_unit(FakeWarehouse([metric(SHARE)], ratios=rows, units=UNITS))) == {("K1", None)}


def test_months_of_which_a_fifth_was_lost_are_left_out():
    """Four weeks of March at K1: of its contacts next to nothing came; of the region's, enough."""
    low = [date(2025, 3, 3) + timedelta(7 * week) for week in range(4)]
    weeks = [
        (unit.unit_id, f"{monday:%G-W%V}", monday, 1 if unit.unit_id == "K1" else 40, 40.0,
         unit.unit_id == "K1")
        for unit in UNITS if unit.is_clinic
        for monday in low
    ]  # fmt: skip
    found = by_unit(shares(others={"profiles.coverage": weeks}))
    ids = {key: [month.period_id for month in one.months] for key, one in found.items()}

    assert "2025-03" not in ids["K1", None]
    assert "2025-03" in ids["K2", None]
    assert "2025-03" in ids["region-17", None]
    assert len(found["K1", None].cases) == len(ids["K1", None])


def test_a_clinics_count_is_held_against_the_rest_of_its_region():
    """A hundred of the region's twelve hundred: eleven hundred others in the same month."""
    found = by_unit(
        FakeWarehouse([metric(DEMAND, "count")], counts=COUNTS, units=UNITS), Headline(DEMAND)
    )

    assert found["K1", None].cases == pytest.approx([1100] * len(found["K1", None].months))


def test_a_regions_count_is_held_against_its_working_days():
    """Alike in all months: what is usual of a month grows with the days that were open."""
    found = by_unit(
        FakeWarehouse([metric(DEMAND, "count")], counts=COUNTS, units=UNITS), Headline(DEMAND)
    )["region-17", None]
    january = [at for at, month in enumerate(found.months) if month.period_id[-2:] == "01"]

    # 22 and 21 working days in January 2024 and 2025: one index for both, times the days
    assert np.divide(*found.cases[january]) == pytest.approx(22 / 21)


def test_groups_are_searched_of_the_region_alone():
    """A clinic's own referrers by profession have too few months, and are the region's anyhow."""
    rows = [
        (SHARE, unit_id, month, split, value, cases // 2, cases)
        for unit_id, cases in (("region-17", 600), ("K1", 60))
        for split, value in ((None, None), ("booking_via", "phone"))
        for month in MONTHS
    ]
    share = metric(SHARE, splits=("booking_via",))
    found = by_unit(
        FakeWarehouse([share], ratios=rows, units=UNITS), Headline(SHARE, "booking_via")
    )

    assert ("region-17", "phone") in found
    assert ("K1", "phone") not in found


def test_three_years_are_searched_at_most():
    """What changed before that is no news."""
    found = year_series(shares(), Headline(SHARE))

    assert max(len(one.months) for one in found) <= MOST_MONTHS == 36
