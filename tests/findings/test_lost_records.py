"""Lost weeks as findings, with how many stretches chance alone would look like."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from scipy.stats import poisson

from referral_flow.findings.lost_records import lost_records
from tests.fake_warehouse import FakeWarehouse
from tests.findings.small_months import UNITS

MONDAYS = [date(2025, 3, 3) + timedelta(7 * week) for week in range(4)]


def weeks(expected: float, low: tuple[bool, ...] = (False,) * 4) -> FakeWarehouse:
    rows = [
        ("K1", f"2025-W{10 + at}", monday, 1 if is_low else round(expected), expected, is_low)
        for at, (monday, is_low) in enumerate(zip(MONDAYS, low, strict=True))
    ]
    return FakeWarehouse([], units=UNITS, others={"profiles.coverage": rows})


def test_weeks_in_a_row_are_one_stretch():
    """Two low weeks of four: from the Monday of the first to the Sunday of the last."""
    found = lost_records(weeks(40.0, (False, True, True, False)))
    (lost,) = found.found

    assert (lost.unit_id, lost.starts_on, lost.ends_on) == ("K1", MONDAYS[1], date(2025, 3, 23))
    assert (lost.seen, lost.expected) == (2, 80.0)
    assert found.asked == 4


def test_chance_seldom_makes_two_weeks_running_low():
    """Twelve expected: five or fewer in both of two weeks, and there are three such pairs."""
    twice = poisson.cdf(5, 12) ** 2

    assert lost_records(weeks(12.0)).expected_false == pytest.approx(3 * twice)
    assert lost_records(weeks(40.0)).expected_false < 1e-4


def test_weeks_of_few_are_never_called_lost():
    """Nine expected is too few to miss."""
    assert lost_records(weeks(9.0)).expected_false == 0
