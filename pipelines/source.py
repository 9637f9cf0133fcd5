"""source.toml: how one region names, writes and selects what it hands over.

Knows the form of the file only; refuses a key that it does not know rather than ignore it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from pipelines.contract import TABLES, Table
from pipelines.errors import ExtractRefused

SUFFIXES = (".csv", ".csv.gz", ".txt", ".parquet", ".xlsx", ".ndjson", ".jsonl")
ENCODINGS = {"utf-8": "utf-8", "utf8": "utf-8", "latin-1": "latin-1", "latin1": "latin-1",
             "iso-8859-1": "latin-1", "cp1252": "cp1252", "windows-1252": "cp1252"}  # fmt: skip
SELECTIONS = ("started", "ended", "open_at")
_TOP = {"title": str, "synthetic": bool, "as_of": date, "region": dict, "tables": dict}
_REGION = {"code": str, "sv": str, "en": str}
_TABLE = {"files": (str, list), "delimiter": str, "encoding": str, "from": date,
          "selected_by": str, "surrogate": list, "columns": dict, "values": dict}  # fmt: skip


@dataclass(frozen=True)
class TableSource:
    """What source.toml says of one table; `columns` maps our names to theirs."""

    files: tuple[str, ...]
    delimiter: str | None = None
    encoding: str | None = None
    complete_from: date | None = None
    selected_by: str | None = None
    surrogate: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """An extract folder and what it says of itself."""

    folder: Path
    title: str
    is_synthetic: bool
    as_of: date | None
    region_code: str | None
    region_sv: str | None
    region_en: str | None
    tables: Mapping[str, TableSource]

    def files(self, table: str) -> list[Path]:
        """The deliveries of one table in order: a later file name is a later delivery."""
        found = {path for pattern in self.tables[table].files
                 for path in self.folder.glob(pattern) if path.is_file()}  # fmt: skip
        return sorted(found, key=_delivery)


def _delivery(path: Path) -> tuple[str, str]:
    """bookings.csv comes before bookings-2025-11.csv, though "-" comes before "."."""
    suffix = next((one for one in SUFFIXES if path.name.lower().endswith(one)), "")
    return path.name[: len(path.name) - len(suffix)], path.name


def read_source(folder: Path) -> Source:
    """The folder's source.toml, or canonical names where it has none; raises `ExtractRefused`."""
    path = folder / "source.toml"
    said = _toml(path) if path.exists() else {}
    _check(said, _TOP, path, "source.toml")
    region = said.get("region", {})
    _check(region, _REGION, path, "[region]")
    return Source(
        folder, said.get("title", folder.resolve().name), said.get("synthetic", False),
        _day(said.get("as_of")), region.get("code"), region.get("sv"), region.get("en"),
        _tables(said.get("tables", {}), path),
    )  # fmt: skip


def _toml(path: Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ExtractRefused(f"{path.name} is not valid TOML ({error}): correct it.") from error


def _tables(said: Mapping[str, dict], path: Path) -> dict[str, TableSource]:
    _refuse_unknown(said, TABLES, path, "[tables]")
    return {name: _table_source(table, said.get(name, {}), path)
            for name, table in TABLES.items()}  # fmt: skip


def _table_source(table: Table, said: Mapping, path: Path) -> TableSource:
    place = f"[tables.{table.name}]"
    _check(said, _TABLE, path, place)
    _refuse_unknown(said.get("columns", {}), table.column_names, path, f"{place} columns")
    _refuse_unknown(said.get("values", {}), table.column_names, path, f"{place} values")
    _refuse_unknown(said.get("surrogate", []), table.column_names, path, f"{place} surrogate")
    _refuse_choice(said.get("selected_by"), SELECTIONS, path, f"{place} selected_by")
    _refuse_choice(said.get("encoding"), ENCODINGS, path, f"{place} encoding")
    return TableSource(
        _patterns(said.get("files", canonical_files(table.name)), path, place),
        _one_character(said.get("delimiter"), path, place),
        ENCODINGS.get(said.get("encoding")), _day(said.get("from")), said.get("selected_by"),
        tuple(said.get("surrogate", ())), _texts(said.get("columns", {}), path, place),
        {column: _texts(values, path, f"{place} values.{column}")
         for column, values in said.get("values", {}).items()},
    )  # fmt: skip


def _patterns(said: str | Iterable[str], path: Path, place: str) -> tuple[str, ...]:
    patterns = (said,) if isinstance(said, str) else tuple(said)
    for pattern in patterns:
        if (
            not isinstance(pattern, str)
            or not pattern
            or Path(pattern).is_absolute()
            or (".." in Path(pattern).parts)
        ):
            raise ExtractRefused(
                f"{path.name}: {place} files holds {pattern!r}: name files inside the extract "
                'folder, such as "bookings-*.csv".'
            )
    return patterns


def _one_character(said: str | None, path: Path, place: str) -> str | None:
    if said is not None and len(said) != 1:
        raise ExtractRefused(f"{path.name}: {place} delimiter must be one character: correct it.")
    return said


def canonical_files(table: str) -> tuple[str, ...]:
    """The patterns of a table's files where nothing is said: bookings.csv, bookings-2025-11.csv."""
    return tuple(f"{table}{part}{suffix}" for part in ("", "-*", "_[0-9]*") for suffix in SUFFIXES)


def _check(said: object, known: Mapping[str, type], path: Path, place: str) -> None:
    if not isinstance(said, dict):
        raise ExtractRefused(f"{path.name}: {place} must be a table of keys: correct it.")
    _refuse_unknown(said, known, path, place)
    for key, value in said.items():
        if not isinstance(value, known[key]):
            raise ExtractRefused(
                f'{path.name}: key "{key}" in {place} is {value!r}, of the wrong kind: it must '
                f"be {_kind(known[key])}."
            )


def _refuse_unknown(said: Iterable[str], known: Iterable[str], path: Path, place: str) -> None:
    for key in said:
        if key not in known:
            near = get_close_matches(str(key), list(known), 1)
            remedy = f'did you mean "{near[0]}"?' if near else f"it knows {', '.join(known)}."
            raise ExtractRefused(f'{path.name}: key "{key}" in {place} is unknown: {remedy}')


def _refuse_choice(said: str | None, known: Iterable[str], path: Path, place: str) -> None:
    if said is not None and said not in known:
        raise ExtractRefused(f'{path.name}: {place} is "{said}": choose one of {", ".join(known)}.')


def _texts(said: Mapping, path: Path, place: str) -> dict[str, str]:
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise ExtractRefused(f'{path.name}: {place} must hold lines of name = "text": correct it.')
    return dict(said)


def _day(said: date | datetime | None) -> date | None:
    return said.date() if isinstance(said, datetime) else said


def _kind(kind: type | tuple[type, ...]) -> str:
    words = {str: "a text", bool: "true or false", date: "a date (2025-10-31, unquoted)",
             dict: "a table", list: "a list"}  # fmt: skip
    return " or ".join(words[one] for one in (kind if isinstance(kind, tuple) else (kind,)))
