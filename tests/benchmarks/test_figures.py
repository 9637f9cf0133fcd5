"""Benchmarks say what held, what broke and what was not measured. Nothing is timed here."""

from __future__ import annotations

import pytest

from benchmarks.figures import Figure, machine
from benchmarks.process import Run, middle, run


@pytest.mark.parametrize(
    ("value", "limit", "held"),
    [(7.9, 8.0, True), (8.1, 8.0, False), (3.0, None, None), (None, 0.2, None)],
)
def test_a_promise_is_held_broken_or_not_judged(value, limit, held):
    """What was not measured, or never promised, is not called held."""
    assert Figure("build", value, "s", limit).is_within is held


def test_the_middle_of_several_runs_ignores_one_bad_minute():
    """A run that met a busy machine does not move the median."""
    assert middle([Run(1.0, 10.0), Run(9.0, 11.0), Run(1.2, 12.0)]) == Run(1.2, 11.0)


def test_a_command_that_fails_is_told_with_its_last_words():
    """A benchmark of a broken build would otherwise look like a fast one."""
    with pytest.raises(RuntimeError, match="no such thing"):
        run(["-c", "raise SystemExit('no such thing')"])


def test_a_process_is_measured_with_its_memory():
    """Holding fifty million bytes shows in the peak."""
    assert run(["-c", "x = bytearray(50_000_000)"]).peak_mb > 50


def test_figures_come_with_the_machine_they_rest_on():
    """Without cores and load a time says nothing."""
    assert {"cores", "memory", "load", "python", "duckdb"} <= set(machine())
