"""Working days of a month: the same as in the table that builds use."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from referral_flow.statistics.working_days import easter, working_days

TABLE = Path(__file__).resolve().parents[2] / "sql" / "reference" / "holidays.csv"


@pytest.mark.parametrize(("year", "on"), [
    (1991, date(1991, 3, 31)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)),
    (2038, date(2038, 4, 25)),
])  # fmt: skip
def test_easter_falls_where_it_is_known_to(year, on):
    """1991 is Meeus's own example; 2038 is the latest Easter of the century."""
    assert easter(year) == on


def test_2025_had_249_working_days():
    """261 weekdays less nine holidays and three eves."""
    assert working_days(date(2025, 1, 1), date(2025, 12, 31)) == 249


def test_every_day_of_the_table_is_as_there():
    """Seventeen years: a weekday is closed here exactly where the builds' table closes it."""
    with TABLE.open(encoding="utf-8") as file:
        closed = {date.fromisoformat(row["on_date"]) for row in csv.DictReader(file)}
    days = [date(2019, 1, 1) + timedelta(at) for at in range(17 * 365 + 4)]
    weekdays = [day for day in days if day.weekday() < 5]

    assert days[-1] == max(closed)
    assert [day for day in weekdays if not working_days(day, day)] == [
        day for day in weekdays if day in closed
    ]
