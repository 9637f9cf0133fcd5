"""The quarantine rules against a plain Python reading of the same rows."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path

import pytest

from data_samples.broken.sound import again, put, sound_files
from tests.pipelines.small_extract import accepted_rows, write_files

RULES = """select row_id, rule, field from quarantine.bookings
where severity = 'rejected' order by all"""
AS_OF = date(2025, 10, 31)


@pytest.mark.parametrize(("contact", "assessed", "is_rejected"), [
    ("2025-10-06 11:00", "2025-10-06 10:59", True),
    ("2025-10-06 11:00", "2025-10-06 11:00", False),
    # a date only is any moment of that day
    ("2025-10-06 11:00", "2025-10-06", False),
    ("2025-10-06", "2025-10-06 00:00", False),
    ("2025-10-06", "2025-10-05 23:00", True),
    ("2025-10-06 11:00", "2025-10-05", True),
])  # fmt: skip
def test_dates_are_compared_where_either_side_is_a_date(
    tmp_path: Path, contact: str, assessed: str, is_rejected: bool
) -> None:
    """A missing time of day must not make the order of two moments look wrong."""
    files = sound_files()
    put(files, "bookings.csv", "B3", "contact_at", contact)
    put(files, "bookings.csv", "B3", "booked_at", "")
    put(files, "bookings.csv", "B3", "assessed_at", assessed)
    _, rows = accepted_rows(write_files(tmp_path, files), RULES)
    assert [row[1] for row in rows] == ["assessed_before_contact"] * is_rejected


def test_every_broken_rule_of_a_row_is_told(tmp_path: Path) -> None:
    """Three faults in one row are three findings and one quarantined row."""
    files = sound_files()
    put(files, "bookings.csv", "B4", "booked_at", "2025-10-01 08:00")
    put(files, "bookings.csv", "B4", "assessed_at", "1925-10-09 09:30")
    loaded, rows = accepted_rows(write_files(tmp_path, files), RULES)
    assert [row[1:] for row in rows] == [
        ("assessed_before_contact", "assessed_at"), ("booked_before_contact", "booked_at"),
        ("date_out_of_range", "assessed_at"),
    ]  # fmt: skip
    assert loaded.counts["bookings"].quarantined == 1


def test_a_sound_second_visit_stays_where_the_first_is_rejected(tmp_path: Path) -> None:
    """B1 was booked first but assessed before its contact: B5 is then the slot's one visit."""
    files = sound_files()
    again(files, "bookings.csv", "B1", booking_id="B5", booked_at="2025-10-03 08:20")
    put(files, "bookings.csv", "B1", "assessed_at", "2025-10-01 08:00")
    _, rows = accepted_rows(write_files(tmp_path, files), RULES)
    assert [row[1] for row in rows] == ["assessed_before_contact"]


def test_a_clinic_that_is_itself_rejected_is_unknown(tmp_path: Path) -> None:
    """Its bookings and slots go with it: no figure may rest on a clinic that is not there."""
    files = sound_files()
    put(files, "clinics.csv", "P2", "name", "x")
    files["clinics.csv"] = files["clinics.csv"].replace(b"record_system\n", b"sefos_from\n")
    files["clinics.csv"] = files["clinics.csv"].replace(b",cosmic", b",")
    put(files, "clinics.csv", "P2", "sefos_from", "1899-01-01")
    loaded, _ = accepted_rows(write_files(tmp_path, files), RULES)
    assert [loaded.counts[name].quarantined for name in ("clinics", "slots", "bookings")] == [
        1, 2, 2,
    ]  # fmt: skip


def test_bookings_rules_agree_with_a_plain_reading(tmp_path: Path) -> None:
    """Four hundred random bookings, judged by SQL and by the rules written out in Python."""
    draw, files = random.Random(20251031), sound_files()
    bookings = [_random_booking(draw, number) for number in range(400)]
    for booking in bookings:
        again(files, "bookings.csv", "B1", **booking)
    files["bookings.csv"] = _without(files["bookings.csv"], ("B1,", "B2,", "B3,", "B4,"))
    _, rows = accepted_rows(write_files(tmp_path, files), RULES)
    told = Counter((row_id - 2, rule) for row_id, rule, _ in rows)
    assert set(told) == set(_plain_reading(bookings))


def _random_booking(draw: random.Random, number: int) -> dict[str, str]:
    moments = ["2025-10-06 10:00", "2025-10-06", "2025-10-07 09:00", "2025-10-05 12:00", "x", "",
               "1999-12-31 08:00", "2027-10-31 23:00", "2027-11-01"]  # fmt: skip
    weights = [20, 10, 20, 5, 1, 5, 1, 1, 1]
    chosen = draw.choices(moments, weights, k=3)
    return {"booking_id": draw.choice([f"N{number}", f"N{number}", "N7", ""]),
            "clinic_id": draw.choice(["P1", "P1", "P2", "Q1", ""]),
            "slot_id": draw.choice(["", "", "S1", "S3"]),
            "status": draw.choice(["attended", "no_show"]),
            "contact_at": chosen[0] or "2025-10-06 10:00", "booked_at": chosen[1],
            "assessed_at": chosen[2]}  # fmt: skip


def _plain_reading(bookings: list[dict[str, str]]):
    """(row, rejected rule) for each booking, in the words of the contract."""
    broken = list(_broken(bookings))
    yield from broken
    yield from _attended_twice(bookings, {row for row, _ in broken})


def _broken(bookings: list[dict[str, str]]):
    """What a booking breaks by itself."""
    slots = {"S1": "P1", "S3": "P2"}
    seen: set[str] = set()
    for row, one in enumerate(bookings):
        key = one["booking_id"]
        if not key:
            yield row, "empty_key"
        elif key in seen:
            yield row, "duplicate_key"
        times = {name: _time(one[name]) for name in ("contact_at", "booked_at", "assessed_at")}
        if any(one[name] and not found for name, found in times.items()):
            yield row, "unparseable_value"
        if any(found and not _in_range(found) for found in times.values()):
            yield row, "date_out_of_range"
        if one["clinic_id"] not in ("P1", "P2"):
            yield row, "unknown_clinic"
        if one["clinic_id"] and slots.get(one["slot_id"], one["clinic_id"]) != one["clinic_id"]:
            yield row, "slot_at_another_clinic"
        for name, rule in (("booked_at", "booked_before_contact"),
                           ("assessed_at", "assessed_before_contact")):  # fmt: skip
            if _is_before(times[name], times["contact_at"]):
                yield row, rule
        seen.add(key)


def _attended_twice(bookings: list[dict[str, str]], broken: set[int]):
    """All but the first of the otherwise sound attended bookings of one slot."""
    by_slot: dict[str, list[tuple]] = {}
    for row, one in enumerate(bookings):
        if one["status"] == "attended" and one["slot_id"] and row not in broken:
            booked = _time(one["booked_at"])
            by_slot.setdefault(one["slot_id"], []).append((booked or datetime.max, row))
    for attended in by_slot.values():
        for _, row in sorted(attended)[1:]:
            yield row, "slot_attended_twice"


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _in_range(moment: datetime) -> bool:
    return moment >= datetime(2000, 1, 1) and moment.date() <= AS_OF.replace(year=2027)


def _is_before(moment: datetime | None, other: datetime | None) -> bool:
    if moment is None or other is None:
        return False
    if time() in (moment.time(), other.time()):
        return moment.date() < other.date()
    return moment < other


def _without(content: bytes, starts: tuple[str, ...]) -> bytes:
    lines = content.decode().splitlines()
    return "\n".join(line for line in lines if not line.startswith(starts)).encode()
