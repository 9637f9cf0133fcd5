"""What radiology had on its table: what came, what lay undecided, and decisions a working day."""

from __future__ import annotations

import pytest

from pipelines.sqlfile import read_sqlfile
from tests.given_marts import given_marts
from tests.small_region import SQL, values


def test_a_referral_counts_on_the_day_it_arrives():
    """Sent in September and received in October is October's; a lost letter never arrives."""
    referrals = """
        referral_id  sent_on     reached_on   place_in_chain
        in_october   2025-09-30  2025-10-02   1
        lost         2025-10-01  -            1
        sent_again   2025-10-20  2025-10-21   2
        """
    region = given_marts({"marts.referrals": referrals})

    assert values(region, "referrals_received_count", "value") == [(2,)]


def test_a_month_without_referrals_is_nought_and_not_unknown():
    """The department was there in October, and nothing came."""
    referrals = """
        referral_id  reached_on
        september    2025-09-30
        """
    region = given_marts({"marts.referrals": referrals})

    assert values(region, "referrals_received_count", "value", unit="rays") == [(0,)]


def test_the_stock_is_what_has_come_and_is_neither_decided_nor_voided():
    """At the end of September one waits for a decision and one for facts; what ends then is out."""
    referrals = """
        referral_id  reached_on   completion_requested_on  first_decision_on  first_decision  voided_on
        waiting      2025-09-20   -                        2025-10-02         accepted        -
        asked        2025-09-20   2025-09-25               -                  -               -
        last_day     2025-09-20   -                        2025-09-30         accepted        -
        withdrawn    2025-09-20   -                        -                  -               2025-09-29
        too_new      2025-10-01   -                        -                  -               -
        not_come     -            -                        -                  -               -
        """  # noqa: E501
    region = given_marts({"marts.referrals": referrals})
    months = {
        month: values(region, "undecided_stock", "value", period=month)
        for month in ("2025-09", "2025-10")
    }

    assert months == {"2025-09": [(2,)], "2025-10": [(2,)]}


def test_the_stock_tells_who_is_waited_for():
    """Asked and unanswered waits for the referrer; once completed it is radiology's again.

    Whoever is asked a second time is waited for again, though the first answer came.
    """
    referrals = """
        referral_id   reached_on
        new           2025-09-20
        asked         2025-09-20
        completed     2025-09-20
        answers_soon  2025-09-20
        asked_twice   2025-09-20
        within_a_day  2025-09-20
        """
    events = """
        referral_id   step                   event_at    place_in_chain
        asked         completion_requested   2025-09-25  2
        completed     completion_requested   2025-09-25  2
        completed     completed_by_referrer  2025-09-30  3
        answers_soon  completion_requested   2025-09-25  2
        answers_soon  completed_by_referrer  2025-10-01  3
        asked_twice   completion_requested   2025-09-21  2
        asked_twice   completed_by_referrer  2025-09-23  3
        asked_twice   completion_requested   2025-09-29  4
        within_a_day  completion_requested   2025-09-29  2
        within_a_day  completed_by_referrer  2025-09-29  3
        """
    region = given_marts({"marts.referrals": referrals, "marts.chain_events": events})
    found = values(
        region, "undecided_stock", "split_value, value", split="waits_for", period="2025-09"
    )

    assert found == [("radiology", 3), ("referrer", 3)]


@pytest.mark.parametrize("metric", ["undecided_stock", "decisions_per_working_day"])
def test_the_first_month_of_the_extract_is_not_whole(metric):
    """What was sent before the extract begins is neither in the stock nor among the decisions."""
    front = read_sqlfile(SQL / "metrics" / f"{metric}.sql").front

    assert front["looks_back_days"] == 30


DECISIONS = """
    referral_id  deciding_unit_id  exam         first_decision_on  first_decision
    a            rays              US_SHOULDER  2025-10-01         accepted
    b            rays              MR_KNEE      2025-10-01         rejected
    c            rays              MR_KNEE      2025-10-04         accepted        # a Saturday
    d            beams             US_SHOULDER  2025-10-31         returned
    e            rays              US_SHOULDER  -                  -               # not decided
    """


def test_decisions_are_shared_out_over_the_working_days_of_the_month():
    """October 2025 has 23 working days, and rays decided on three referrals.

    What is decided on a Saturday is work done all the same. The region has both departments'
    decisions and the same days, so its figure is their sum.
    """
    region = given_marts({"marts.referrals": DECISIONS})
    metric, columns = "decisions_per_working_day", "numerator, denominator"

    assert values(region, metric, columns, unit="rays") == [(3, 23)]
    assert values(region, metric, columns, unit="beams") == [(1, 23)]
    assert values(region, metric, columns) == [(4, 23)]


def test_decisions_by_examination_add_up_to_all_of_them():
    """Each examination's decisions over the same working days."""
    region = given_marts({"marts.referrals": DECISIONS})
    found = values(
        region, "decisions_per_working_day", "split_value, numerator", split="exam",
        period="2025-Q4", unit="rays",
    )  # fmt: skip

    assert found == [("MR_KNEE", 2), ("US_SHOULDER", 1)]


def test_nobody_else_has_decisions_per_working_day():
    """A physio or a municipality vets nothing."""
    region = given_marts({"marts.referrals": DECISIONS})

    for unit in ("north", "care", "municipality-1780", "care_choice-17"):
        assert values(region, "decisions_per_working_day", "numerator", unit=unit) == []


def test_a_department_has_the_working_days_on_which_it_was_there():
    """Beams opened on the 20th of October: ten working days of the month, rays has them all."""
    clinics = """
        clinic_id  kind       municipality_code  region_code  owner   valid_from  name
        rays       radiology  1780               17           region  -           Röntgen
        beams      radiology  1766               17           region  2025-10-20  Strålar
        """
    region = given_marts({"marts.referrals": DECISIONS}, clinics=clinics)
    metric, columns = "decisions_per_working_day", "numerator, denominator"

    assert values(region, metric, columns, unit="beams") == [(1, 10)]
    assert values(region, metric, columns) == values(region, metric, "4, denominator", unit="rays")
