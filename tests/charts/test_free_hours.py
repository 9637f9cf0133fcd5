"""Free times by weekday and hour."""

from __future__ import annotations

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
    """Forty in ten weeks are four a week; an hour between without any is nought."""
    seen = chart({("1", "8"): 40, ("2", "10"): 20})

    assert [row.key for row in seen.series] == ["8", "9", "10"]
    assert [point.amount.value for point in seen.series[0].points] == [4, 0, 0, 0, 0]
    assert [point.amount.value for point in seen.series[1].points] == [0, 0, 0, 0, 0]


def test_the_working_week_is_always_there_and_a_saturday_where_it_has_times():
    """Five columns, or six."""
    assert len(chart({("1", "8"): 40}).series[0].points) == 5
    assert len(chart({("6", "8"): 40}).series[0].points) == 6


def test_the_title_tells_of_the_week_and_of_mornings():
    """Three of four lie before noon."""
    words = plain(chart({("1", "8"): 300, ("1", "12"): 100}).finding.in_("sv"))

    assert words == (
        "En vanlig vecka står 40 nybesökstider lediga med kort varsel, 75 % av dem på förmiddagen"
    )


def test_few_a_week_are_told_with_a_decimal():
    """Three in ten weeks are no nought."""
    seen = chart({("1", "8"): 3})

    assert seen.series[0].points[0].amount.in_("sv") == "0,3"
    assert chart({("1", "8"): 300}).series[0].points[0].amount.in_("sv") == "30"


def test_without_free_times_there_is_no_grid():
    """The page says it in words."""
    assert chart({}) is None
