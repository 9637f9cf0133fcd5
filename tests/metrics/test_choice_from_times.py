"""From bookings and times to the audit: what was free at the moment, and for whom to see."""

from __future__ import annotations

import pytest

from tests.small_region import small_region, values

SLOTS = """
    slot_id     starts_at         released_at       is_web_bookable
    on_the_web  2025-10-07T10:00  2025-09-01T08:00  true
    by_staff    2025-10-08T10:00  2025-09-01T08:00  false            # the web does not show it
    too_late    2025-10-10T10:00  2025-09-01T08:00  true             # four days away
    later       2025-10-20T09:00  2025-09-01T08:00  true
    """
BOOKINGS = """
    contact_id  clinic_id  contact_at        booked_at         slot_id     starts_at         booking_via  deviation_code  assessed_at
    chose       north      2025-10-06T09:00  2025-10-06T09:00  -           2025-10-20T09:00  web_clinic   -               2025-10-20
    was_asked   north      2025-10-06T10:00  2025-10-06T10:00  -           2025-10-21T09:00  phone        1               2025-10-21
    took_it     north      2025-10-06T12:00  2025-10-06T12:00  on_the_web  2025-10-07T10:00  web_clinic   -               2025-10-07
    saw_none    north      2025-10-06T13:00  2025-10-06T13:00  -           2025-10-22T09:00  web_clinic   -               2025-10-22  # on_the_web is gone
    coded       north      2025-10-06T13:00  2025-10-06T13:00  -           2025-10-22T10:00  web_clinic   1               2025-10-22
    on_phone    north      2025-10-06T14:00  2025-10-06T14:00  -           2025-10-23T09:00  phone        -               2025-10-23  # by_staff is free
    """  # noqa: E501
EXPECTED = {
    "beyond_limit_share": (5, 6),
    "offered_within_3_days_share": (4, 6),  # all but saw_none and coded
    "within_reach_share": (3, 5),
    "within_reach_matched_share": (2, 5),  # chose and was_asked get the two times there are
    "free_slot_not_on_web_share": (2, 2),  # saw_none and coded did not see by_staff
    "within_reach_spare_share": (1, 5),  # took_it came to the one; nobody had by_staff
    "choice_uncoded_share": (1, 1),
    "choice_verified_share": (0, 1),
    "free_slot_not_known_offered_share": (1, 2),
    "coded_choice_without_slot_share": (1, 2),
    "shortage_coded_as_choice_share": (1, 2),
    "capacity_shortage_share": (1, 5),
    "free_times_known_share": (6, 6),
    "assessed_within_3_days_cohort": (1, 6),
    "assessed_within_3_days_as_coded": (1, 4),  # was_asked and coded go
    "assessed_within_3_days_unverified_put_back": (1, 5),  # coded comes back
    "assessed_within_3_days_corrected": (1, 4),  # chose goes
    "assessed_within_3_days_choice_upper": (1, 3),  # on_phone goes
}


@pytest.fixture(scope="module")
def region():
    """One morning at one clinic, with two times inside the limit, one of them on the web."""
    return small_region(BOOKINGS, slots=SLOTS)


@pytest.mark.parametrize(("metric", "counts"), EXPECTED.items())
def test_the_moment_and_the_way_of_booking_decide(region, metric, counts):
    """At nine the web showed a time, at one it did not; staff had one more to offer."""
    assert values(region, metric, "numerator, denominator") == [counts]
