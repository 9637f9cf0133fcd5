"""Sent back at the administrative check, before anyone had assessed the referral."""

from __future__ import annotations

from tests.given_marts import given_marts
from tests.small_region import values

REFERRALS = """
    referral_id  first_decision_on  first_decision  decision_stage  channel
    form_lacks   2025-08-05         returned        administrative  fax
    not_allowed  2025-08-05         rejected        administrative  letter
    assessed     2025-08-05         returned        medical         fax
    accepted     2025-08-05         accepted        medical         cosmic
    let_through  2025-08-05         accepted        administrative  cosmic  # accepted there
    undecided    -                  -               -               fax
    """


def test_only_what_was_sent_back_at_that_stage_counts():
    """Two of five decided; of two faxes one."""
    region = given_marts({"marts.referrals": REFERRALS})
    metric, ratio = "administrative_return_share", "numerator, denominator"
    by_channel = values(region, metric, f"split_value, {ratio}", period="2025-Q3", split="channel")

    assert values(region, metric, ratio, period="2025-08") == [(2, 5)]
    assert by_channel == [("cosmic", 0, 2), ("fax", 1, 2), ("letter", 1, 1)]
