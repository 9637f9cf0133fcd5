"""CSV files: read in one sweep where every line is sound, record by record where one is not.

A sweep counts only when DuckDB gives back exactly one record for every line; whatever it skips
or joins sends the whole file to the careful reading, which loses nothing.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import duckdb

from pipelines.careful import careful_records, decoded_lines
from pipelines.errors import ExtractRefused
from pipelines.landed import PLACE, Landed, landed_text, physical

DELIMITERS = ";,\t|"


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
    content = content.removeprefix(b"\xef\xbb\xbf")
    _refuse_utf16(path, content)
    header = _header_line(path, content, encoding)
    delimiter = delimiter or max(DELIMITERS, key=header.count)
    headers = _names(path, header, delimiter)
    swept = _sweep(connection, path, content, relation, workshop, delimiter, headers, encoding)
    return swept or _careful(connection, path, content, relation, delimiter, headers, encoding)


def _refuse_utf16(path: Path, content: bytes) -> None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ExtractRefused(f"{path.name} is written in UTF-16: save it as UTF-8 and try again.")


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
    repeated = {name.casefold() for name in names if name and names.count(name) > 1}
    if repeated:
        raise ExtractRefused(
            f"{path.name} names {len(repeated)} of its columns more than once: "
            "give every column a name of its own."
        )
    return tuple(names)


def _sweep(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    content: bytes,
    relation: str,
    workshop: Path,
    delimiter: str,
    headers: tuple[str, ...],
    encoding: str | None,
) -> Landed | None:
    """The whole file by DuckDB, or None unless every line gave exactly one record."""
    utf8 = _as_utf8(content, encoding)
    if utf8 is None or not _has_plain_lines(utf8):
        return None
    copy = workshop / f"{relation}.csv"
    copy.write_bytes(utf8)
    columns = physical(len(headers))
    _create_swept(connection, copy, relation, delimiter, columns)
    copy.unlink()
    read = connection.execute(f"select count(*) from {relation}").fetchall()[0][0]
    if read != _line_count(utf8) - 1:
        connection.execute(f"drop table {relation}")
        return None
    return landed_text(path, relation, headers, read, read + 1)


def _as_utf8(content: bytes, encoding: str | None) -> bytes | None:
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return None
    return content if (encoding or "utf-8") == "utf-8" else text.encode("utf-8")


def _has_plain_lines(content: bytes) -> bool:
    """No empty line, lone carriage return or NUL: DuckDB and we then mean the same by a line."""
    return not (
        b"\0" in content
        or b"\n\n" in content
        or b"\n\r\n" in content
        or content.count(b"\r") != content.count(b"\r\n")
    )


def _line_count(content: bytes) -> int:
    return content.count(b"\n") + (not content.endswith(b"\n"))


def _create_swept(
    connection: duckdb.DuckDBPyConnection,
    copy: Path,
    relation: str,
    delimiter: str,
    columns: tuple[str, ...],
) -> None:
    connection.execute(
        f"create table {relation} as select row_number() over () + 1 as {PLACE}, * from read_csv("
        "$path, auto_detect = false, header = true, delim = $delimiter, quote = '\"', "
        "escape = '\"', strict_mode = true, ignore_errors = true, "
        f"columns = {dict.fromkeys(columns, 'VARCHAR')})",
        {"path": str(copy), "delimiter": delimiter},
    )


def _careful(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    content: bytes,
    relation: str,
    delimiter: str,
    headers: tuple[str, ...],
    encoding: str | None,
) -> Landed:
    """The file record by record; what cannot be read is kept with its place and text."""
    import pyarrow  # costs a tenth of a second: only dirty files pay it

    lines, broken = decoded_lines(path, content, encoding)
    places, rows, unreadable = careful_records(lines, delimiter, len(headers), broken)
    columns = physical(len(headers))
    texts = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
    arrow = pyarrow.table(
        [pyarrow.array(places, pyarrow.int64())]
        + [pyarrow.array(text, pyarrow.string()) for text in texts],
        names=[PLACE, *columns],
    )
    connection.register("careful_rows", arrow)
    connection.execute(f"create table {relation} as from careful_rows")
    connection.unregister("careful_rows")
    return landed_text(path, relation, headers, len(rows), len(lines), unreadable)
