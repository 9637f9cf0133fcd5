"""Personal identity and coordination numbers: found by form, date and check digit, never shown.

Twelve digits, or ten with a separator, are an identity number when the date and the check digit
are right. Ten bare digits are one by chance in 0.7 % of numbers, so only a column with more than
three times that share is taken to hold them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import normalize

import duckdb

# dates of both centuries, days as they are or + 60, times one check digit in ten
CHANCE_OF_TEN_BARE = 2 * 36525 / 1_000_000 / 10
SUSPICIOUS = 3 * CHANCE_OF_TEN_BARE
_SEPARATORS = "-+\u2010-\u2015\u2212"
_CERTAIN = re.compile(
    rf"(?<![0-9])(?:(?P<century>[0-9]{{2}})(?P<twelve>[0-9]{{6}}) ?[{_SEPARATORS}]? ?"
    rf"|(?P<ten>[0-9]{{6}})[{_SEPARATORS}])(?P<last>[0-9]{{4}})(?![0-9])"
)
_BARE = re.compile(r"(?<![0-9])([0-9]{10})(?![0-9])")
_DECIMAL = re.compile(r"-?[0-9]{1,4}[.,][0-9]+")
# The same before normalisation, and small, since it is compiled for every column of every table:
# hyphens and blanks of any width, and any digit that is not ASCII (full-width or mathematical).
_HYPHEN = f"[{_SEPARATORS}\uff0b\uff0d\ufe62\ufe63]?"
_BLANK = "[ \u00a0\u2000-\u200a\u202f\u205f\u3000]?"
_WIDE_DIGIT = "[\uff10-\uff19\U0001d7ce-\U0001d7ff]"
_CANDIDATE = f"[0-9]{{6}}(?:{_HYPHEN}|[0-9]{{2}}{_BLANK}{_HYPHEN}{_BLANK})[0-9]{{4}}|{_WIDE_DIGIT}"


@dataclass(frozen=True)
class Suspect:
    """A text of a column that has the form of an identity number, and how many rows hold it."""

    file: str
    column: str
    text: str
    rows: int


@dataclass(frozen=True)
class Finding:
    """A column that holds identity numbers, and in how many rows; never which."""

    file: str
    column: str
    rows: int


def holds_identity_number(text: str) -> bool:
    """Whether a text holds twelve digits, or ten with a separator, that are a valid number.

    Twelve may be parted by blanks, too. Full-width digits and no-break spaces read as plain ones.
    """
    return any(
        _is_valid(found["century"] or "", (found["twelve"] or found["ten"]) + found["last"])
        for found in _CERTAIN.finditer(_plain(text))
    )


def _plain(text: str) -> str:
    return text if text.isascii() else normalize("NFKC", text)


def findings(suspects: Iterable[Suspect]) -> list[Finding]:
    """The columns to refuse, in the order of their files."""
    columns: dict[tuple[str, str], list[Suspect]] = {}
    for suspect in suspects:
        columns.setdefault((suspect.file, suspect.column), []).append(suspect)
    found = [Finding(file, column, _rows_to_refuse(texts))
             for (file, column), texts in columns.items()]  # fmt: skip
    return sorted((one for one in found if one.rows), key=lambda one: (one.file, one.column))


def _rows_to_refuse(suspects: list[Suspect]) -> int:
    certain = [one for one in suspects if holds_identity_number(one.text)]
    bare = [(one, _BARE.findall(_plain(one.text))) for one in suspects]
    bare = [(one, numbers) for one, numbers in bare if numbers]
    hits = [one for one, numbers in bare if any(_is_valid("", number) for number in numbers)]
    if len(hits) <= SUSPICIOUS * len(bare):
        hits = []
    return sum(one.rows for one in {*certain, *hits})


def _is_valid(century: str, ten: str) -> bool:
    return _is_date(century, ten[:6]) and _has_check_digit(ten)


def _is_date(century: str, six: str) -> bool:
    """Whether YYMMDD is a day of its century (of either, where none is given), or day + 60."""
    year, month, day = int(six[:2]), int(six[2:4]), int(six[4:])
    day -= 60 if day > 60 else 0
    centuries = [int(century)] if century else [19, 20]
    return any(
        18 <= one <= 20 and 1 <= month <= 12 and 1 <= day <= monthrange(100 * one + year, month)[1]
        for one in centuries
    )


def _has_check_digit(ten: str) -> bool:
    """The Luhn check over ten digits, weights 2 1 2 1 …"""
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(ten)]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def suspects(
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    columns: Iterable[tuple[str, str, str]],
    file: str,
) -> list[Suspect]:
    """Distinct texts of the form of an identity number.

    `columns` are (name to show, SQL identifier, DuckDB type); `file` is an SQL expression.
    Dates, times and truth values cannot hold such a number and are not read.
    """
    names = list(columns)
    scans = [
        f"(select {file} as file, '{number}' as number, {text} as text, count(*) as rows "
        f"from {relation} where {condition} group by all)"
        for number, (_, identifier, kind) in enumerate(names)
        for text, condition in _scan(identifier, kind)
    ]
    if not scans:
        return []
    rows = connection.execute(" union all ".join(scans)).fetchall()
    return [Suspect(row[0], names[int(row[1])][0], row[2], row[3])
            for row in rows if not _DECIMAL.fullmatch(row[2])]  # fmt: skip


def _scan(identifier: str, kind: str) -> list[tuple[str, str]]:
    """The text of a column and the cheap condition that leaves most of its rows unread."""
    if kind.startswith(("DATE", "TIME", "BOOLEAN")):
        return []
    if kind.endswith(("INT", "INTEGER")):
        return [(f"{identifier}::varchar", f"{identifier} >= 1000000000")]
    if kind.startswith(("DOUBLE", "FLOAT", "DECIMAL")):
        is_whole = f"{identifier} between 1e9 and 1e12 and {identifier} = trunc({identifier})"
        return [(f"{identifier}::hugeint::varchar", is_whole)]
    text = identifier if kind == "VARCHAR" else f"{identifier}::varchar"
    return [(text, f"length({text}) >= 10 and regexp_matches({text}, '{_CANDIDATE}')")]
