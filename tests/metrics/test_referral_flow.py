"""The published flow, its days and its routes, on two chains and a half."""

from __future__ import annotations

import pytest

from tests.given_marts import CLINICS
from tests.small_region import small_region, table, values

NEEDS = """
    need_id  need_at     gp_contact_at  outcome           received_by  origin_clinic_id
    whole    2025-07-01  2025-07-11     referral_written  care         north
    ended    2025-07-02  2025-07-12     declined          cure         north
    """
REFERRALS = """
    referral_id  parent_referral_id  need_id  sent_at     referring_unit_id  receiving_unit_id
    first        -                   whole    2025-07-12  care               rays
    second       first               -        2025-07-22  care               rays
    own          -                   -        2025-07-15  cure               rays
    """
EVENTS = """
    referral_id  event_at    status     unit_id
    first        2025-07-13  received   rays
    first        2025-07-15  returned   rays
    second       2025-07-23  received   rays
    second       2025-07-23  forwarded  rays    # received at another department
    second       2025-07-24  received   beams
    second       2025-07-25  accepted   beams
    own          2025-07-15  received   rays
    """


@pytest.fixture(scope="module")
def region():
    return small_region(needs=NEEDS, referrals=REFERRALS, referral_events=EVENTS, clinics=CLINICS)


def test_every_way_counts_chains_on_the_day_on_which_they_began(region):
    """Two needs and a doctor's own referral, all in July; the return shows as a loop."""
    found = values(region, "referral_flow", "dimension_1, dimension_2, count", period="2025-07")

    assert found == [
        ("accepted", "open", 1),
        ("doctor", "declined", 1),
        ("doctor", "sent", 1),
        ("need", "doctor", 2),
        ("received", "accepted", 1),
        ("received", "open", 1),
        ("returned", "sent", 1),
        ("sent", "received", 2),
    ]


def test_a_need_that_was_declined_is_in_the_doctors_flow(region):
    """Although nothing was sent; radiology has only what came to it."""
    ways = "dimension_1, dimension_2, count"

    assert ("doctor", "declined", 1) in values(
        region, "referral_flow", ways, unit="cure", period="2025-07"
    )
    assert {row[0] for row in values(region, "referral_flow", ways, unit="rays", period="all")} == {
        "need", "doctor", "sent", "received", "accepted", "returned",
    }  # fmt: skip


def test_the_days_are_of_the_same_chains_step_by_step(region):
    """As many cases of each way as the flow counts, and no mixture of all steps."""
    values(region, "referral_step_days", "day")
    found = table(
        region,
        "select split_value, outcome, sum(cases) from metrics.durations where "
        "metric = 'referral_step_days' and unit_id = 'region-17' and period_id = '2025-Q3' "
        "and split = 'step' group by all order by all",
    )
    mixture = table(
        region,
        "from metrics.durations where metric = 'referral_step_days' and split is null",
    )
    flow = values(region, "referral_flow", "dimension_1, dimension_2, count", period="2025-Q3")

    assert (found, mixture) == (flow, [])


def test_routes_are_walked_in_full(region):
    """With every loop; forwarding is no step; what is under way is still open."""
    found = values(region, "referral_routes", "dimension_1, count", period="2025-07")
    outcomes = table(region, "select outcome from marts.chain_routes order by outcome")

    assert found == [("need>doctor>declined", 1), ("open", 2)]
    assert outcomes == [("declined",), ("open",), ("open",)]


def test_the_days_of_a_route_run_from_its_beginning(region):
    """Ten days until the doctor declined."""
    found = values(
        region, "route_days", "split_value, day, outcome", period="2025-Q3", split="route"
    )

    assert found[0] == ("need>doctor>declined", 10, "declined")
