"""The guarantee figure in steps: exact where it may be, in whole per cent where n would tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from referral_flow.blocks import Amount, Partner
from referral_flow.charts.amounts import Counted
from referral_flow.charts.audit_steps import Corrected, corrected_steps, told_share
from referral_flow.disclosure import disclose
from referral_flow.screen.tables import chart_rows
from tests.sample_audit import YEAR
from tests.screen.checked_figure import figure

FOUR = Amount(None, "percent", n=478, numerator=4)
EXACT = Corrected(Counted(706, 1782), Counted(706, 1115), Counted(706, 1633), Counted(706, 1544))


def linked(counted: Counted) -> Counted:
    """The same, beside a share that tells of four people."""
    return replace(counted, partners=(Partner(FOUR),))


def test_steps_are_differences_of_the_same_people():
    """39.6, 63.3, 43.2 and 45.7 %: 24, 20 and 3 points apart, as they are written."""
    points = corrected_steps(EXACT, YEAR).series[0].points

    assert [round(point.amount.value * 100) for point in points] == [40, 24, -20, 2, 46]
    assert sum(round(point.amount.value * 100) for point in points[:-1]) == 46


def test_a_share_whose_n_would_tell_of_few_is_told_in_whole_per_cent():
    """1 544 of those who sought care are left: with 46 % there may be 1 518 to 1 551."""
    amount = told_share(linked(EXACT.by_times), "working")

    assert (amount.value, amount.low, amount.is_n_shown) == (0.46, None, False)


@pytest.mark.parametrize("counted", [Counted(60, 100), Counted(706, 708)])
def test_a_share_that_rounding_does_not_hide_is_left_to_the_gate(counted):
    """With 60 % of about 100 hardly any other number would do."""
    assert told_share(linked(counted), "working") == linked(counted).amount


def test_nothing_exact_is_left_where_a_share_is_rounded():
    """Neither bars nor table nor the number of people tell more than whole per cent."""
    seen = replace(EXACT, by_times=linked(EXACT.by_times))
    [chart] = disclose([corrected_steps(seen, YEAR)], "working").blocks
    places = [value for trace in figure(chart).data for value in (*trace.x, *trace.base)]
    words = str(chart_rows(chart, "sv"))

    assert all(abs(value * 100 - round(value * 100)) < 1e-6 for value in places)
    assert "1544" not in words and "1 544" not in chart.basis.in_("sv").replace("\u00a0", " ")


def test_the_most_that_choice_explains_is_told_beneath():
    """If all who had a free time are taken as choices it is 47 %."""
    chart = corrected_steps(replace(EXACT, upper=Counted(706, 1500)), YEAR)

    assert "47 %" in chart.reading.in_("sv").replace("\u00a0", " ")
    assert "{upper}" not in corrected_steps(EXACT, YEAR).reading.in_("sv")


def test_a_hidden_step_takes_along_who_is_left():
    """Three people apart hide a step; n without choices less all would tell of them anyway."""
    apart = replace(
        Counted(25, 30), partners=(Partner(Amount(None, "percent", n=33, numerator=25)),)
    )
    seen = replace(EXACT, coded=apart, upper=Counted(706, 1500))
    [chart] = disclose([corrected_steps(seen, YEAR)], "working").blocks
    words = chart.basis.in_("sv").replace("\u00a0", " ")

    assert "1 782" in words and "1 544" not in words
    assert "47 %" not in chart.reading.in_("sv").replace("\u00a0", " ")
