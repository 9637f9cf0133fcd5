"""From the physio's need to the doctor's referral: shares after 60 days, and the days it took."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

NEEDS = """
    need_id    need_on     outcome           ended_on    days_to_end  doctor_unit_id  entered_after_days
    quick      2025-06-02  referral_written  2025-06-20  18           care            0
    last_day   2025-06-02  referral_written  2025-08-01  60           care            0                   # just in time
    late       2025-06-02  referral_written  2025-08-02  61           care            0                   # written, but later
    declined   2025-06-03  declined          2025-06-20  17           care            0
    dropped    2025-06-03  not_pursued       2025-07-10  37           cure            0
    lost       2025-06-03  lost              2025-07-04  31           cure            0
    undecided  2025-06-04  open              -           149          cure            0
    too_new    2025-09-02  referral_written  2025-09-05  3            care            0                   # 59 days before as_of
    """  # noqa: E501


@pytest.fixture(scope="module")
def region():
    return given_marts({"marts.needs": NEEDS})


def test_the_share_that_became_a_referral_within_sixty_days(region):
    """Two of seven; neither the late one nor the one without an end is forgotten."""
    ratio = "numerator, denominator"

    assert values(region, "need_to_referral_share", ratio, period="2025-06") == [(2, 7)]
    assert values(region, "need_to_referral_share", ratio, period="2025-09") == []


def test_a_doctors_unit_answers_for_the_needs_sent_to_it(region):
    """Care received four of them and cure three; north saw them all."""
    found = {
        unit: values(region, "need_to_referral_share", "numerator, denominator",
                     unit=unit, period="2025-06")
        for unit in ("care", "cure", "north")
    }  # fmt: skip

    assert found == {"care": [(2, 4)], "cure": [(0, 3)], "north": [(2, 7)]}


def test_what_happened_instead_adds_up_to_the_rest(region):
    """Five of seven: one by each end, and two that were not settled in sixty days."""
    metric = "need_without_referral_share"
    parts = values(
        region, metric, "split_value, numerator, denominator", period="2025-Q2",
        split="need_outcome",
    )  # fmt: skip

    assert values(region, metric, "numerator, denominator", period="2025-Q2") == [(5, 7)]
    assert parts == [
        ("declined", 1, 7), ("lost", 1, 7), ("not_pursued", 1, 7), ("open", 2, 7),
    ]  # fmt: skip


def test_the_days_know_every_end(region):
    """As a day table: those never settled are still open."""
    found = values(region, "need_to_referral_days", "day, outcome, cases", period="2025-06")

    assert found == [
        (17, "declined", 1),
        (18, "referral_written", 1),
        (31, "lost", 1),
        (37, "not_pursued", 1),
        (60, "referral_written", 1),
        (61, "referral_written", 1),
        (149, "open", 1),
    ]


def test_a_need_seen_before_the_data_began_enters_late():
    """It belongs to the day on which the data could first see it, ten days in."""
    needs = """
        need_id  need_on     outcome           days_to_end  entered_after_days
        before   2025-05-22  referral_written  14           10
        that_day 2025-05-22  referral_written  10           10   # never under observation
        """
    region = given_marts({"marts.needs": needs}, complete_from="2025-06-01")

    assert values(region, "need_to_referral_days", "day, outcome, cases", period="2025-06") == [
        (10, "entered", 1),
        (14, "referral_written", 1),
    ]
