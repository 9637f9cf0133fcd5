"""Shares by where the patient lives: everyone once, wherever the clinic is."""

from __future__ import annotations

import pytest

from tests.small_region import small_region, table, values

COHORT = "assessed_within_3_days_cohort"
BOOKINGS = """
    contact_id  clinic_id  contact_at  starts_at   assessed_at  patient_municipality_code
    a           north      2025-10-06  2025-10-07  2025-10-07   1780
    b           north      2025-10-06  2025-10-20  2025-10-20   1766    # lives in Sunne, seeks in Karlstad
    c           south      2025-10-06  2025-10-07  2025-10-07   1766
    d           south      2025-10-06  2025-10-07  2025-10-07   0180    # from outside the county
    e           south      2025-10-06  2025-10-08  2025-10-08   -
    """  # noqa: E501


@pytest.fixture(scope="module")
def region():
    return small_region(BOOKINGS)


@pytest.mark.parametrize("unit", ["region-17", "care_choice-17"])
def test_a_share_is_told_by_home(region, unit):
    """Of two from Sunne one was assessed in time, whichever clinic it was at."""
    found = values(
        region, COHORT, "split_value, numerator, denominator",
        unit=unit, period="2025-Q4", split="home_municipality",
    )  # fmt: skip

    assert found == [
        ("elsewhere", 2, 2), ("municipality-1766", 1, 2), ("municipality-1780", 1, 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "period"),
    [("north", "2025-Q4"), ("municipality-1766", "2025-Q4"), ("region-17", "2025-10")],
)
def test_no_clinic_and_no_month_is_told_by_home(region, unit, period):
    """They would be of few, and nobody has asked for them."""
    split = "home_municipality"

    assert values(region, COHORT, "*", unit=unit, period=period, split=split) == []


def test_a_referral_is_of_the_patient_s_home_and_its_chain_of_the_first_one_s():
    """Homes that are no unit here, or that nobody told, are elsewhere."""
    referrals = """
        referral_id  parent_referral_id  sent_at           patient_municipality_code
        first        -                   2025-09-01T10:00  1766
        again        first               2025-09-09T10:00  0180
        other        -                   2025-09-01T10:00  -
        """
    clinics = """
        clinic_id  kind           municipality_code  region_code  owner   contract     name
        north      physio         1766               17           region  care_choice  Norra
        doctor     health_centre  1780               17           region  none         Doktorn
        xray       radiology      1780               17           region  none         Röntgen
        """
    events = """
        referral_id  event_at          status
        first        2025-09-02T10:00  received
        again        2025-09-10T10:00  received
        other        2025-09-02T10:00  received
        """
    made = small_region(referrals=referrals, referral_events=events, clinics=clinics)
    query = "select {key}, home_municipality_id from marts.{mart} order by all"

    assert table(made, query.format(key="referral_id", mart="referrals")) == [
        ("again", "elsewhere"), ("first", "municipality-1766"), ("other", "elsewhere")
    ]  # fmt: skip
    chains = table(made, query.format(key="chain_id", mart="referral_chains"))
    assert sorted(home for _, home in chains) == [
        "elsewhere", "municipality-1766"
    ]  # fmt: skip
