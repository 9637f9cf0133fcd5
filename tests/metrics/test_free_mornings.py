"""What stood free at eight in the morning: at clinics, and for those who live in a municipality."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

SPANS = """
    table_name  data_from   as_of
    slots       2025-01-01  2025-10-31
    """
MORNINGS = """
    clinic_id  day         third_free_days  free_within_3_days_count  is_known  owner    booking_form
    north      2025-10-06  2                4                         true      region   guided_form
    north      2025-10-07  7                1                         true      region   guided_form
    north      2025-10-08  28               0                         true      region   guided_form  # in five weeks
    north      2025-10-09  28               0                         true      region   guided_form  # never three free times
    north      2025-10-10  0                9                         false     region   guided_form  # nobody knows
    south      2025-10-06  5                0                         true      private  direct
    """  # noqa: E501
RESIDENTS = """
    municipality_id    day         reach             clinics_count  has_free_time  earliest_days
    municipality-1780  2025-10-06  own_municipality  1              true           0
    municipality-1780  2025-10-06  within_25_km      2              true           0
    municipality-1780  2025-10-07  own_municipality  0              false          12
    municipality-1780  2025-10-07  within_25_km      1              true           3
    municipality-1766  2025-10-06  own_municipality  0              false          28
    municipality-1766  2025-10-06  within_25_km      0              false          28
    """


@pytest.fixture(scope="module")
def region():
    """Five mornings at two clinics, and three as residents of two municipalities saw them."""
    return given_marts(
        {
            "marts.spans": SPANS,
            "marts.morning_offers": MORNINGS,
            "marts.resident_mornings": RESIDENTS,
        }
    )


def test_what_lies_28_days_ahead_or_nowhere_moves_no_median(region):
    """2, 7, 28 and 28 at north: both ends beyond the fourth week are the same."""
    columns = "n, p10, p50, p90"
    found = values(region, "third_next_available_days", columns, unit="north")

    assert found == [(4, pytest.approx(3.5), 17.5, 28.0)]


def test_every_clinic_and_morning_weighs_the_same_in_the_region(region):
    """North's four known mornings and south's one: 2, 5, 7, 28, 28."""
    assert values(region, "third_next_available_days", "n, p50") == [(5, 7.0)]


def test_a_morning_nobody_knows_of_is_neither_free_nor_full(region):
    """Two of north's four known mornings had a free time within three days; south's had none."""
    metric = "morning_free_share"

    assert values(region, metric, "numerator, denominator", unit="north") == [(2, 4)]
    assert values(region, metric, "numerator, denominator") == [(2, 5)]


def test_mornings_are_compared_by_the_booking_form_of_the_clinic(region):
    """Direct at south, guided at north."""
    columns = "split_value, numerator, denominator"
    found = values(region, "morning_free_share", columns, split="booking_form")

    assert found == [("direct", 0, 1), ("guided_form", 2, 4)]


def test_residents_find_what_their_own_municipality_has(region):
    """One of Karlstad's two mornings; Sunne's people found nothing."""
    metric, columns = "resident_morning_free_share", "numerator, denominator"

    assert values(region, metric, columns, unit="municipality-1780") == [(1, 2)]
    assert values(region, metric, columns, unit="municipality-1766") == [(0, 1)]


def test_each_municipality_weighs_the_same_in_the_region(region):
    """Three mornings of two municipalities, whatever the number of clinics or people."""
    metric, columns = "resident_morning_free_share", "numerator, denominator"

    assert values(region, metric, columns) == [(1, 3)]


def test_a_wider_reach_holds_the_narrower_one(region):
    """Within 25 kilometres Karlstad's people found something on both mornings."""
    found = values(
        region, "resident_morning_free_share", "split_value, numerator, denominator",
        unit="municipality-1780", period="2025-Q4", split="reach",
    )  # fmt: skip

    assert found == [("own_municipality", 1, 2), ("within_25_km", 2, 2)]


def test_clinics_to_choose_from_are_told_by_their_median(region):
    """One clinic on one morning and none on two."""
    assert values(region, "resident_morning_clinics", "n, p50, p90") == [
        (3, 0.0, pytest.approx(0.8))
    ]


def test_the_first_free_time_is_that_of_the_own_municipality(region):
    """0, 12 and none in four weeks; unsplit the wider reach plays no part."""
    assert values(region, "resident_morning_earliest_days", "n, p50, p90") == [
        (3, 12.0, pytest.approx(24.8))
    ]


def test_regions_add_up_to_the_nation():
    """Two municipalities of two regions: each region has its own, the nation both."""
    clinics = """
        clinic_id  kind    municipality_code  region_code  owner   contract     name
        north      physio  1780               17           region  care_choice  Norra
        away       physio  1880               18           region  care_choice  Borta
        """
    mornings = """
        municipality_id    day         reach             clinics_count  has_free_time  earliest_days
        municipality-1780  2025-10-06  own_municipality  1              true           0
        municipality-1880  2025-10-06  own_municipality  0              false          28
        """
    marts = {"marts.spans": SPANS, "marts.resident_mornings": mornings}
    two = given_marts(marts, clinics=clinics)
    metric, columns = "resident_morning_free_share", "numerator, denominator"

    assert values(two, metric, columns, unit="region-18") == [(0, 1)]
    assert values(two, metric, columns, unit="nation-SE") == [(1, 2)]
