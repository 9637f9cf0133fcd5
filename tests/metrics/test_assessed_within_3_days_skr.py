"""SKR's measure: completed contacts by month of assessment, patient-chosen waits left out."""

from __future__ import annotations

from tests.small_region import small_region, values

BOOKINGS = """
    contact_id  clinic_id  contact_at  starts_at   assessed_at  deviation_code  status
    in_time     north      2025-10-01  2025-10-03  2025-10-03   -               attended
    late        north      2025-10-01  2025-10-15  2025-10-15   -               attended
    chosen      north      2025-10-01  2025-10-20  2025-10-20   1               attended  # left out
    open        north      2025-10-01  2025-12-01  -            -               booked    # unseen
    september   north      2025-09-30  2025-10-01  2025-10-01   -               attended  # counts
    """


def test_only_completed_contacts_without_patient_chosen_wait_count():
    """In time, late and the one sought in September: two of three; the open one does not show."""
    found = values(small_region(BOOKINGS), "assessed_within_3_days_skr", "numerator, denominator")

    assert found == [(2, 3)]


def test_a_contact_belongs_to_the_month_of_its_assessment():
    """September saw a contact but no assessment, so it has no value."""
    found = values(
        small_region(BOOKINGS),
        "assessed_within_3_days_skr",
        "numerator, denominator",
        period="2025-09",
    )

    assert found == []
