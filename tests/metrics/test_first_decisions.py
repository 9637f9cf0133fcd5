"""What was answered first: returned, with advice, rejected, accepted with a change, and why."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

# Ten referrals with a first decision in October and three without.
REFERRALS = """
    referral_id   first_decision_on  first_decision        decision_reason  decision_stage  completion_requested_on
    accepted_1    2025-10-01         accepted              -                medical         -
    accepted_2    2025-10-31         accepted              -                medical         -
    asked_first   2025-10-02         accepted              -                medical         2025-10-01
    changed       2025-10-02         accepted_changed      -                medical         -
    no_facts      2025-10-03         returned              missing_info     administrative  -
    no_facts_no   2025-10-03         rejected              missing_info     medical         -
    other_first   2025-10-03         returned_with_advice  wrong_modality   medical         -
    by_specialist 2025-10-03         rejected              wrong_level      medical         -
    no_reason     2025-10-03         returned              -                -               -
    done_before   2025-10-03         rejected              recent_exam      medical         -
    still_asked   -                  -                     -                -               2025-10-10
    undecided     -                  -                     -                -               -
    september     2025-09-30         returned              missing_info     medical         -
    """  # noqa: E501


@pytest.mark.parametrize(
    ("metric", "numerator"),
    [
        ("return_share", 3),
        ("returned_with_advice_share", 1),
        ("rejection_share", 3),
        ("return_or_rejection_share", 6),
        ("accepted_changed_share", 1),
        ("returned_for_missing_info_share", 2),
    ],
)
def test_each_answer_is_a_share_of_all_first_decisions_of_the_month(metric, numerator):
    """Ten were decided on in October. Two wait, and September's is September's."""
    region = given_marts({"marts.referrals": REFERRALS})

    assert values(region, metric, "numerator, denominator") == [(numerator, 10)]


def test_returns_and_rejections_add_up_to_the_sum_of_both():
    """So the three can stand beside each other without anybody being counted twice."""
    region = given_marts({"marts.referrals": REFERRALS})
    returned, rejected, both = (
        values(region, metric, "numerator")[0][0]
        for metric in ("return_share", "rejection_share", "return_or_rejection_share")
    )

    assert returned + rejected == both


def test_a_reason_is_a_share_of_all_decisions_and_one_not_given_is_unknown():
    """Three returns out of ten decisions: each reason has all ten as its denominator."""
    region = given_marts({"marts.referrals": REFERRALS})
    found = values(
        region, "return_share", "split_value, numerator, denominator", split="reason",
        period="2025-Q4",
    )  # fmt: skip

    assert found == [("missing_info", 1, 10), ("unknown", 1, 10), ("wrong_modality", 1, 10)]


def test_reason_and_stage_together_tell_who_stopped_it_and_why():
    """Missing facts stop a referral at both stages; a pathway rule at the medical one."""
    region = given_marts({"marts.referrals": REFERRALS})
    found = values(
        region, "return_or_rejection_share", "split_value, numerator, denominator",
        split="reason,stage", period="2025-Q4",
    )  # fmt: skip

    assert found == [
        ("missing_info,administrative", 1, 10),
        ("missing_info,medical", 1, 10),
        ("recent_exam,medical", 1, 10),
        ("unknown,unknown", 1, 10),
        ("wrong_level,medical", 1, 10),
        ("wrong_modality,medical", 1, 10),
    ]


def test_a_split_of_referrals_has_its_own_denominator():
    """Two of the specialist's three were sent back, one of the doctor's two."""
    referrals = """
        referral_id  referrer_profession  first_decision_on  first_decision
        s1           other                2025-10-01         returned
        s2           other                2025-10-01         rejected
        s3           other                2025-10-01         accepted
        g1           gp                   2025-10-01         rejected
        g2           gp                   2025-10-01         accepted
        """
    found = values(
        given_marts({"marts.referrals": referrals}), "return_or_rejection_share",
        "split_value, numerator, denominator", split="referrer_profession",
    )  # fmt: skip

    assert found == [("gp", 1, 2), ("other", 2, 3)]


def test_each_kind_of_unit_has_its_own_part_in_a_referral():
    """A physio saw the need, a health centre sent it, a department decided; the region has all.

    The second was forwarded from rays and decided at beams; the third has no physio behind it.
    """
    referrals = """
        referral_id  origin_clinic_id  referring_unit_id  municipality_id    receiving_unit_id  deciding_unit_id  first_decision_on  first_decision
        a            north             cure               municipality-1766  rays               rays              2025-10-01         returned
        b            south             care               municipality-1780  rays               beams             2025-10-01         accepted
        c            -                 ortho              municipality-1780  rays               rays              2025-10-01         accepted
        """  # noqa: E501
    region = given_marts({"marts.referrals": referrals})
    found = {
        unit: values(region, "return_share", "numerator, denominator", unit=unit)
        for unit in ("north", "south", "cure", "care", "ortho", "rays", "beams", "region-17",
                     "municipality-1766", "municipality-1780", "care_choice-17")
    }  # fmt: skip

    assert found == {
        "north": [(1, 1)], "south": [(0, 1)], "cure": [(1, 1)], "care": [(0, 1)],
        "ortho": [(0, 1)], "rays": [(1, 2)], "beams": [(0, 1)], "region-17": [(1, 3)],
        "municipality-1766": [(1, 1)], "municipality-1780": [(0, 2)], "care_choice-17": [(1, 2)],
    }  # fmt: skip
