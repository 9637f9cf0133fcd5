"""The doorway: frames in the promised order, a hardened reader, errors that say what to do."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from referral_flow.pointer import WarehouseError, published_build_id
from referral_flow.warehouse import open_warehouse
from tests.fake_warehouse import FakeWarehouse, metric

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


def test_what_is_expected_of_units_is_chosen_by_unit_and_period():
    """Of one metric; None means all, and a metric that is not adjusted has no rows."""
    rows = [
        ("share", "K1", "2025-Q3", 20.5, 12.0),
        ("share", "K2", "2025-Q3", 15.5, 9.0),
        ("share", "K1", "all", 41.0, 24.0),
        ("another", "K1", "all", 7.0, 3.0),
    ]
    metrics = [metric("share", case_mix=("age_band",)), metric("plain")]
    fake = FakeWarehouse(metrics, others={"metrics.expected": rows})
    quarter = fake.expected("share", period_ids=["2025-Q3"])

    assert fake.metrics["share"].case_mix == ("age_band",)
    assert quarter.select("unit_id", "expected", "variance").rows() == [
        ("K1", 20.5, 12.0), ("K2", 15.5, 9.0)]  # fmt: skip
    assert fake.expected("share", unit_ids=["K1"])["period_id"].to_list() == ["2025-Q3", "all"]
    assert fake.expected("share").height == 3
    assert fake.expected("plain").is_empty()


def test_unsplit_rows_and_splits_never_mix(fake):
    """No split asked for, no split given: nobody counts a patient twice."""
    assert fake.values("share")["split"].null_count() == 3
    assert fake.splits("share") == ["booking_via"]


def test_a_period_is_complete_when_its_last_day_has_matured(fake):
    """Data end on 31 October and cases mature in three days: September is complete, October not."""
    rows = fake.values("share", unit_ids=["K1"], grain="month")

    assert rows["is_complete"].to_list() == [True, False]
    assert fake.complete_periods("share", "month")[-1].period_id == "2025-09"


def test_only_the_split_and_grain_asked_for_are_read(fake, monkeypatch):
    """The first page waits for its own rows, not for every split and week of the metric."""
    read = []
    frame = fake._read
    monkeypatch.setattr(
        fake, "_read", lambda *table, **chosen: read.append(chosen) or frame(*table, **chosen)
    )
    fake.values("share", grain="month")
    fake.values("share", period_ids=["2025-09"])  # a month too

    rows = [chosen for chosen in read if "split" in chosen]
    assert [(one["split"], "2025-Q3" in one["period_id"]) for one in rows] == [(None, False)]


def test_periods_of_several_grains_come_together(fake):
    """Grain by grain is how rows are kept, not how they are asked for."""
    rows = fake.values("share", unit_ids=["K1"], split="booking_via")
    some = fake.values("share", unit_ids=["K1"], period_ids=["2025-09", "2025-Q3"])

    assert rows["period_id"].to_list() == ["2025-Q3", "2025-Q3"]
    assert some["period_id"].to_list() == ["2025-09"]


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


def test_splits_by_three_things_are_named_by_all(fake):
    """The parts stand in the order of the split."""
    labels = fake.split_labels("reason,stage,owner")

    assert labels["missing_info,medical,region"].en == "Missing-facts · Medical · Region"


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
