"""Words that a page and its slide share: said once, so that they cannot differ."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Figure
from referral_flow.captions import change_of, cut_axis, uncertainty
from referral_flow.text import Text
from tests.screen.sample_series import control_chart, curve

LABEL = Text("Mått", "Measure")


def changed(value: float, low: float | None, high: float | None, unit: str = "points") -> Figure:
    """A share or a wait that has changed by `value`; more is better."""
    change = Amount(value, unit, low=low, high=high, rule="free", signed=True)
    return Figure(LABEL, Amount(0.5, "percent"), change=change, change_good="up")


def test_a_change_that_rounds_to_nothing_is_no_change():
    """Neither 0.4 percentage points nor 0.3 days are written as "0"; a whole day is."""
    assert change_of(changed(0.004, 0.001, 0.007), "sv").words == "oförändrat mot året före"
    assert change_of(changed(0.3, None, None, "days"), "sv").words == "oförändrat mot året före"
    assert change_of(changed(1.0, None, None, "days"), "sv").words.startswith("+1\u00a0dag ")


def test_only_a_change_beyond_chance_is_judged():
    """An interval that holds zero has no colour, and says why."""
    sure, unsure = (
        change_of(changed(0.04, 0.01, 0.07), "sv"),
        change_of(changed(0.04, -0.01, 0.09), "sv"),
    )

    assert (sure.role, sure.may_be_chance) == ("improvement", False)
    assert (unsure.role, unsure.may_be_chance) == (None, True)


def test_a_cut_axis_says_where_it_begins():
    """And an axis from zero says nothing."""
    assert cut_axis(control_chart(), "sv") == "Axeln börjar vid 40\u00a0%, inte vid noll."
    assert cut_axis(curve(), "sv") == ""


def test_a_wait_whose_interval_is_one_day_is_not_told_twice():
    """ "4 dagar" with "4 dagar" beneath would tell nothing; a wider interval is written out."""
    sure = Amount(4.0, "days", n=900, low=4.0, high=4.0, rule="summary")

    assert uncertainty(sure, "sv") == "osäkerhet under en dag"
    assert uncertainty(replace(sure, high=5.0), "en") == "4–5\u00a0days"
    assert uncertainty(replace(sure, suppressed=True), "sv") is None
