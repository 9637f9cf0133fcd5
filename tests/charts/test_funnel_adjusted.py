"""An adjusted funnel: clinics at their own cases, judged by what adjusted shares are worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from referral_flow.blocks import Amount
from referral_flow.charts.funnel_units import Adjusted, Standard
from referral_flow.statistics.funnel import INNER, OUTER, Funnel
from tests.charts.sample_history import plain
from tests.sample_funnel import compared, sample_funnel

ALL_AT_40 = Funnel(0.4, 0.0, 1.0, 12)


def adjusted(**standards: tuple[float, float]) -> Adjusted:
    """The sample, everybody with its own share and cases but those given as (share, cases)."""
    crude = compared()
    own = {row.unit.unit_id: (row.counted.share, row.counted.denominator) for row in crude.rows}
    made = {key: Standard(*pair, 0.4) for key, pair in (own | standards).items()}
    return Adjusted(crude.rows, crude.whole, ALL_AT_40, crude.chosen, crude.judged, made, crude)


def point(units: Adjusted, unit_id: str):
    return next(one for one in sample_funnel(units).series[0].points if one.x == unit_id)


def test_an_adjusted_share_stands_at_the_clinics_own_number_of_cases():
    """45 % of 350, worth 500 cases: drawn at 350, with the narrower interval."""
    amount: Amount = point(adjusted(c10=(0.45, 500)), "c10").amount

    assert (amount.value, amount.n, amount.origin) == (0.45, 350, None)
    assert (amount.low, amount.high) == pytest.approx((0.4070, 0.4938), abs=5e-4)


def test_an_adjusted_share_is_hidden_with_the_share_that_it_comes_from():
    """Its end is the crude share itself, with the cell that it was read from."""
    [end] = point(adjusted(), "c10").amount.ends

    assert (end.numerator, end.n, end.origin.unit.unit_id) == (280, 350, "c10")


def test_a_clinic_is_judged_by_the_cases_that_its_share_is_worth():
    """46 % where 40 % is usual: chance for 350 cases, more than chance for 2 000."""
    worth_little, worth_much = adjusted(c10=(0.46, 350)), adjusted(c10=(0.46, 2000))

    assert worth_little.beyond(OUTER)["c10"] == 0
    assert worth_much.beyond(OUTER)["c10"] == 1


def test_a_clinic_on_the_other_side_of_the_drawn_limit_says_why():
    """Drawn within the limits at 350 cases and judged outside: a note at the point."""
    units = adjusted(c10=(0.46, 2000))

    assert units.is_drawn_elsewhere() == {"c10"}
    assert "enhetens egna ligger något annorlunda" in point(units, "c10").note.sv
    assert point(units, "c5").note is None


def test_the_title_says_that_it_is_adjusted_and_the_help_what_that_is():
    """Nobody apart when the one clinic is adjusted to 41 %."""
    chart = sample_funnel(adjusted(c10=(0.41, 350)))

    assert plain(chart.finding.in_("sv")).startswith("Efter justering: skillnaderna")
    assert plain(chart.finding.in_("en")).startswith("When adjusted: the differences")
    assert "samma blandning av fall" in chart.reading.in_("sv")


def test_a_share_of_next_to_all_keeps_to_the_axis():
    """99 % adjusted: the axis reaches to 100 %, whatever the crude share was."""
    assert sample_funnel(adjusted(c10=(0.99, 350))).y.maximum == 1.0
    assert adjusted(c10=(0.99, 350)).beyond(INNER)["c10"] == 1


def test_as_they_are_clinics_are_judged_where_they_are_drawn():
    """The crude funnel has no limits but those drawn."""
    assert compared().is_drawn_elsewhere() == frozenset()
    assert replace(compared(), chosen=frozenset({"c1"})).is_drawn_elsewhere() == frozenset()
