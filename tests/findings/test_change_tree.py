"""The tree of questions, and events near enough to a change to tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from referral_flow.findings import changes
from referral_flow.findings.change_tree import believed, questions
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


def test_the_region_holds_its_own_figures_and_municipalities_of_clinics():
    """One measure: region and care choice beside four municipalities, each of itself and three."""
    warehouse = shares()
    (region,) = questions(asked(warehouse), warehouse.units)
    own, towns = region.children[:2], region.children[2:]

    assert {one.key[1] for one in own} == {"region-17", "care_choice-17"}
    assert [[child.key[1] for child in town.children] for town in towns] == [
        [f"municipality-{town}", *(f"K{3 * town - 2 + at}" for at in range(3))]
        for town in range(1, 5)
    ]


def test_a_units_own_figures_have_a_third_of_the_weight():
    """Two wholes a sixth each, four municipalities a sixth each; in them three clinics 2/9 each."""
    warehouse = shares()
    (region,) = questions(asked(warehouse), warehouse.units)

    assert [one.weight for one in region.children] == pytest.approx([1 / 6] * 6)
    assert [one.weight for one in region.children[2].children] == pytest.approx(
        [1 / 3, *[2 / 9] * 3]
    )


def test_one_clinics_change_opens_the_way_that_the_regions_own_figure_does_not():
    """K1 moves, the region's figure does not show it: found by what is beneath the region."""
    warehouse = shares()
    quiet = [replace(one, p_value=0.9) for one in asked(warehouse)]
    moved = [replace(one, p_value=1e-4) if one.series.unit_id == "K1" else one for one in quiet]

    assert [one.series.unit_id for one, _ in believed(moved, warehouse.units)] == ["K1"]
    assert not believed(quiet, warehouse.units)


def test_a_municipality_of_one_clinic_asks_once():
    """K12 alone in its municipality, which was searched as the clinic: one leaf, whole weight."""
    warehouse = shares()
    gone = ("municipality-4", "K10", "K11")
    left = [one for one in asked(warehouse) if one.series.unit_id not in gone]
    (region,) = questions(left, warehouse.units)
    (clinic,) = region.children[-1].children

    assert (clinic.key[1], clinic.weight) == ("K12", 1.0)


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


def test_wide_units_are_granted_as_long_a_memory_as_clinics_show(monkeypatch):
    """Clinics whose months remember two thirds: so do the region's, which has no peers to ask."""
    monkeypatch.setattr(changes, "_wandering", lambda pool: (0.002, 0.65))

    assert {one.habits.memory for one in asked(shares())} == {0.65}
