"""What is kept of a build is found again by the same sources, and by no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from referral_flow.commands import kept_signals
from referral_flow.findings.kept import RESTS_ON, TOOL, keep, kept, name_of

BUILD = "0123456789ab"


def tool(folder: Path, *texts: tuple[str, str]) -> Path:
    """A tool of a few sources, by path and text."""
    for path, text in texts:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize(
    "path", ["statistics/tree.py", "findings/search.py", "disclosure/cells.py"]
)
def test_another_line_in_a_source_is_another_name(tmp_path, path):
    """Nobody has to raise a number: what was found by older sources is not met again."""
    before = tool(tmp_path / "before", (path, "LEAST = 5\n"))
    same = tool(tmp_path / "same", (path, "LEAST = 5\n"))
    after = tool(tmp_path / "after", (path, "LEAST = 6\n"))

    assert name_of("search", BUILD, before) == name_of("search", BUILD, same)
    assert name_of("search", BUILD, before) != name_of("search", BUILD, after)


def test_another_place_for_the_same_line_is_another_name(tmp_path):
    """The same text in another file is another tool."""
    here = tool(tmp_path / "here", ("findings/one.py", "x = 1\n"), ("findings/two.py", ""))
    there = tool(tmp_path / "there", ("findings/one.py", ""), ("findings/two.py", "x = 1\n"))

    assert name_of("search", BUILD, here) != name_of("search", BUILD, there)


def test_a_page_may_be_rewritten_and_the_search_stands(tmp_path):
    """How a finding is told changes nothing of what was found."""
    before = tool(tmp_path / "before", ("findings/a.py", ""), ("panels/overview.py", "x = 1\n"))
    after = tool(tmp_path / "after", ("findings/a.py", ""), ("panels/overview.py", "x = 2\n"))

    assert name_of("search", BUILD, before) == name_of("search", BUILD, after)


def test_every_source_that_is_named_is_there():
    """A room that moves house must be named anew, or its changes would go unseen."""
    assert [pattern for pattern in RESTS_ON if not list(TOOL.glob(pattern))] == []


@pytest.mark.parametrize("written", ["", "{", "[1, 2]", "{}", '{"signals": []}'])
def test_a_kept_list_that_is_broken_or_of_another_shape_is_not_read(cache, written):
    """Half a file, another kind of text, or too little: as if nothing had been kept."""
    whole = {"expected_false_alarms": 0.4, "signals": []}
    kept_signals.keep(BUILD, whole)
    assert kept_signals.kept(BUILD) == whole

    (place,) = (cache / "remissflode").iterdir()
    place.write_text(written)

    assert kept_signals.kept(BUILD) is None


def test_what_is_kept_is_read_back_by_its_name_alone():
    """Another name knows nothing of it."""
    keep("search-a", {"found": [1]})

    assert json.dumps(kept("search-a")) == '{"found": [1]}'
    assert kept("search-b") is None
