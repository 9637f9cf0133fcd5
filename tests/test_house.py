"""The walls of the house: who may import whom, where SQL lives, and that nothing is half made."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

HOUSE = Path(__file__).resolve().parents[1]
MOST_LINES = 260
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True
).stdout.split()
SOURCES = [HOUSE / name for name in TRACKED if name.endswith((".py", ".sql"))]


def test_rooms_import_only_what_they_may():
    """The import contracts of pyproject.toml hold."""
    assert lint_imports(config_filename=str(HOUSE / "pyproject.toml"), no_cache=True) == 0


def test_ruff_finds_nothing():
    """The linter that the project has chosen is content with every file."""
    found = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "."], cwd=HOUSE, capture_output=True, text=True
    )

    assert found.returncode == 0, found.stdout


def test_files_are_one_idea_long():
    """A file past about 250 lines is usually two ideas."""
    long = {
        str(path.relative_to(HOUSE)): count
        for path in SOURCES
        if path.exists()
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }

    assert long == {}


def test_the_lock_file_names_versions_and_hashes_but_no_address():
    """What is installed is known to the byte, from whatever index a machine has."""
    lock = (HOUSE / "requirements.lock").read_text(encoding="utf-8")

    assert "://" not in lock
    assert "index" not in lock
    assert lock.count("==") <= lock.count("--hash=sha256:")


def test_the_lock_file_covers_what_pyproject_asks_for():
    """Every dependency declared is locked."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["test"]
    lock = (HOUSE / "requirements.lock").read_text(encoding="utf-8")
    names = [re.match(r"[A-Za-z0-9-]+", line).group().lower() for line in asked]

    assert [name for name in names if f"\n{name}==" not in f"\n{lock}"] == []


@pytest.mark.parametrize("wing", ["referral_flow", "dashboard.py", "server.py"])
def test_the_reading_wing_holds_no_sql_of_its_own(wing):
    """SQL lives in sql/; only the doorway chooses rows."""
    files = sorted((HOUSE / wing).rglob("*.py")) if (HOUSE / wing).is_dir() else [HOUSE / wing]
    with_sql = [
        str(path.relative_to(HOUSE))
        for path in files
        if path.name != "warehouse.py" and any(map(is_sql, strings_in(path)))
    ]

    assert with_sql == []


def is_sql(words: str) -> bool:
    """True for text that reads like a query."""
    return bool(
        re.match(r"\s*(select\s.+\sfrom\s|with\s+\w+\s+as\s*\(|from\s+\w+\.\w+)", words, re.S)
    )


def strings_in(path: Path) -> list[str]:
    """Every string constant of a Python file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
