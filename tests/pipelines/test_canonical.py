"""Times, truths and numbers as regions write them, in our notation."""

from __future__ import annotations

import duckdb
import pytest

from pipelines.canonical import canonical
from pipelines.contract import Column


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    opened = duckdb.connect()
    opened.execute("set TimeZone = 'Europe/Stockholm'")
    return opened


def read(connection, kind: str, text: str, as_type: str, values: dict[str, str] | None = None):
    expression = canonical(Column("x", kind), "x", "VARCHAR", values or {})
    return connection.execute(
        f"select try_cast({expression} as {as_type})::varchar from (select $1 as x)", [text]
    ).fetchall()[0][0]


@pytest.mark.parametrize(("text", "local"), [
    ("2025-11-03 08:15", "2025-11-03 08:15:00"),
    ("2025-11-03T08:15:30", "2025-11-03 08:15:30"),
    (" 2025-11-03 8:15 ", "2025-11-03 08:15:00"),
    ("2025-11-03 08.15", "2025-11-03 08:15:00"),
    ("2025-11-03", "2025-11-03 00:00:00"),
    ("20251103", "2025-11-03 00:00:00"),
    ("202511030815", "2025-11-03 08:15:00"),
    ("20251103-0815", "2025-11-03 08:15:00"),
    ("20251103081530", "2025-11-03 08:15:30"),
    # a zone is taken at its word: winter is an hour ahead of UTC, summer two
    ("2025-11-03T08:15:00Z", "2025-11-03 09:15:00"),
    ("2025-07-03T08:15:00Z", "2025-07-03 10:15:00"),
    ("2025-07-03T23:15:00+00:00", "2025-07-04 01:15:00"),
    ("2025-11-03 08:15:00.250+0100", "2025-11-03 08:15:00.25"),
    # not a time
    ("2025-13-03", None), ("03/11/2025", None), ("45964", None), ("", None),
    # born in 1945, not a time: stays text, so the guard can see it
    ("194502281530", None),
])  # fmt: skip
def test_a_time_becomes_swedish_local_time(connection, text: str, local: str | None) -> None:
    """With or without seconds, separators or zone."""
    assert read(connection, "time", text, "timestamp") == local


@pytest.mark.parametrize(("text", "truth"), [
    ("ja", "true"), ("Nej", "false"), ("J", "true"), ("n", "false"), ("1", "true"),
    ("0", "false"), ("TRUE", "true"), ("", None), ("kanske", None),
])  # fmt: skip
def test_yes_and_no_in_both_languages(connection, text: str, truth: str | None) -> None:
    """Words, letters and digits."""
    assert read(connection, "truth", text, "boolean") == truth


@pytest.mark.parametrize(("kind", "text", "number"), [
    ("number", "59,3766", "59.3766"), ("number", "59.3766", "59.3766"), ("whole", "30,0", "30"),
    ("whole", "30", "30"), ("whole", "trettio", None),
])  # fmt: skip
def test_numbers_with_comma_or_point(connection, kind: str, text: str, number: str | None) -> None:
    """A Swedish decimal comma is a decimal point."""
    assert read(connection, kind, text, "integer" if kind == "whole" else "double") == number


def test_their_codes_become_ours_and_others_stay(connection) -> None:
    """Quotes in a code do no harm; a code that is mapped to nothing is empty."""
    values = {"uteblev": "no_show", "patientens 'val'": "1", "-": ""}
    told = [read(connection, "code", text, "varchar", values)
            for text in ("uteblev", " patientens 'val' ", "-", "okänd")]  # fmt: skip
    assert told == ["no_show", "1", None, "okänd"]
