"""How long steps take: open cases count, and only ends that take the step."""

from __future__ import annotations

from referral_flow.charts.step_times import Step, step_times
from referral_flow.model import Origin
from referral_flow.text import same
from tests.charts.sample_history import REGION, plain
from tests.fake_warehouse import FakeWarehouse, metric, periods

PERIOD = {one.period_id: one for one in periods()}["2025-Q1"]


def step(name: str, *rows: tuple[int, str, int], causes=None) -> Step:
    """Rows are (day, outcome, cases)."""
    measure = metric(name, "duration")
    days = [(name, REGION.unit_id, PERIOD.period_id, None, None, *row) for row in rows]
    table = FakeWarehouse([measure], durations=days).day_table(name)
    return Step(measure, same(name.capitalize()), table, Origin(name, REGION, PERIOD), causes)


def points(*steps: Step):
    return step_times(steps, PERIOD, key="x").series[0].points


def test_the_line_runs_from_one_in_ten_to_nine_in_ten():
    """Ten people a day for ten days, from day 1."""
    [point] = points(step("vetting", *((day, "decided", 10) for day in range(1, 11))))

    assert (point.amount.low, point.amount.value, point.amount.high) == (1, 5, 9)


def test_those_still_waiting_keep_the_median_up():
    """Half are done on day 2; the others have waited five days and more."""
    [point] = points(step("vetting", (2, "decided", 50), (5, "open", 51)))

    assert point.amount.in_("sv") == "ej nådd"


def test_where_nine_in_ten_are_not_done_there_is_no_line_and_a_remark():
    """Eighty of a hundred are, on day 2."""
    [point] = points(step("vetting", (2, "decided", 80), (5, "open", 20)))

    assert (point.amount.value, point.amount.high) == (2, None)
    assert point.note.in_("sv") == "Färre än nio av tio är klara."


def test_other_ends_do_not_take_the_step():
    """Forty turned down on the first day are no fast examinations."""
    rows = (1, "turned_down", 40), (10, "performed", 60)
    [any_end] = points(step("exam", *rows))
    [performed] = points(step("exam", *rows, causes=("performed",)))

    assert (any_end.amount.value, performed.amount.value) == (10, 10)
    assert (any_end.amount.low, performed.amount.low) == (1, None)


def test_the_longest_step_is_the_title():
    """By its median."""
    chart = step_times([step("vetting", (3, "decided", 50)), step("exam", (20, "performed", 50))],
                       PERIOD, key="x")  # fmt: skip

    assert plain(chart.finding.in_("sv")) == "Längst tid tar exam: median 20 dagar"


def test_a_step_that_nobody_came_to_is_left_out():
    """And without any there is no chart."""
    assert step_times([step("vetting")], PERIOD, key="x") is None
