"""A code that most of those who should have it lack, everywhere alike, and so in no comparison."""

from __future__ import annotations

import pytest

from referral_flow.findings.missing_codes import METRIC, is_judged, missing_code
from tests.fake_warehouse import FakeWarehouse, metric

YEAR = "12m-2025-10"


def coded(lacking: int, cases: int, **changes) -> FakeWarehouse:
    """The region in its latest twelve months."""
    rows = [(METRIC, "region-17", YEAR, None, None, lacking, cases)]
    return FakeWarehouse([metric(METRIC, **changes)], ratios=rows)


def of_the_region(warehouse: FakeWarehouse):
    return missing_code(warehouse, warehouse.units["region-17"])


@pytest.mark.parametrize(
    ("lacking", "cases"), [(0, 2000), (30, 1000), (500, 1000), (530, 1000), (59, 100), (99, 99)]
)
def test_codes_that_are_mostly_there_or_hardly_judged_are_not_told(lacking, cases):
    """Complete codes, a half, what chance might make of a half, and fewer than a hundred cases."""
    assert of_the_region(coded(lacking, cases)) is None


@pytest.mark.parametrize(("lacking", "cases"), [(532, 1000), (60, 100), (700, 1000), (500, 500)])
def test_codes_that_are_surely_missing_for_most_are_told(lacking, cases):
    """Wilson's lower limit: 0.501 of 532 in 1000, 0.502 of 60 in 100."""
    found = of_the_region(coded(lacking, cases))

    assert (found.unit_id, found.level.counted, found.level.cases) == ("region-17", lacking, cases)
    assert found.level.value == lacking / cases
    assert found.level.period_ids == (YEAR,)


def test_a_unit_without_such_cases_is_not_judged():
    """A clinic with no row at all."""
    warehouse = coded(700, 1000)

    assert missing_code(warehouse, warehouse.units["V1"]) is None


def test_without_the_history_of_times_nobody_knows_who_chose():
    """Nothing is told, and the page does not claim to have looked."""
    warehouse = coded(700, 1000, missing=("slots.released_at",))

    assert not is_judged(warehouse)
    assert of_the_region(warehouse) is None
    assert not is_judged(FakeWarehouse([]))
