"""One file of any format as a relation that DuckDB can read, with every record accounted for."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import duckdb

from pipelines.delimited import land_delimited
from pipelines.errors import ExtractRefused
from pipelines.landed import PLACE, Landed, Unreadable, landed_text, physical
from pipelines.source import TableSource


def land(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    content: bytes,
    said: TableSource,
    relation: str,
    workshop: Path,
) -> Landed:
    """The file's rows; `content` is the file as it lies on disk. Raises `ExtractRefused`."""
    name = path.name.lower()
    try:
        if name.endswith(".parquet"):
            return _parquet(connection, path)
        if name.endswith(".xlsx"):
            return _workbook(connection, path, relation)
        text = gzip.decompress(content) if name.endswith(".gz") else content
        if name.removesuffix(".gz").endswith((".ndjson", ".jsonl")):
            return _json_lines(connection, path, text, relation)
    except (duckdb.Error, OSError, EOFError, ImportError) as error:
        raise _damaged(path, error) from error
    return land_delimited(connection, path, text, relation, workshop,
                          delimiter=said.delimiter, encoding=said.encoding)  # fmt: skip


def _damaged(path: Path, error: Exception) -> ExtractRefused:
    return ExtractRefused(
        f"{path.name} cannot be opened as {path.suffix} ({type(error).__name__}): "
        "it is damaged or of another format; export it again."
    )


def _parquet(connection: duckdb.DuckDBPyConnection, path: Path) -> Landed:
    """Parquet is read where it lies and keeps its types: text would cost a second and tell less."""
    quoted = str(path).replace("'", "''")
    described = connection.execute(f"describe from read_parquet('{quoted}')").fetchall()
    records = connection.execute(f"select count(*) from read_parquet('{quoted}')").fetchall()[0][0]
    headers = tuple(row[0] for row in described)
    relation = (f"(select file_row_number + 1 as {_quoted(PLACE)}, * exclude (file_row_number) "
                f"from read_parquet('{quoted}', file_row_number = true))")  # fmt: skip
    return Landed(path, relation, headers, tuple(map(_quoted, headers)),
                  tuple(row[1] for row in described), records,
                  last_place=records + 1, is_table=False)  # fmt: skip


def _workbook(connection: duckdb.DuckDBPyConnection, path: Path, relation: str) -> Landed:
    """The first sheet of a workbook, all as text; rows without a single value are no records."""
    import fastexcel

    try:
        sheet = fastexcel.read_excel(path).load_sheet(0, dtypes="string", header_row=0)
    except fastexcel.FastExcelError as error:
        raise _damaged(path, error) from error
    frame = sheet.to_polars()
    headers = tuple(name.strip() for name in frame.columns)
    columns = physical(len(headers))
    connection.register("sheet_rows", frame.rename(dict(zip(frame.columns, columns, strict=True))))
    is_filled = " or ".join(f"nullif(trim({column}), '') is not null" for column in columns)
    connection.execute(
        f"create table {relation} as select * from "
        f"(select row_number() over () + 1 as {PLACE}, * from sheet_rows) where {is_filled}"
    )
    connection.unregister("sheet_rows")
    records = connection.execute(f"select count(*) from {relation}").fetchall()[0][0]
    return landed_text(path, relation, headers, records, frame.height + 1)


def _json_lines(
    connection: duckdb.DuckDBPyConnection, path: Path, content: bytes, relation: str
) -> Landed:
    """One JSON object a line; the columns are all keys that any line has."""
    import pyarrow

    lines = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "backslashreplace").split("\n")
    places, texts, unreadable = [], [], []
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if _is_object(line):
            places.append(place)
            texts.append(line)
        else:
            unreadable.append(Unreadable(place, "not a JSON object", line))
    connection.register("json_rows", pyarrow.table(
        [pyarrow.array(places, pyarrow.int64()), pyarrow.array(texts, pyarrow.string())],
        names=[PLACE, "line"]))  # fmt: skip
    headers = tuple(row[0] for row in connection.execute(
        "select distinct unnest(json_keys(line)) as name from json_rows order by name"
    ).fetchall())  # fmt: skip
    columns = physical(len(headers))
    values = [f"json_extract_string(line, {_pointer(header)}) as {column}"
              for header, column in zip(headers, columns, strict=True)]  # fmt: skip
    connection.execute(f"create table {relation} as select {', '.join([PLACE, *values])} "
                       "from json_rows")  # fmt: skip
    connection.unregister("json_rows")
    return landed_text(path, relation, headers, len(places), len(lines), unreadable)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _pointer(key: str) -> str:
    """A JSON pointer to one key, as an SQL literal."""
    return "'/" + key.replace("~", "~0").replace("/", "~1").replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
