"""What was coded against the free times that there were, by who could see them."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

LATE = """
    contact_id  clinic_id  contact_on  reach         booking_way      is_patient_chosen  has_free_slot  is_in_time  has_free_off_web
    w1          north      2025-10-06  own_clinic    web              true               true           false       false
    w2          north      2025-10-06  own_clinic    web              false              true           false       false
    w3          north      2025-10-06  own_clinic    web              false              true           false       false
    w4          north      2025-10-06  own_clinic    web              true               false          false       true
    w5          north      2025-10-06  own_clinic    web              false              false          false       false
    w5          north      2025-10-06  within_10_km  web              false              true           false       false   # not its own clinic
    s1          north      2025-10-06  own_clinic    staff            true               true           false       false
    s2          north      2025-10-06  own_clinic    staff            false              true           false       false
    s3          north      2025-10-06  own_clinic    staff            true               false          false       false
    s4          north      2025-10-06  own_clinic    staff            false              false          false       false
    i1          north      2025-10-06  own_clinic    open_invitation  true               false          false       false
    after       north      2025-10-06  own_clinic    web              true               true           true        true   # assessed in time after all
    """  # noqa: E501
EXPECTED = {
    "choice_verified_share": (1, 2),  # w1 of w1 w4
    "choice_uncoded_share": (2, 3),  # w2 w3 of w1 w2 w3
    "free_slot_not_known_offered_share": (1, 5),  # s2 of s1-s4 i1
    "coded_choice_without_slot_share": (3, 5),  # w4 s3 i1 of w1 w4 s1 s3 i1
    "shortage_coded_as_choice_share": (3, 5),  # w4 s3 i1 of w4 w5 s3 s4 i1
    "free_slot_not_on_web_share": (1, 2),  # w4 of w4 w5
    "capacity_shortage_share": (2, 10),  # w5 s4 of all
    "within_reach_share": (5, 10),  # w1 w2 w3 s1 s2 of all
}


@pytest.fixture(scope="module")
def region():
    """Ten who waited, and one who was assessed in time after all."""
    return given_marts({"marts.late_contacts": LATE})


@pytest.mark.parametrize(("metric", "counts"), EXPECTED.items())
def test_each_share_is_of_those_it_speaks_of(region, metric, counts):
    """Web, staff or all; coded, with a free time, without, or all: at the own clinic alone."""
    assert values(region, metric, "numerator, denominator") == [counts]


def test_lack_of_times_and_free_times_and_codes_make_the_whole():
    """With a free time, without one and coded, without one and uncoded: nobody is left over."""
    free, coded_none, uncoded_none = (
        EXPECTED[metric][0]
        for metric in (
            "within_reach_share",
            "shortage_coded_as_choice_share",
            "capacity_shortage_share",
        )
    )

    assert free + coded_none + uncoded_none == EXPECTED["within_reach_share"][1]
