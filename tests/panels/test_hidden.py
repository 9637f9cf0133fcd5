"""Where something is hidden, the page says truly why, and what can be shown instead."""

from __future__ import annotations

import pytest

from referral_flow.model import View
from referral_flow.panels.guarantee import SEEKERS_IN_TIME
from referral_flow.panels.parts.hidden import is_too_thin, moved_to, why_hidden
from tests.charts.sample_history import COHORT, of_shares
from tests.fake_warehouse import FakeWarehouse, metric


def warehouse(**counts: tuple[int, int]) -> FakeWarehouse:
    """One clinic's shares by period id, with `_` for a hyphen."""
    rows = [(COHORT, "K1", period.replace("_", "-")[1:], None, None, *pair, None)
            for period, pair in counts.items()]  # fmt: skip
    return FakeWarehouse([metric(COHORT)], ratios=rows)


def why(known: FakeWarehouse, audience: str = "working") -> str:
    view = View(known.units["K1"], "month", known.periods["2025-03"], audience=audience)
    return why_hidden(known, COHORT, view).in_("sv")


def test_the_shortest_longer_period_that_can_be_shown_is_named():
    """15 people in the quarter are enough at work; the council needs the year."""
    known = warehouse(_2025_03=(2, 4), _2025_Q1=(7, 15), _2025=(30, 60))

    assert why(known) == "Kan inte visas: för få fall; kvartal 1 2025 kan visas"
    assert why(known, "council") == "Kan inte visas: för få fall; 2025 kan visas"


def test_nothing_is_promised_where_nothing_can_be_shown():
    """Four people in all."""
    assert why(warehouse(_2025_03=(2, 4), _all=(2, 4))) == "Kan inte visas: för få fall"


@pytest.mark.parametrize(
    ("share", "n", "reason"),
    [(0.5, 8, "för få sökande"), (0.04, 100, "för få bedömda i tid"),
     (0.96, 100, "för få som inte bedömts i tid")],
)  # fmt: skip
def test_a_coarser_grain_says_what_there_were_too_few_of(share, n, reason):
    """A hundred who seek care are not few, but four assessed in time are."""
    months = of_shares([share] * 14, n=n)
    quarters = of_shares([share] * 5, n=3 * n, grain="quarter")

    assert is_too_thin(months, "working")
    moved = moved_to(quarters, months, "working", SEEKERS_IN_TIME)
    assert moved.sv == f"Visas per kvartal, eftersom månaderna har {reason}."


def test_lost_months_do_not_move_a_chart_to_quarters():
    """Four months of eleven are small because their data are missing."""
    lost = ["2023-11", "2023-12", "2024-01", "2024-02"]
    shares = [0.5] * 14

    assert not is_too_thin(of_shares(shares, n=100, lost=lost), "working")
    assert moved_to(of_shares(shares), of_shares(shares), "working") is None
