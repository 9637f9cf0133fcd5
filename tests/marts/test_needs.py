"""One row per need: how the way to a referral ends, and on which day."""

from __future__ import annotations

from tests.small_region import CHAIN_CLINICS, day, small_region, table

HEADER = "need_id need_at sent_at received_at gp_contact_at outcome"


def needs(rows: str, columns: str = "outcome, ended_on", **region) -> list[tuple]:
    connection = small_region(needs=f"{HEADER}\n{rows}", clinics=CHAIN_CLINICS, **region)
    return table(connection, f"select need_id, {columns} from marts.needs order by need_id")


def test_a_need_ends_when_its_first_referral_is_sent():
    """Not when the doctor saw the patient, nor at the second referral."""
    referrals = """
        referral_id  need_id  sent_at
        r1           n        2025-09-12
        r2           n        2025-09-20
        """
    rows = "n 2025-09-01 2025-09-01 2025-09-03 2025-09-10 referral_written"

    assert needs(rows, referrals=referrals) == [("n", "referral_written", day("2025-09-12"))]


def test_a_written_referral_that_names_no_need_is_dated_by_the_doctor():
    """Some record systems tie no referral to its need; the doctor's word has to do."""
    rows = """
        told     2025-09-01 2025-09-01 2025-09-03 2025-09-10 referral_written
        undated  2025-09-01 2025-09-01 2025-09-03 -          referral_written
        """

    assert needs(rows) == [
        ("told", "referral_written", day("2025-09-10")),
        ("undated", "referral_written", day("2025-09-03")),
    ]


def test_a_need_is_lost_after_thirty_days_of_silence():
    """On the thirtieth day itself, and not before it has come."""
    rows = """
        lost     2025-09-01 2025-09-02 -          -          unknown
        waiting  2025-10-02 2025-10-02 -          -          unknown   # 29 days at as_of
        unsent   2025-08-01 -          -          -          unknown
        late     2025-08-01 2025-08-01 2025-09-05 -          unknown   # turned up after 35 days
        in_time  2025-08-01 2025-08-01 2025-08-31 -          unknown   # on the thirtieth day
        """

    assert needs(rows) == [
        ("in_time", "open", None),
        ("late", "lost", day("2025-08-31")),
        ("lost", "lost", day("2025-10-02")),
        ("unsent", "open", None),
        ("waiting", "open", None),
    ]


def test_a_need_that_nobody_tells_the_end_of_is_unknown_after_half_a_year():
    """On the 180th day; what comes later, a referral too, does not take it back."""
    rows = """
        silent  2025-05-04 2025-05-04 2025-05-05 -          unknown
        newer   2025-05-05 2025-05-05 2025-05-05 -          unknown   # 179 days at as_of
        late    2025-03-01 2025-03-01 2025-03-03 2025-03-05 unknown
        """
    referrals = """
        referral_id  need_id  sent_at
        r            late     2025-09-10
        """

    assert needs(rows, referrals=referrals) == [
        ("late", "unknown", day("2025-08-28")),
        ("newer", "open", None),
        ("silent", "unknown", day("2025-10-31")),
    ]


def test_whoever_acted_on_a_need_has_received_it():
    """The doctor saw the patient on the ninth day; that the arrival was not recorded loses none."""
    rows = "n 2025-08-01 2025-08-01 - 2025-08-10 unknown"

    assert needs(rows, "outcome, received_on, reached_on") == [
        ("n", "open", None, day("2025-08-10"))
    ]


def test_of_several_ends_the_first_counts():
    """Lost on the thirtieth day stays lost, whatever the patient brought about afterwards."""
    referrals = """
        referral_id  need_id  sent_at
        r1           late     2025-09-15
        r2           turned   2025-08-20   # another doctor wrote it
        """
    rows = """
        late    2025-08-01 2025-08-01 -          -          unknown
        turned  2025-08-01 2025-08-01 2025-08-03 2025-08-10 declined
        """

    assert needs(rows, referrals=referrals) == [
        ("late", "lost", day("2025-08-31")),
        ("turned", "declined", day("2025-08-10")),
    ]


def test_a_need_that_is_not_pursued_ends_a_month_after_it_arrived():
    """Nothing tells the day on which it was dropped; with as much patience as for a lost letter."""
    rows = """
        dated    2025-08-01 2025-08-01 2025-08-03 2025-08-12 not_pursued
        dropped  2025-08-01 2025-08-01 2025-08-03 -          not_pursued
        too_new  2025-10-10 2025-10-10 2025-10-11 -          not_pursued
        """

    assert needs(rows) == [
        ("dated", "not_pursued", day("2025-08-12")),
        ("dropped", "not_pursued", day("2025-09-02")),
        ("too_new", "open", None),
    ]


def test_days_are_never_negative():
    """A referral that was sent before the need was written down took no days."""
    referrals = """
        referral_id  need_id  sent_at
        r1           n        2025-08-30
        """
    rows = "n 2025-09-01 2025-09-01 - - referral_written"

    assert needs(rows, "outcome, days_to_end", referrals=referrals) == [
        ("n", "referral_written", 0)
    ]


def test_a_need_without_a_receiver_counts_in_its_clinics_municipality():
    """A need that nobody has received yet names no doctor, yet is in a municipality."""
    connection = small_region(
        clinics=CHAIN_CLINICS,
        needs="""
            need_id  need_at     received_by  origin_clinic_id
            known    2025-09-01  doctor       south
            nobody   2025-09-01  -            south
            """,
    )

    assert table(connection, "select need_id, municipality_id from marts.needs order by 1") == [
        ("known", "municipality-1780"),
        ("nobody", "municipality-1766"),
    ]


def test_an_extract_of_open_needs_sees_them_late():
    """Thirty-one days had passed when the extract could first see it."""
    rows = "n 2024-12-01 2024-12-01 2024-12-03 2025-01-20 declined"

    assert needs(rows, "entered_after_days", selected_by="open_at") == [("n", 31)]
    assert needs(rows, "entered_after_days", selected_by="started") == [("n", 0)]


def test_exams_are_grouped_by_the_reference_and_else_by_their_prefix():
    """Nothing falls out for want of a code."""
    connection = small_region(
        clinics=CHAIN_CLINICS,
        needs="""
            need_id  need_at     wanted_exam
            a        2025-09-01  US_SHOULDER
            b        2025-09-01  US_ELBOW
            c        2025-09-01  mr_wrist
            d        2025-09-01  SCINT_BONE
            e        2025-09-01  USELESS
            f        2025-09-01  -
            """,
    )

    assert table(connection, "select need_id, exam from marts.needs order by 1") == [
        ("a", "US_SHOULDER"),
        ("b", "US_OTHER"),
        ("c", "MR_OTHER"),
        ("d", "OTHER"),
        ("e", "OTHER"),
        ("f", None),
    ]
