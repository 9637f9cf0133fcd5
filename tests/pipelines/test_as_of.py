"""What was not yet known at as_of is not known: rows set aside, later outcomes empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_samples.broken.sound import again, put, sound_files
from pipelines.__main__ import main
from pipelines.errors import ExtractRefused
from tests.pipelines.small_extract import accepted_rows, write_files

OUTCOMES = """select status, cancelled_at::varchar, assessed_at::varchar
from accepted.bookings where booking_id = 'B3'"""


@pytest.mark.parametrize(("changes", "outcome"), [
    # seen on the day itself: as_of is inclusive
    ({"status": "attended", "assessed_at": "2025-10-08 23:30"},
     ("attended", None, "2025-10-08 23:30:00")),
    # the visit took place, its assessment came the day after
    ({"status": "attended", "assessed_at": "2025-10-09 00:10"}, ("attended", None, None)),
    # starts after as_of: whether anyone came is not known
    ({"starts_at": "2025-10-09 09:00"}, ("booked", None, None)),
    ({"starts_at": "2025-10-09 09:00", "status": "attended", "assessed_at": "2025-10-09 09:30"},
     ("booked", None, None)),
    # cancelled before as_of, for a time after it
    ({"starts_at": "2025-10-20 09:00", "status": "cancelled_by_patient",
      "cancelled_at": "2025-10-07 10:00"}, ("cancelled_by_patient", "2025-10-07 10:00:00", None)),
    # cancelled after as_of
    ({"starts_at": "2025-10-20 09:00", "status": "cancelled_by_clinic",
      "cancelled_at": "2025-10-09 10:00"}, ("booked", None, None)),
    # a drop-in without a time, assessed after as_of
    ({"starts_at": "", "slot_id": "", "status": "attended", "assessed_at": "2025-10-09 08:00"},
     ("booked", None, None)),
])  # fmt: skip
def test_later_outcomes_are_not_known(
    tmp_path: Path, changes: dict[str, str], outcome: tuple
) -> None:
    """On 8 October nobody knows what the 9th brings."""
    files = sound_files()
    put(files, "bookings.csv", "B3", "slot_id", "")
    for column, value in changes.items():
        put(files, "bookings.csv", "B3", column, value)
    _, rows = accepted_rows(write_files(tmp_path, files), OUTCOMES, date(2025, 10, 8))
    assert rows == [outcome]


def test_later_rows_are_set_aside_and_counted(tmp_path: Path) -> None:
    """Contacts, bookings, referrals and events after as_of; slots ahead stay once released."""
    files = sound_files()
    again(files, "slots.csv", "S4", slot_id="S5", released_at="2025-10-09 07:00")
    again(files, "bookings.csv", "B4", booking_id="B5", slot_id="", contact_at="2025-10-09 08:00",
          booked_at="")  # fmt: skip
    loaded, _ = accepted_rows(write_files(tmp_path, files), OUTCOMES, date(2025, 10, 8))
    after = {name: counts.after_as_of for name, counts in loaded.counts.items()}
    assert after == {"clinics": 0, "slots": 1, "bookings": 1, "needs": 0, "referrals": 1,
                     "referral_events": 3, "searches": 0, "slot_snapshots": 0,
                     "published_figures": 0}  # fmt: skip
    assert loaded.counts["slots"].accepted == 4


def test_a_rebooking_after_as_of_is_set_aside(tmp_path: Path) -> None:
    """The contact is old, but the booking was not yet made."""
    files = sound_files()
    again(files, "bookings.csv", "B3", booking_id="B5", booked_at="2025-10-09 08:00",
          starts_at="2025-10-20 09:00", slot_id="")  # fmt: skip
    loaded, _ = accepted_rows(write_files(tmp_path, files), OUTCOMES, date(2025, 10, 8))
    assert loaded.counts["bookings"].after_as_of == 1


def test_as_of_is_told_or_else_the_latest_full_day(tmp_path: Path) -> None:
    """The command line first, then source.toml, then the latest day with a tenth of a normal
    weekday's contacts: stray bookings ahead do not count as a day."""
    files = sound_files()
    assert accepted_rows(write_files(tmp_path / "told", files), OUTCOMES)[0].as_of == date(
        2025, 10, 31
    )
    del files["source.toml"]
    for day in range(6, 11):  # twenty contacts a day, Monday to Friday
        for number in range(20):
            again(files, "bookings.csv", "B3", booking_id=f"{day}-{number}", slot_id="",
                  contact_at=f"2025-10-{day:02} 12:00", booked_at="")  # fmt: skip
    again(files, "bookings.csv", "B3", booking_id="two", contact_at="2025-10-11 12:00", slot_id="")
    again(files, "bookings.csv", "B3", booking_id="2", contact_at="2025-10-11 12:00", slot_id="")
    again(files, "bookings.csv", "B3", booking_id="stray", contact_at="2025-11-30", slot_id="")
    loaded, _ = accepted_rows(write_files(tmp_path / "found", files), OUTCOMES)
    assert loaded.as_of == date(2025, 10, 11)


def test_without_any_contact_as_of_must_be_told(tmp_path: Path) -> None:
    """Bookings whose contacts have no readable time say nothing of when they were taken."""
    files = sound_files()
    del files["source.toml"]
    for key in ("B1", "B2", "B3", "B4"):
        put(files, "bookings.csv", key, "contact_at", "x")
    with pytest.raises(ExtractRefused, match="state as_of"):
        accepted_rows(write_files(tmp_path, files), OUTCOMES)


@pytest.mark.parametrize(("as_of", "code"), [
    ("2020-01-01", 64), ("2025-10-02", 64), ("2025-11-11", 64), ("2031-01-01", 64),
    ("2025-10-08", 0), ("2025-11-10", 0),
])  # fmt: skip
def test_an_as_of_outside_the_extract_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], as_of: str, code: int
) -> None:
    """The rows tell of 3 to 10 October, and a month of silence is no fault; a booked time or a
    free slot in the years ahead is no day that has been."""
    files = sound_files()
    put(files, "bookings.csv", "B3", "starts_at", "2026-10-08 09:00")
    put(files, "slots.csv", "S3", "starts_at", "2026-10-08 09:00")
    assert (
        main(["check", "--extracts", str(write_files(tmp_path, files)), "--as-of", as_of]) == code
    )
    assert ("2025-10-03 to 2025-10-10" in capsys.readouterr().err) == (code == 64)


def test_a_required_table_with_nothing_by_as_of_is_refused(tmp_path: Path) -> None:
    """On 7 October no referral had been sent: there is nothing to build on."""
    with pytest.raises(ExtractRefused, match="referrals has no row that was known at as_of"):
        accepted_rows(write_files(tmp_path), OUTCOMES, date(2025, 10, 7))


@pytest.mark.parametrize("name", ["clinics", "slots", "bookings", "referrals", "referral_events"])
def test_an_empty_required_table_is_refused(tmp_path: Path, name: str) -> None:
    """A header without rows is an export that failed: the message names the file."""
    files = sound_files()
    files[f"{name}.csv"] = files[f"{name}.csv"].splitlines()[0]
    with pytest.raises(ExtractRefused, match=f"{name}.csv holds no row, and {name} is required"):
        accepted_rows(write_files(tmp_path, files), OUTCOMES)
