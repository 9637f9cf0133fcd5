"""How far the clinic's times went: who waited, for whom a time existed, for whom it is known."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

CONTACTS = """
    contact_id   clinic_id  contact_on  is_mature  is_cancelled_inside_window  is_late  is_in_time  is_known  free_own_count  booking_way
    in_time      north      2025-10-06  true       false                       false    true        true      0               staff
    missed       north      2025-10-06  true       false                       false    false       true      0               staff  # had a time in time
    after_all    north      2025-10-06  true       false                       true     true        true      0               staff  # was assessed in time
    chose        north      2025-10-06  true       false                       true     false       true      3               web
    shortage     north      2025-10-06  true       false                       true     false       true      0               web
    dark         north      2025-10-06  true       false                       true     false       false     0               web    # not known what was free
    cancelled    north      2025-10-06  true       true                        false    false       true      1               web    # in no figure
    too_new      north      2025-10-30  false      false                       true     false       true      0               web
    """  # noqa: E501
EXPECTED = {
    "beyond_limit_share": (2, 5),
    "offered_within_3_days_share": (4, 5),
    "free_times_known_share": (5, 6),
}


@pytest.fixture(scope="module")
def region():
    """Six of the headline's people, of one of whom the free times are not known."""
    return given_marts({"marts.free_slots_at_contact": CONTACTS})


@pytest.mark.parametrize(("metric", "counts"), EXPECTED.items())
def test_those_whose_free_times_are_unknown_are_told_and_left_out(region, metric, counts):
    """Who got a time in time, or found one free, was offered one; the rest waited for lack."""
    assert values(region, metric, "numerator, denominator", period="all") == [counts]
