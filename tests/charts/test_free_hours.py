"""Free times by weekday and hour."""

from __future__ import annotations

import pytest

from referral_flow.charts.free_hours import Hours, free_hours
from referral_flow.text import same
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods, units

YEAR = next(one for one in periods() if one.period_id == "12m-2025-10")
DAYS = {str(day): same(f"day {day}") for day in range(1, 8)}
CLOCK = {str(hour): same(f"hour {hour}") for hour in range(24)}


def chart(counts: dict[tuple[str, str], int], weeks: float = 10.0):
    metric_of = metric("free_slots_by_hour", "table")
    return free_hours(Hours(metric_of, units()[0], YEAR, counts, weeks), DAYS, CLOCK)


def test_cells_hold_the_number_in_an_ordinary_week():
    """Four hundred in ten weeks are forty a week; an hour between without any is nought."""
    seen = chart({("1", "8"): 400, ("2", "10"): 200})

    assert [row.key for row in seen.series] == ["8", "9", "10"]
    assert [point.amount.value for point in seen.series[0].points] == [40, 0, 0, 0, 0]
    assert [point.amount.value for point in seen.series[1].points] == [0, 0, 0, 0, 0]


def test_where_an_hour_has_less_than_one_a_week_halves_of_the_day_are_shown():
    """Five and three mornings of a Monday are eight; noon begins the afternoon."""
    seen = chart({("1", "8"): 5, ("1", "9"): 3, ("3", "12"): 4})

    assert [row.label.sv for row in seen.series] == ["förmiddag", "eftermiddag"]
    assert [point.amount.n for point in seen.series[0].points] == [8, 0, 0, 0, 0]
    assert [point.amount.n for point in seen.series[1].points] == [0, 0, 4, 0, 0]


def test_the_working_week_is_always_there_and_a_saturday_where_it_has_times():
    """Five columns, or six."""
    assert len(chart({("1", "8"): 40}).series[0].points) == 5
    assert len(chart({("6", "8"): 40}).series[0].points) == 6


def week(**more: int) -> dict[tuple[str, str], int]:
    """Four hundred every weekday at eleven and at twelve; other numbers by `more`: d4h12."""
    even = {(str(day), hour): 400 for day in range(1, 6) for hour in ("11", "12")}
    return even | {(key[1], key[3:]): count for key, count in more.items()}


@pytest.mark.parametrize(
    "counts, words",
    [
        (week(), ""),
        (week(d5h12=430), ""),
        (week(d5h12=600), ", tätast fredag eftermiddag"),
        (week(d4h12=600, d5h12=620), ", tätast torsdag och fredag eftermiddag"),
        (week(d4h11=600, d2h12=620), ", tätast tisdag eftermiddag och torsdag förmiddag"),
        (week(d1h12=600, d2h12=600, d3h12=600), ""),
    ],
)
def test_the_title_names_half_days_only_where_one_or_two_stand_out(counts, words):
    """Beyond how counts vary, and in order of the week; three are no peak."""
    found = plain(chart(counts).finding.in_("sv"))

    assert found.endswith(f"nybesökstider lediga med kort varsel{words}")


def test_long_afternoons_are_not_said_to_have_more():
    """An hour of one is as good as an hour of the other."""
    counts = week() | {(str(day), "13"): 400 for day in range(1, 6)}

    assert plain(chart(counts).finding.in_("sv")).endswith("med kort varsel")


def test_few_a_week_are_told_with_a_decimal():
    """Three in ten weeks are no nought."""
    seen = chart({("1", "8"): 3})

    assert seen.series[0].points[0].amount.in_("sv") == "0,3"
    assert chart({("1", "8"): 300}).series[0].points[0].amount.in_("sv") == "30"


def test_without_free_times_there_is_no_grid():
    """The page says it in words."""
    assert chart({}) is None
