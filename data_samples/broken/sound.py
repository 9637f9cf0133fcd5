"""A sound extract of a few rows, and the verbs that spoil it: one fault each, in plain sight."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

Files = dict[str, bytes]

SOURCE = """title = "A few invented rows"
synthetic = true
as_of = 2025-10-31

[region]
code = "17"
sv = "Region Värmland"
en = "Region Värmland"
"""
CLINICS = """clinic_id,name,kind,municipality_code,region_code,owner,contract,record_system
P1,Fysioterapin Ett,physio,1780,17,region,care_choice,cosmic
P2,Fysioterapin Två,physio,1781,17,private,care_choice,cosmic
H1,Vårdcentralen,health_centre,1780,17,region,none,cosmic
X1,Röntgen,radiology,1780,17,region,none,cosmic
"""
SLOTS = """slot_id,clinic_id,starts_at,minutes,visit_type,released_at,is_web_bookable
S1,P1,2025-10-06 09:00,30,first,2025-09-01 07:00,true
S2,P1,2025-10-07 09:00,30,first,2025-09-01 07:00,true
S3,P2,2025-10-08 09:00,30,first,2025-09-01 07:00,false
S4,P2,2025-10-09 09:00,30,return,2025-09-01 07:00,false
"""
BOOKINGS = """booking_id,contact_id,slot_id,patient_id,patient_municipality_code,clinic_id,\
contact_at,booked_at,starts_at,visit_type,profession,booking_method,booking_via,guarantee,deviation_code,\
status,cancelled_at,assessed_at
B1,C1,S1,kqzv,1780,P1,2025-10-03 08:00,2025-10-03 08:10,2025-10-06 09:00,first,XS918,4,phone,1,,\
attended,,2025-10-06 09:30
B2,C2,S2,mwtr,1780,P1,2025-10-06 10:00,2025-10-06 10:05,2025-10-07 09:00,first,XS918,1,web_clinic,\
1,,attended,,2025-10-07 09:30
B3,C3,S3,hxbn,1781,P2,2025-10-06 11:00,2025-10-06 11:20,2025-10-08 09:00,first,XS918,4,phone,1,,\
no_show,,
B4,C4,S4,jdfl,1781,P2,2025-10-07 13:00,2025-10-07 13:05,2025-10-09 09:00,return,XS918,4,desk,2,,\
attended,,2025-10-09 09:30
"""
REFERRALS = """referral_id,patient_id,referring_unit_id,receiving_unit_id,channel,exam_code,sent_at
R1,kqzv,H1,X1,cosmic,US_SHOULDER,2025-10-08 10:00
R2,hxbn,H1,X1,cosmic,MR_KNEE,2025-10-10 10:00
"""
EVENTS = """referral_id,event_at,status,stage,reason_code,unit_id
R1,2025-10-08 10:00,sent,,,H1
R1,2025-10-08 11:00,received,,,X1
R1,2025-10-09 09:00,accepted,medical,,X1
R2,2025-10-10 10:00,sent,,,H1
R2,2025-10-10 12:00,received,,,X1
"""


@dataclass(frozen=True)
class Case:
    """One way to break an extract: how, and what the pipeline is expected to make of it."""

    name: str
    about: str
    spoil: Callable[[Files], None]
    expected: dict[str, object] = field(default_factory=dict)


def sound_files() -> Files:
    """The sound extract, by file name."""
    texts = {"source.toml": SOURCE, "clinics.csv": CLINICS, "slots.csv": SLOTS,
             "bookings.csv": BOOKINGS, "referrals.csv": REFERRALS,
             "referral_events.csv": EVENTS}  # fmt: skip
    return {name: text.encode() for name, text in texts.items()}


def case_of(spoil: Callable[[Files], None], expected: dict[str, object]) -> Case:
    """A case named and described by the function that spoils the files."""
    return Case(spoil.__name__, " ".join((spoil.__doc__ or "").split()), spoil, expected)


def put(files: Files, file: str, key: str, column: str, value: str) -> None:
    """Write `value` into the column of the row that begins with `key`."""
    rows = _rows(files, file)
    at = rows[0].index(column)
    for row in rows[1:]:
        if row[0] == key:
            row[at] = value
    _write(files, file, rows)


def add(files: Files, file: str, line: str) -> None:
    """Add one line at the end of a file."""
    files[file] += line.encode() + b"\n"


def again(files: Files, file: str, key: str, **changes: str) -> None:
    """Add a copy of the row that begins with `key`, with some columns changed."""
    rows = _rows(files, file)
    copy = dict(zip(rows[0], next(row for row in rows if row[0] == key), strict=True)) | changes
    _write(files, file, [*rows, list(copy.values())])


def drop_column(files: Files, file: str, column: str) -> None:
    """Take one column out of a file."""
    rows = _rows(files, file)
    at = rows[0].index(column)
    _write(files, file, [row[:at] + row[at + 1 :] for row in rows])


def add_column(files: Files, file: str, column: str, values: list[str]) -> None:
    """Put one more column at the right; values repeat down the rows."""
    rows = _rows(files, file)
    cells = [column, *(values[at % len(values)] for at in range(len(rows) - 1))]
    _write(files, file, [[*row, cell] for row, cell in zip(rows, cells, strict=True)])


def replace(files: Files, file: str, pattern: str, text: str) -> None:
    """Replace whatever matches a pattern in a file."""
    files[file] = re.sub(pattern, text, files[file].decode()).encode()


def _rows(files: Files, file: str) -> list[list[str]]:
    return [line.split(",") for line in files[file].decode().splitlines()]


def _write(files: Files, file: str, rows: list[list[str]]) -> None:
    files[file] = "".join(",".join(row) + "\n" for row in rows).encode()
