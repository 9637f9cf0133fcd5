"""Median waits over time, inside and outside the guarantee."""

from __future__ import annotations

from referral_flow.charts.around import Wider, with_around
from referral_flow.charts.median_lines import Waits, median_lines
from referral_flow.text import Text
from tests.charts.sample_history import plain
from tests.fake_warehouse import FakeWarehouse, metric, periods, units

INSIDE, OUTSIDE = metric("inside", "duration"), metric("outside", "duration")
QUARTERS = [period for period in periods() if period.grain == "quarter"]


def chart(*rows: tuple):
    """Rows are (metric, quarter, day, outcome, cases)."""
    durations = [(key, "region-17", quarter, None, None, *rest) for key, quarter, *rest in rows]
    warehouse = FakeWarehouse([INSIDE, OUTSIDE], durations=durations)
    groups = [Waits(one, Text(one.key, one.key), warehouse.day_table(one.key))
              for one in (INSIDE, OUTSIDE)]  # fmt: skip
    return median_lines(groups, units()[0], QUARTERS, key="x")


def test_the_title_gives_the_last_complete_quarter_of_both():
    """The fourth quarter is not over on 31 October."""
    words = chart(
        ("inside", "2025-Q3", 2, "assessed", 30), ("outside", "2025-Q3", 9, "assessed", 30),
        ("inside", "2025-Q4", 5, "assessed", 30), ("outside", "2025-Q4", 6, "assessed", 30),
    ).finding.in_("sv")  # fmt: skip

    assert plain(words) == "Medianväntan under kvartal 3 2025: inside 2 dagar och outside 9 dagar"


def test_the_period_that_was_chosen_is_told():
    """July was chosen; the lines go on by quarter."""
    rows = [(key, "region-17", period, None, None, day, "assessed", 30)
            for key, day in (("inside", 2), ("outside", 9))
            for period in ("2025-Q3", "2025-07")]  # fmt: skip
    warehouse = FakeWarehouse([INSIDE, OUTSIDE], durations=rows)
    groups = [Waits(one, Text(one.key, one.key), warehouse.day_table(one.key, grain="quarter"),
                    warehouse.day_table(one.key, period_ids=["2025-07"]))
              for one in (INSIDE, OUTSIDE)]  # fmt: skip
    july = warehouse.periods["2025-07"]
    words = median_lines(groups, units()[0], QUARTERS, key="x", chosen=july).finding.in_("sv")

    assert plain(words) == "Medianväntan i juli 2025: inside 2 dagar och outside 9 dagar"


def test_a_median_that_is_not_reached_is_a_gap():
    """More than half still wait."""
    drawn = chart(("inside", "2025-Q3", 2, "assessed", 10), ("inside", "2025-Q3", 5, "open", 30),
                  ("outside", "2025-Q3", 9, "assessed", 30))  # fmt: skip

    assert drawn.series[0].points[0].amount.value is None
    assert "inside ej nådd" in drawn.finding.in_("sv")


def test_medians_are_judged_by_their_cases():
    """Forty cases behind the point."""
    drawn = chart(("inside", "2025-Q3", 2, "assessed", 40))

    assert [(point.amount.rule, point.amount.n) for point in drawn.series[0].points] == [
        ("summary", 40)
    ]


def test_what_n_counts_is_said():
    """Thirty inside and forty outside: seventy on both lines, more than either group."""
    drawn = chart(
        ("inside", "2025-Q3", 2, "assessed", 30), ("outside", "2025-Q3", 9, "assessed", 40)
    )

    assert plain(drawn.basis.in_("sv")).endswith("n = 70 på alla linjer tillsammans")


def test_beside_a_wider_unit_every_group_keeps_its_own_name():
    """The first of two lines is not "the unit itself": both are the unit's."""
    both = chart(
        ("inside", "2025-Q3", 2, "assessed", 30), ("outside", "2025-Q3", 9, "assessed", 30)
    )
    amounts = {one.period_id: both.series[0].points[0].amount for one in QUARTERS}
    drawn = with_around(both, [Wider(units()[0], amounts, like="inside")], QUARTERS)

    assert [series.end_label for series in drawn.series[:2]] == [None, None]
