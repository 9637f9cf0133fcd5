"""What became of the times for first visits, and which of them stood free in the morning."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

SPANS = """
    table_name  data_from   as_of
    slots       2025-01-01  2025-10-31
    """
SLOTS = """
    slot_id    clinic_id  starts_on   start_weekday  visit_type  is_past  fate            taken_by_contact_id  taken_via   is_taken_by_guarantee  days_from_contact  owner   booking_form
    used       north      2025-10-06  1              first       true     attended        a                    phone       true                   3                  region  direct
    used_late  north      2025-10-06  1              first       true     attended        b                    phone       true                   4                  region  direct  # outside the limit
    missed     north      2025-10-06  1              first       true     no_show         c                    web_clinic  false                  0                  region  direct
    cancelled  north      2025-10-06  1              first       true     late_cancelled  d                    web_search  false                  1                  region  direct
    empty      north      2025-10-07  2              first       true     unused          -                    -           -                      -                  region  direct
    withdrawn  north      2025-10-07  2              first       true     removed         -                    -           -                      -                  region  direct
    untold     north      2025-10-07  2              first       true     unknown         e                    desk        false                  2                  region  direct  # taken; nobody says what came of it
    ahead      north      2025-10-30  4              first       false    to_come         -                    -           -                      -                  region  direct
    return     north      2025-10-07  2              return      true     unused          f                    phone       false                  1                  region  direct  # another kind of time
    """  # noqa: E501
OFFERS = """
    slot_id     clinic_id  starts_at         starts_on   visit_type  free_from         free_until
    first_day   north      2025-10-09T10:30  2025-10-09  first       2025-10-06T08:00  2025-10-06T08:01  # free at eight, three days before
    too_early   north      2025-10-09T10:30  2025-10-09  first       2025-10-01T12:00  2025-10-06T08:00  # taken at that very minute
    at_noon     north      2025-10-09T10:30  2025-10-09  first       2025-10-08T08:01  2025-10-09T08:00  # never at eight
    the_day     north      2025-10-09T13:00  2025-10-09  first       2025-10-09T07:00  2025-10-09T13:00
    passed      north      2025-10-09T07:30  2025-10-09  first       2025-10-09T07:00  2025-10-09T07:30  # had started by eight
    twice       north      2025-10-09T13:45  2025-10-09  first       2025-10-01T12:00  2025-10-07T12:00
    twice       north      2025-10-09T13:45  2025-10-09  first       2025-10-08T12:00  2025-10-09T13:45
    return      north      2025-10-09T10:30  2025-10-09  return      2025-10-01T12:00  2025-10-09T10:30
    """  # noqa: E501


@pytest.fixture(scope="module")
def region():
    """Nine times and what became of them, and the intervals in which seven others were free."""
    return given_marts({"marts.spans": SPANS, "marts.slots": SLOTS, "marts.slot_offers": OFFERS})


@pytest.mark.parametrize(
    ("metric", "counted"),
    [("slot_utilisation", (2, 5)), ("unused_slot_share", (1, 5)), ("removed_slot_share", (1, 6))],
)
def test_times_are_shares_of_those_whose_end_is_known(region, metric, counted):
    """Two used, one missed, one cancelled late, one empty; the withdrawn one only beside them."""
    assert values(region, metric, "numerator, denominator") == [counted]


def test_times_are_told_by_the_weekday_on_which_they_started(region):
    """Monday's four were all booked; Tuesday's one stayed empty."""
    found = values(
        region, "unused_slot_share", "split_value, numerator, denominator", split="start_weekday"
    )

    assert found == [("1", 0, 4), ("2", 1, 1)]


def test_times_inside_the_limit_that_others_took(region):
    """Of the four times taken within three days of the contact, three were by visits outside."""
    found = values(region, "guarantee_slot_leakage", "numerator, denominator")

    assert found == [(3, 4)]


def test_times_that_others_took_are_told_by_how_they_were_booked(region):
    """Two on the web, and two by staff of which one was under the guarantee."""
    columns = "split_value, numerator, denominator"
    found = values(region, "guarantee_slot_leakage", columns, split="booking_way")

    assert found == [("staff", 1, 2), ("web", 2, 2)]


def test_a_time_is_free_if_it_was_so_on_any_of_four_mornings(region):
    """One seen at half past ten, two seen after one; one that was free twice counts once."""
    found = values(region, "free_slots_by_hour", "dimension_1, dimension_2, count")

    assert found == [("4", "10", 1), ("4", "13", 2)]
