"""The step between two measures: the assessed, counted in the month in which they sought care."""

from __future__ import annotations

from tests.small_region import small_region, values


def test_assessed_contacts_count_where_care_was_sought():
    """Assessed in October but sought in September: a September contact."""
    bookings = """
        contact_id  clinic_id  contact_at  starts_at   assessed_at  status
        in_time     north      2025-09-29  2025-10-01  2025-10-01   attended
        late        north      2025-09-29  2025-10-20  2025-10-20   attended
        open        north      2025-09-29  2025-12-01  -            booked    # not assessed
        october     north      2025-10-01  2025-10-01  2025-10-01   attended  # another month
        """
    found = values(
        small_region(bookings),
        "assessed_within_3_days_contact_month",
        "numerator, denominator",
        period="2025-09",
    )

    assert found == [(1, 2)]


def test_only_contacts_whose_limit_has_passed_count():
    """Otherwise the quickest of the last days would stand for all of them."""
    bookings = """
        contact_id  clinic_id  contact_at  starts_at   assessed_at
        judged      north      2025-10-28  2025-10-30  2025-10-30
        too_new     north      2025-10-29  2025-10-30  2025-10-30
        """
    found = values(
        small_region(bookings), "assessed_within_3_days_contact_month", "numerator, denominator"
    )

    assert found == [(1, 1)]


def test_who_cancelled_within_the_limit_is_left_out_as_in_the_headline():
    """Then the step from the assessed to all who sought care is the never assessed alone."""
    bookings = """
        booking_id  contact_id  clinic_id  contact_at  booked_at   starts_at   status                assessed_at
        1           kept        north      2025-10-06  2025-10-06  2025-10-08  attended              2025-10-08
        2           moved       north      2025-10-06  2025-10-06  2025-10-08  cancelled_by_patient  -
        3           moved       north      2025-10-06  2025-10-07  2025-10-09  attended              2025-10-09
        """  # noqa: E501
    region = small_region(bookings)

    for metric in ("assessed_within_3_days_contact_month", "assessed_within_3_days_cohort"):
        assert values(region, metric, "numerator, denominator") == [(1, 1)]
