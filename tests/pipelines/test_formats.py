"""The same rows in every format, delimiter and encoding that a region may hand over."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polars
import pytest

from data_samples.broken.sound import Files, sound_files
from pipelines.errors import ExtractRefused, IdentityNumberFound
from tests.pipelines.small_extract import accepted_rows, write_files

CLINICS = """select clinic_id, name, kind, latitude, ultrasound_on_premises, valid_from
from accepted.clinics order by clinic_id"""
HEADER = ["clinic_id", "name", "kind", "latitude", "ultrasound_on_premises", "valid_from"]
ROWS = [["H1", "Vårdcentralen; Åmål", "health_centre", "59,5", "ja", "2016-01-01"],
        ["P1", 'Fysioterapin "Ett"\nplan 2', "physio", "", "nej", ""],
        ["P2", "Sjukgymnastik", "physio", "59.25", "", "2020-05-01"],
        ["X1", "Röntgen", "radiology", "60", "ja", "2016-01-01"]]  # fmt: skip


def comma_separated(rows: list[list[str]], delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows([HEADER, *rows])
    return text.getvalue()


def as_csv(rows: list[list[str]]) -> Files:
    return {"clinics.csv": comma_separated(rows).encode()}


def as_bom(rows: list[list[str]]) -> Files:
    return {"clinics.csv": b"\xef\xbb\xbf" + comma_separated(rows, ";").encode()}


def as_tabs(rows: list[list[str]]) -> Files:
    return {"clinics.txt": comma_separated(rows, "\t").encode()}


def as_gzip(rows: list[list[str]]) -> Files:
    return {"clinics.csv.gz": gzip.compress(comma_separated(rows, "|").encode())}


def as_latin_1(rows: list[list[str]]) -> Files:
    return {"clinics.csv": comma_separated(rows).encode("latin-1"),
            "source.toml": b'[tables.clinics]\nencoding = "latin-1"\n'}  # fmt: skip


def as_windows_1252_unsaid(rows: list[list[str]]) -> Files:
    return {"clinics.csv": comma_separated(rows, ";").encode("cp1252")}


def as_json_lines(rows: list[list[str]]) -> Files:
    lines = [json.dumps(dict(zip(HEADER, row, strict=True)), ensure_ascii=False) for row in rows]
    return {"clinics.ndjson": "\n".join(lines).encode()}


def as_text_parquet(rows: list[list[str]]) -> Files:
    file = io.BytesIO()
    polars.DataFrame(rows, schema=HEADER, orient="row").write_parquet(file)
    return {"clinics.parquet": file.getvalue()}


def as_workbook(rows: list[list[str]]) -> Files:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in [HEADER, *rows[:2], [""] * len(HEADER), *rows[2:]]:  # a blank row is no record
        book.active.append(row)
    book.save(file)
    return {"clinics.xlsx": file.getvalue()}


FORMATS = [as_csv, as_bom, as_tabs, as_gzip, as_latin_1, as_windows_1252_unsaid, as_json_lines,
           as_text_parquet, as_workbook]  # fmt: skip


@pytest.mark.parametrize("write", FORMATS)
def test_every_format_gives_the_same_rows(
    write: Callable[[list[list[str]]], Files], tmp_path: Path
) -> None:
    """Delimiter, encoding, quoting, line breaks in a name and decimal commas change nothing."""
    loaded, rows = accepted_rows(write_files(tmp_path, _with_clinics(write(ROWS))), CLINICS)
    assert [row[:4] for row in rows] == [
        ("H1", "Vårdcentralen; Åmål", "health_centre", 59.5),
        ("P1", 'Fysioterapin "Ett"\nplan 2', "physio", None),
        ("P2", "Sjukgymnastik", "physio", 59.25),
        ("X1", "Röntgen", "radiology", 60.0),
    ]
    assert [row[4] for row in rows] == [True, False, None, True]
    assert [str(row[5]) for row in rows] == ["2016-01-01", "None", "2020-05-01", "2016-01-01"]
    assert loaded.counts["clinics"].records_read == loaded.counts["clinics"].accepted == 4


def test_parquet_types_are_taken_as_they_are(tmp_path: Path) -> None:
    """Codes stored as numbers become text, fractions from empty cells become whole again, and a
    time with a zone becomes Swedish local time."""
    file = io.BytesIO()
    sent = polars.Series(["2025-10-08T08:00:00Z", "2025-10-10T08:00:00Z"])
    polars.DataFrame({
        "referral_id": ["R1", "R2"], "referring_unit_id": ["H1", "H1"],
        "receiving_unit_id": ["X1", "X1"], "priority": [1.0, None],
        "patient_municipality_code": [1780, 1781],
        "sent_at": sent.str.to_datetime(time_zone="UTC"),
    }).write_parquet(file)  # fmt: skip
    files = sound_files() | {"referrals.parquet": file.getvalue()}
    del files["referrals.csv"]
    _, rows = accepted_rows(
        write_files(tmp_path, files),
        "select priority, patient_municipality_code, sent_at::varchar from accepted.referrals",
    )
    assert rows == [("1", "1780", "2025-10-08 10:00:00"), (None, "1781", "2025-10-10 10:00:00")]


def test_json_keys_may_be_missing_and_lines_broken(tmp_path: Path) -> None:
    """A key that a line lacks is empty; a line that is no object is kept as unreadable."""
    lines = b"\n".join([b'{"clinic_id": "P1", "kind": "physio"}', b"", b'{"clinic_id": "P2"}',
                        b'{"clinic_id": "H1"}', b'{"clinic_id": "X1"}', b'["P3"]',
                        b'{"clinic_id": '])  # fmt: skip
    loaded, rows = accepted_rows(
        write_files(tmp_path, _with_clinics({"clinics.ndjson": lines})),
        "select source_row, reason, raw_text from raw.unreadable order by source_row",
    )
    assert [row[0] for row in rows] == [6, 7]
    assert rows[0][2] == '["P3"]'
    assert (loaded.counts["clinics"].records_read, loaded.counts["clinics"].accepted) == (6, 4)


def test_an_identity_number_in_a_parquet_number_is_seen(tmp_path: Path) -> None:
    """Numbers are read too, in columns that nobody asked for as well."""
    file = io.BytesIO()
    polars.DataFrame({
        "clinic_id": ["P1", "P2"], "contact": [191212121212, None], "price": [1.5, 191212121212.0]
    }).write_parquet(file)  # fmt: skip
    with pytest.raises(IdentityNumberFound, match=r"column contact: 1 rows.*column price: 1 rows"):
        accepted_rows(
            write_files(tmp_path, _with_clinics({"clinics.parquet": file.getvalue()})), "select 1"
        )


def test_a_file_without_a_header_gives_nothing_away(tmp_path: Path) -> None:
    """Its first row is taken for the names of its columns: an identity number there is not told."""
    files = sound_files()
    files["slots.csv"] = files["slots.csv"].replace(b"minutes", b"19121212-1212")
    files["slots.csv"] = files["slots.csv"].replace(b",30,", b",701063-2391,")
    with pytest.raises(IdentityNumberFound, match="the header: 1 rows") as refusal:
        accepted_rows(write_files(tmp_path, files), "select 1")
    assert "1212" not in str(refusal.value)
    assert "slots.csv, a column: 4 rows" in str(refusal.value)


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    """A .gz that breaks off says so, and not with a traceback."""
    damaged = gzip.compress(comma_separated(ROWS).encode())[:-20]
    with pytest.raises(ExtractRefused, match="damaged"):
        accepted_rows(write_files(tmp_path, _with_clinics({"clinics.csv.gz": damaged})), "select 1")


def _with_clinics(files: Files) -> Files:
    sound = {name: content for name, content in sound_files().items() if name != "clinics.csv"}
    return sound | {"source.toml": b""} | files | {
        "source.toml": b"as_of = 2025-10-31\n" + files.get("source.toml", b"")
    }  # fmt: skip
