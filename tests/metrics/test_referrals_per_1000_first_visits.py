"""How often a physio's need becomes an imaging referral, for every thousand first visits."""

from __future__ import annotations

from tests.given_marts import given_marts
from tests.small_region import values

BOOKINGS = """
    contact_id  clinic_id  contact_at  starts_at   assessed_at  visit_type
    one         north      2025-08-04  2025-08-04  2025-08-04   first
    two         north      2025-08-04  2025-08-05  2025-08-05   first
    again       north      2025-08-04  2025-08-25  2025-08-25   return   # no first visit
    missed      north      2025-08-04  2025-08-06  -            first    # no visit at all
    third       south      2025-08-04  2025-08-07  2025-08-07   first
    """
REFERRALS = """
    referral_id  origin_clinic_id  sent_on     place_in_chain
    from_north   north             2025-08-20  1
    re_sent      north             2025-08-25  2   # the same, on its way again
    doctors_own  -                 2025-08-20  1   # no physio behind it
    from_doctor  care              2025-08-20  1   # nor here
    """


def test_first_referrals_over_first_visits_of_the_same_clinic():
    """One on two visits at north, none on one at south; a municipality is its clinics."""
    region = given_marts({"marts.referrals": REFERRALS}, bookings=BOOKINGS)
    found = {
        unit: values(region, "referrals_per_1000_first_visits", "numerator, denominator",
                     unit=unit, period="2025-08")
        for unit in ("north", "south", "municipality-1780", "region-17", "care")
    }  # fmt: skip

    assert found == {"north": [(1, 2)], "south": [(0, 1)], "municipality-1780": [(1, 2)],
                     "region-17": [(1, 3)], "care": []}  # fmt: skip
