"""Patients who seek another clinic soon after an assessment, from there and from here."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

CONTACTS = """
    contact_id  clinic_id  contact_on  assessed_on  patient_id  body_region  booking_way  next_clinic_id  next_contact_on  next_days  previous_clinic_id  previous_days
    left        north      2025-09-01  2025-09-03   p           shoulder     staff        south           2025-09-05       2          -                   -
    arrived     south      2025-09-05  2025-09-08   p           shoulder     web          -               -                -          north               2
    slowly      north      2025-09-01  2025-09-03   q           knee         staff        south           2025-10-03       30         -                   -
    came_late   south      2025-10-03  2025-10-06   q           knee         web          -               -                -          north               30     # cannot be followed yet
    stayed      north      2025-09-01  2025-09-03   r           knee         staff        -               -                -          -                   -
    no_region   north      2025-09-01  2025-09-03   s           -            staff        -               -                -          -                   -      # cannot be compared
    waiting     north      2025-09-01  -            t           hip          staff        -               -                -          -                   -
    """  # noqa: E501
COUNTED = "numerator, denominator"


@pytest.fixture(scope="module")
def region():
    """Five patients, two of whom went from north to south."""
    return given_marts({"marts.first_contacts": CONTACTS})


def test_leaving_counts_at_the_clinic_that_assessed_first(region):
    """Two of north's three assessed in September left; south's patient did not."""
    metric = "second_clinic_30_days_share"

    assert values(region, metric, COUNTED, unit="north", period="2025-09") == [(2, 3)]
    assert values(region, metric, COUNTED, unit="south", period="2025-09") == [(0, 1)]


def test_an_assessment_counts_once_thirty_days_have_passed(region):
    """South's assessment of 6 October could still be followed by another on 31 October."""
    assert values(region, "second_clinic_30_days_share", COUNTED, unit="south") == []


def test_arriving_counts_at_the_clinic_that_was_sought_next(region):
    """South's one contact in September, and its one in October on the thirtieth day."""
    metric = "arrived_from_other_clinic_share"

    assert values(region, metric, COUNTED, unit="south", period="2025-09") == [(1, 1)]
    assert values(region, metric, COUNTED, unit="south") == [(1, 1)]
    assert values(region, metric, COUNTED, unit="north", period="2025-09") == [(0, 4)]


def test_within_three_days_is_a_part_of_within_thirty(region):
    """Only the one who came after two days."""
    metric = "arrived_within_3_days_share"

    assert values(region, metric, COUNTED, unit="south", period="2025-09") == [(1, 1)]
    assert values(region, metric, COUNTED, unit="south") == [(0, 1)]


def test_flows_are_the_people_who_left_by_where_they_went(region):
    """North to south twice, the same two as in the share."""
    found = values(
        region, "second_clinic_flows", "dimension_1, dimension_2, count", period="2025-09"
    )

    assert found == [("north", "south", 2)]
