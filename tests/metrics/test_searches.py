"""What searches for free times showed, by where people live, and how many bookings came of it."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

SPANS = """
    table_name  data_from   as_of
    searches    2025-01-01  2025-10-31
    """
SEARCHES = """
    search_id  searched_on  home_municipality_id  clinics_shown  slots_shown  within_3_days  is_empty
    much       2025-10-06   municipality-1780     3              40           6              false
    later      2025-10-06   municipality-1780     1              5            0              false
    nothing    2025-10-07   municipality-1780     0              0            0              true
    north      2025-10-07   municipality-1766     0              0            0              true
    elsewhere  2025-10-07   elsewhere             1              1            1              false
    """  # noqa: E501
CONTACTS = """
    contact_id  clinic_id  contact_on  booking_via  home_municipality_id
    found       north      2025-10-06  web_search   municipality-1780
    found_away  south      2025-10-06  web_search   municipality-1780  # booked in another municipality
    own_page    north      2025-10-06  web_clinic   municipality-1780  # not by a search
    earlier     north      2025-09-06  web_search   municipality-1780  # another month
    """  # noqa: E501
COUNTED = "numerator, denominator"


@pytest.fixture(scope="module")
def region():
    """Five searches and the bookings of one municipality's people."""
    return given_marts(
        {"marts.spans": SPANS, "marts.searches": SEARCHES, "marts.first_contacts": CONTACTS}
    )


def test_searches_belong_to_where_people_live(region):
    """One of Karlstad's three showed nothing; the region counts those from elsewhere too."""
    metric = "empty_search_share"

    assert values(region, metric, COUNTED, unit="municipality-1780") == [(1, 3)]
    assert values(region, metric, COUNTED) == [(2, 5)]


def test_an_empty_search_is_also_one_without_a_time_within_three_days(region):
    """Two of Karlstad's three, one of them empty."""
    metric = "search_without_time_in_3_days_share"

    assert values(region, metric, COUNTED, unit="municipality-1780") == [(2, 3)]
    assert values(region, metric, COUNTED) == [(3, 5)]


def test_bookings_by_search_count_where_people_live_not_where_they_go(region):
    """Two bookings, one of them in Sunne, on three searches."""
    metric = "search_conversion"

    assert values(region, metric, COUNTED, unit="municipality-1780") == [(2, 3)]
    assert values(region, metric, COUNTED, unit="municipality-1766") == [(0, 1)]
    assert values(region, metric, COUNTED) == [(2, 5)]
