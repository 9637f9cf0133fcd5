"""Sightings of free times from the command line: what is written, refused, and then built."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from data_samples.broken.sound import SLOTS, sound_files
from pipelines.__main__ import main
from tests.pipelines.small_extract import accepted_rows, write_files

# Tuesday morning, 7 October: C2 comes at nine, C3 has Wednesday's time, Thursday's is free
TAKEN_AT = "2025-10-07T08:00"
NAME = "slot_snapshots-2025-10-07T080000.csv.gz"
CANCELLED = (
    "B5,C5,S4,jdfl,1781,P2,2025-10-06 13:00,2025-10-06 13:05,2025-10-09 09:00,return,XS918,4,desk,"
    "2,,cancelled_by_patient,2025-10-06 18:00,\n"
)


def extract(folder: Path, *, slots: str = SLOTS, bookings: bool = True) -> Path:
    """The extract of that morning: without what was booked later, with one cancelled booking."""
    files = sound_files() | {"slots.csv": slots.encode()}
    lines = files["bookings.csv"].decode().splitlines(keepends=True)
    files["bookings.csv"] = ("".join(lines[:-1]) + CANCELLED).encode()
    if not bookings:
        del files["bookings.csv"]
    return write_files(folder, files)


def run(folder: Path, into: Path, *options: str, taken_at: str = TAKEN_AT) -> int:
    return main(
        ["snapshot", "--extracts", str(folder), "--into", str(into), "--taken-at", taken_at,
         *options]
    )  # fmt: skip


def test_a_sighting_tells_which_times_ahead_are_free(tmp_path, capsys):
    """What has started is gone; a standing booking takes its time, a cancelled one does not."""
    assert run(extract(tmp_path / "extract"), tmp_path / "seen") == 0
    seen = pl.read_csv(tmp_path / "seen" / NAME)

    assert seen.columns == ["taken_at", "slot_id", "clinic_id", "starts_at", "is_free"]
    assert seen.rows() == [
        ("2025-10-07 08:00:00", "S2", "P1", "2025-10-07 09:00:00", False),
        ("2025-10-07 08:00:00", "S3", "P2", "2025-10-08 09:00:00", False),
        ("2025-10-07 08:00:00", "S4", "P2", "2025-10-09 09:00:00", True),
    ]
    assert "3 times ahead at 2 clinics, 1 of them free." in capsys.readouterr().out


def test_a_time_that_is_not_released_yet_or_withdrawn_is_not_free(tmp_path):
    """Where the extract tells of it."""
    later = SLOTS.replace("return,2025-09-01", "return,2025-10-08")
    assert run(extract(tmp_path / "extract", slots=later), tmp_path / "seen") == 0

    assert not pl.read_csv(tmp_path / "seen" / NAME)["is_free"].any()


@pytest.mark.parametrize(
    ("told", "is_free"),
    [
        ("cancelled_by_patient,", True),  # not told when, but told by now
        ("cancelled_by_patient,2025-10-07 12:00", False),  # later that day
        (",2025-10-06 18:00", True),
        (",", False),  # not told what became of it
        ("booked,2025-10-06 18:00", False),  # contradicts itself
    ],
)
def test_a_time_is_free_only_where_its_booking_is_told_to_be_cancelled(tmp_path, told, is_free):
    """A status or a moment says so; a booking of which neither is told has its time."""
    folder = extract(tmp_path / "extract")
    bookings = folder / "bookings.csv"
    before = bookings.read_text()
    assert "cancelled_by_patient,2025-10-06 18:00" in before
    bookings.write_text(before.replace("cancelled_by_patient,2025-10-06 18:00", told))
    assert run(folder, tmp_path / "seen") == 0

    free = dict(pl.read_csv(tmp_path / "seen" / NAME).select("slot_id", "is_free").iter_rows())
    assert free["S4"] is is_free


def test_a_list_of_free_times_needs_no_bookings_but_must_be_said_to_be_one(tmp_path, capsys):
    """Else every time that anyone has would be taken for free."""
    folder = extract(tmp_path / "extract", bookings=False)

    assert run(folder, tmp_path / "seen") == 2
    assert "there are no bookings" in capsys.readouterr().err
    assert not (tmp_path / "seen").exists()
    assert run(folder, tmp_path / "seen", "--listed-are-free") == 0
    assert pl.read_csv(tmp_path / "seen" / NAME)["is_free"].all()


def test_nothing_is_written_over(tmp_path, capsys):
    """A second run of the same moment is refused; the first file stays byte for byte."""
    folder, into = extract(tmp_path / "extract"), tmp_path / "seen"
    assert run(folder, into) == 0
    before = (into / NAME).read_bytes()

    assert run(folder, into) == 64
    assert "stays as it is" in capsys.readouterr().err
    assert [path.name for path in into.iterdir()] == [NAME]
    assert (into / NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("taken_at", "exit_code", "says"),
    [
        ("2025-10-30T08:00", 64, "The bookings tell of days up to 2025-10-06"),
        ("2025-10-01T08:00", 64, "The bookings tell of days up to 2025-10-06"),
        ("2025-10-09T10:00", 2, "No time of the extract starts after 2025-10-09 10:00"),
        ("2025-10-07", 64, "has a zone or no time of day"),
        ("2025-10-07T08:00+02:00", 64, "has a zone or no time of day"),
        ("this morning", 64, "is not a time"),
    ],
)
def test_nonsense_is_refused(tmp_path, capsys, taken_at, exit_code, says):
    """A moment of another day, one after which there is nothing, and what is no moment."""
    folder = extract(tmp_path / "extract")

    assert run(folder, tmp_path / "seen", taken_at=taken_at) == exit_code
    assert says in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "seen").exists()


def test_an_identity_number_stops_a_sighting_as_it_stops_a_build(tmp_path, capsys):
    """The guard looks at the bookings, too, and never tells the number."""
    folder = extract(tmp_path / "extract")
    bookings = folder / "bookings.csv"
    number = "191212121212"
    bookings.write_text(bookings.read_text().replace("mwtr", number))

    assert run(folder, tmp_path / "seen") == 3
    assert number not in capsys.readouterr().err
    assert not (tmp_path / "seen").exists()


def test_the_folders_must_be_folders(tmp_path, capsys):
    """Wrong use says which."""
    folder = extract(tmp_path / "extract")

    assert run(tmp_path / "nowhere", tmp_path / "seen") == 64
    assert run(folder, folder / "slots.csv") == 64
    assert "is a file" in capsys.readouterr().err


def test_rows_that_name_no_time_are_left_out_and_counted(tmp_path, capsys):
    """The rest of the morning is written."""
    broken = SLOTS + "S5,P1,soon,30,first,,true\n,P1,2025-10-09 09:00,30,first,,true\n"
    assert run(extract(tmp_path / "extract", slots=broken), tmp_path / "seen") == 0

    assert "2 rows without id, clinic or start were left out." in capsys.readouterr().out


def test_sightings_that_were_collected_build(tmp_path):
    """In the extract's folder they are deliveries of slot_snapshots, each beside the others."""
    folder = extract(tmp_path / "extract")
    for taken_at in (TAKEN_AT, "2025-10-08T08:00"):
        assert run(folder, folder, taken_at=taken_at) == 0
    loaded, rows = accepted_rows(
        folder, "select taken_at::date::varchar, count(*) from accepted.slot_snapshots group by 1 "
        "order by 1",
    )  # fmt: skip

    assert loaded.counts["slot_snapshots"].accepted == 5
    assert rows == [("2025-10-07", 3), ("2025-10-08", 2)]
