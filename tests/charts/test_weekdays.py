"""The weekday of seeking care, beside the open days that are left."""

from __future__ import annotations

import polars as pl
import pytest

from referral_flow.charts.weekdays import open_days, share_by_weekday
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods, units

PERIOD = next(period for period in periods() if period.period_id == "2025-Q3")


def chart(in_time: dict[int, int], n: int = 200):
    rows = [(str(day), count, n) for day, count in in_time.items()]
    frame = pl.DataFrame(rows, schema=["split_value", "numerator", "denominator"], orient="row")
    return share_by_weekday(metric("m"), units()[0], PERIOD, frame, limit_days=3)


def test_open_days_are_those_of_an_ordinary_week():
    """Mon 3, Tue 3, Wed 2, Thu 1, Fri 1, Sat 2, Sun 3."""
    assert [open_days(day, 3) for day in range(1, 8)] == [3, 3, 2, 1, 1, 2, 3]


def test_the_end_of_the_week_is_told_when_it_differs():
    """100 of 400 against 240 of 400."""
    words = plain(chart({1: 120, 2: 120, 3: 100, 4: 50, 5: 50}).finding.in_("sv"))

    assert words.startswith(
        "På vardagar bedöms färre i tid när få öppna dagar är kvar: 25 % av dem"
    )
    assert words.endswith("60 % måndag eller tisdag")


def test_chance_is_named_when_it_is_enough():
    """50 % and 51 %."""
    words = chart({1: 102, 2: 102, 4: 100, 5: 100}).finding.in_("sv")

    assert words.startswith("Skillnaden mellan vardagarna kan bero på slumpen")


def test_bars_are_named_with_their_open_days():
    """Monday has three, Thursday one."""
    labels = [point.label.in_("sv") for point in chart({1: 9, 4: 9}).series[0].points]

    assert labels == ["mån (3)", "tors (1)"]


def test_weekends_are_told_apart():
    """Few seek care on a Sunday, and by another way."""
    drawn = chart({1: 102, 4: 100, 7: 5})

    assert [point.role for point in drawn.series[0].points] == [None, None, "neutral"]
    assert "på helgen" in drawn.reading.in_("sv")
    assert chart({1: 102, 4: 100}).reading is None


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_title_hides_with_any_bar(language):
    """Pooled weekdays must not tell what a hidden bar does not."""
    sentence = chart({1: 102, 2: 102, 4: 3, 5: 100}).finding

    assert {amount.numerator for amount in sentence.amounts.values()} >= {3}
    assert sentence.hidden.in_(language).startswith(("Andelen", "Share"))
