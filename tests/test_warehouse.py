"""The doorway: frames in the promised order, a hardened reader, errors that say what to do."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from referral_flow.model import EventMeasure
from referral_flow.pointer import WarehouseError, published_build_id
from referral_flow.shelf import Shelf
from referral_flow.text import Text
from referral_flow.warehouse import open_warehouse
from tests.fake_warehouse import FakeWarehouse, metric
from tests.fake_warehouse import units as all_units

SHARE = metric("share", splits=("booking_via",))
ROWS = [
    ("share", "K2", "2025-09", None, None, 20, 40),
    ("share", "K1", "2025-10", None, None, 30, 60),
    ("share", "K1", "2025-Q3", "booking_via", "phone", 5, 25),
    ("share", "K1", "2025-Q3", "booking_via", "web_clinic", 15, 35),
    ("share", "K1", "2025-09", None, None, 31, 61),
]
WAITS = [
    ("wait", "K1", "2025-09", None, None, 3, "open", 2),
    ("wait", "K1", "2025-09", None, None, 0, "assessed", 9),
]


@pytest.fixture
def fake() -> FakeWarehouse:
    return FakeWarehouse([SHARE, metric("wait", "duration")], ratios=ROWS, durations=WAITS)


@pytest.fixture
def folder(fake: FakeWarehouse, tmp_path: Path) -> Path:
    """The fake's tables as a published file with its pointer."""
    with duckdb.connect(tmp_path / "referral_flow-abc.duckdb") as connection:
        for table, frame in fake.frames.items():
            connection.execute(f"create schema if not exists {table.split('.')[0]}")
            connection.register("frame", frame)
            connection.execute(f"create table {table} as select * from frame")
            connection.unregister("frame")
    _point(tmp_path, "referral_flow-abc.duckdb")
    return tmp_path


def test_rows_come_by_unit_then_time_then_the_order_of_the_split(fake):
    """Readers may take rows as they come: clinics in sort order, months in time order."""
    months = fake.values("share", grain="month")
    parts = fake.values("share", split="booking_via")

    assert months.select("unit_id", "period_id").rows() == [
        ("K1", "2025-09"), ("K1", "2025-10"), ("K2", "2025-09")]  # fmt: skip
    assert parts["split_value"].to_list() == ["web_clinic", "phone"]


def test_unsplit_rows_and_splits_never_mix(fake):
    """No split asked for, no split given: nobody counts a patient twice."""
    assert fake.values("share")["split"].null_count() == 3
    assert fake.splits("share") == ["booking_via"]


def test_a_period_is_complete_when_its_last_day_has_matured(fake):
    """Data end on 31 October and cases mature in three days: September is complete, October not."""
    rows = fake.values("share", unit_ids=["K1"], grain="month")

    assert rows["is_complete"].to_list() == [True, False]
    assert fake.complete_periods("share", "month")[-1].period_id == "2025-09"


def test_choosing_a_unit_and_a_period_leaves_only_their_rows(fake):
    """The filters are lists of ids; None means all."""
    rows = fake.values("share", unit_ids=["K2"], period_ids=["2025-09", "2025-10"])

    assert rows.select("numerator", "denominator").rows() == [(20, 40)]


def test_a_duration_is_read_by_day(fake):
    """Its values are a day table, in order of days; asking for values says so."""
    assert fake.day_table("wait").select("day", "outcome", "cases").rows() == [
        (0, "assessed", 9), (3, "open", 2)]  # fmt: skip
    with pytest.raises(ValueError, match="day_table"):
        fake.values("wait")


def test_two_way_splits_are_named_by_both(fake):
    """ "missing_info,medical" reads as its two parts."""
    labels = fake.split_labels("reason,stage")

    assert labels["missing_info,medical"].sv == "Uppgifter-saknas · Medicinskt"


def test_events_reach_the_clinics_inside(fake):
    """What happened to a municipality happened to its clinics, not to the others."""
    fake.frames["reference.events"] = fake.frames["reference.events"].vstack(
        _event(fake, date(2025, 3, 1), "municipality-1780")
    )

    assert [marker.text.sv for marker in fake.events("K1")] == ["Nytt system"]
    assert fake.events("K3") == []


def test_the_clinics_of_a_unit_are_of_one_kind(fake):
    """The health centre in Karlstad is no physio clinic."""
    assert [unit.unit_id for unit in fake.units_within("municipality-1780")] == ["K1", "K2"]


