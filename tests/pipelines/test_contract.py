"""The contract's columns all arrive in accepted.*, with the types that the marts rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_samples.broken.sound import again, drop_column, put, sound_files
from pipelines.contract import TABLES, Table
from tests.pipelines.small_extract import accepted_rows, write_files

TYPES = {"id": "VARCHAR", "code": "VARCHAR", "text": "VARCHAR", "time": "TIMESTAMP",
         "date": "DATE", "whole": "INTEGER", "number": "DOUBLE", "truth": "BOOLEAN"}  # fmt: skip


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_accepted_has_every_column_typed(table: Table, tmp_path: Path) -> None:
    """Columns and whole tables that the extract lacks are there too, empty and typed."""
    _, described = accepted_rows(write_files(tmp_path), f"describe accepted.{table.name}")
    assert {row[0]: row[1] for row in described} == {
        column.name: TYPES[column.kind] for column in table.columns
    }


def test_what_the_extract_lacks_and_has_too_much_of_is_told(tmp_path: Path) -> None:
    """Missing columns by table; ignored ones once, with the rows that hold something."""
    files = sound_files()
    drop_column(files, "bookings.csv", "profession")
    files["slots.csv"] = files["slots.csv"].replace(b"minutes", b"Rum").replace(b",30,", b",,", 1)
    loaded, told = accepted_rows(write_files(tmp_path, files), "from raw.missing_columns")
    missing = set(loaded.missing_columns)
    assert set(told) == missing  # so that the marts know it, too
    assert {("bookings", "profession"), ("slots", "minutes"), ("needs", "need_id")} < missing
    assert ("bookings", "status") not in missing
    assert [(one.table, one.column, one.rows) for one in loaded.ignored_columns] == [
        ("slots", "Rum", 3)
    ]
    assert loaded.present == {"clinics", "slots", "bookings", "referrals", "referral_events"}


def test_without_contact_ids_bookings_of_one_contact_share_what_they_have(tmp_path: Path) -> None:
    """Same patient, clinic and moment of contact; another clinic or moment is another contact, and
    a booking without a patient stands alone."""
    files = sound_files()
    again(files, "bookings.csv", "B1", booking_id="B5", clinic_id="P2", slot_id="", status="booked")
    again(files, "bookings.csv", "B1", booking_id="B6", contact_at="2025-10-03 08:01")
    put(files, "bookings.csv", "B6", "slot_id", "")
    drop_column(files, "bookings.csv", "contact_id")
    files["bookings.csv"] = (
        files["bookings.csv"]
        .replace(b"mwtr,1780,P1,2025-10-06 10:00", b"kqzv,1780,P1,2025-10-03 08:00")
        .replace(b"hxbn", b"")
    )
    _, rows = accepted_rows(
        write_files(tmp_path, files),
        "select list(booking_id order by booking_id) from accepted.bookings group by contact_id "
        "order by 1",
    )
    assert [row[0] for row in rows] == [["B1", "B2"], ["B3"], ["B4"], ["B5"], ["B6"]]
