"""Headline figures say nothing where the curve behind them says nothing."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Amount, Partner
from referral_flow.model import View
from referral_flow.panels.parts.figures import as_exact_as_its_interval, wait_figure
from referral_flow.text import NOT_AVAILABLE, Text
from tests.fake_warehouse import FakeWarehouse, metric

LABEL = Text("Medianväntan", "Median wait")
EARLY = [(1, "assessed", 1), (6, "open", 1), (9, "assessed", 20)]


def median(*days: tuple[int, str, int]):
    """The headline's amount for one clinic's quarter with this day table."""
    rows = [("wait", "K1", "2025-Q3", None, None, *day) for day in days]
    warehouse = FakeWarehouse([metric("wait", "duration")], durations=rows)
    view = View(warehouse.units["K1"], "month", warehouse.periods["2025-Q3"])
    return wait_figure(warehouse, "wait", LABEL, view).amount


def test_a_wait_among_two_is_not_given_for_the_twenty_who_enter_later():
    """One of two leaves on day 1; "not reached" would be as false as "1 day"."""
    assert median(*EARLY, (2, "entered", 20)).missing == NOT_AVAILABLE


def test_the_same_wait_is_given_where_all_were_there_from_the_start():
    """Twenty-two from day 0: half are assessed by day 9."""
    assert median(*EARLY).value == 9


def test_a_share_has_the_decimals_of_its_interval():
    """ "9 %" above "8,9–9,5 %" would look wrong; where n may be taken away whole per cent stay."""
    exact = Amount(0.0921, "percent", n=37_175, low=0.0892, high=0.0948)
    hidden = replace(exact, n_partners=(Partner(exact),))

    assert as_exact_as_its_interval(exact).in_("sv") == "9,2\u00a0%"
    assert as_exact_as_its_interval(replace(exact, high=0.101)).in_("sv") == "9\u00a0%"
    assert as_exact_as_its_interval(hidden).in_("sv") == "9\u00a0%"
