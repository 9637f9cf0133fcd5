"""CSV files: read in one sweep where every line is sound, record by record where one is not.

A sweep counts only when DuckDB gives back exactly one record for every line; whatever it skips
or joins sends the whole file to the careful reading, which loses nothing.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.careful import decoded_lines, sound_records
from pipelines.errors import ExtractRefused, RowsWouldBeLost
from pipelines.landed import PLACE, Landed, landed_text, physical

DELIMITERS = ";,\t|"


@dataclass(frozen=True)
class DelimitedFile:
    """A CSV file in memory, without its byte order mark."""

    path: Path
    content: bytes
    encoding: str | None
    delimiter: str
    headers: tuple[str, ...]


def land_delimited(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    content: bytes,
    relation: str,
    workshop: Path,
    *,
    delimiter: str | None,
    encoding: str | None,
) -> Landed:
    """One CSV file as the table `relation` (place, c0, c1 …, all text)."""
    file = _opened(path, content.removeprefix(b"\xef\xbb\xbf"), delimiter, encoding)
    copy = workshop / f"{relation}.csv"
    try:
        return _swept(connection, file, relation, copy) or _read_with_care(
            connection, file, relation, copy
        )
    finally:
        copy.unlink(missing_ok=True)


def _opened(
    path: Path, content: bytes, delimiter: str | None, encoding: str | None
) -> DelimitedFile:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ExtractRefused(f"{path.name} is written in UTF-16: save it as UTF-8 and try again.")
    header = _header_line(path, content, encoding)
    delimiter = delimiter or max(DELIMITERS, key=header.count)
    return DelimitedFile(path, content, encoding, delimiter, _names(path, header, delimiter))


def _header_line(path: Path, content: bytes, encoding: str | None) -> str:
    line = re.split(rb"\r\n|\n|\r", content, maxsplit=1)[0]
    if not line.strip():
        raise ExtractRefused(f"{path.name} has no header: its first line must name the columns.")
    try:
        return line.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _names(path: Path, header: str, delimiter: str) -> tuple[str, ...]:
    try:
        names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter))]
    except csv.Error as error:
        raise ExtractRefused(
            f"{path.name} has a first line that does not read as column names: correct it."
        ) from error
    while names and not names[-1]:
        names.pop()
    folded = [name.casefold() for name in names if name]
    if len(set(folded)) < len(folded):
        raise ExtractRefused(
            f"{path.name} has a column name that stands more than once in its header: "
            "give every column a name of its own."
        )
    return tuple(names)


def _swept(
    connection: duckdb.DuckDBPyConnection, file: DelimitedFile, relation: str, copy: Path
) -> Landed | None:
    """The whole file by DuckDB, or None unless every line gave exactly one record."""
    utf8 = _as_utf8(file)
    if utf8 is None or not _has_plain_lines(utf8):
        return None
    copy.write_bytes(utf8)
    columns = physical(len(file.headers))
    read = _read_csv(connection, relation, copy, file.delimiter, columns, has_header=True)
    if read != utf8.count(b"\n") + (not utf8.endswith(b"\n")) - 1:
        return None
    return landed_text(file.path, relation, file.headers, read, read + 1)


def _as_utf8(file: DelimitedFile) -> bytes | None:
    try:
        text = file.content.decode(file.encoding or "utf-8")
    except UnicodeDecodeError:
        return None
    return file.content if file.encoding in (None, "utf-8") else text.encode()


def _has_plain_lines(content: bytes) -> bool:
    """No empty line, lone carriage return or NUL: DuckDB and we then mean the same by a line."""
    return not (
        b"\0" in content
        or b"\n\n" in content
        or b"\n\r\n" in content
        or content.count(b"\r") != content.count(b"\r\n")
    )


def _read_with_care(
    connection: duckdb.DuckDBPyConnection, file: DelimitedFile, relation: str, copy: Path
) -> Landed:
    """The file record by record; what cannot be read is kept with its place and text."""
    lines, broken = decoded_lines(file.path, file.content, file.encoding)
    records, unreadable = sound_records(lines, file.delimiter, len(file.headers), broken)
    copy.write_text("\n".join(records), encoding="utf-8", newline="")
    columns = (PLACE, *physical(len(file.headers)))
    read = _read_csv(connection, relation, copy, file.delimiter, columns, has_header=False)
    if read != len(records):
        raise RowsWouldBeLost(
            f"{file.path.name}: {len(records)} records are sound but {read} could be read. "
            "Nothing was published; export the file again, or report this."
        )
    return landed_text(file.path, relation, file.headers, read, len(lines), unreadable)


def _read_csv(
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    copy: Path,
    delimiter: str,
    columns: tuple[str, ...],
    *,
    has_header: bool,
) -> int:
    """Create `relation` from a UTF-8 file and count its rows; places are line numbers."""
    place = f"row_number() over () + 1 as {PLACE}, *"
    chosen = place if has_header else f"* replace ({PLACE}::bigint as {PLACE})"
    connection.execute(
        f"create or replace table {relation} as select {chosen} from read_csv("
        "$path, auto_detect = false, header = $has_header, delim = $delimiter, quote = '\"', "
        "escape = '\"', strict_mode = true, ignore_errors = true, "
        f"columns = {dict.fromkeys(columns, 'VARCHAR')})",
        {"path": str(copy), "has_header": has_header, "delimiter": delimiter},
    )
    return connection.execute(f"select count(*) from {relation}").fetchall()[0][0]
