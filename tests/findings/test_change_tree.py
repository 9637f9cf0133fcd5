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


def after_event(day: date, low: float = 0.3, high: float = 0.5) -> AfterEvent:
    """What followed an event at K1: from a half, by `low` to `high`."""
    level = 0.5 + (low + high) / 2
    return AfterEvent(
        "new", SHARE, ("K1",), day, day, 0.5, Level(level, 9, 10, ()), low, high, 0.01, 0.01
    )


def moved_in_february(monkeypatch, day: date):
    """K1 rises from a half to 95 % in February 2025; the event came to it on the day."""
    warehouse = shares(changed=("K1",), to=95)
    monkeypatch.setattr(warehouse, "event_units", lambda event: {"K1": day})
    (moved,) = (one for one in asked(warehouse) if one.series.unit_id == "K1")
    assert moved.series.months[moved.start].period_id == MONTHS[15]
    return warehouse, moved


@pytest.mark.parametrize(("day", "is_told"), [
    (date(2025, 1, 15), True), (date(2025, 2, 20), True), (date(2024, 6, 1), False),
    (date(2025, 3, 1), False),
])  # fmt: skip
def test_an_event_tells_a_change_within_four_months_after_it(day, is_told, monkeypatch):
    """K1 moves in February 2025; what came half a year earlier did not do it, nor a month later."""
    warehouse, moved = moved_in_february(monkeypatch, day)

    assert (event_of(warehouse, moved, 0.45, [after_event(day)]) == "new") is is_told


def test_a_rare_event_may_seem_to_change_before_what_changed_it(monkeypatch):
    """The month of few events is a guess: up to four months before the event's day, and no more."""
    monkeypatch.setattr("referral_flow.findings.search.is_rare", lambda series: True)
    near, far = date(2025, 6, 1), date(2025, 7, 1)

    warehouse, moved = moved_in_february(monkeypatch, near)
    assert event_of(warehouse, moved, 0.45, [after_event(near)]) == "new"
    warehouse, moved = moved_in_february(monkeypatch, far)
    assert event_of(warehouse, moved, 0.45, [after_event(far)]) is None


@pytest.mark.parametrize(("low", "high"), [(-0.5, -0.3), (-0.1, 0.5), (0.0, 0.5)])
def test_an_event_tells_no_change_the_other_way(low, high, monkeypatch):
    """What fell after the event elsewhere, or may not have risen, says nothing of K1's rise."""
    day = date(2025, 2, 1)
    warehouse, moved = moved_in_february(monkeypatch, day)

    assert event_of(warehouse, moved, 0.45, [after_event(day, low, high)]) is None
    assert event_of(warehouse, moved, -0.45, [after_event(day, -0.5, -0.3)]) == "new"
