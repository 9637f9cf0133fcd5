"""SKR's measure with patient-chosen waits kept: as the ordinance reads."""

from __future__ import annotations

from tests.small_region import small_region, values


def test_patient_chosen_waits_are_kept_in_both_numbers():
    """A chosen wait of two days is in time, one of 19 days is late; the open one does not show."""
    bookings = """
        contact_id   clinic_id  contact_at  starts_at   assessed_at  deviation_code  status
        in_time      north      2025-10-01  2025-10-03  2025-10-03   -               attended
        chosen_soon  north      2025-10-01  2025-10-03  2025-10-03   1               attended
        chosen_late  north      2025-10-01  2025-10-20  2025-10-20   1               attended
        open         north      2025-10-01  2025-12-01  -            -               booked
        """
    found = values(small_region(bookings), "assessed_within_3_days_all", "numerator, denominator")

    assert found == [(2, 3)]


def test_a_share_by_booking_way_has_that_ways_denominator():
    """Web: one of one. Phone: none of one."""
    bookings = """
        contact_id  clinic_id  contact_at  starts_at   assessed_at  booking_via
        web         north      2025-10-01  2025-10-03  2025-10-03   web_clinic
        phone       north      2025-10-01  2025-10-20  2025-10-20   phone
        """
    found = values(
        small_region(bookings),
        "assessed_within_3_days_all",
        "split_value, numerator, denominator",
        split="booking_via",
    )

    assert found == [("phone", 0, 1), ("web_clinic", 1, 1)]
