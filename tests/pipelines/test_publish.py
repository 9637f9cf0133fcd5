"""Publishing: aggregates only, a file of its own, a pointer that swaps whole, two generations."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from pipelines.publish import PublishRefused, publish
from pipelines.published import COLUMNS, ORDER
from tests.pipelines.small_workshop import BOOKINGS, published_build, workshop


def pointer(warehouse: Path) -> dict:
    return json.loads((warehouse / "current.json").read_text())


def rows(warehouse: Path, table: str) -> list[tuple]:
    file = warehouse / pointer(warehouse)["file"]
    with duckdb.connect(str(file), read_only=True) as published:
        return published.execute(f"select * from {table} order by all").fetchall()


def folder(warehouse: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in warehouse.iterdir()}


def test_the_pointer_names_the_file_and_what_it_holds(tmp_path):
    """And nothing else lies in the folder."""
    build_id = published_build(tmp_path)
    said = pointer(tmp_path)

    assert said["build_id"] == build_id
    assert said["file"] == f"referral_flow-{build_id}.duckdb"
    assert (said["as_of"], said["previous"]) == ("2025-10-31", None)
    assert sorted(folder(tmp_path)) == ["current.json", said["file"]]


def test_only_the_service_can_read_what_is_published(tmp_path):
    """Owner writes, group reads, others neither; the file holds exact counts."""
    published_build(tmp_path)

    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o640}


def test_the_file_holds_the_allow_list_and_no_patient(tmp_path):
    """Every table and column is one that pipelines/published.py names; listed texts are texts."""
    published_build(tmp_path)
    with duckdb.connect(str(tmp_path / pointer(tmp_path)["file"]), read_only=True) as published:
        found = published.execute(
            "select schema_name || '.' || table_name, "
            "string_agg(column_name || ' ' || regexp_replace(data_type, '^ENUM.*$', 'VARCHAR'), "
            "', ' order by column_index) "
            "from duckdb_columns() where not internal group by all"
        ).fetchall()

    assert dict(found) == COLUMNS
    assert not any("patient" in columns or "contact_id" in columns for columns in COLUMNS.values())


def test_the_same_extract_gives_the_same_build_and_the_same_values(tmp_path):
    """In two folders, table by table."""
    first, second = tmp_path / "first", tmp_path / "second"

    assert published_build(first) == published_build(second)
    for table in COLUMNS:
        assert rows(first, table) == rows(second, table)


def test_publishing_a_build_again_changes_nothing(tmp_path):
    """Byte for byte, its time of building included."""
    published_build(tmp_path)
    before = folder(tmp_path)
    published_build(tmp_path)

    assert folder(tmp_path) == before


def test_a_damaged_file_is_published_anew(tmp_path):
    """The same build id is no excuse for a file that does not open."""
    published_build(tmp_path)
    (tmp_path / pointer(tmp_path)["file"]).write_bytes(b"not a database")
    build_id = published_build(tmp_path)

    assert rows(tmp_path, "profiles.build")[0][0] == build_id


def test_two_generations_stay(tmp_path):
    """A page may still read the one before; the third deletes the first."""
    first, second, third = (published_build(tmp_path, content) for content in ("1", "2", "3"))

    assert len({first, second, third}) == 3
    assert pointer(tmp_path)["previous"] == f"referral_flow-{second}.duckdb"
    assert sorted(folder(tmp_path)) == sorted(
        ["current.json", f"referral_flow-{second}.duckdb", f"referral_flow-{third}.duckdb"]
    )


def test_going_back_to_an_earlier_extract_makes_it_current_again(tmp_path):
    """The pointer then names the two the other way round."""
    first, second = published_build(tmp_path, "1"), published_build(tmp_path, "2")
    published_build(tmp_path, "1")

    assert pointer(tmp_path)["file"] == f"referral_flow-{first}.duckdb"
    assert pointer(tmp_path)["previous"] == f"referral_flow-{second}.duckdb"


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        ("create table profiles.letters as select 1 as x", "profiles.letters is no table"),
        ("alter table profiles.coverage add column patient_id VARCHAR", "patient_id"),
        ("alter table metrics.counts add column contact_id VARCHAR", "contact_id"),
        (
            "insert into metrics.counts select 'seekers_count', 'north', 'all', 'owner', "
            "'p' || n, 1 from range(61) as people (n)",
            'seekers_count has 63 values of the split "owner"',
        ),
        (
            "insert into metrics.tables by name select 'flow' as metric, 'north' as unit_id, "
            "'all' as period_id, 'north' as dimension_1, 'p' || n as dimension_2, 1 as count "
            "from range(61) as people (n)",
            "flow has 61 values of dimension_2",
        ),
        (
            "insert into metrics.counts by name select 'seekers_count' as metric, "
            "'north' as unit_id, 'all' as period_id, 'stage,exam' as split, "
            "'medical,p' || n as split_value, 1 as value from range(61) as people (n)",
            'seekers_count has 61 values of the split "exam"',
        ),
    ],
    ids=["a table", "a profile's column", "a metric's column", "a split", "a dimension", "a part"],
)
def test_what_the_list_does_not_allow_is_refused_and_nothing_changes(tmp_path, spoil, fault):
    """A patient's id can leave neither as a column nor as the value of a split."""
    published_build(tmp_path, "1")
    before = folder(tmp_path)
    connection = workshop(tmp_path)
    connection.execute(spoil)

    with pytest.raises(PublishRefused, match=fault):
        publish(connection, tmp_path)
    assert folder(tmp_path) == before


