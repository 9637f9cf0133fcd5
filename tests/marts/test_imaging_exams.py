"""One row per examination: what counts as the one before, and as a repeat."""

from __future__ import annotations

from tests.small_region import CHAIN_CLINICS, day, small_region, table


def exams(rows: str, columns: str) -> list[tuple]:
    """Of referrals sent on 1 January, examined on the day that follows each name."""
    names = [line.split()[0] for line in rows.split("\n") if line.split("#")[0].split()]
    connection = small_region(
        referrals=rows,
        referral_events="referral_id event_at status\n"
        + "\n".join(f"{name} {name[1:]} performed" for name in names[1:]),
        clinics=CHAIN_CLINICS,
        complete_from="2024-01-01",
    )
    return table(connection, f"select {columns} from marts.imaging_exams order by referral_id")


def test_a_repeat_is_the_same_region_within_ninety_days_by_any_method():
    """On the ninetieth day it is one, on the ninety-first it is none."""
    rows = """
        referral_id  exam_code    body_region  patient_id  sent_at
        a2025-03-01  US_SHOULDER  shoulder     p           2025-01-01
        b2025-05-30  MR_SHOULDER  shoulder     p           2025-01-01   # day 90
        c2025-08-29  US_SHOULDER  shoulder     p           2025-01-01   # day 91
        d2025-03-20  XR_KNEE      knee         p           2025-01-01   # another region
        e2025-03-20  US_SHOULDER  shoulder     q           2025-01-01   # another patient
        """

    assert exams(rows, "left(referral_id, 1), days_since_previous, is_repeat") == [
        ("a", None, False),
        ("b", 90, True),
        ("c", 91, False),
        ("d", None, False),
        ("e", None, False),
    ]


def test_what_is_done_on_one_day_is_one_occasion():
    """Plain film and ultrasound on the same day repeat nothing; both were before the third."""
    rows = """
        referral_id  exam_code    referrer_profession  sent_at
        a2025-03-01  XR_SHOULDER  gp                   2025-01-01
        b2025-03-01  US_SHOULDER  gp                   2025-01-01
        c2025-04-01  MR_SHOULDER  orthopaedist         2025-01-01
        """
    columns = "left(referral_id, 1), is_repeat, previous_performed_on, previous_referrer_profession"

    assert exams(rows, columns) == [
        ("a", False, None, None),
        ("b", False, None, None),
        ("c", True, day("2025-03-01"), "gp"),
    ]


def test_an_examination_of_nobody_known_repeats_nothing():
    """Without a patient or a region nothing can be compared."""
    rows = """
        referral_id  patient_id  body_region  sent_at
        a2025-03-01  -           shoulder     2025-01-01
        b2025-03-05  -           shoulder     2025-01-01
        c2025-03-01  p           -            2025-01-01
        d2025-03-05  p           -            2025-01-01
        """

    assert exams(rows, "is_repeat") == [(False,)] * 4
