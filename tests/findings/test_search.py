"""The search of a small region: what is found, who tells it, and that it is made only once."""

from __future__ import annotations

import json

import pytest

from referral_flow.findings import search as room
from referral_flow.findings.kept_search import as_kept, from_kept
from referral_flow.findings.search import search, searched_anew
from tests.fake_warehouse import FakeWarehouse, metric
from tests.findings.small_months import CLINICS, DEMAND, MONTHS, UNITS, shares, within


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def told(found) -> set[str]:
    """The units of the changes that no other finding tells."""
    return {one.unit_id for one in found.changed.found if not one.told_by and not one.event}


def test_nothing_is_found_where_nothing_has_changed():
    """Months that differ by chance alone, in nineteen series of one measure."""
    found = searched_anew(shares())

    assert not found.changed.found
    assert found.searched.series_count == len(UNITS)
    assert found.changed.expected_false == 0


def test_a_clinic_that_changes_tells_for_the_region_it_moves():
    """K1 from 50 to 95 %: municipality, care choice and region move too, and K1 alone is told."""
    found = searched_anew(shares(changed=("K1",), to=95))

    assert told(found) == {"K1"}
    assert {one.since for one in found.changed.found if one.unit_id == "K1"} == {MONTHS[15]}
    wide = [one for one in found.changed.found if one.unit_id != "K1"]
    assert wide
    assert {one.told_by for one in wide} == {("K1", None)}


def test_a_region_that_changes_everywhere_tells_for_its_clinics():
    """All twelve from 50 to 70 %: one finding, of the region; the others say that it tells."""
    found = searched_anew(shares(changed=tuple(clinic.unit_id for clinic in CLINICS)))

    others = [one for one in found.changed.found if one.unit_id != "region-17"]

    assert told(found) == {"region-17"}
    assert len(others) > 3
    assert {one.told_by for one in others} == {("region-17", None)}


def test_a_municipality_whose_clinics_change_alike_tells_for_them():
    """The three clinics of one municipality; the rest of the region stands still."""
    found = searched_anew(shares(changed=("K4", "K5", "K6"), to=75))

    assert told(found) == {"municipality-2"}


def test_months_since_stand_against_the_same_months_a_year_before():
    """From February 2025: nine months against the nine of 2024, each with all its cases."""
    (step,) = (one for one in searched_anew(shares(changed=("K1",), to=95)).changed.found
               if one.unit_id == "K1")  # fmt: skip

    assert step.after.period_ids == tuple(MONTHS[15:23])  # the last month is not yet complete
    assert step.before.period_ids == tuple(MONTHS[3:11])
    assert (step.before.cases, step.after.cases) == (800, 800)
    assert step.change == pytest.approx(0.45, abs=0.06)


def test_a_quiet_july_and_christmas_are_no_change_of_demand():
    """Every clinic halves in July and December of both years."""
    rows = [
        (DEMAND, unit.unit_id, month, None, None, (60 if month[-2:] in ("07", "12") else 120) + at)
        for place, unit in enumerate(UNITS)
        for month, at in zip(MONTHS, _ripple(place), strict=True)
    ]
    found = searched_anew(FakeWarehouse([metric(DEMAND, "count")], counts=rows, units=UNITS))

    assert found.searched.metrics == (DEMAND,)
    assert not found.changed.found


def _ripple(place: int) -> list[int]:
    """A few more or fewer each month, otherwise in each unit."""
    return [(7 * month + 11 * place) % 13 - 6 for month in range(len(MONTHS))]


def test_a_clinic_that_loses_half_its_patients_is_a_change_of_demand():
    """K1 from 120 to 60 seekers a month, whatever the season; the others go on."""
    rows = [
        (DEMAND, unit.unit_id, month, None, None, 120 * len(within(unit)) + ripple
         - (60 if "K1" in within(unit) and at >= 14 else 0))
        for place, unit in enumerate(UNITS)
        for at, (month, ripple) in enumerate(zip(MONTHS, _ripple(place), strict=True))
    ]  # fmt: skip
    found = searched_anew(FakeWarehouse([metric(DEMAND, "count")], counts=rows, units=UNITS))
    (clinic,) = (one for one in found.changed.found if one.unit_id == "K1")

    assert clinic.since == MONTHS[14]
    assert (clinic.before.value, clinic.after.value) == (
        pytest.approx(120, abs=2), pytest.approx(60, abs=2),
    )  # fmt: skip
    assert clinic.after.cases is None
    assert clinic.told_by is None


def test_an_extract_without_any_measure_has_an_empty_search():
    """Nothing to search is no error: no findings, no measures, no months."""
    found = searched_anew(FakeWarehouse([]))

    assert (found.searched.series_count, found.searched.metrics) == (0, ())
    assert not found.changed.found
    assert not found.smallest_seen


def test_a_measure_that_the_extract_lacks_is_not_searched():
    """Its rows may be there; what it needs is not."""
    lacking = metric("seekers_count", "count", missing=("bookings.contact_at",))

    assert searched_anew(FakeWarehouse([lacking])).searched.metrics == ()


def test_a_search_is_made_once_and_read_back_the_same(monkeypatch, cache):
    """Another reader of the same build gets what was kept, to the last digit."""
    first = search(shares(changed=("K1",), to=95))
    monkeypatch.setattr(room, "searched_anew", lambda warehouse: pytest.fail("made again"))

    assert search(shares(changed=("K1",), to=95)) == first
    assert [path.name.split("-")[0] for path in (cache / "remissflode").iterdir()] == ["search"]


def test_a_kept_search_of_another_shape_is_made_anew():
    """An older tool may have kept less; nothing is read halfway."""
    kept = json.loads(json.dumps(as_kept(searched_anew(shares()))))
    del kept["searched"]["unit_count"]

    assert from_kept(kept) is None
    assert from_kept(None) is None
