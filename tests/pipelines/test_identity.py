"""The guard against personal identity numbers: what it sees, what it lets pass, by what odds."""

from __future__ import annotations

import random

import duckdb
import pytest

from pipelines.identity import (
    CHANCE_OF_TEN_BARE,
    Suspect,
    findings,
    holds_identity_number,
    suspects,
)

# The tax agency's own examples; they belong to no one.
VALID = ["191212121212", "19121212-1212", "121212-1212", "121212+1212", "701063-2391",
         "19701063-2391", "note 19121212-1212, see", "x191212121212y", "1912121212120; 121212-1212",
         "19121212\u20131212", "19121212 1212", "19121212\u00a01212", "19121212\u202f1212",
         "19121212 - 1212", "１９１２１２１２１２１２", "１９１２１２１２－１２１２",
         "１２１２１２＋１２１２", "１９121212-1212"]  # fmt: skip
NOT_VALID = [
    "191212121213",  # check digit wrong
    "191213121212",  # thirteenth month
    "191212321212",  # 32nd day
    "1191212121212",  # thirteen digits: not bounded
    "1912121212",  # ten bare digits are judged by their share
    "161212121212",  # nobody lives since 1612
    "12121-21212",
    "121212 1212",  # ten with a blank: two other numbers beside each other
    "19121212,1212",
    "2025-10-03 08:00",
    "SE2321000016-1003",
]


@pytest.mark.parametrize("text", VALID)
def test_a_valid_number_is_seen(text: str) -> None:
    """Twelve digits or ten with a separator, with a real date and the right check digit."""
    assert holds_identity_number(text)


@pytest.mark.parametrize("text", NOT_VALID)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    """A wrong date, a wrong check digit or a longer number is no identity number."""
    assert not holds_identity_number(text)


@pytest.mark.parametrize("text", VALID)
def test_the_search_finds_whatever_the_guard_would_refuse(text: str) -> None:
    """The cheap condition in SQL leaves out no text that holds a number."""
    with duckdb.connect() as connection:
        connection.execute("create table given as select $1 as note, 'a.csv' as file", [text])
        found = suspects(connection, "given", [("note", "note", "VARCHAR")], "file")
    assert [one.rows for one in findings(found)] == [1]


def test_swedish_text_is_not_read_row_by_row() -> None:
    """Letters that are not ASCII make no text a candidate: only digits in a row do."""
    with duckdb.connect() as connection:
        connection.execute("create table given as select 'Råd om övningar hemma' as note")
        assert suspects(connection, "given", [("note", "note", "VARCHAR")], "'a.csv'") == []


def test_one_certain_number_is_enough() -> None:
    """Every row that holds it is counted, and the finding does not carry the number."""
    found = findings([Suspect("a.csv", "patient", "191212121212", 3), _ten(1)])
    assert [(one.file, one.column, one.rows) for one in found] == [("a.csv", "patient", 3)]
    assert "1212" not in repr(found)


def test_ten_random_digits_pass_as_chance() -> None:
    """0.7 % of ten-digit numbers are valid by chance: a column of them is no reason to refuse."""
    draw = random.Random(17)
    texts = [f"{draw.randrange(10**10):010}" for _ in range(20_000)]
    share = sum(holds_identity_number(f"{text[:6]}-{text[6:]}") for text in texts) / len(texts)
    assert abs(share - CHANCE_OF_TEN_BARE) < 0.002
    assert not findings(Suspect("a.csv", "id", text, 1) for text in texts)


def test_ten_bare_digits_are_refused_at_over_three_times_chance() -> None:
    """Three valid numbers among a hundred are more than chance gives; two are not."""
    others = [_ten(number) for number in range(97)]
    valid = [Suspect("a.csv", "id", text, 1) for text in ("1212121212", "7010632391", "6408233234")]
    assert findings(others + valid)[0].rows == 3
    assert not findings([*others, _ten(98), *valid[:2]])


def test_compact_times_are_valid_numbers_one_time_in_ten() -> None:
    """YYYYMMDDHHMM has a real date by nature, so only its check digit can tell: the guard must
    know which columns are times."""
    times = [f"2025{month:02}{day:02}{hour:02}{minute:02}"
             for month in range(1, 13) for day in range(1, 29)
             for hour in range(24) for minute in (0, 15, 30, 45)]  # fmt: skip
    share = sum(map(holds_identity_number, times)) / len(times)
    assert abs(share - 0.10) < 0.01


def _ten(number: int) -> Suspect:
    """A ten-digit number in month 99: never valid."""
    return Suspect("a.csv", "id", f"1299{number:06}", 1)
