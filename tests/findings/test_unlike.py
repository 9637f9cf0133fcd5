"""Clinics constantly unlike their kind: who is outside the funnel, and what mornings are worth."""

from __future__ import annotations

import numpy as np
import pytest

from referral_flow.findings.unlike import unlike_clinics, worth_of_one
from tests.fake_warehouse import FakeWarehouse, metric
from tests.findings.small_months import CLINICS, MONTHS, UNITS

CHOICE = "patient_chosen_wait_share"
MORNINGS = "morning_free_share"
YEAR = "12m-2025-10"


def year(counted: dict[str, int], cases: int = 400, key: str = CHOICE) -> FakeWarehouse:
    """Forty of four hundred at each clinic, but for those named."""
    rows = [
        (key, clinic.unit_id, YEAR, None, None, counted.get(clinic.unit_id, 36 + place % 9), cases)
        for place, clinic in enumerate(CLINICS)
    ]
    return FakeWarehouse([metric(key)], ratios=rows, units=UNITS)


def test_a_clinic_far_outside_is_told_with_the_level_of_the_others():
    """Two hundred of four hundred where the others have forty."""
    (odd,) = unlike_clinics(year({"K3": 200})).found

    assert (odd.unit_id, odd.level.value, odd.level.period_ids) == ("K3", 0.5, (YEAR,))
    assert odd.others == pytest.approx(0.1, abs=0.01)
    assert odd.low < 0.1 < odd.high < 0.5
    assert odd.compared_count == 12


def test_clinics_alike_but_for_chance_are_not_told():
    """Nine to eleven in a hundred: twelve asked, none found, and a fortieth may be false."""
    found = unlike_clinics(year({}))

    assert not found.found
    assert found.asked == 12
    assert found.expected_false == pytest.approx(0.024)


def test_a_clinic_with_fewer_than_ten_cases_is_not_asked_about():
    """Nobody reads a share of nine people."""
    rows = [(CHOICE, clinic.unit_id, YEAR, None, None, 9 if place == 0 else 40,
             9 if place == 0 else 400) for place, clinic in enumerate(CLINICS)]  # fmt: skip
    found = unlike_clinics(FakeWarehouse([metric(CHOICE)], ratios=rows, units=UNITS))

    assert (found.asked, found.found) == (11, ())


def test_mornings_that_come_in_runs_are_worth_less():
    """Months of all free and of none: twenty mornings in a row tell as much as one."""
    runs = _mornings(lambda clinic, month: 20 if (month + clinic) % 2 else 0)
    mixed = _mornings(
        lambda clinic, month: np.random.default_rng([clinic, month]).binomial(20, 0.5)
    )

    assert worth_of_one(runs, runs.metrics[MORNINGS]) == pytest.approx(20, rel=0.1)
    assert worth_of_one(mixed, mixed.metrics[MORNINGS]) == pytest.approx(1, abs=0.25)


def _mornings(free) -> FakeWarehouse:
    rows = [
        (MORNINGS, clinic.unit_id, month, None, None, int(free(place, at)), 20)
        for place, clinic in enumerate(CLINICS)
        for at, month in enumerate(MONTHS)
    ]
    return FakeWarehouse([metric(MORNINGS)], ratios=rows, units=UNITS)


def test_mornings_are_told_where_runs_cannot_explain_them():
    """A clinic without any free morning in a year, beside eleven that have one on most."""
    free = {clinic.unit_id: 240 + place % 5 for place, clinic in enumerate(CLINICS)} | {"K3": 0}
    (odd,) = unlike_clinics(year(free, cases=250, key=MORNINGS)).found

    assert (odd.unit_id, odd.level.value) == ("K3", 0)


def test_what_is_coded_is_asked_about_only_where_nobody_knows_what_was_free():
    """With the measure of coded shortage, the coded share would tell the same once more."""
    rows = [(CHOICE, clinic.unit_id, YEAR, None, None, 200 if place == 2 else 40, 400)
            for place, clinic in enumerate(CLINICS)]  # fmt: skip
    better = metric("shortage_coded_as_choice_share")
    lacking = metric("shortage_coded_as_choice_share", missing=("slots.released_at",))

    known = FakeWarehouse([metric(CHOICE), better], ratios=rows, units=UNITS)
    unknown = FakeWarehouse([metric(CHOICE), lacking], ratios=rows, units=UNITS)
    assert not unlike_clinics(known).found
    assert [one.unit_id for one in unlike_clinics(unknown).found] == ["K3"]
