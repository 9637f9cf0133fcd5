"""Those whom a measure of completed contacts leaves out, and what happened to them."""

from __future__ import annotations

from tests.small_region import small_region, values

BOOKINGS = """
    contact_id  clinic_id  contact_at  starts_at   status                assessed_at
    assessed    north      2025-10-06  2025-10-20  attended              2025-10-20
    waiting     north      2025-10-06  2025-12-01  booked                -
    no_time     north      2025-10-06  -           waiting               -
    missed      north      2025-10-06  2025-10-08  no_show               -
    by_clinic   north      2025-10-06  2025-10-08  cancelled_by_clinic   -
    left_out    north      2025-10-06  2025-10-08  cancelled_by_patient  -  # inside the window
    """


def test_the_share_has_the_headline_figures_denominator():
    """Four of five; whoever cancelled a time inside the window is not among them."""
    found = values(small_region(BOOKINGS), "never_assessed_share", "numerator, denominator")

    assert found == [(4, 5)]


def test_each_outcome_is_a_share_of_all_who_sought():
    """The parts add up to the whole numerator over the whole denominator."""
    found = values(
        small_region(BOOKINGS),
        "never_assessed_share",
        "split_value, numerator, denominator",
        split="outcome",
    )

    assert found == [("cancelled", 1, 5), ("no_show", 1, 5), ("still_waiting", 2, 5)]


def test_an_outcome_that_did_not_occur_is_nought_not_absent():
    """South had nobody waiting; the region had."""
    bookings = f"{BOOKINGS}    seen  south  2025-10-06  2025-10-07  attended  2025-10-07\n"
    found = values(
        small_region(bookings),
        "never_assessed_share",
        "split_value, numerator, denominator",
        unit="south",
        period="2025-Q4",
        split="outcome",
    )

    assert found == [("cancelled", 0, 1), ("no_show", 0, 1), ("still_waiting", 0, 1)]
