"""The receiver's first answer: was completion asked for, and were the facts enough?"""

from __future__ import annotations

from tests.given_marts import given_marts
from tests.small_region import values

REFERRALS = """
    referral_id   completion_requested_on  completion_reason   completion_stage  first_decision_on  first_decision  decision_reason
    accepted      -                        -                   -                 2025-10-01         accepted        -
    completed     2025-10-02               missing_info        medical           2025-10-20         accepted        -
    never_came    2025-10-02               no_prior_treatment  administrative    -                  -               -
    still_short   2025-10-03               missing_info        medical           2025-10-20         returned        missing_info
    no_facts      -                        -                   -                 2025-10-04         returned        missing_info
    no_facts_no   -                        -                   -                 2025-10-04         rejected        missing_info
    not_needed    -                        -                   -                 2025-10-04         rejected        no_mgmt_impact
    no_reason     -                        -                   -                 2025-10-04         rejected        -
    asked_before  2025-09-29               missing_info        medical           2025-10-10         accepted        -
    unanswered    -                        -                   -                 -                  -               -
    """  # noqa: E501


def test_those_never_completed_are_asked_all_the_same():
    """Three of eight first answers of October asked for more; the ninth was asked in September."""
    region = given_marts({"marts.referrals": REFERRALS})
    share = {
        month: values(region, "completion_request_share", "numerator, denominator", period=month)
        for month in ("2025-09", "2025-10")
    }

    assert share == {"2025-09": [(1, 1)], "2025-10": [(3, 8)]}


def test_what_was_asked_for_is_a_share_of_all_first_answers():
    """By the reason and the stage of the request, not of the decision that followed it."""
    region = given_marts({"marts.referrals": REFERRALS})
    found = values(
        region, "completion_request_share", "split_value, numerator, denominator",
        split="reason,stage", period="2025-Q4",
    )  # fmt: skip

    assert found == [("missing_info,medical", 2, 8), ("no_prior_treatment,administrative", 1, 8)]


def test_clinical_information_is_complete_where_nothing_more_was_needed():
    """Of eight: three were asked, two sent back for want of facts; three had enough.

    A referral rejected for another reason, or for none that was stated, had its facts in order.
    """
    region = given_marts({"marts.referrals": REFERRALS})

    assert values(region, "clinical_information_complete_share", "numerator, denominator") == [
        (3, 8)
    ]
