"""What comes back after a return or a rejection, and how it is answered then."""

from __future__ import annotations

from tests.given_marts import given_marts
from tests.small_region import values

METRIC = "resent_after_return_share"
REFERRALS = """
    referral_id   first_decision_on  first_decision        resent_on   next_decision
    accepted_2nd  2025-06-02         returned              2025-06-10  accepted
    day_60        2025-06-02         returned              2025-08-01  -              # no answer to it yet
    day_61        2025-06-02         returned              2025-08-02  accepted       # too late
    not_again     2025-06-02         returned_with_advice  -           -
    insists       2025-06-02         rejected              2025-06-05  rejected
    final         2025-06-02         rejected              -           -
    accepted      2025-06-02         accepted              2025-06-20  accepted       # was never sent back
    """  # noqa: E501


def test_sixty_days_are_given_to_send_it_again():
    """Three of the six that were sent back; day 60 is inside, day 61 is not."""
    region = given_marts({"marts.referrals": REFERRALS})

    assert values(region, METRIC, "numerator, denominator", period="2025-06") == [(3, 6)]


def test_outcomes_of_what_was_sent_again_are_shares_of_all_that_was_sent_back():
    """One was accepted, one rejected again, one has no answer yet; the other three are the rest."""
    found = values(
        given_marts({"marts.referrals": REFERRALS}), METRIC,
        "split_value, numerator, denominator", split="resent_outcome", period="2025-Q2",
    )  # fmt: skip

    assert found == [("accepted", 1, 6), ("rejected", 1, 6), ("undecided", 1, 6)]


def test_returned_and_rejected_can_be_told_apart():
    """A return is meant to come back, a rejection is not."""
    found = values(
        given_marts({"marts.referrals": REFERRALS}), METRIC,
        "split_value, numerator, denominator", split="decision", period="2025-06",
    )  # fmt: skip

    assert found == [("rejected", 1, 2), ("returned", 2, 3), ("returned_with_advice", 0, 1)]


def test_decisions_of_the_last_ninety_days_wait_to_be_judged():
    """With data to 31 October that of 2 August counts; that of 3 August could still come back."""
    referrals = """
        referral_id  first_decision_on  first_decision  resent_on   next_decision
        judged       2025-08-02         returned        2025-08-20  accepted
        too_new      2025-08-03         returned        -           -
        """
    region = given_marts({"marts.referrals": referrals})

    assert values(region, METRIC, "numerator, denominator", period="2025-08") == [(1, 1)]
