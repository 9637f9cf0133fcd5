"""Outcomes, routes and total times of chains, on a few dozen cases."""

from __future__ import annotations

from datetime import date

import polars as pl

from referral_flow.charts.outcomes import Outcome, Told, outcome_curves
from referral_flow.charts.routes import routes_table
from referral_flow.charts.total_time import Times, total_time
from referral_flow.disclosure import disclose
from referral_flow.model import Period
from referral_flow.text import Text
from tests.fake_warehouse import metric, units
from tests.sample_flow import YEAR

DAYS = metric("total_days", "duration")
REGION = units()[0]
TOLD = Told(
    outcomes=(
        Outcome("done", ("acknowledged",), Text("klar", "done")),
        Outcome("gone", ("lost", "voided"), Text("borta", "gone")),
    ),
    measure=Text("Andel", "Share"),
    half=Text("hälften inom {median}, {share} inom {days}", "half {median}, {share} {days}"),
    not_half=Text("{share} inom {days}", "{share} within {days}"),
    days_after=Text("Dagar", "Days"),
)
STRAIGHT = "need>doctor>sent>received>accepted>performed>reported>acknowledged"
LABEL = Text(*(" → ".join(STRAIGHT.split(">")) for _ in range(2)))


def table(*rows: tuple[int, str, int]) -> pl.DataFrame:
    """A day table."""
    return pl.DataFrame(list(rows), schema=["day", "outcome", "cases"], orient="row")


def last(chart, key: str):
    """The amount at the end of a line."""
    return next(line for line in chart.series if line.key == key).points[-1].amount


def test_outcomes_compete_and_causes_told_together_add_up():
    """Of 100, 60 were done on day 10, 10 lost and 10 voided on day 30, 20 open on day 40."""
    days = table((10, "acknowledged", 60), (30, "lost", 10), (30, "voided", 10), (40, "open", 20))
    chart = outcome_curves(DAYS, YEAR, days, TOLD, key="since_need")

    assert last(chart, "done").value == 0.6
    assert round(last(chart, "gone").value, 9) == 0.2
    assert (
        chart.finding.in_("sv").replace("\u00a0", " ")
        == "hälften inom 10 dagar, 60 % inom 40 dagar"
    )


def test_open_chains_count_with_the_days_that_have_passed():
    """50 of 100 were followed five days only: of the other 50, 40 were done on day 10: 80 %."""
    days = table((5, "open", 50), (10, "acknowledged", 40), (60, "open", 10))
    chart = outcome_curves(DAYS, YEAR, days, TOLD, key="since_need")

    assert round(last(chart, "done").value, 9) == 0.8


def test_a_way_out_that_few_took_is_left_with_those_on_their_way():
    """Three lost of 100: no line of their own."""
    days = table((10, "acknowledged", 60), (30, "lost", 3), (40, "open", 37))
    chart = outcome_curves(DAYS, YEAR, days, TOLD, key="since_need")

    assert [line.key for line in chart.series] == ["done"]


def test_several_curves_keep_their_last_day_through_the_gate():
    """The end of a line is what its label says: the points before it give way."""
    days = table(*((day, "acknowledged", 3) for day in range(1, 30)), (60, "open", 40))
    exact = outcome_curves(DAYS, YEAR, days, TOLD, key="since_need")
    seen = disclose([exact], "working").blocks[0]

    assert not last(seen, "done").suppressed
    assert "dagar" in seen.finding.in_("sv")


def test_routes_that_few_took_are_told_with_the_others():
    """Twelve and three: the three join the others, and with six there are nine: too few still."""
    counts = {STRAIGHT: 40, "sent>lost": 12, "sent>voided": 3, "other": 6}
    found = routes_table(counts, {}, {}, least=10)

    assert [row[1].n for row in found.rows] == [40, 21]


def test_a_straight_stretch_is_shortened():
    """The way without a turn is named so; of others what follows as a rule is left out."""
    out = "need>doctor>sent>received>rejected"
    names = {STRAIGHT: LABEL, out: Text(*(" → ".join(out.split(">")) for _ in range(2)))}
    found = routes_table({STRAIGHT: 40, out: 20, "other": 12}, names, {STRAIGHT: 9}, least=10)

    assert [row[0].en for row in found.rows[:2]] == [
        "straight through, from need",
        "need → … → received → rejected",
    ]
    assert found.rows[0][3].value == 9


def test_eight_routes_stand_apart_and_all_still_going_together():
    """Of ten routes the two rarest join the others; 30 and 11 are still going."""
    counts = {f"sent>way_{n}": 20 + n for n in range(10)} | {"open": 30, "sent>open": 11}
    found = routes_table(counts, {}, {}, least=10)

    assert len(found.rows) == 10
    assert [row[1].n for row in found.rows[-2:]] == [41, 20 + 21]


def test_no_route_can_be_worked_out_of_the_others():
    """Nothing is hidden, because nothing is few."""
    counts = {STRAIGHT: 40, "sent>lost": 11, "need>lost": 4, "sent>voided": 2, "open": 30}
    seen = disclose([routes_table(counts, {}, {}, least=10)], "working").blocks[0]

    assert not any(row[1].suppressed for row in seen.rows)
    assert sum(row[1].n for row in seen.rows) == 87


def test_whole_times_count_open_chains_and_say_when_they_are_not_settled():
    """In the first quarter all are done; in the second a third are open, and its points hollow."""
    quarters = [
        Period("2025-Q1", "quarter", date(2025, 1, 1), date(2025, 3, 31)),
        Period("2025-Q2", "quarter", date(2025, 4, 1), date(2025, 6, 30)),
    ]
    tables = {
        "2025-Q1": table((30, "acknowledged", 20), (50, "acknowledged", 20)),
        "2025-Q2": table((30, "acknowledged", 20), (40, "open", 20), (50, "acknowledged", 20)),
    }
    chart = total_time(Times(DAYS, REGION, "acknowledged"), tables, quarters)
    half, nine = chart.series

    assert [point.amount.value for point in half.points] == [30, 50]
    assert [point.amount.value for point in nine.points] == [50, 50]
    assert [point.is_complete for point in half.points] == [True, False]
    assert "kvartal 1 2025" in chart.finding.in_("sv")


def test_a_period_of_which_most_are_open_is_not_drawn():
    """Ten of a hundred have arrived, the quickest: their days would look like a fall."""
    quarters = [
        Period(f"2025-Q{n}", "quarter", date(2025, 3 * n - 2, 1), date(2025, 3 * n, 28))
        for n in (1, 2, 3)
    ]
    done = table((30, "acknowledged", 40))
    tables = {
        "2025-Q1": done,
        "2025-Q2": done,
        "2025-Q3": table((9, "acknowledged", 10), (20, "open", 90)),
    }
    chart = total_time(Times(DAYS, REGION, "acknowledged"), tables, quarters)

    assert len(chart.series[0].points) == 2
