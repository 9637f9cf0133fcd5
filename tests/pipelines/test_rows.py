"""Keys, deliveries, total rows and the proof that no record is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_samples.broken.sound import Files, again, put, sound_files
from pipelines import build
from pipelines.errors import ExtractRefused, RowsWouldBeLost
from tests.pipelines.small_extract import accepted_rows, write_files

STATUSES = "select booking_id, status from accepted.bookings order by booking_id"


def test_the_latest_delivery_of_a_row_counts(tmp_path: Path) -> None:
    """Deliveries follow each other by file name; rows that come once stay as they were."""
    files = sound_files()
    files["bookings-2.csv"] = _only(files, "B3").replace(b"no_show", b"cancelled_by_clinic")
    files["bookings-3.csv"] = _only(files, "B3").replace(b"no_show", b"attended")
    loaded, rows = accepted_rows(write_files(tmp_path, files), STATUSES)
    assert rows == [("B1", "attended"), ("B2", "attended"), ("B3", "attended"), ("B4", "attended")]
    assert (loaded.counts["bookings"].superseded, loaded.counts["bookings"].records_read) == (2, 6)


def test_a_corrected_row_is_no_longer_judged(tmp_path: Path) -> None:
    """A broken row that a later delivery corrects is superseded, not quarantined; and a sound row
    that a later delivery breaks is gone, since the later word counts."""
    files = sound_files()
    put(files, "bookings.csv", "B3", "contact_at", "not a time")
    files["bookings-2.csv"] = _only(sound_files(), "B3")
    files["slots-2.csv"] = _only(files, "S4", "slots.csv").replace(b"30", b"half an hour")
    loaded, _ = accepted_rows(write_files(tmp_path, files), STATUSES)
    bookings, slots = loaded.counts["bookings"], loaded.counts["slots"]
    assert (bookings.superseded, bookings.quarantined, bookings.accepted) == (1, 0, 4)
    assert (slots.superseded, slots.quarantined, slots.accepted) == (1, 1, 3)


def test_events_are_told_apart_by_referral_moment_and_status(tmp_path: Path) -> None:
    """A later delivery may write the same moment otherwise."""
    files = sound_files()
    files["referral_events-2.csv"] = (
        b"referral_id;event_at;status;unit_id\n"
        b"R1;2025-10-08T11:00:00;received;X1\nR1;2025-10-08T11:00:00;under_vetting;X1\n"
    )
    loaded, _ = accepted_rows(write_files(tmp_path, files), STATUSES)
    assert loaded.counts["referral_events"].superseded == 1
    assert loaded.counts["referral_events"].accepted == 6


@pytest.mark.parametrize("word", ["Total", "SUMMA:", "samtliga ", "alla", "Totalt"])
def test_a_row_named_as_a_sum_is_refused(tmp_path: Path, word: str) -> None:
    """In any spelling, in any table."""
    files = sound_files()
    again(files, "referrals.csv", "R1", referral_id=word)
    with pytest.raises(ExtractRefused, match="referrals holds total rows"):
        accepted_rows(write_files(tmp_path, files), STATUSES)


def test_a_sum_over_clinics_without_a_key_is_refused(tmp_path: Path) -> None:
    """The key is empty and another id says that it is all of them."""
    files = sound_files()
    again(files, "slots.csv", "S1", slot_id="", clinic_id="Samtliga")
    with pytest.raises(ExtractRefused, match=r"slots holds total rows.*slots.csv row 6"):
        accepted_rows(write_files(tmp_path, files), STATUSES)


def test_a_wholly_empty_record_is_no_sum(tmp_path: Path) -> None:
    """It sums up nothing: it is quarantined for its empty key."""
    files = sound_files()
    files["slots.csv"] += b",,,,,,\n"
    loaded, _ = accepted_rows(write_files(tmp_path, files), STATUSES)
    assert loaded.counts["slots"].quarantined == 1


def test_a_lost_row_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a layer drops a row in silence, nothing is published: exit code 4."""

    def lossy(connection, files) -> None:
        kept(connection, files)
        if any(file.layer == "accepted" for file in files):
            connection.execute("delete from accepted.bookings where booking_id = 'B2'")

    kept = build.create_layer
    monkeypatch.setattr(build, "create_layer", lossy)
    with pytest.raises(RowsWouldBeLost, match="bookings: 4 records were read but 3") as loss:
        accepted_rows(write_files(tmp_path), STATUSES)
    assert loss.value.exit_code == 4


@given(st.integers(0, 2**32))
@settings(max_examples=12, deadline=None)
def test_every_record_of_a_dirty_extract_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Whatever is spoilt, cut, repeated or delivered twice, the six numbers add up to the lines."""
    draw, files = random.Random(seed), sound_files()
    lines = 0
    for name in ("bookings-1.csv", "bookings-2.csv"):
        spoilt = [_spoilt(draw, line) for line in _lines(files["bookings.csv"]) for _ in range(5)]
        files[name] = "\n".join([_header(files), *spoilt]).encode()
        lines += sum(bool(line.strip()) for line in spoilt)
    files["bookings-0.csv"] = files.pop("bookings.csv")  # sound rows: not all may be broken
    loaded, _ = accepted_rows(write_files(tmp_path_factory.mktemp("extract"), files), STATUSES)
    counts = vars(loaded.counts["bookings"])
    assert counts["records_read"] == lines + 4 == sum(counts.values()) - counts["records_read"]


def _spoilt(draw: random.Random, line: str) -> str:
    cells = line.split(",")
    cells[0] = f"B{draw.randrange(12)}"
    for _ in range(draw.randrange(3)):
        cells[draw.randrange(1, len(cells))] = draw.choice(
            ["", "x", "2025-13-01", "2025-10-31 23:59", "1999-01-01", "2026-02-01 08:00", "P2"]
        )
    if draw.random() < 0.1:
        cells = cells[: draw.randrange(len(cells))]
    return "" if draw.random() < 0.05 else ",".join(cells)


def _header(files: Files) -> str:
    return files["bookings.csv"].decode().splitlines()[0]


def _lines(content: bytes) -> list[str]:
    return content.decode().splitlines()[1:]


def _only(files: Files, key: str, file: str = "bookings.csv") -> bytes:
    """The header and the one row of a key."""
    lines = files[file].decode().splitlines()
    return "\n".join([lines[0], *(line for line in lines if line.startswith(key + ","))]).encode()
