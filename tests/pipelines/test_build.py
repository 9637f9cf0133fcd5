"""The build from the command line: what is published, what is told, and what a refusal leaves."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import duckdb
import pytest

from data_samples.broken import make_broken, refused
from data_samples.broken.sound import put, sound_files
from pipelines import build
from pipelines.__main__ import main
from pipelines.contract import TABLES
from tests.pipelines.small_extract import write_files

REFUSED = [case for case in make_broken.CASES if "says" in case.expected]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}  # fmt: skip


def run(extracts: Path, warehouse: Path, *options: str) -> int:
    return main(["build", "--extracts", str(extracts), "--warehouse", str(warehouse), *options])


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse built from the sound extract, in a folder of its own."""
    folder = tmp_path_factory.mktemp("service")
    assert run(write_files(folder / "extracts"), folder / "warehouse") == 0
    return folder / "warehouse"


def test_a_build_publishes_and_tells_where_every_record_went(
    published: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """--json prints one object on standard output and nothing else; the same extract gives the
    same build id."""
    assert run(write_files(tmp_path / "extracts"), published, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    pointer = json.loads((published / "current.json").read_text())
    assert (told["build_id"], told["as_of"]) == (pointer["build_id"], "2025-10-31")
    assert list(told["tables"]) == list(TABLES)
    assert told["tables"]["bookings"] == {
        "records_read": 4, "accepted": 4, "quarantined": 0, "superseded": 0, "after_as_of": 0,
        "unreadable": 0,
    }  # fmt: skip


def test_no_patient_row_crosses(published: Path) -> None:
    """Nothing in the published folder knows a patient, a booking or a referral by its id."""
    everything = b"".join(contents(published).values())
    for secret in (b"kqzv", b"mwtr", b"hxbn", b"jdfl"):
        assert secret not in everything
    file = next(published.glob("*.duckdb"))
    with duckdb.connect(str(file), read_only=True) as connection:
        columns = {row[0] for row in connection.execute(
            "select column_name from information_schema.columns").fetchall()}  # fmt: skip
    assert not columns & {"patient_id", "booking_id", "contact_id", "referral_id", "need_id"}


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_refusal_leaves_the_published_folder_as_it_was(
    case: make_broken.Case, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Byte for byte, with the exit code of its kind and one message: what is wrong, no traceback,
    and never whose number it is."""
    before = contents(published)
    code = run(write_files(tmp_path / "extracts", make_broken.files_of(case)), published, "--json")
    said = capsys.readouterr()
    assert code == case.expected["exit_code"]
    assert contents(published) == before
    assert said.out == ""
    assert case.expected["says"] in said.err
    assert "Traceback" not in said.err
    for number in (refused.TWELVE, refused.TWELVE[2:], refused.TWELVE[8:], refused.COORDINATION):
        assert number not in said.err


def test_a_lost_row_publishes_nothing(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 4: the fault is ours, and the old figures stay."""

    def lossy(connection, files) -> None:
        kept(connection, files)
        if any(file.layer == "accepted" for file in files):
            connection.execute("delete from accepted.slots where slot_id = 'S2'")

    kept, before = build.create_layer, contents(published)
    monkeypatch.setattr(build, "create_layer", lossy)
    assert run(write_files(tmp_path / "extracts"), published) == 4
    assert contents(published) == before


def test_a_fault_in_a_query_is_told_without_values(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """DuckDB quotes the value it stumbles on; that may be a patient's and is never shown."""

    def stumble(connection, raw) -> None:
        connection.execute("select patient_id::integer from raw.bookings").fetchall()

    monkeypatch.setattr(build, "refuse_total_rows", stumble)
    assert run(write_files(tmp_path / "extracts"), published) == 1
    said = capsys.readouterr().err
    assert "ConversionException" in said
    assert "kqzv" not in said


def test_the_workshop_is_private_and_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Patient rows stand in a folder that only its owner can enter, and only while the build runs,
    whether it ends well or not."""
    seen = []

    def look(connection, raw) -> None:
        seen.extend((tmp_path / "workshop").iterdir())
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o700 for path in seen)
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "refuse_total_rows", look)
    with pytest.raises(KeyboardInterrupt):
        run(write_files(tmp_path / "extracts"), tmp_path / "warehouse")
    assert seen
    assert not (tmp_path / "workshop").exists()
    assert not (tmp_path / "warehouse").exists()


def test_the_workshop_stays_when_asked_to(tmp_path: Path) -> None:
    """With the rows, and a sheet for the sender of what was set aside or flagged; the latest."""
    files = sound_files()
    put(files, "bookings.csv", "B3", "assessed_at", "2025-10-01 08:00")
    for _ in range(2):
        extracts = write_files(tmp_path / "extracts", files)
        assert run(extracts, tmp_path / "warehouse", "--keep-workshop") == 0
    kept = tmp_path / "workshop" / "warehouse"
    assert [path.name for path in kept.parent.iterdir()] == ["warehouse"]
    sheet = (kept / "quarantine.csv").read_text().splitlines()
    assert sheet[1] == (
        "bookings,bookings.csv,4,assessed_before_contact,rejected,assessed_at,2025-10-01 08:00:00"
    )
    with duckdb.connect(str(kept / "workshop.duckdb"), read_only=True) as connection:
        assert connection.execute("select count(*) from accepted.bookings").fetchall() == [(3,)]
    assert {path.name for path in (tmp_path / "warehouse").iterdir()} == {
        "current.json", *(path.name for path in (tmp_path / "warehouse").glob("*.duckdb"))
    }  # fmt: skip


def test_check_publishes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It counts as build does and leaves no folder behind."""
    extracts = write_files(tmp_path / "extracts")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert main(["check", "--extracts", str(extracts), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tables"]["slots"]["accepted"] == 4
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize("words", [
    ["build", "--extracts", "nowhere"], ["build", "--as-of", "today"], ["builds"], [],
    ["check", "--warehouse", "x"],
])  # fmt: skip
def test_wrong_use_is_told_as_such(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 64, not that of a broken extract."""
    assert main(words) == 64
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_is_no_folder_to_publish_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said before anything is read, and the file is as it was."""
    file = tmp_path / "warehouse.duckdb"
    file.write_text("somebody's work")

    assert run(tmp_path, file) == 64
    assert "is a file: give the folder" in capsys.readouterr().err
    assert contents(tmp_path) == {"warehouse.duckdb": b"somebody's work"}


def test_coverage_lost_is_published_as_such(tmp_path: Path) -> None:
    """Two empty weeks of one clinic are told of that clinic and of no other."""
    folder = make_broken.HERE / "coverage_is_lost"
    assert run(folder, tmp_path / "warehouse") == 0
    with duckdb.connect(str(next((tmp_path / "warehouse").glob("*.duckdb")))) as connection:
        low = connection.execute(
            "select clinic_id || ' ' || period_id from profiles.coverage where is_low order by all"
        ).fetchall()
    assert [row[0] for row in low] == ["P1 2025-W37", "P1 2025-W38"]
