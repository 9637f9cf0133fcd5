"""How many care contacts one examination took, rounds made again included."""

from __future__ import annotations

from tests.given_marts import CLINICS
from tests.small_region import small_region, values

NEEDS = """
    need_id  need_at     gp_contact_at  outcome           received_by
    whole    2025-02-03  2025-02-10     referral_written  care
    ended    2025-02-03  2025-02-10     declined          care   # two contacts and no examination
    too_new  2025-05-05  2025-05-05     referral_written  cure   # 179 days ago
    """
REFERRALS = """
    referral_id  parent_referral_id  need_id  sent_at     referring_unit_id  receiving_unit_id
    first        -                   whole    2025-02-10  care               rays
    second       first               -        2025-02-20  care               rays
    own          -                   -        2025-02-10  cure               rays
    too_new      -                   too_new  2025-05-05  cure               rays
    """
EVENTS = """
    referral_id  event_at    status
    first        2025-02-13  returned
    second       2025-02-21  completion_requested
    second       2025-02-24  completed_by_referrer
    second       2025-02-25  accepted
    second       2025-03-25  performed
    own          2025-02-11  accepted
    own          2025-09-01  performed    # 203 days later: too late to count
    too_new      2025-05-06  accepted
    too_new      2025-05-20  performed
    """


def test_everybodys_contacts_over_those_who_were_examined():
    """Need, doctor, sent again, completion: 4; need and doctor: 2. One exam.

    A doctor's own referral is another way, with contacts that nobody has recorded.
    """
    region = small_region(needs=NEEDS, referrals=REFERRALS, referral_events=EVENTS, clinics=CLINICS)
    found = {
        unit: values(region, "contacts_per_exam", "numerator, denominator",
                     unit=unit, period="2025-02")
        for unit in ("region-17", "care", "cure")
    }  # fmt: skip

    assert found == {"region-17": [(6, 1)], "care": [(6, 1)], "cure": []}
    assert values(region, "contacts_per_exam", "numerator", period="2025-05") == []
