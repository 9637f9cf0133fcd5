"""How often a wait is coded as the patient's own choice."""

from __future__ import annotations

from tests.small_region import small_region, values

BOOKINGS = """
    contact_id  clinic_id  contact_at  starts_at   assessed_at  deviation_code  status    guarantee
    chosen      north      2025-10-06  2025-10-20  2025-10-20   1               attended  1
    open        north      2025-10-06  2025-12-20  -            1               booked    1
    plain       north      2025-10-06  2025-10-07  2025-10-07   -               attended  1
    medical     north      2025-10-06  2025-10-20  2025-10-20   2               attended  1
    outside     north      2025-10-06  2025-10-20  2025-10-20   1               attended  2
    """


def test_the_share_is_of_all_who_sought_under_the_guarantee():
    """Chosen and the open one, of four; medical reasons are another code, outside is no case."""
    found = values(small_region(BOOKINGS), "patient_chosen_wait_share", "numerator, denominator")

    assert found == [(2, 4)]


def test_the_people_are_those_of_the_headline():
    """Who cancelled a time within the limit is left out of both, coded or not."""
    cancelled = "    moved  north  2025-10-06  2025-10-08  -  1  cancelled_by_patient  1\n"
    region = small_region(f"{BOOKINGS}{cancelled}")
    headline = values(region, "assessed_within_3_days_cohort", "denominator")

    assert values(region, "patient_chosen_wait_share", "numerator, denominator") == [(2, 4)]
    assert headline == [(4,)]


def test_owners_are_compared_by_their_own_denominators():
    """North is the region's own; the private clinic has none coded."""
    bookings = f"{BOOKINGS}    private  south  2025-10-06  2025-10-07  2025-10-07  -  attended  1\n"
    found = values(
        small_region(bookings),
        "patient_chosen_wait_share",
        "split_value, numerator, denominator",
        split="owner",
    )

    assert found == [("private", 0, 1), ("region", 2, 4)]
