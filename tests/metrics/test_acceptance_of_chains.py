"""Chains of referrals: accepted at first pass, accepted in the end, and gone round once more."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

CHAINS = """
    chain_id     first_decision_on  first_decision  is_first_pass  is_finally_accepted  has_loop  is_whole
    at_once      2025-07-01         accepted        true           true                 false     true
    completed    2025-07-02         accepted        false          true                 true      true
    sent_again   2025-07-03         returned        false          true                 true      true
    sent_back  2025-07-04         rejected        false          false                false     true
    letter_lost  2025-07-05         accepted        true           true                 true      true   # a new letter, then accepted
    undecided    -                  -               false          false                true      true   # no decision yet
    half         2025-07-06         accepted        true           true                 false     false  # began before the data
    """  # noqa: E501


@pytest.mark.parametrize(
    ("metric", "numerator"),
    [("first_pass_acceptance", 2), ("final_acceptance", 4), ("rework_share", 3)],
)
def test_a_chain_counts_once_in_the_month_of_its_first_decision(metric, numerator):
    """Five whole chains had a first decision in July; re-sent referrals are no chains of theirs."""
    region = given_marts({"marts.referral_chains": CHAINS})

    assert values(region, metric, "numerator, denominator", period="2025-07") == [(numerator, 5)]


def test_chains_are_given_ninety_days_to_come_to_their_end():
    """With data to 31 October the chain of 2 August is judged, that of 3 August is not yet."""
    chains = """
        chain_id  first_decision_on  first_decision  is_first_pass  is_finally_accepted  has_loop
        judged    2025-08-02         returned        false          true                 true
        too_new   2025-08-03         accepted        true           true                 false
        """
    region = given_marts({"marts.referral_chains": chains})
    found = {
        metric: values(region, metric, "numerator, denominator", period="2025-08")
        for metric in ("first_pass_acceptance", "final_acceptance", "rework_share")
    }

    assert found == {
        "first_pass_acceptance": [(1, 2)], "final_acceptance": [(1, 1)], "rework_share": [(1, 1)],
    }  # fmt: skip


def test_a_chain_belongs_to_the_department_that_decided_first():
    """And to the physio and the health centre behind its first referral."""
    chains = """
        chain_id  deciding_unit_id  first_decision_on  first_decision  is_first_pass
        a         rays              2025-10-01         accepted        true
        b         beams             2025-10-01         returned        false
        """
    region = given_marts({"marts.referral_chains": chains})
    found = {
        unit: values(region, "first_pass_acceptance", "numerator, denominator", unit=unit)
        for unit in ("rays", "beams", "north", "care")
    }

    assert found == {"rays": [(1, 1)], "beams": [(0, 1)], "north": [(1, 2)], "care": [(1, 2)]}


def test_acceptance_by_examination_has_that_examinations_chains():
    """One of two ultrasounds, the only MR."""
    chains = """
        chain_id  exam         first_decision_on  first_decision  is_first_pass
        a         US_SHOULDER  2025-10-01         accepted        true
        b         US_SHOULDER  2025-10-01         returned        false
        c         MR_KNEE      2025-10-01         accepted        true
        """
    found = values(
        given_marts({"marts.referral_chains": chains}), "first_pass_acceptance",
        "split_value, numerator, denominator", split="exam",
    )  # fmt: skip

    assert found == [("MR_KNEE", 1, 1), ("US_SHOULDER", 1, 2)]
