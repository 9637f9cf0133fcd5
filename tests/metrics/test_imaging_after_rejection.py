"""What happened to those who were sent back: imaged within 180 days, and what was found."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import table, values

IMAGED = "imaging_after_rejection_180_days"
WITH_FINDING = "imaging_after_rejection_180_days_with_finding"
REFERRALS = """
    referral_id  chain_id  patient_id  body_region  place_in_chain  first_decision_on  first_decision        decision_reason
    again        chain     anna        shoulder     1               2025-01-10         returned              missing_info
    again_2      chain     anna        shoulder     2               2025-02-10         returned              missing_info    # the same chain, once more
    elsewhere    c2        bo          knee         1               2025-01-10         rejected              wrong_level
    other_part   c3        cia         knee         1               2025-01-10         rejected              not_indicated
    same_day     c4        dan         hip          1               2025-01-10         rejected              recent_exam
    day_180      c5        eva         hip          1               2025-01-10         rejected              not_indicated
    day_181      c6        fia         hip          1               2025-01-10         rejected              not_indicated
    twice_sent   c7        gun         knee         1               2025-01-10         rejected              duplicate       # the other one holds
    accepted     c8        hans        knee         1               2025-01-10         accepted              -
    nobody       c9        -           knee         1               2025-01-10         rejected              not_indicated   # cannot be linked
    """  # noqa: E501
EXAMS = """
    referral_id  chain_id  patient_id  body_region  performed_on  exam         has_finding
    again_3      chain     anna        shoulder     2025-03-01    US_SHOULDER  true
    later        chain     anna        shoulder     2025-04-01    US_SHOULDER  false        # the first one counts
    e2           other     bo          knee         2025-02-01    MR_KNEE      -            # ordered by a specialist
    e3           other3    cia         shoulder     2025-02-01    US_SHOULDER  true         # another part of the body
    e4           other4    dan         hip          2025-01-10    XR_HIP       true         # may be why it was rejected
    e5           other5    eva         hip          2025-07-09    XR_HIP       false
    e6           other6    fia         hip          2025-07-10    XR_HIP       true
    e7           other7    gun         knee         2025-01-20    MR_KNEE      true
    """  # noqa: E501


def region(referrals: str = REFERRALS, exams: str = EXAMS):
    marts = {"marts.referrals": referrals, "marts.imaging_exams": exams}
    return given_marts(marts, "marts.sent_back")


def test_a_chain_counts_once_at_its_first_return_or_rejection():
    """Six patients: without the duplicate, the accepted and the one who cannot be linked."""
    found = table(
        region(),
        "select referral_id, imaged_on - sent_back_on from marts.sent_back order by all",
    )

    assert found == [
        ("again", 50), ("day_180", 180), ("day_181", 181), ("elsewhere", 22),
        ("other_part", None), ("same_day", None),
    ]  # fmt: skip


def test_imaging_of_the_same_part_of_the_body_within_180_days_counts():
    """Day 180 is inside, day 181 is not, and neither is an examination of the very same day."""
    assert values(region(), IMAGED, "numerator, denominator", period="2025-01") == [(3, 6)]


def test_the_way_to_the_examination_is_told():
    """Sent again in the same chain, or on another referral altogether."""
    found = values(
        region(), IMAGED, "split_value, numerator, denominator", split="imaged_through",
        period="2025-Q1",
    )  # fmt: skip

    assert found == [("another_referral", 2, 6), ("same_chain", 1, 6)]


def test_only_decisions_whose_days_have_passed_are_judged():
    """With data to 31 October: 180 days since 4 May, 210 days since 4 April for the report."""
    referrals = """
        referral_id  first_decision_on  first_decision  performed_on  has_finding
        a            2025-05-04         rejected        -             -
        b            2025-05-05         rejected        -             -            # too new
        c            2025-04-04         rejected        -             -
        d            2025-04-05         rejected        -             -            # report may come
        e            2025-04-04         accepted        2025-04-20    true
        f            2025-04-05         accepted        2025-04-20    true         # too new as well
        """
    exams = """
        referral_id  patient_id  body_region  performed_on  exam         has_finding
        c2           c           shoulder     2025-05-20    US_SHOULDER  true
        d2           d           shoulder     2025-05-20    US_SHOULDER  true
        """
    found = {
        metric: values(region(referrals, exams), metric, "numerator, denominator", period="2025-Q2")
        for metric in (IMAGED, WITH_FINDING, "finding_share_accepted")
    }

    assert found == {IMAGED: [(2, 3)], WITH_FINDING: [(1, 1)], "finding_share_accepted": [(1, 1)]}


def test_only_structured_reports_of_those_imaged_in_time_tell_of_findings():
    """Anna's first report says yes, Eva's no, Bo's says nothing and Fia's came too late."""
    assert values(region(), WITH_FINDING, "numerator, denominator", period="2025-01") == [(1, 2)]


ACCEPTED = """
    referral_id  exam         patient_id  first_decision_on  first_decision        performed_on  has_finding  is_resent
    a            US_SHOULDER  a           2025-01-02         accepted              2025-02-01    true         false
    b            US_SHOULDER  b           2025-01-02         accepted_changed      2025-02-01    true         false
    c            US_SHOULDER  c           2025-01-02         accepted              2025-02-01    false        false
    d            US_SHOULDER  d           2025-01-02         accepted              2025-02-01    false        false
    e            MR_KNEE      e           2025-01-02         accepted              2025-02-01    true         false
    silent       MR_KNEE      f           2025-01-02         accepted              2025-02-01    -            false  # not structured
    again        MR_KNEE      g           2025-01-02         accepted              2025-02-01    false        true   # was sent back before
    late         MR_KNEE      h           2025-01-02         accepted              2025-08-01    false        false  # after 180 days
    no           US_SHOULDER  anna        2025-01-10         rejected              -             -            false
    no_2         MR_HAND      bo          2025-01-10         rejected              -             -            false
    """  # noqa: E501
LATER = """
    referral_id  patient_id  body_region  performed_on  exam         has_finding
    x            anna        shoulder     2025-03-01    US_SHOULDER  false
    y            bo          shoulder     2025-03-01    MR_HAND      true
    """


def test_findings_are_expected_as_among_the_accepted_of_the_same_examination():
    """Shoulders: 2 of 4 had a finding. Nobody was accepted for a hand: 3 of 5 of all had one."""
    found = values(
        region(ACCEPTED, LATER), WITH_FINDING, "numerator, denominator, expected", period="2025-01"
    )

    assert found == [(1, 2, pytest.approx(0.5 + 0.6))]


def test_the_accepted_are_those_accepted_at_once_and_examined_as_soon():
    """Three of five: no report without a statement, none sent again, none after 180 days."""
    found = values(
        region(ACCEPTED, LATER), "finding_share_accepted", "numerator, denominator",
        period="2025-01",
    )  # fmt: skip

    assert found == [(3, 5)]
