"""Dirty CSV files: nothing is lost, nothing is joined, and the place of each fault is known."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.delimited import land_delimited
from pipelines.landed import Landed

CONNECTION = duckdb.connect()


def land(content: bytes, folder: Path) -> tuple[Landed, list[tuple]]:
    """The file as landed, and its rows with their places."""
    landed = land_delimited(CONNECTION, Path("a.csv"), content, "landed", folder,
                            delimiter=None, encoding=None)  # fmt: skip
    return landed, CONNECTION.execute("from landed").fetchall()


def faults(landed: Landed) -> list[tuple[int, str]]:
    return [(one.place, one.text) for one in landed.unreadable]


def test_places_are_line_numbers(tmp_path: Path) -> None:
    """Blank lines are no records but count as lines."""
    landed, rows = land(b"a;b\n1;2\n\n3;4\n", tmp_path)
    assert rows == [(2, "1", "2"), (4, "3", "4")]
    assert landed.records == 2


def test_a_quoted_record_may_span_lines(tmp_path: Path) -> None:
    """It is one record, at the line where it begins."""
    landed, rows = land(b'a;b\n1;"two\nlines"\n3;4', tmp_path)
    assert rows == [(2, "1", "two\nlines"), (4, "3", "4")]
    assert landed.records == 2


def test_a_quote_never_closed_costs_its_own_line_only(tmp_path: Path) -> None:
    """The lines after it are read as if it were not there."""
    landed, rows = land(b'a;b;c\n1;"2;3\n4;5;6\n7;8;9\n', tmp_path)
    assert faults(landed) == [(2, '1;"2;3')]
    assert [row[0] for row in rows] == [3, 4]


def test_two_stray_quotes_do_not_swallow_what_lies_between(tmp_path: Path) -> None:
    """Two lines with a stray quote each could pass for one long record: they are two faults."""
    landed, rows = land(b'a;b;c\n1;2;"3\n4;5;6\n7;8;9"\n', tmp_path)
    assert faults(landed) == [(2, '1;2;"3')]
    assert rows == [(3, "4", "5", "6"), (4, "7", "8", '9"')]


def test_too_many_and_too_few_fields(tmp_path: Path) -> None:
    """More fields than the header has are a fault unless they are empty."""
    landed, rows = land(b"a;b\n1;2;3\n4\n5;6;;\n", tmp_path)
    assert faults(landed) == [(2, "1;2;3"), (3, "4")]
    assert rows == [(4, "5", "6")]


def test_a_line_that_is_not_utf_8_is_kept_as_unreadable(tmp_path: Path) -> None:
    """Other lines of the file prove that it is UTF-8."""
    landed, rows = land("a;b\nå;1\n".encode() + b"\xe5;2\n", tmp_path)
    assert rows == [(2, "å", "1")]
    assert [place for place, _ in faults(landed)] == [3]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(end: str, tmp_path: Path) -> None:
    """Unix, Windows and old Macintosh line ends mean the same."""
    _, rows = land(end.join(["a;b", "1;2", "3;4"]).encode(), tmp_path)
    assert rows == [(2, "1", "2"), (3, "3", "4")]


TEXT = st.text(st.sampled_from('ab1 å;",\n\r'), max_size=6)
RECORDS = st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=8)


@given(RECORDS, st.sampled_from(";,\t"))
@settings(max_examples=150, deadline=None)
def test_what_a_csv_writer_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, records: list[list[str]], delimiter: str
) -> None:
    """Any text, quoted as CSV quotes it, comes back as it was, one record for each written."""
    records = [["k", *row] for row in records]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([["key", "x", "y", "z"], *records])
    landed, rows = land(file.getvalue().encode(), tmp_path_factory.mktemp("csv"))
    written = [tuple(_line_ends(cell) for cell in row) for row in records
               if not _looks_like_two_records(row, delimiter)]  # fmt: skip
    if len(written) == len(records):
        assert [tuple(cell or "" for cell in row[1:]) for row in rows] == written
        assert landed.records == len(records)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _looks_like_two_records(row: list[str], delimiter: str) -> bool:
    """Text that itself holds a line of as many fields is taken for a quote never closed."""
    return any(line.count(delimiter) >= 1 for cell in row for line in cell.splitlines())


@given(st.lists(st.sampled_from(["1;2;3", '1;"2;3', "1;2", '1;"2";3', '"', "1;2;3;4", ";;"]),
                max_size=12))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_every_dirty_line_is_read_or_kept(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    """No line vanishes: each is in one row, or inside one, or unreadable with its own text."""
    content = "\n".join(["a;b;c", *lines]).encode()
    landed, rows = land(content, tmp_path_factory.mktemp("csv"))
    assert landed.records == len(rows) + len(landed.unreadable)
    inside = sum(str(cell).count("\n") for row in rows for cell in row)
    assert len(rows) + len(landed.unreadable) + inside == len(lines)
