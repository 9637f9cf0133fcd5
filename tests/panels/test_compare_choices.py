"""What can be chosen in a comparison: only what changes something, and all that the metric has."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.sqlfile import read_layer
from referral_flow.model import CLINIC_KINDS
from referral_flow.panels.compare_clinics import PANEL
from referral_flow.panels.parts.compare_metrics import COMPARED
from tests.fake_warehouse import FakeWarehouse
from tests.panels.sample_compare import KEY, MORNINGS, RETURNS, compare_warehouse

METRICS = Path(__file__).resolve().parents[2] / "sql" / "metrics"


def options(**asked: str) -> dict[str, list[str]]:
    """The ids of each list, by its key."""
    found = PANEL.controls_in(compare_warehouse(), asked)
    return {one.key: [key for key, _ in one.options] for one in found}


def test_every_share_that_clinics_have_can_be_compared():
    """Each ratio with a kind of clinics, once, whatever it is of."""
    ratios = {
        file.name for file in read_layer(METRICS)
        if file.front["shape"] == "ratio" and set(file.front["units"]) & set(CLINIC_KINDS)
    }  # fmt: skip

    assert set(COMPARED) == ratios
    assert len(COMPARED) == len(set(COMPARED))


def test_a_measure_has_the_parts_that_it_has():
    """Visits not attended have ways of booking; returns here have no parts, so there is no list."""
    assert options(metric=KEY)["part"] == ["all", "booking_way:web", "booking_way:staff"]
    assert "part" not in options(metric=RETURNS)


def test_any_clinic_of_the_kind_can_be_marked():
    """Ten of physiotherapy, or the three of radiology; the others where one is chosen."""
    assert len(options(metric=KEY)["clinic"]) == 11
    assert options(metric=RETURNS)["clinic"] == ["none", "R1", "R2", "R3"]
    assert "K3" not in options(metric=KEY, unit="K3")["clinic"]


def test_chance_alone_is_offered_where_it_is_something_else():
    """Not of three departments, which have no other limits; nor of mornings, which are no cases."""
    assert options(metric=KEY)["limits"] == ["auto", "exact"]
    assert "limits" not in options(metric=RETURNS)
    assert "limits" not in options(metric=MORNINGS)


def test_a_clinic_is_offered_what_it_has():
    """A department of radiology answers referrals and books no visits."""
    assert options(unit="R1")["metric"] == [RETURNS]
    assert options(unit="K1")["metric"] == [MORNINGS, KEY]


def test_a_chosen_clinic_is_said_to_be_the_one_that_is_marked():
    """While nobody else is asked for; of a region nobody in particular is."""
    firsts = {
        unit: next(one.options[0][1].sv for one in PANEL.controls_in(
            compare_warehouse(), {"metric": KEY, "unit": unit}) if one.key == "clinic")
        for unit in ("K3", "region-17")
    }  # fmt: skip

    assert firsts == {"K3": "Den valda enheten", "region-17": "Ingen särskild"}


@pytest.mark.parametrize("asked", [{"metric": "nothing"}, {"unit": "clinic-999"}, {}])
def test_what_is_unknown_has_the_options_of_the_default(asked):
    """A link that names something else, or nothing."""
    assert options(**asked) == options(metric=MORNINGS)


def test_a_region_without_any_of_these_measures_has_nothing_to_choose():
    """Then the page is a note."""
    assert PANEL.controls_in(FakeWarehouse([])) == ()


def test_no_two_measures_have_one_name():
    """What is chosen in a list is known by its words there."""
    fronts = [file.front for file in read_layer(METRICS) if file.name in COMPARED]

    for language in ("sv", "en"):
        names = [front["label"][language] for front in fronts]
        assert len(names) == len(set(names))
