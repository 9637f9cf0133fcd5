"""The months behind a headline figure: complete ones, with gaps left open."""

from __future__ import annotations

from datetime import date

from referral_flow.blocks import Point
from referral_flow.model import View
from referral_flow.panels.parts.overview_trends import trend
from tests.fake_warehouse import FakeWarehouse, metric
from tests.panels.sample_region import LOST, sample_warehouse

IN_TIME, WAIT, WAITING = "assessed_within_3_days_cohort", "wait_to_assessment", "seekers_count"


def months(unit: str, key: str = IN_TIME, period: str = "12m-2025-10") -> tuple[Point, ...]:
    warehouse = sample_warehouse()
    return trend(warehouse, key, View(warehouse.units[unit], "month", warehouse.periods[period]))


def test_the_months_end_with_the_period_chosen_and_with_the_last_complete_one():
    """October's last contacts have not had their three days yet."""
    assert months("region-17")[-1].x == date(2025, 9, 1)
    assert months("region-17", period="2025-Q2")[-1].x == date(2025, 6, 1)


def test_the_months_are_those_of_two_years_at_most():
    """Oldest first."""
    days = [point.x for point in months("region-17")]

    assert days == sorted(days)
    assert days[0] >= date(2023, 11, 1)


def test_months_whose_data_were_lost_are_left_out():
    """K3 has no rows for most of March; the line breaks there."""
    assert LOST[0].replace(day=1) not in [point.x for point in months("K3")]
    assert LOST[0].replace(day=1) in [point.x for point in months("K1")]


def test_a_wait_is_followed_by_its_median():
    """In days, with those who still wait counted."""
    points = months("region-17", WAIT)

    assert {point.amount.unit for point in points} == {"days"}
    assert {point.amount.rule for point in points} == {"summary"}


def test_a_count_is_followed_as_it_is():
    """People a month."""
    assert {point.amount.rule for point in months("region-17", WAITING)} == {"count"}


def few_each_month(in_time: int, n: int) -> tuple[Point, ...]:
    """A clinic with so many in time of n every month, and three times that every quarter."""
    plain = FakeWarehouse([metric(IN_TIME)], others={"profiles.coverage": ()})
    rows = [
        (IN_TIME, "K1", period.period_id, None, None, in_time * times, n * times)
        for period in plain.periods.values()
        for grain, times in (("month", 1), ("quarter", 3))
        if period.grain == grain
    ]
    warehouse = FakeWarehouse([metric(IN_TIME)], ratios=rows, others={"profiles.coverage": ()})
    view = View(warehouse.units["K1"], "month", warehouse.periods["12m-2025-10"])
    return trend(warehouse, IN_TIME, view)


def test_quarters_are_drawn_where_most_months_have_too_few():
    """Three of forty a month could be recognised; nine of a hundred and twenty a quarter cannot."""
    starts = {point.x.month for point in few_each_month(3, 40)}

    assert starts == {1, 4, 7, 10}


def test_nothing_is_drawn_where_quarters_have_too_few_as_well():
    """One of ten a month, three of thirty a quarter."""
    assert few_each_month(1, 10) == ()