def test_a_failure_while_writing_leaves_the_folder_as_it_was(tmp_path, monkeypatch):
    """No half-written file, no temporary one."""
    published_build(tmp_path, "1")
    before = folder(tmp_path)
    monkeypatch.setitem(ORDER, "profiles.revisions", "no_such_column")

    with pytest.raises(duckdb.Error):
        published_build(tmp_path, "2")
    assert folder(tmp_path) == before


def test_the_build_says_what_it_rests_on(tmp_path):
    """Counts, rules with their names, missing and ignored columns, freshness."""
    build_id = published_build(tmp_path)

    assert rows(tmp_path, "profiles.build")[0][0] == build_id
    assert rows(tmp_path, "profiles.build")[0][2:5] == (True, "Region Värmland", "Region Värmland")
    assert rows(tmp_path, "profiles.quarantine") == [
        ("bookings", "unknown_clinic", "rejected", "clinic_id", 1, "Okänd mottagning",
         "Unknown clinic"),
    ]  # fmt: skip
    assert rows(tmp_path, "profiles.missing_columns") == [("bookings", "age_band")]
    assert rows(tmp_path, "profiles.ignored_columns") == [("bookings", "smeknamn", 2)]
    assert ("bookings", True, True, 3, 3, 0, 0, 0, 0) in rows(tmp_path, "profiles.table_counts")


def test_a_later_delivery_shows_how_earlier_months_have_changed(tmp_path):
    """A contact of September that came late: two of three now, one of two before."""
    first = published_build(tmp_path, "1")
    late = f"{BOOKINGS}    d  north  2025-09-03  2025-09-04  2025-09-04\n"
    published_build(tmp_path, "2", bookings=late)
    revised = [row for row in rows(tmp_path, "profiles.revisions") if row[2] == "2025-09"]

    assert revised == [
        ("assessed_within_3_days_cohort", unit, "2025-09", first, 2, 3, 1, 2)
        for unit in ("north", "region-17")
    ]


def test_the_first_build_has_nothing_to_compare_with(tmp_path):
    """Nor has the same build published again."""
    published_build(tmp_path)
    published_build(tmp_path)

    assert rows(tmp_path, "profiles.revisions") == []
