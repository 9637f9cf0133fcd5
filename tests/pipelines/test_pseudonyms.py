"""Patient ids are made pseudonyms on load: they link tables and tell nobody."""

from __future__ import annotations

from pathlib import Path

from data_samples.broken.sound import put, sound_files
from pipelines.__main__ import main
from tests.pipelines.small_extract import accepted_rows, write_files

BOTH = """select bookings.booking_id, referrals.referral_id, patient_id
from accepted.bookings join accepted.referrals using (patient_id) order by all"""


def test_a_pseudonym_links_tables_within_a_build(tmp_path: Path) -> None:
    """kqzv and hxbn have a booking and a referral each; nobody else has both."""
    _, rows = accepted_rows(write_files(tmp_path), BOTH)
    assert [row[:2] for row in rows] == [("B1", "R1"), ("B3", "R2")]
    assert len({row[2] for row in rows}) == 2


def test_a_pseudonym_is_of_one_build_only(tmp_path: Path) -> None:
    """The same extract read again gives other pseudonyms: no table of them can be drawn up."""
    folder = write_files(tmp_path)
    first, second = (accepted_rows(folder, BOTH)[1] for _ in range(2))
    assert not {row[2] for row in first} & {row[2] for row in second}


def test_no_patient_is_no_pseudonym(tmp_path: Path) -> None:
    """An empty patient id stays empty: two unknown patients are not the same one."""
    files = sound_files()
    put(files, "bookings.csv", "B1", "patient_id", "")
    _, rows = accepted_rows(write_files(tmp_path, files), BOTH)
    assert [row[:2] for row in rows] == [("B3", "R2")]


def test_not_even_a_kept_workshop_holds_a_local_id(tmp_path: Path) -> None:
    """Local ids are in the extract alone; the workshop's files know pseudonyms."""
    files = sound_files()
    put(files, "bookings.csv", "B1", "patient_id", "local-id-of-the-record-system")
    extracts = write_files(tmp_path / "extracts", files)
    assert main(["build", "--extracts", str(extracts), "--warehouse", str(tmp_path / "warehouse"),
                 "--keep-workshop"]) == 0  # fmt: skip
    kept = [path for path in (tmp_path / "workshop").rglob("*") if path.is_file()]
    assert kept
    assert not any(b"local-id-of-the" in path.read_bytes() for path in kept)
