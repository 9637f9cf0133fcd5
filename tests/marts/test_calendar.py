"""The calendar: which days clinics are open, and how the days make periods."""

from __future__ import annotations

import pytest

from tests.small_region import day, small_region, table


def open_days(*contacts: str) -> list[int]:
    """Open days in the window of a contact on each day, in their order."""
    bookings = "contact_id contact_at clinic_id\n" + "\n".join(
        f"c{number:02} {contact} north" for number, contact in enumerate(contacts)
    )
    region = small_region(bookings, as_of="2026-12-31", complete_from="2025-01-01")
    found = table(
        region, "select open_days_in_window from marts.guarantee_contacts order by contact_id"
    )
    return [row[0] for row in found]


def test_a_thursday_contact_has_one_open_day_left():
    """In a week without holidays, Monday to Sunday: the weekend takes its share of the window."""
    week = [f"2025-11-{10 + weekday}" for weekday in range(7)]

    assert open_days(*week) == [3, 3, 2, 1, 1, 2, 3]


def test_before_christmas_and_easter_no_open_day_is_left():
    """23 December 2025 and Maundy Thursday 2026: only the same day can meet the limit."""
    assert open_days("2025-12-23", "2026-04-02") == [0, 0]


@pytest.mark.parametrize(
    "eve", ["2025-06-20", "2025-12-24", "2025-12-31"], ids=["midsummer", "Christmas", "New Year"]
)
def test_the_three_eves_are_closed(eve):
    """They are no public holidays, yet no clinic opens."""
    assert table(small_region(), f"select is_open from marts.days where day = '{eve}'") == [
        (False,)
    ]


def test_a_half_day_is_an_open_day():
    """Maundy Thursday and Twelfth Night are short days, not closed ones."""
    half_days = "('2026-04-02', '2026-01-05')"

    assert table(small_region(), f"select is_open from marts.days where day in {half_days}") == [
        (True,),
        (True,),
    ]


def test_weeks_carry_the_year_of_their_thursday():
    """Friday 1 January 2027 is in week 53 of 2026, by ISO 8601."""
    assert table(small_region(), "select week_id from marts.days where day = '2027-01-01'") == [
        ("2026-W53",)
    ]


def periods(grain: str, **region) -> list[tuple]:
    return table(
        small_region(**region),
        "select period_id, starts_on, ends_on from marts.periods "
        f"where grain = '{grain}' order by starts_on",
    )


def test_periods_cover_every_day_of_the_data():
    """The first and last may be cut by the data; their days are still the calendar's."""
    assert periods("quarter", complete_from="2025-05-20", as_of="2025-08-03") == [
        ("2025-Q2", day("2025-04-01"), day("2025-06-30")),
        ("2025-Q3", day("2025-07-01"), day("2025-09-30")),
    ]


def test_twelve_months_end_with_a_whole_month():
    """On 15 October the last whole month is September."""
    assert periods("12m", complete_from="2023-01-01", as_of="2025-10-15") == [
        ("12m-2024-09", day("2023-10-01"), day("2024-09-30")),
        ("12m-2025-09", day("2024-10-01"), day("2025-09-30")),
    ]


def test_a_month_is_whole_on_its_last_day():
    """On 31 October, October is one of the twelve; February's length is no matter."""
    assert [row[0] for row in periods("12m", complete_from="2024-11-01", as_of="2025-10-31")] == [
        "12m-2025-10"
    ]
    assert periods("12m", complete_from="2024-01-01", as_of="2025-02-28")[-1] == (
        "12m-2025-02",
        day("2024-03-01"),
        day("2025-02-28"),
    )


def test_all_is_from_the_first_complete_day_to_as_of():
    """Data that do not say from when they are complete begin with their first contact."""
    region = small_region(
        "contact_id contact_at clinic_id\n a 2025-03-04 north", complete_from=None
    )

    assert table(region, "select starts_on, ends_on from marts.periods where grain = 'all'") == [
        (day("2025-03-04"), day("2025-10-31"))
    ]


def test_days_outside_the_data_belong_to_no_period():
    """January begins on the 1st; the data begin on the 30th and end on 2 February."""
    region = small_region(complete_from="2025-01-30", as_of="2025-02-02")

    assert table(
        region, "select period_id, count(*) from marts.period_days group by all order by all"
    ) == [
        ("12m-2025-01", 2),
        ("2025", 4),
        ("2025-01", 2),
        ("2025-02", 2),
        ("2025-Q1", 4),
        ("2025-W05", 4),
        ("all", 4),
    ]


def test_every_year_of_the_calendar_has_its_holidays():
    """Seventeen years, each with the three eves and thirteen public holidays."""
    found = table(
        small_region(),
        "select year(on_date), count(*), count(*) filter (where name_sv like '%afton') "
        "from reference.holidays group by all order by all",
    )

    assert found == [(year, 16, 3) for year in range(2019, 2036)]
