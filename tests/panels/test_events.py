"""Which dated events a chart over time marks, for a clinic and for what holds many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from referral_flow.panels.parts.events import events_of
from tests.fake_warehouse import FakeWarehouse, metric, units

TEMPLATE = ("referral_template", date(2025, 1, 1))
WORDS = ("Ny remissmall", "New referral template")
VISITS = metric("no_show_share")
REFERRALS = metric("return_share", counts_from="referrals")


def words_for(unit: str, measure, *clinics: str, sefos: tuple[str, ...] = ()) -> list[str]:
    """The markers' words where these clinics had a new template, and those began with SEFOS."""
    begun = [replace(one, sefos_from=date(2024, 8, 1) if one.unit_id in sefos else None)
             for one in units()]  # fmt: skip
    rows = [(*TEMPLATE, clinic, *WORDS) for clinic in clinics]
    warehouse = FakeWarehouse([VISITS, REFERRALS], units=begun, others={"reference.events": rows})
    found = events_of(warehouse, warehouse.units[unit], measure)
    return [marker.text.sv for marker in found]


def test_a_clinic_is_marked_with_what_happened_to_it():
    """And with nothing that happened to its neighbour."""
    assert words_for("K1", VISITS, "K1") == ["Ny remissmall"]
    assert words_for("K2", VISITS, "K1") == []


def test_what_many_clinics_had_is_the_regions_event():
    """Two of three, on one day; the words say that it was not all."""
    assert words_for("region-17", VISITS, "K1", "K2") == ["Ny remissmall vid flera mottagningar"]


def test_what_one_clinic_had_is_no_event_of_the_region():
    """A mark for each clinic would tell of none of them."""
    assert words_for("region-17", VISITS, "K1") == []


def test_clinics_that_the_figures_do_not_count_have_no_say():
    """A template at health centres is not marked in visits at physiotherapists."""
    assert words_for("municipality-1780", VISITS, "V1", "K1") == []


def test_sefos_begins_for_a_region_once():
    """Two of three clinics have it: the first day is marked, in figures of referrals alone."""
    assert words_for("region-17", REFERRALS, sefos=("K1", "K2")) == ["SEFOS börjar införas"]
    assert words_for("region-17", VISITS, sefos=("K1", "K2")) == []
    assert words_for("K1", REFERRALS, sefos=("K1", "K2")) == ["SEFOS infört"]