def test_a_published_file_reads_as_the_fake_does(folder, fake):
    """Tests with a fake hold for the file: same class, same frames."""
    opened = open_warehouse(folder)

    assert opened.build == fake.build
    assert opened.values("share").equals(fake.values("share"))
    assert opened.metrics == fake.metrics
    assert opened.units == fake.units


def test_many_threads_may_read_at_once(folder):
    """Visitors ask at the same time; each query has a cursor of its own."""
    opened = open_warehouse(folder)
    with ThreadPoolExecutor(8) as threads:
        heights = list(threads.map(lambda _: opened.values("share").height, range(40)))

    assert set(heights) == {3}


def test_the_reader_cannot_write_or_look_elsewhere(folder):
    """The file is opened read-only, without access to other files."""
    opened = open_warehouse(folder)
    databases = opened._read("duckdb_databases()", internal="false")

    assert databases["readonly"].to_list() == [True]
    with pytest.raises(duckdb.PermissionException):
        opened._read(f"read_text('{folder}/current.json')")


def test_without_a_warehouse_the_error_says_how_to_make_one(tmp_path):
    """One sentence with the command."""
    with pytest.raises(WarehouseError, match=r"no warehouse in .*python -m pipelines build"):
        open_warehouse(tmp_path)
    assert published_build_id(tmp_path) is None


def test_a_pointer_to_a_missing_file_names_it(tmp_path):
    """A half-deleted folder is not a riddle."""
    _point(tmp_path, "gone.duckdb")
    with pytest.raises(WarehouseError, match=r"gone\.duckdb, which is gone"):
        open_warehouse(tmp_path)


def test_a_file_of_another_version_is_said_to_be_so(tmp_path):
    """A table that is missing means that the file and the reader differ in version."""
    duckdb.connect(tmp_path / "old.duckdb").close()
    _point(tmp_path, "old.duckdb")
    with pytest.raises(WarehouseError, match="another version of the tool"):
        open_warehouse(tmp_path)


def _point(folder: Path, file: str) -> None:
    pointer = {"build_id": "abc", "file": file}
    (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")


def _event(fake: FakeWarehouse, on_date: date, unit_id: str):
    columns = fake.frames["reference.events"].schema
    row = ("switch", on_date, unit_id, "Nytt system", "New system")
    return fake.frames["reference.events"].__class__([row], schema=columns, orient="row")


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


def test_a_shelf_gives_what_a_filter_would(warehouse_rows):
    """Slices of sorted rows are a quicker way to the same rows, in the same order."""
    shelf = Shelf(warehouse_rows)
    for units in (None, ["b"], ["b", "a"], ["nobody"]):
        for grain in (None, "month", "year"):
            for periods in (None, ["2025-02"], ["2025-02", "2025"], ["1999"]):
                expected = warehouse_rows.filter(
                    pl.lit(True) if units is None else pl.col("unit_id").is_in(units),
                    pl.lit(True) if grain is None else pl.col("grain") == grain,
                    pl.lit(True) if periods is None else pl.col("period_id").is_in(periods),
                )

                assert shelf.chosen(units, grain, periods).equals(expected)


@pytest.fixture
def warehouse_rows() -> pl.DataFrame:
    """Two units, two months and their year; one unit lacks a month."""
    rows = [
        ("a", "month", "2025-01", 1),
        ("a", "month", "2025-02", 2),
        ("a", "month", "2025-02", 3),  # a second row of the same period, another day
        ("a", "year", "2025", 6),
        ("b", "month", "2025-02", 4),
        ("b", "year", "2025", 4),
    ]
    return pl.DataFrame(rows, schema=["unit_id", "grain", "period_id", "value"], orient="row")


def test_splits_by_three_things_are_named_by_all(fake):
    """The parts stand in the order of the split."""
    labels = fake.split_labels("reason,stage,owner")

    assert labels["missing_info,medical,region"].en == "Missing-facts · Medical · Region"


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


def test_a_table_with_splits_reads_like_the_others():
    """Whole and parts apart, dimensions in order."""
    rows = [
        ("flow", "K1", "2025-09", None, None, "sent", "received", None, 9),
        ("flow", "K1", "2025-09", None, None, "need", "sent", None, 10),
        ("flow", "K1", "2025-Q3", "owner", "region", "sent", "received", None, 4),
    ]
    fake = FakeWarehouse([metric("flow", "table", splits=("owner",))], tables=rows)

    assert fake.values("flow")["dimension_1"].to_list() == ["need", "sent"]
    assert fake.values("flow", split="owner").select("split_value", "count").rows() == [
        ("region", 4)
    ]
