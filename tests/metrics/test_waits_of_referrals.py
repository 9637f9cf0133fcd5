"""Days from step to step of a referral, and of a chain from its beginning to its end."""

from __future__ import annotations

import pytest

from tests.given_marts import given_marts
from tests.small_region import values

DAY_TABLE = "day, outcome, cases"
REFERRALS = """
    referral_id  sent_on     reached_on  first_decision_on  accepted_on  latest_decision  latest_decision_on  voided_on   performed_on  reported_on  acknowledged_on
    straight     2025-08-01  2025-08-02  2025-08-05         2025-08-05   accepted         2025-08-05          -           2025-08-25    2025-08-28   2025-08-29
    unread       2025-08-01  2025-08-02  2025-08-05         2025-08-05   accepted         2025-08-05          -           2025-08-25    2025-08-28   -
    unreported   2025-08-01  2025-08-02  2025-08-05         2025-08-05   accepted         2025-08-05          -           2025-08-25    -            -
    queueing     2025-08-01  2025-08-02  2025-08-09         2025-08-09   accepted         2025-08-09          -           -             -            -
    taken_back   2025-08-01  2025-08-02  2025-08-05         2025-08-05   rejected         2025-08-15          -           -             -            -                # accepted first
    cancelled    2025-08-01  2025-08-02  2025-08-05         2025-08-05   accepted         2025-08-05          2025-08-25  -             -            -
    returned     2025-08-01  2025-08-02  2025-08-12         -            returned         2025-08-12          2025-08-20  -             -            -                # voided when nobody decided any more
    withdrawn    2025-08-01  2025-08-02  -                  -            -                -                   2025-08-04  -             -            -                # before any decision
    undecided    2025-08-01  2025-08-02  -                  -            -                -                   -           -             -            -                # 90 days before as_of
    in_the_post  2025-08-01  -           -                  -            -                -                   -           -             -            -                # not arrived: nobody vets it
    """  # noqa: E501


@pytest.fixture(scope="module")
def region():
    return given_marts({"marts.referrals": REFERRALS})


def test_vetting_ends_with_a_decision_of_any_kind(region):
    """Five decided in three days, one after seven, one after ten; one was voided, one waits."""
    assert values(region, "vetting_days", DAY_TABLE, period="2025-08") == [
        (2, "voided", 1),
        (3, "decided", 5),
        (7, "decided", 1),
        (10, "decided", 1),
        (90, "open", 1),
    ]


def test_the_queue_ends_with_the_examination(region):
    """Three examined after twenty days; one was rejected after all, one voided, one still waits."""
    assert values(region, "exam_wait_days", DAY_TABLE, period="2025-08") == [
        (10, "turned_down", 1),
        (20, "performed", 3),
        (20, "voided", 1),
        (83, "open", 1),
    ]


def test_reports_and_acknowledgements_wait_for_each_other(region):
    """Two of three examinations are reported, one of the two reports is acknowledged."""
    assert values(region, "report_days", DAY_TABLE, period="2025-08") == [
        (3, "reported", 2),
        (67, "open", 1),
    ]
    assert values(region, "acknowledge_days", DAY_TABLE, period="2025-08") == [
        (1, "acknowledged", 1),
        (64, "open", 1),
    ]


def test_waits_belong_to_the_department_that_decides():
    """By examination too, in the quarter."""
    referrals = """
        referral_id  sent_on     reached_on  first_decision_on  deciding_unit_id  exam
        a            2025-08-01  2025-08-02  2025-08-05         rays              MR_KNEE
        b            2025-08-01  2025-08-02  2025-08-06         beams             US_SHOULDER
        """
    region = given_marts({"marts.referrals": referrals})
    found = values(
        region, "vetting_days", "split_value, day", unit="rays", period="2025-Q3", split="exam"
    )

    assert found == [("MR_KNEE", 3)]


def test_a_step_under_way_when_the_data_began_enters_late():
    """Sent ten days before the data, received eight: two of the ten lie before the step."""
    referrals = """
        referral_id  sent_on     reached_on  first_decision_on  entered_after_days
        before       2025-07-22  2025-07-24  2025-08-05         10
        already      2025-07-22  2025-07-24  2025-07-28         10   # decided before anyone watched
        arrives      2025-07-31  2025-08-02  2025-08-05         1    # the step itself is all seen
        """
    region = given_marts({"marts.referrals": referrals}, complete_from="2025-08-01")

    assert values(region, "vetting_days", DAY_TABLE, period="2025-08") == [
        (3, "decided", 1),
        (8, "entered", 1),
        (12, "decided", 1),
    ]


CHAINS = """
    chain_id   has_need  need_on     started_on  sent_on     performed_on  outcome       ended_on    days_since_need  entered_after_days  sent_entered_after_days
    whole      true      2025-06-02  2025-06-02  2025-06-12  2025-07-02    acknowledged  2025-07-10  38               0                   0
    declined   true      2025-06-02  2025-06-02  -           -             declined      2025-06-20  18               0                   -
    rejected   true      2025-06-02  2025-06-02  2025-06-12  -             turned_down   2025-08-30  89               0                   0                        # 79 days after the sending
    unread     true      2025-06-02  2025-06-02  2025-06-12  2025-07-02    open          -           151              0                   0                        # never acknowledged
    own        false     -           2025-06-12  2025-06-12  2025-06-22    acknowledged  2025-06-30  -                0                   0                        # a doctor's own
    need_lost  true      2025-06-02  2025-06-02  2025-07-12  -             lost          2025-07-02  30               0                   0                        # the letter, before a second one
    """  # noqa: E501


@pytest.fixture(scope="module")
def chains():
    return given_marts({"marts.referral_chains": CHAINS})


def test_the_whole_wait_runs_from_the_need_to_the_acknowledged_report(chains):
    """Four ends and one that still waits; a chain without a need is not in it."""
    assert values(chains, "total_days", DAY_TABLE, period="2025-06") == [
        (18, "declined", 1),
        (30, "lost", 1),
        (38, "acknowledged", 1),
        (89, "turned_down", 1),
        (151, "open", 1),
    ]


def test_from_sent_to_examined_nobody_asks_for_the_report(chains):
    """The doctor's own counts; a need that was lost before the sending ends nothing here."""
    assert values(chains, "sent_to_exam_days", DAY_TABLE, period="2025-Q2") == [
        (10, "performed", 1),
        (20, "performed", 2),
        (79, "turned_down", 1),
    ]
    assert values(chains, "sent_to_exam_days", DAY_TABLE, period="2025-07") == [(111, "open", 1)]


def test_chains_seen_late_enter_late():
    """Ten days in from the need; from the sending, which was watched from the start, none."""
    chains = """
        chain_id  has_need  need_on     started_on  sent_on     performed_on  outcome       days_since_need  entered_after_days  sent_entered_after_days
        before    true      2025-07-22  2025-07-22  2025-08-02  2025-08-12    acknowledged  40               10                  0
        ended     true      2025-07-22  2025-07-22  -           -             declined      10               10                  -   # on the very first day
        """  # noqa: E501
    region = given_marts({"marts.referral_chains": chains}, complete_from="2025-08-01")

    assert values(region, "total_days", DAY_TABLE, period="2025-08") == [
        (10, "entered", 1),
        (40, "acknowledged", 1),
    ]
    assert values(region, "sent_to_exam_days", DAY_TABLE, period="2025-08") == [
        (10, "performed", 1)
    ]
