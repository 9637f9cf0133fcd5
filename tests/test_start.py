"""The starter: what it does when things are there, missing, or wrong."""

from __future__ import annotations

import json
import socket

import pytest

import start


@pytest.fixture
def commands(monkeypatch):
    """Commands that the starter would run, collected instead of run."""
    collected = []

    def collect(command, **how):
        collected.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(start, "run", collect)
    monkeypatch.setattr(start, "set_up", lambda: 0)
    return collected


def folder_with_warehouse(folder):
    """A folder whose pointer names a file that is there."""
    (folder / "referral_flow-abc.duckdb").touch()
    (folder / "current.json").write_text(json.dumps({"file": "referral_flow-abc.duckdb"}))
    return folder


def test_a_pointer_to_a_missing_file_is_no_warehouse(tmp_path):
    """A half-deleted warehouse is built anew rather than served."""
    folder_with_warehouse(tmp_path)
    assert start.has_warehouse(tmp_path)

    (tmp_path / "referral_flow-abc.duckdb").unlink()

    assert not start.has_warehouse(tmp_path)


def test_the_sample_is_built_only_where_there_is_no_warehouse(tmp_path, commands):
    """The second start serves what the first one built."""
    start.build_if_needed(start.options(["--warehouse", str(tmp_path)]))
    assert commands[0][1:4] == ["-m", "pipelines", "build"]
    assert commands[0][5].endswith("data_samples")

    folder_with_warehouse(tmp_path)
    start.build_if_needed(start.options(["--warehouse", str(tmp_path)]))

    assert len(commands) == 1


def test_extracts_that_are_named_are_always_built(tmp_path, commands):
    """Whoever names a folder of extracts wants to see those, not an older build."""
    warehouse = folder_with_warehouse(tmp_path)

    start.build_if_needed(start.options(["--warehouse", str(warehouse), "--extracts", "mine"]))

    assert commands[0][5].endswith("mine")


def test_a_port_in_use_is_said_before_anything_is_built(commands, capsys):
    """The reader learns which port is taken and how to choose another."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert start.main(["--port", str(port)]) == 1

    assert str(port) in capsys.readouterr().err
    assert commands == []


@pytest.mark.parametrize(("ci", "expected"), [("true", 1), ("", 0)])
def test_without_a_browser_the_rest_runs_and_ci_fails(commands, monkeypatch, capsys, ci, expected):
    """No way to a browser: the other tests run, the gap is said loudly, and CI is red."""
    monkeypatch.setattr(start, "a_browser", lambda: None)
    monkeypatch.setenv("CI", ci)

    assert start.main(["test", "-x"]) == expected
    assert commands[0][-3:] == ["-m", "not browser", "-x"]
    assert "DID NOT RUN" in capsys.readouterr().err


def test_the_browser_that_is_named_comes_first(tmp_path, monkeypatch):
    """CHROMIUM wins over whatever is on the path."""
    mine = tmp_path / "my-browser"
    mine.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(mine))

    assert start.installed_browser() == str(mine)


def test_another_lock_file_asks_for_a_new_environment(tmp_path, monkeypatch):
    """The stamp follows the content of the lock file."""
    lock = tmp_path / "requirements.lock"
    monkeypatch.setattr(start, "LOCK", lock)
    lock.write_text("a==1")
    before = start.fingerprint()
    lock.write_text("a==2")

    assert start.fingerprint() != before


def test_wrong_use_has_its_own_exit_code(capsys):
    """64, as everywhere in the tool."""
    with pytest.raises(SystemExit) as stop:
        start.main(["--prot", "1"])

    assert stop.value.code == 64


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_cannot_be_is_refused_in_a_sentence(capsys, port):
    """Before anything is set up, and without a traceback."""
    with pytest.raises(SystemExit) as stopped:
        start.options(["--port", port])

    assert stopped.value.code == start.WRONG_USE
    assert f"{port} is not a port" in capsys.readouterr().err


def test_a_misspelt_command_is_told_what_there_is(capsys):
    """Nothing is built or served for `start.py tset`."""
    assert start.main(["tset"]) == start.WRONG_USE
    said = capsys.readouterr().err
    assert "tset" in said and "test or setup" in said
