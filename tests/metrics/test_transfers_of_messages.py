"""Needs and referrals on their way: how many, by which channel, how long, and what never came."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

TRANSFERS = """
    leg       transfer_id  origin_clinic_id  referring_unit_id  receiving_unit_id  channel  sent_on     outcome   is_lost  is_received_in_record  days_to_end  has_sefos  sender_group  entered_after_days
    need      quick        north             -                  -                  cosmic   2025-08-01  received  false    true                   0            false      region        0
    need      slow         south             -                  -                  letter   2025-08-01  received  false    false                  6            false      private       0                   # known by what came next
    need      vanished     south             -                  -                  letter   2025-08-01  lost      true     false                  30           false      private       0
    referral  sent         -                 care               rays               cosmic   2025-08-01  received  false    true                   1            false      region        0
    referral  voided       -                 care               rays               letter   2025-08-01  open      false    false                  5            false      region        0                   # on its way
    referral  secure       -                 cure               rays               sefos    2025-08-01  received  false    true                   0            true       private       0
    referral  new          -                 cure               rays               sefos    2025-10-02  open      false    false                  29           true       private       0                   # may still come
    """  # noqa: E501


@pytest.fixture(scope="module")
def region():
    return given_marts({"marts.transfers": TRANSFERS})


def test_both_legs_are_counted_and_told_apart(region):
    """Three needs and three referrals in August."""
    found = values(region, "transfers_count", "split_value, value", period="2025-Q3", split="leg")

    assert values(region, "transfers_count", "value", period="2025-08") == [(6,)]
    assert found == [("need", 3), ("referral", 3)]


def test_a_clinic_answers_for_what_it_sent_and_radiology_for_what_it_was_sent(region):
    """Needs at the physio's, referrals at the health centre's and the department's."""
    found = {
        unit: values(region, "transfers_count", "value", unit=unit, period="2025-08")
        for unit in ("north", "south", "care", "cure", "rays")
    }

    assert found == {"north": [(1,)], "south": [(2,)], "care": [(2,)], "cure": [(1,)],
                     "rays": [(3,)]}  # fmt: skip


def test_leg_and_channel_together(region):
    """Letters between physio and doctor, apart from letters to radiology."""
    found = values(
        region, "transfers_count", "split_value, value", period="2025-Q3", split="leg,channel"
    )

    assert found == [
        ("need,cosmic", 1), ("need,letter", 2), ("referral,cosmic", 1), ("referral,letter", 1),
        ("referral,sefos", 1),
    ]  # fmt: skip


def test_what_never_arrived_is_judged_after_thirty_days(region):
    """One of five; what was voided on its way is not counted, nor what may still come."""
    ratio = "numerator, denominator"

    assert values(region, "referral_lost_share", ratio, period="2025-08") == [(1, 5)]
    assert values(region, "referral_lost_share", ratio, period="2025-10") == []
    assert values(
        region, "referral_lost_share", f"split_value, {ratio}", period="2025-Q3", split="has_sefos"
    ) == [("false", 1, 4), ("true", 0, 1)]


def test_days_on_the_way_know_the_lost_and_those_under_way(region):
    """As a day table; a voided message was under way until then."""
    assert values(region, "referral_transfer_days", "day, outcome, cases", period="2025-08") == [
        (0, "received", 2),
        (1, "received", 1),
        (5, "open", 1),
        (6, "received", 1),
        (30, "lost", 1),
    ]


def test_how_many_arrivals_are_on_record(region):
    """Three of the four that arrived; the days of the fourth are read from what came next."""
    assert values(region, "arrival_recorded_share", "numerator, denominator", period="2025-08") == [
        (3, 4)
    ]
