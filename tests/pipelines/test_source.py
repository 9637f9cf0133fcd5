"""source.toml: what a region says of its files, and what it cannot mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.errors import ExtractRefused
from pipelines.source import read_source
from tests.pipelines.small_extract import accepted_rows, write_files


def source(folder: Path, text: str):
    (folder / "source.toml").write_text(text, encoding="utf-8")
    return read_source(folder)


def test_a_folder_without_it_is_read_by_canonical_names(tmp_path: Path) -> None:
    """bookings.csv, later deliveries beside it, any known format; not the file of another table."""
    for name in ("slots.parquet", "slots-2025-11.csv", "slot_snapshots.csv", "slots.docx",
                 "slots_2025-12.csv.gz"):  # fmt: skip
        (tmp_path / name).touch()
    files = [path.name for path in read_source(tmp_path).files("slots")]
    assert files == ["slots.parquet", "slots-2025-11.csv", "slots_2025-12.csv.gz"]
    assert read_source(tmp_path).is_synthetic is False


def test_it_says_what_the_region_calls_things(tmp_path: Path) -> None:
    """Names, codes, dates and how rows were selected."""
    found = source(tmp_path, """
        title = "Prov"
        synthetic = true
        as_of = 2025-10-31
        [region]
        code = "17"
        sv = "Värmland"
        en = "Värmland"
        [tables.bookings]
        files = ["a*.csv", "b.csv"]
        delimiter = ";"
        encoding = "windows-1252"
        from = 2023-11-01
        selected_by = "ended"
        surrogate = ["patient_id"]
        [tables.bookings.columns]
        contact_at = "kontakt"
        [tables.bookings.values.status]
        uteblev = "no_show"
        """)  # fmt: skip
    bookings = found.tables["bookings"]
    assert (found.as_of, found.region_code, found.is_synthetic) == (date(2025, 10, 31), "17", True)
    assert (bookings.files, bookings.encoding) == (("a*.csv", "b.csv"), "cp1252")
    assert (bookings.complete_from, bookings.selected_by) == (date(2023, 11, 1), "ended")
    assert bookings.columns == {"contact_at": "kontakt"}
    assert bookings.values == {"status": {"uteblev": "no_show"}}


@pytest.mark.parametrize(("text", "says"), [
    ('titel = "Prov"', 'key "titel" in source.toml is unknown: did you mean "title"?'),
    ('synthetic = "yes"', 'key "synthetic" in source.toml is \'yes\', of the wrong kind'),
    ("as_of = 20251031", "it must be a date"),
    ("[tables.booking]", 'did you mean "bookings"?'),
    ('[tables.bookings.columns]\ncontakt_at = "x"', 'did you mean "contact_at"?'),
    ('[tables.bookings]\nselected_by = "starts"', "choose one of started, ended, open_at"),
    ('[tables.bookings]\nencoding = "ebcdic"', "choose one of utf-8"),
    ('[tables.bookings]\nsurrogate = ["patient"]', "[tables.bookings] surrogate"),
    ("[tables.bookings.columns]\ncontact_at = 3", 'lines of name = "text"'),
    ('[tables.bookings]\nfiles = [1]', "files"),
    ('[tables.bookings]\nfiles = "/etc/*"', "inside the extract folder"),
    ('[tables.bookings]\ndelimiter = "||"', "one character"),
    ('tables = 3', "it must be a table"),
    ('[tables]\nbookings = 3', "[tables.bookings] must be a table of keys"),
])  # fmt: skip
def test_what_it_cannot_mean_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """File, key and remedy, before any file is read."""
    with pytest.raises(ExtractRefused) as refusal:
        source(tmp_path, text)
    assert says in str(refusal.value)
    assert "source.toml" in str(refusal.value)


def test_local_names_and_codes_become_ours(tmp_path: Path) -> None:
    """Swedish headers and values, an empty value for nothing, and a mapped file name."""
    folder = write_files(tmp_path)
    (folder / "slots.csv").unlink()
    (folder / "tider.csv").write_text(
        "Tid;MOTTAGNING;Start;Typ;Webb\nS1;P1;2025-10-06 09.00;nybesök;Nej\n"
        "S2;P1;20251007;återbesök;okänt\n", encoding="utf-8")  # fmt: skip
    with (folder / "source.toml").open("a", encoding="utf-8") as file:
        file.write("""
[tables.slots]
files = "tider.csv"
[tables.slots.columns]
slot_id = "tid"
clinic_id = "Mottagning"
starts_at = "start"
visit_type = "typ"
is_web_bookable = "webb"
[tables.slots.values.visit_type]
"nybesök" = "first"
"återbesök" = "return"
[tables.slots.values.is_web_bookable]
"okänt" = ""
""")
    _, rows = accepted_rows(
        folder, "select slot_id, starts_at::varchar, visit_type, is_web_bookable, minutes "
        "from accepted.slots order by slot_id")  # fmt: skip
    assert rows == [("S1", "2025-10-06 09:00:00", "first", False, None),
                    ("S2", "2025-10-07 00:00:00", "return", None, None)]  # fmt: skip


def test_a_declared_surrogate_passes_the_guard_and_is_recorded(tmp_path: Path) -> None:
    """Numbers that look alike are let through where the sender says what they are."""
    folder = write_files(tmp_path)
    text = (folder / "bookings.csv").read_text().replace("mwtr", "191212121212")
    (folder / "bookings.csv").write_text(text)
    with (folder / "source.toml").open("a") as file:
        file.write('[tables.bookings]\nsurrogate = ["patient_id"]\n')
    loaded, _ = accepted_rows(folder, "select 1")
    assert loaded.surrogate_columns == ("bookings.patient_id",)
