"""How first visits are booked, by whom, and how far ahead."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

CONTACTS = """
    contact_id  clinic_id  contact_on  booking_way      booking_route    booking_form  is_guarantee  body_region  age_band  home_municipality_id  lives_near         lead_time_days  visit_weekday
    web         north      2025-10-06  web              web_direct       direct        true          shoulder     18-29     municipality-1780     same_municipality  2               1
    web_far     north      2025-10-06  web              web_direct       direct        false         shoulder     30-44     municipality-1766     other_municipality  9               1
    summoned    north      2025-10-07  open_invitation  open_invitation  direct        false         knee         75+       municipality-1780     same_municipality  30              2
    phone       north      2025-10-07  staff            staff            direct        true          -            75+       municipality-1780     same_municipality  0               2
    waiting     north      2025-10-08  staff            staff            direct        true          back         75+       municipality-1780     same_municipality  -               3  # no time yet
    guided      south      2025-10-08  web              web_guided       guided_form   true          back         75+       elsewhere             other_municipality  1               3
    """  # noqa: E501


@pytest.fixture(scope="module")
def region():
    """Six contacts for a first visit."""
    return given_marts({"marts.first_contacts": CONTACTS})


@pytest.mark.parametrize(
    ("metric", "counted"),
    [
        ("web_booking_share", (3, 6)),
        ("open_invitation_share", (1, 6)),
        ("guarantee_share", (4, 6)),
    ],
)
def test_ways_of_booking_are_shares_of_all_who_sought_a_first_visit(region, metric, counted):
    """Those without a time yet are among them; open invitation is no web booking."""
    assert values(region, metric, "numerator, denominator") == [counted]


def test_web_bookings_are_told_by_where_people_live(region):
    """Two of the four of Karlstad booked otherwise; those from outside have a name of their own."""
    found = values(
        region, "web_booking_share", "split_value, numerator, denominator",
        period="2025-Q4", split="home_municipality",
    )  # fmt: skip

    assert found == [("elsewhere", 1, 1), ("municipality-1766", 1, 1), ("municipality-1780", 1, 4)]


def test_the_guarantee_is_told_by_route(region):
    """Direct and guided web booking are two routes."""
    columns = "split_value, numerator, denominator"
    found = values(region, "guarantee_share", columns, split="booking_route")

    assert found == [
        ("open_invitation", 0, 1), ("staff", 2, 2), ("web_direct", 1, 2), ("web_guided", 1, 1),
    ]  # fmt: skip


def test_lead_time_counts_those_who_have_a_time(region):
    """Five of six; who waits for a time has no lead time to count."""
    found = values(region, "lead_time_days", "day, outcome, cases")

    assert found == [(day, "booked", 1) for day in (0, 1, 2, 9, 30)]


def test_each_contact_counts_once_in_every_division(region):
    """Routes sum to six contacts by body region, age, home and guarantee alike."""
    columns = "dimension_1, dimension_2, dimension_3, count"
    rows = values(region, "booking_case_mix", columns, period="2025-Q4")
    totals: dict[str, int] = {}
    for _, attribute, _, count in rows:
        totals[attribute] = totals.get(attribute, 0) + count

    assert totals == {"age_band": 6, "body_region": 6, "guarantee": 6, "lives_near": 6}
    assert ("web_direct", "body_region", "shoulder", 2) in rows
    assert ("staff", "body_region", "unknown", 1) in rows
    assert ("staff", "guarantee", "guarantee", 2) in rows
