"""For whom a free time existed: at the own clinic, at others, and one of their own."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import table, values

LATE = """
    contact_id  clinic_id  contact_on  reach         booking_way  has_free_slot  is_matched  is_matched_spare  is_in_time
    here        north      2025-10-06  own_clinic    web          true           true        false             false
    here        north      2025-10-06  within_10_km  web          true           true        true              false
    beside      north      2025-10-06  own_clinic    staff        false          false       false             false
    beside      north      2025-10-06  within_10_km  staff        true           false       false             false
    nowhere     north      2025-10-07  own_clinic    staff        false          false       false             false
    nowhere     north      2025-10-07  within_10_km  staff        false          false       false             false
    after_all   north      2025-10-07  own_clinic    staff        true           true        true              true   # rebooked, assessed in time
    after_all   north      2025-10-07  within_10_km  staff        true           true        true              true
    """  # noqa: E501
COUNTS = "numerator, denominator"


@pytest.fixture(scope="module")
def region():
    """Three who waited at one clinic, and one who was assessed in time after all."""
    return given_marts({"marts.late_contacts": LATE})


@pytest.mark.parametrize(
    ("metric", "own", "within_10_km"),
    [
        ("within_reach_share", 1, 2),
        ("within_reach_matched_share", 1, 1),
        ("within_reach_spare_share", 0, 1),
    ],
)
def test_reach_grows_and_everyone_is_counted_once_in_each(region, metric, own, within_10_km):
    """Unsplit is the own clinic; the two beside each other had one and the same free time.

    What stood free at the own clinic was somebody else's in the end.
    """
    by_reach = values(region, metric, f"split_value, {COUNTS}", split="reach")

    assert values(region, metric, COUNTS) == [(own, 3)]
    assert by_reach == [("own_clinic", own, 3), ("within_10_km", within_10_km, 3)]


def test_other_splits_are_of_the_own_clinic(region):
    """Only those who booked on the web found a time there."""
    found = values(region, "within_reach_share", f"split_value, {COUNTS}", split="booking_way")

    assert found == [("not_web", 0, 2), ("web", 1, 1)]


def test_the_audit_counts_every_wait_in_one_cell_of_each_reach():
    """Coded or not, free time or not: within ten kilometres one of the two shortages goes."""
    late = """
        contact_id  clinic_id  contact_on  reach         booking_way  is_patient_chosen  has_free_slot  is_in_time
        verified    north      2025-10-06  own_clinic    web          true               true           false
        verified    north      2025-10-06  within_10_km  web          true               true           false
        to_check    north      2025-10-06  own_clinic    staff        true               false          false
        to_check    north      2025-10-06  within_10_km  staff        true               false          false
        uncoded     north      2025-10-06  own_clinic    web          false              true           false
        uncoded     north      2025-10-06  within_10_km  web          false              true           false
        shortage    north      2025-10-06  own_clinic    staff        false              false          false
        shortage    north      2025-10-06  within_10_km  staff        false              true           false
        after_all   north      2025-10-06  own_clinic    staff        false              false          true   # assessed in time
        """  # noqa: E501
    region = given_marts({"marts.late_contacts": late})
    values(region, "choice_audit", "count")
    cells = """
        select dimension_1, dimension_2, dimension_3, count
        from metrics.tables
        where metric = 'choice_audit' and unit_id = 'region-17' and period_id = '2025-10'
            and split {}
        order by all
        """
    own = [
        ("not_web", "coded", "none", 1),
        ("not_web", "uncoded", "none", 1),
        ("web", "coded", "free", 1),
        ("web", "uncoded", "free", 1),
    ]

    assert table(region, cells.format("is null")) == own
    assert table(region, cells.format("= 'reach' and split_value = 'own_clinic'")) == own
    assert table(region, cells.format("= 'reach' and split_value = 'within_10_km'")) == [
        ("not_web", "coded", "none", 1),
        ("not_web", "uncoded", "free", 1),
        ("web", "coded", "free", 1),
        ("web", "uncoded", "free", 1),
    ]
