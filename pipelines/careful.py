"""Records of a dirty CSV file, one by one: what can be read, and what cannot with its place.

A quote that is never closed costs its own line only: reading resumes on the next line.
"""

from __future__ import annotations

import csv
from io import StringIO
from itertools import islice
from pathlib import Path

from pipelines.errors import ExtractRefused
from pipelines.landed import Unreadable

LONGEST_RECORD = 200  # lines; a quoted text longer than this is a quote that was never closed

csv.field_size_limit(2**31 - 1)


def decoded_lines(
    path: Path, content: bytes, encoding: str | None
) -> tuple[list[str], frozenset[int]]:
    """The file's lines as text, and the numbers (from 0) of those that are not in its encoding.

    Without a stated encoding, a file whose every accented line breaks UTF-8 is read as
    Windows-1252, the usual export of Swedish systems.
    """
    raw = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    lines, broken, sound_accented = _decoded(raw, encoding or "utf-8")
    if broken and not sound_accented:
        if encoding == "utf-8":
            raise ExtractRefused(
                f"{path.name} is not UTF-8 on {len(broken)} lines, though source.toml says so: "
                'write encoding = "cp1252" (or "latin-1") for its table.'
            )
        if encoding is None:
            lines, broken, _ = _decoded(raw, "cp1252")
    return lines, frozenset(broken)


def _decoded(raw: list[bytes], encoding: str) -> tuple[list[str], list[int], int]:
    lines, broken, sound_accented = [], [], 0
    for number, line in enumerate(raw):
        try:
            lines.append(line.decode(encoding))
            sound_accented += not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode(encoding, errors="backslashreplace"))
            broken.append(number)
    return lines, broken, sound_accented


def sound_records(
    lines: list[str], delimiter: str, width: int, broken: frozenset[int]
) -> tuple[list[str], list[Unreadable]]:
    """The readable records as CSV, each led by its line number, and those that cannot be read."""
    sound, unreadable = [], []
    number = 1  # line 0 is the header
    while number < len(lines):
        line, span = lines[number], 1
        if (
            line.count(delimiter) == width - 1
            and '"' not in line
            and _is_plain(line, number, broken)
        ):
            sound.append(f"{number + 1}{delimiter}{line}")
        elif line.strip():
            fields, span = _record(lines, number, delimiter)
            is_broken = any(at in broken for at in range(number, number + span))
            reason = _fault(fields, lines[number : number + span], delimiter, width, is_broken)
            if reason:
                unreadable.append(Unreadable(number + 1, reason, line))
                span = 1
            else:
                sound.append(_as_csv([str(number + 1), *fields[:width]], delimiter))
        number += span
    return sound, unreadable


def _is_plain(line: str, number: int, broken: frozenset[int]) -> bool:
    return bool(line.strip()) and number not in broken and "\0" not in line


def _as_csv(fields: list[str], delimiter: str) -> str:
    record = StringIO()
    csv.writer(record, delimiter=delimiter, lineterminator="\n").writerow(fields)
    return record.getvalue().removesuffix("\n")


def _record(lines: list[str], number: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The fields of the record that begins on a line, and how many lines it takes."""
    if '"' not in lines[number]:
        return lines[number].split(delimiter), 1
    ahead = (line + "\n" for line in islice(lines, number, number + LONGEST_RECORD))
    reader = csv.reader(ahead, delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return None, 1


def _fault(
    fields: list[str] | None, lines: list[str], delimiter: str, width: int, is_broken: bool
) -> str | None:
    """Why a record cannot be read, or None; more fields than columns may be there if empty."""
    if is_broken:
        return "not in the file's encoding"
    if fields is None:
        return "a quote is not closed, or text follows a closing quote"
    if any("\0" in line for line in lines):
        return "holds a NUL character"
    if len(fields) < width or any(fields[width:]):
        return f"has {len(fields)} fields, the header has {width}"
    if _swallows_records(lines, delimiter, width):
        return "a quote is not closed before the next record"
    return None


def _swallows_records(lines: list[str], delimiter: str, width: int) -> bool:
    """Whether the lines of one quoted record look like records of their own."""
    is_whole = [line.count(delimiter) == width - 1 for line in lines]
    return width > 2 and (any(is_whole[1:-1]) or (len(lines) > 1 and is_whole[0] and is_whole[-1]))
