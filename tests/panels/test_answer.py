"""The opening sentence and the figures beneath it never disagree."""

from __future__ import annotations

from referral_flow.charts.amounts import Counted
from referral_flow.model import View
from referral_flow.panels.parts import answer
from referral_flow.panels.parts.answer import share_in_words
from referral_flow.text import Text
from tests.charts.sample_history import COHORT, TWO_CALM_YEARS, of_shares, plain
from tests.fake_warehouse import FakeWarehouse, metric

SHARE = Text("Andelen är {share}.", "The share is {share}.")
CALM = of_shares(TWO_CALM_YEARS)


def said(now: int, before: int) -> str:
    """What is said of `now` of 1 000 in a quarter, and of `before` a year earlier; months calm."""
    rows = [(COHORT, "region-17", quarter, None, None, count, 1000, None)
            for quarter, count in (("2025-Q3", now), ("2024-Q3", before))]  # fmt: skip
    warehouse = FakeWarehouse([metric(COHORT)], ratios=rows)
    view = View(warehouse.units["region-17"], "month", warehouse.periods["2025-Q3"])
    return plain(share_in_words(warehouse, COHORT, view, Counted(now, 1000), CALM, SHARE).in_("sv"))


def test_a_difference_beyond_chance_is_told_beside_calm_months():
    """50 % against 44 %: the figure says +6, so the sentence does, too."""
    assert said(500, 440) == (
        "Andelen är 50 %. Det är 6 procentenheter mer än året före, men månaderna varierar inte "
        "mer än vanligt."
    )


def test_a_difference_downwards_is_told_as_less():
    """44 % against 50 %."""
    assert "6 procentenheter mindre än året före" in said(440, 500)


def test_a_difference_within_chance_leaves_the_verdict():
    """50 % against 49 %."""
    assert said(500, 490) == "Andelen är 50 %. Inget tyder på att andelen har ändrats."


def test_a_period_of_which_much_was_lost_gets_no_verdict(monkeypatch):
    """Nothing can be concluded from what came in."""
    monkeypatch.setattr(answer, "is_lost", lambda *_: True)

    assert said(500, 440) == (
        "Andelen är 50 %. En stor del av uppgifterna saknas, så andelen kan inte användas."
    )
