"""The tree of questions, and events near enough to a change to tell it."""

from __future__ import annotations

from datetime import date

import pytest

from referral_flow.findings.change_tree import questions
from referral_flow.findings.changes import answers
from referral_flow.findings.found import AfterEvent, Level
from referral_flow.findings.headlines import CHANGES
from referral_flow.findings.search import event_of
from referral_flow.findings.year_series import year_series
from tests.findings.small_months import MONTHS, SHARE, UNITS, shares

(HEADLINE,) = (one for one in CHANGES if one.metric == SHARE)


def asked(warehouse):
    kinds = {unit.unit_id: unit.kind for unit in UNITS}
    return answers(year_series(warehouse, HEADLINE), kinds)


def test_clinics_hang_under_their_municipality_and_wholes_beside():
    """One measure: region and care choice on one floor, four municipalities of three on another."""
    warehouse = shares()
    (branch,) = questions(asked(warehouse), warehouse.units)
    whole, places = branch.children

    assert {key[1] for key in (node.key for node in whole.children)} == {
        "region-17", "care_choice-17",
    }  # fmt: skip
    assert [len(place.children) for place in places.children] == [4] * 4


@pytest.mark.parametrize(("day", "is_told"), [
    (date(2025, 1, 15), True), (date(2025, 5, 1), True), (date(2024, 6, 1), False),
])  # fmt: skip
def test_an_event_tells_a_change_within_four_months(day, is_told, monkeypatch):
    """K1 moves in February 2025; what came half a year earlier did not do it."""
    warehouse = shares(changed=("K1",), to=95)
    monkeypatch.setattr(warehouse, "event_units", lambda event: {"K1": day})
    (moved,) = (one for one in asked(warehouse) if one.series.unit_id == "K1")
    after = AfterEvent(
        "new", SHARE, ("K1",), day, day, 0.5, Level(0.9, 9, 10, ()), 0, 1, 0.01, 0.01
    )

    assert moved.series.months[moved.start].period_id == MONTHS[15]
    assert (event_of(warehouse, moved, [after]) == "new") is is_told
