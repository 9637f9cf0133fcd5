"""Counts, stocks and rates over time: the same chart, each judged by its own kind of chance."""

from __future__ import annotations

import polars as pl
import pytest

from referral_flow.charts.control_chart import control_chart
from referral_flow.charts.history import History, Part, history
from referral_flow.charts.verdicts import finding
from referral_flow.text import Text, same
from tests.charts.sample_history import CALM, REGION, of_shares, plain
from tests.fake_warehouse import metric, periods

MONTHS = [period for period in periods() if period.grain == "month"]
EVEN = [100, 104, 97, 101, 99, 103, 98, 100, 102, 96, 101, 99]


def of_rows(measure, columns: dict[str, list], **more) -> History:
    """A history of months from November 2023, one row for each value."""
    length = len(next(iter(columns.values())))
    frame = pl.DataFrame({"period_id": [one.period_id for one in MONTHS[:length]], **columns,
                          "is_complete": [True] * length})  # fmt: skip
    return history(measure, REGION, frame, MONTHS, **more)


def of_counts(values: list[int], expected: list[float] | None = None, **more) -> History:
    season = {"expected": expected} if expected else {}
    return of_rows(metric("seekers_count", "count", good="neither"), {"value": values} | season,
                   **more)  # fmt: skip


def test_a_count_is_judged_by_poisson_chance():
    """Three standard deviations of a hundred people are thirty."""
    seen = of_counts([*EVEN, 131])

    assert seen.limits.upper[-1] == pytest.approx(130, abs=0.5)
    assert seen.roles[-1] == "signal"


def test_a_count_follows_the_season_that_it_is_given():
    """Sixty in a July that is expected to hold sixty is no news."""
    summer = [60 if place == 8 else 100 for place in range(12)]
    seen = of_counts([*summer, *EVEN[:8], 60], expected=[*summer, *[100] * 8, 60])

    assert not seen.signals
    assert "följer säsongen" in control_chart(seen, key="x").measure.in_("sv")


def test_a_rate_has_limits_by_what_it_is_counted_on():
    """Half as many visits make the limits of referrals per thousand visits wider."""
    measure = metric("referrals_per_1000", "rate", good="neither")
    seen = of_rows(measure, {"numerator": [50] * 13, "denominator": [1000] * 12 + [250]})

    assert seen.values[0] == 50
    assert seen.limits.centre[-1] == pytest.approx(50)
    assert seen.limits.sigma[-1] == pytest.approx(2 * seen.limits.sigma[0])
    assert seen.amounts([0])[0].n == 1000


def test_a_stock_is_judged_by_how_much_it_varies_itself():
    """Who waits today waited yesterday as well: no distribution of independent people."""
    measure = metric("undecided_stock", "stock", good="neither")
    seen = of_rows(measure, {"value": [10, 20] * 6 + [31]})

    assert seen.limits.method == "xmr"


def test_where_no_direction_is_better_a_signal_is_neither_improvement_nor_concern():
    """Of shares too: what changed is marked, and judged by the reader."""
    seen = of_shares(CALM + [0.70] * 11, measure=metric("return_share", good="neither"))

    assert set(seen.roles[12:]) == {"signal"}


def test_a_count_is_called_a_number_and_a_measure_by_its_own_name():
    """ "Antalet", or what the panel calls it, small inside a sentence."""
    called = Text("Antalet mottagna remisser", "The number of referrals received")

    assert finding(of_counts([*EVEN, 100])).in_("sv") == "Inget tyder på att antalet har ändrats"
    assert finding(of_counts([*EVEN, 100], called=called)).in_("en") == (
        "Nothing suggests that the number of referrals received has changed"
    )


def test_a_part_is_named_in_the_measure_and_in_the_origin_of_every_point():
    """The gate must know which cell each number came from."""
    part = Part("reason", "missing_info", same("Uppgifter saknas"))
    frame = pl.DataFrame({"period_id": ["2025-01"], "numerator": [20], "denominator": [100],
                          "is_complete": [True]})  # fmt: skip
    seen = history(metric("return_share"), REGION, frame, MONTHS, part=part)
    chart = control_chart(seen, key="x")

    assert chart.measure.in_("sv") == "Ett mått: Uppgifter saknas, per månad."
    assert chart.series[0].points[0].amount.origin.split_value == "missing_info"


def test_a_share_that_stays_low_needs_no_axis_to_a_hundred():
    """A fifth of sixty people keeps within 5 and 35 %: to 40 %, and it says so."""
    chart = control_chart(of_shares([0.20] * 13, n=60), key="x")

    assert (chart.y.minimum, chart.y.maximum) == (0.0, 0.4)
    assert "Axeln slutar vid 40 %." in plain(chart.reading.in_("sv"))
