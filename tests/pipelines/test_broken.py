"""Every way to break an extract, once: what is set aside by which rule, and what is counted where.

What is refused is tried in test_build.py, against a published folder.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from data_samples.broken import make_broken
from pipelines.build import SQL, Outcome, check
from pipelines.progress import Progress
from pipelines.sqlfile import read_layer

FOLDERS = sorted(path.parent for path in make_broken.HERE.glob("*/expected.toml"))
EXPECTED = {folder: tomllib.loads((folder / "expected.toml").read_text("utf-8"))
            for folder in FOLDERS}  # fmt: skip


def named(key: str) -> list:
    """The folders whose expectation has a key."""
    return [pytest.param(folder, id=folder.name) for folder in FOLDERS if key in EXPECTED[folder]]


def checked(folder: Path) -> Outcome:
    return check(folder, None, Progress())


@pytest.mark.parametrize("folder", named("rule"))
def test_a_row_is_set_aside_or_flagged_by_its_rule(folder: Path) -> None:
    """The rule, its field and the number of rows are told; warned rows stay, rejected ones go."""
    expected, outcome = EXPECTED[folder], checked(folder)
    broken = {(one.table, one.rule, one.severity, one.field): one.rows
              for one in outcome.broken_rules}  # fmt: skip
    assert broken == {
        (expected["table"], expected["rule"], expected["severity"], expected["field"]): expected[
            "rows"
        ]
    }
    is_rejected = expected["severity"] == "rejected"
    assert outcome.counts[expected["table"]].quarantined == expected["rows"] * is_rejected


@pytest.mark.parametrize("folder", named("counts"))
def test_every_record_is_counted_where_it_went(folder: Path) -> None:
    """Unreadable, superseded and later records are counted as such, and only those."""
    expected = EXPECTED[folder]
    counts = vars(checked(folder).counts[expected["table"]])
    assert {name: value for name, value in counts.items() if value} == expected["counts"]


def test_the_folders_are_what_their_maker_writes() -> None:
    """Nobody has edited a broken extract by hand, and none is left behind."""
    for case in make_broken.CASES:
        folder = make_broken.HERE / case.name
        on_disk = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert on_disk == make_broken.files_of(case), case.name
    assert [folder.name for folder in FOLDERS] == sorted(case.name for case in make_broken.CASES)


def test_every_rule_is_broken_once() -> None:
    """A rule without an extract that breaks it may be a rule that never strikes."""
    files = read_layer(SQL / "quarantine")
    rules = {rule for file in files for rule in file.front.get("rules", {})}
    assert {said["rule"] for said in EXPECTED.values() if "rule" in said} == rules
