"""What the doorway tells of units: what happened to them, what they said, who is within."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from referral_flow.model import EventMeasure, Period
from referral_flow.text import Text
from tests.fake_warehouse import FakeWarehouse, metric
from tests.fake_warehouse import units as all_units

SHARE = metric("share")


@pytest.fixture
def fake() -> FakeWarehouse:
    return FakeWarehouse([SHARE])


def test_events_reach_the_clinics_inside(fake):
    """What happened to a municipality happened to its clinics, not to the others."""
    fake.frames["reference.events"] = fake.frames["reference.events"].vstack(
        _event(fake, date(2025, 3, 1), "municipality-1780")
    )

    assert [marker.text.sv for marker in fake.events("K1")] == ["Nytt system"]
    assert fake.events("K3") == []


def test_terms_of_a_care_choice_reach_the_units_that_hold_its_clinics():
    """Its clinics, and the region and municipalities; not K3, which has no contract."""
    terms = ("terms", date(2026, 1, 1), "care_choice-17", "Nya villkor", "New terms")
    fake = FakeWarehouse([SHARE], others={"reference.events": [terms]})

    told = {unit_id for unit_id in fake.units if fake.events(unit_id)}

    assert told == {
        "region-17", "care_choice-17", "municipality-1780", "municipality-1784", "K1", "K2"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "opened", "closed"),
    [
        (None, None, False, False),
        (date(2025, 1, 1), date(2025, 12, 31), False, False),  # there all year
        (date(2025, 1, 2), None, True, False),
        (date(2026, 1, 1), None, False, False),
        (None, date(2025, 12, 30), False, True),
        (None, date(2024, 12, 31), False, False),
    ],
)
def test_a_clinic_tells_whether_it_opened_or_closed_in_a_period(
    valid_from, valid_to, opened, closed
):
    """The first or last day lies within the year, and the year has days without the clinic."""
    clinics = {one.unit_id: one for one in all_units()}
    clinics["K2"] = replace(clinics["K2"], valid_from=valid_from, valid_to=valid_to)
    clinic = FakeWarehouse([SHARE], units=clinics.values()).units["K2"]
    year = Period("2025", "year", date(2025, 1, 1), date(2025, 12, 31))

    assert (clinic.opened_in(year), clinic.closed_in(year)) == (opened, closed)


def test_the_clinics_of_a_unit_are_of_one_kind(fake):
    """The health centre in Karlstad is no physio clinic."""
    assert [unit.unit_id for unit in fake.units_within("municipality-1780")] == ["K1", "K2"]


@pytest.mark.parametrize(
    ("measured", "single"),
    [
        (("physio",), ["municipality-1784"]),
        (("health_centre",), ["municipality-1780"]),
        (("radiology",), []),
    ],
)
def test_a_unit_whose_figures_are_those_of_one_clinic_is_known(measured, single):
    """Arvika has K3 alone, and Karlstad the one health centre; a region's name tells nothing."""
    units = FakeWarehouse([metric("share", unit_kinds=(*measured, "region"))]).units

    assert [unit.unit_id for unit in units.values() if unit.is_one_clinic] == single
    assert units["K1"].tells_of_one_clinic
    assert not units["care_choice-17"].tells_of_one_clinic


def test_a_clinic_with_sefos_has_its_own_day():
    """It is an event of that clinic, and nobody else's; the dates come from the clinics."""
    clinics = {one.unit_id: one for one in all_units()}
    clinics["K2"] = replace(clinics["K2"], sefos_from=date(2024, 8, 1))
    fake = FakeWarehouse([SHARE], units=clinics.values())

    assert [(one.on, one.text.sv) for one in fake.events("K2")] == [
        (date(2024, 8, 1), "SEFOS infört")
    ]
    assert fake.events("K1") == []
    assert fake.event_units("sefos") == {"K2": date(2024, 8, 1)}


def test_an_event_has_units_with_their_days_and_measures_with_reasons():
    """A template at two clinics on different days; what it is to change was said beforehand."""
    rows = [
        ("template", date(2025, 2, 1), "K2", "Mall", "Template"),
        ("template", date(2025, 1, 1), "K1", "Mall", "Template"),
        ("switch", date(2025, 3, 1), "K1", "Byte", "Switch"),
    ]
    measures = [("template", "share", None, None, "Därför", "Because")]
    fake = FakeWarehouse(
        [SHARE], others={"reference.events": rows, "reference.event_measures": measures}
    )

    assert fake.event_units("template") == {"K1": date(2025, 1, 1), "K2": date(2025, 2, 1)}
    assert fake.event_measures() == [
        EventMeasure("template", "share", None, None, Text("Därför", "Because"))
    ]


def test_a_units_comments_are_those_on_the_metric_and_on_everything():
    """The latest first; another clinic's words are its own."""
    comments = [
        ("K1", "share", date(2025, 3, 1), "verksamhetschef", "Om andelen", "On the share"),
        ("K1", None, date(2025, 4, 1), "verksamhetschef", "Om allt", "On everything"),
        ("K1", "wait", date(2025, 5, 1), "verksamhetschef", "Om väntan", "On the wait"),
        ("K2", "share", date(2025, 6, 1), "verksamhetschef", "Annan", "Other"),
    ]
    fake = FakeWarehouse([SHARE], others={"reference.comments": comments})

    assert [one.text.sv for one in fake.comments("K1", "share")] == ["Om allt", "Om andelen"]
    assert [one.text.sv for one in fake.comments("K1")] == ["Om väntan", "Om allt", "Om andelen"]


def _event(fake: FakeWarehouse, on_date: date, unit_id: str):
    columns = fake.frames["reference.events"].schema
    row = ("switch", on_date, unit_id, "Nytt system", "New system")
    return fake.frames["reference.events"].__class__([row], schema=columns, orient="row")
