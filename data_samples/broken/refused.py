"""Extracts that are refused: nothing is published, and one sentence says what to do.

The identity numbers are the tax agency's own examples and belong to no one.
"""

from __future__ import annotations

from data_samples.broken.sound import (
    Case,
    Files,
    add,
    add_column,
    again,
    case_of,
    drop_column,
    put,
    replace,
)

CASES: list[Case] = []
TWELVE = "191212121212"
COORDINATION = "701063-2391"


def refused(says: str, exit_code: int = 2):
    """Register a case that is refused with a message that holds `says`."""

    def register(spoil):
        CASES.append(case_of(spoil, {"exit_code": exit_code, "says": says}))
        return spoil

    return register


@refused("bookings")
def required_file_missing(files: Files) -> None:
    """There is no file of bookings."""
    del files["bookings.csv"]


@refused("bookings.csv holds no row")
def required_table_is_empty(files: Files) -> None:
    """The file of bookings has a header and no rows."""
    replace(files, "bookings.csv", r"(?s)\n.*", "\n")


@refused("as_of in source.toml 2031-01-01 lies outside the extract")
def as_of_years_after_the_rows(files: Files) -> None:
    """source.toml gives a day as the last complete one that lies years after all rows."""
    replace(files, "source.toml", "as_of = .*", "as_of = 2031-01-01")


@refused('no column "guarantee"')
def required_column_missing(files: Files) -> None:
    """The bookings have no column guarantee."""
    drop_column(files, "bookings.csv", "guarantee")


@refused('no column "bokad_tid". source.toml maps it to booked_at')
def mapped_column_missing(files: Files) -> None:
    """source.toml maps a column that the file does not have."""
    files["source.toml"] += b'[tables.bookings.columns]\nbooked_at = "bokad_tid"\n'


@refused('did you mean "delimiter"?')
def misspelt_key_in_source(files: Files) -> None:
    """source.toml has a key that does not exist."""
    files["source.toml"] += b'[tables.bookings]\ndelimeter = ";"\n'


@refused("not valid TOML")
def source_is_not_toml(files: Files) -> None:
    """source.toml cannot be parsed."""
    files["source.toml"] += b"[tables.bookings\n"


@refused("bookings holds total rows")
def total_row_by_word(files: Files) -> None:
    """A row of bookings is called Summa: it sums the others up."""
    again(files, "bookings.csv", "B1", booking_id="Summa")


@refused("slots holds total rows")
def total_row_without_ids(files: Files) -> None:
    """A row of slots names nothing but has a number: it sums the others up."""
    add(files, "slots.csv", ",,,120,,,")


@refused("bookings holds nothing but rows that break a rule")
def nothing_but_quarantined(files: Files) -> None:
    """Every booking is assessed before its contact, as when two columns are swapped."""
    for key in ("B1", "B2", "B3", "B4"):
        put(files, "bookings.csv", key, "assessed_at", "2025-09-01 09:00")


@refused("cannot be opened as .parquet")
def damaged_parquet(files: Files) -> None:
    """The slots are called Parquet but are not."""
    files["slots.parquet"] = b"PAR1" + files.pop("slots.csv")


@refused("UTF-16")
def written_in_utf_16(files: Files) -> None:
    """The clinics are written in UTF-16, as Excel's Unicode text is."""
    files["clinics.csv"] = files["clinics.csv"].decode().encode("utf-16")


@refused('write encoding = "cp1252"')
def not_in_the_stated_encoding(files: Files) -> None:
    """source.toml says UTF-8, but the clinics are written in Windows-1252."""
    files["source.toml"] += b'[tables.clinics]\nencoding = "utf-8"\n'
    files["clinics.csv"] = files["clinics.csv"].decode().encode("cp1252")


@refused("more than once")
def column_named_twice(files: Files) -> None:
    """Two columns of the slots have the same name."""
    replace(files, "slots.csv", "released_at", "starts_at")


@refused("has no header")
def file_without_header(files: Files) -> None:
    """The file of referrals is empty."""
    files["referrals.csv"] = b""


@refused("bookings.csv, column patient_id: 1 rows", 3)
def identity_number_of_twelve_digits(files: Files) -> None:
    """A patient is named by a personal identity number."""
    put(files, "bookings.csv", "B2", "patient_id", TWELVE)


@refused("referrals.csv, column patient_id: 1 rows", 3)
def identity_number_with_separator(files: Files) -> None:
    """A patient is named by ten digits and a separator."""
    put(files, "referrals.csv", "R1", "patient_id", f"{TWELVE[2:8]}-{TWELVE[8:]}")


@refused("bookings.csv, column patient_id: 1 rows", 3)
def coordination_number(files: Files) -> None:
    """A patient is named by a coordination number: the day of birth plus sixty."""
    put(files, "bookings.csv", "B3", "patient_id", COORDINATION)


@refused("bookings.csv, column patient_id: 4 rows", 3)
def identity_numbers_of_ten_bare_digits(files: Files) -> None:
    """All patients are named by ten bare digits, far more valid ones than chance would give."""
    for key in ("B1", "B2", "B3", "B4"):
        put(files, "bookings.csv", key, "patient_id", TWELVE[2:])


@refused("bookings.csv, column note: 2 rows", 3)
def identity_number_in_another_column(files: Files) -> None:
    """A column that nobody asked for holds text with identity numbers."""
    add_column(files, "bookings.csv", "note", ["", f"Pnr {TWELVE} ringde"])


@refused("bookings.csv, column cancelled_at: 1 rows", 3)
def identity_number_in_a_time(files: Files) -> None:
    """A time column holds an identity number that is no time."""
    put(files, "bookings.csv", "B3", "cancelled_at", "19701063-2391")


@refused("records that cannot be read: 1 rows", 3)
def identity_number_in_an_unreadable_record(files: Files) -> None:
    """A record that cannot be read holds an identity number."""
    add(files, "bookings.csv", f"B5,{TWELVE},for,too,few")
