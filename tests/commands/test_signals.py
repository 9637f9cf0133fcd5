"""`signals`: what changed is listed, what did not is not, and nothing is told of few people."""

from __future__ import annotations

import json
import stat
from datetime import date
from math import ceil, log10

import numpy as np
import pytest

import referral_flow.__main__ as command_line
from referral_flow.commands.signal_table import signal_table
from referral_flow.commands.signals import FIELDS
from referral_flow.findings.false_alarms import (
    ALARMS_PER_RULE,
    all_findings,
    expected_false_alarms,
    signals_among,
)
from referral_flow.findings.series_rules import Finding
from referral_flow.model import Unit
from referral_flow.text import same
from tests.fake_warehouse import FakeWarehouse, metric

MONTHS = [f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in range(1, 13)][10:34]
REGION = Unit("region-17", "region", same("Värmland"))
HOME = {"region_id": "region-17"}
CENTRES = [Unit(f"V{n}", "health_centre", same(f"Vårdcentral {n}"), **HOME) for n in range(1, 17)]


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def listed(monkeypatch, capsys, tmp_path):
    """What `signals --json` prints of a warehouse."""

    def printed(warehouse: FakeWarehouse, *arguments: str) -> dict:
        monkeypatch.setattr(command_line, "open_warehouse", lambda folder: warehouse)
        assert command_line.main(["signals", "--json", *arguments]) == 0
        return json.loads(capsys.readouterr().out)

    return printed


def region(shares=None, counts=None, **others) -> FakeWarehouse:
    """Sixteen health centres with `shares` (unit → month → share of 100), or `counts`."""
    kinds = {"unit_kinds": ("region", "health_centre"), "matures_after_days": 0}
    random = np.random.default_rng(1)
    people = 100
    ratios = [
        ("share", unit, month, None, None, random.binomial(people, share(at)), people)
        for unit, share in (shares or {}).items()
        for at, month in enumerate(MONTHS)
    ]
    held = [
        ("seekers", unit, month, None, None, int(number(at)))
        for unit, number in (counts or {}).items()
        for at, month in enumerate(MONTHS)
    ]
    metrics = [metric("share", **kinds), metric("seekers", "count", **kinds)]
    units = [REGION, *CENTRES]
    return FakeWarehouse(
        metrics, ratios=ratios, counts=held, units=units, others=others.get("others")
    )


def steady(share: float):
    return lambda month: share


def test_a_step_is_listed_with_its_month_and_size(listed):
    """12 %, then 40 % from January 2025: one signal, of the rule for lasting changes."""
    found = listed(region({"V1": lambda at: 0.12 if at < 14 else 0.40}))
    (row,) = found["signals"]

    assert list(row) == list(FIELDS)
    assert (row["unit_id"], row["metric"], row["split"]) == ("V1", "share", None)
    assert (row["rule"], row["month"]) == ("shift", "2025-01")
    assert row["size"] == pytest.approx(0.28, abs=0.03)
    assert row["p_value"] < 1e-6
    assert row["n"] == 1000


def test_nothing_changed_nothing_listed(listed):
    """Sixteen steady centres, all alike: an empty list, and still a number of false alarms."""
    found = listed(region({unit.unit_id: steady(0.3) for unit in CENTRES}))

    assert found["signals"] == []
    assert 0 < found["expected_false_alarms"] <= sum(ALARMS_PER_RULE.values())


def test_one_centre_unlike_the_others_is_listed(listed):
    """Always 60 % where fifteen others have 90: no month gives it away, the others do."""
    shares = {unit.unit_id: steady(0.9) for unit in CENTRES} | {"V8": steady(0.6)}
    (row,) = listed(region(shares))["signals"]

    assert (row["unit_id"], row["rule"]) == ("V8", "unlike_others")
    assert row["size"] == pytest.approx(-0.3, abs=0.03)
    assert row["n"] == 1200


def test_a_lost_month_is_listed_and_july_is_not(listed):
    """Every centre halves in July; one also loses most of March 2025."""

    def seekers(at: int) -> float:
        return 300 if MONTHS[at].endswith("-07") else 600

    counts = {unit.unit_id: seekers for unit in CENTRES}
    counts["V7"] = lambda at: 60 if MONTHS[at] == "2025-03" else seekers(at)
    counts["region-17"] = lambda at: sum(counts[unit.unit_id](at) for unit in CENTRES)
    (row,) = listed(region(counts=counts))["signals"]

    assert (row["unit_id"], row["rule"], row["month"]) == ("V7", "outside", "2025-03")
    assert row["size"] == pytest.approx(-540, abs=10)
    assert row["n"] == 60


def test_few_people_are_listed_without_their_numbers(listed):
    """Three of 600 seekers in March: the month stands out, how many there were is not told."""
    counts = {unit.unit_id: steady(600) for unit in CENTRES}
    counts["V7"] = lambda at: 3 if MONTHS[at] == "2025-03" else 600
    counts["region-17"] = lambda at: sum(counts[unit.unit_id](at) for unit in CENTRES)
    (row,) = listed(region(counts=counts))["signals"]

    assert (row["size"], row["n"]) == (None, None)


def test_rare_events_are_judged_by_the_cases_between_them(listed):
    """Some three of a hundred a month, then hardly any: no limits, but a long gap or a change."""
    (row,) = listed(region({"V1": lambda at: 0.04 if at < 12 else 0.0}))["signals"]

    assert row["rule"] == "between_events"
    assert row["size"] is None


def test_the_chance_of_few_events_does_not_tell_how_many_they_were(listed):
    """Of hidden numbers the p-value is told as a power of ten that it is at most."""
    rare = region({"V1": lambda at: 0.04 if at < 12 else 0.0})
    (row,) = listed(rare)["signals"]
    (exact,) = signals_among(all_findings(rare))

    assert row["p_value"] == pytest.approx(10.0 ** ceil(log10(exact.p_value)))
    assert row["p_value"] >= exact.p_value


def test_no_p_value_is_told_as_nought(listed):
    """From nobody to everybody: tiny, and still a number above nought."""
    found = listed(region({"V1": lambda at: float(at >= 14)}))

    assert all(0 < row["p_value"] <= 1 for row in found["signals"])
    assert found["signals"]


def test_what_was_introduced_is_asked_about_once_for_all(listed):
    """Eight centres with a template from January 2025 halve; the list says so for the region."""
    starts = [unit.unit_id for unit in CENTRES[:8]]
    shares = {
        unit.unit_id: (lambda at: 0.3 if at < 14 else 0.2) if unit.unit_id in starts
        else steady(0.3)
        for unit in CENTRES
    }  # fmt: skip
    rows = {
        "reference.events": [("template", date(2025, 1, 1), u, "Mall", "Template") for u in starts],
        "reference.event_measures": [("template", "share", None, None, "Därför", "Because")],
    }
    found = listed(region(shares, others=rows))["signals"]
    (row,) = [row for row in found if row["rule"] == "dated_change"]

    assert (row["unit_id"], row["split"], row["split_value"]) == ("region-17", "event", "template")
    assert row["month"] == "2025-01"
    assert row["size"] == pytest.approx(-0.1, abs=0.02)


def test_the_table_calls_what_was_introduced_by_its_name():
    """The list of events has words for it; the key is for machines."""
    day = date(2025, 1, 1)
    steps = region({"V1": steady(0.3)}, others={
        "reference.events": [("template", day, "V1", "Ny mall", "New template")],
    })  # fmt: skip
    signal = dict.fromkeys(FIELDS) | {
        "unit_id": "region-17", "metric": "share", "split": "event", "split_value": "template",
        "rule": "dated_change", "month": "2025-01", "p_value": 0.001,
    }  # fmt: skip
    found = {"expected_false_alarms": 0.1, "signals": [signal]}

    assert "Ny mall" in signal_table(steps, found, "sv")
    assert "New template" in signal_table(steps, found, "en")


def test_the_list_keeps_to_its_false_alarms():
    """A thousand series at one tenth of an alarm: only p-values up to 1 in 10 000 are signals."""
    asked = [finding("outside", p_value) for p_value in (1e-4, 1.1e-4, *[0.5] * 998)]

    assert [one.p_value for one in signals_among(asked)] == [1e-4]
    assert expected_false_alarms(asked) == pytest.approx(0.1)


def test_a_rule_asked_about_few_series_is_held_to_one_in_a_hundred():
    """Three questions do not make a p-value of three in a hundred a signal."""
    asked = [finding("dated_change", p_value) for p_value in (0.009, 0.02, 0.5)]

    assert [one.p_value for one in signals_among(asked)] == [0.009]
    assert expected_false_alarms(asked) == pytest.approx(0.03)


def finding(rule: str, p_value: float) -> Finding:
    return Finding("share", "V1", None, None, rule, "2025-01", 0.1, p_value, 100, ((50, 100),))


def test_the_list_is_kept_for_its_owner_alone(listed, cache, tmp_path):
    """One file, of this build, that nobody else may read; the second call is answered from it."""
    (tmp_path / "current.json").write_text('{"build_id": "abcdef012345"}')
    first = listed(region({"V1": lambda at: 0.12 if at < 14 else 0.40}))
    (file,) = (cache / "remissflode").iterdir()
    second = listed(None, "--warehouse", str(tmp_path))

    assert "abcdef012345" in file.name
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert first == second


def test_a_kept_list_that_cannot_be_read_is_made_anew(listed, cache):
    """Half a file is no list."""
    steps = region({"V1": lambda at: 0.12 if at < 14 else 0.40})
    first = listed(steps)
    (file,) = (cache / "remissflode").iterdir()
    file.write_text("{")

    assert listed(steps) == first


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "nivån har ändrats"), ("en", "the level has moved")]
)
def test_without_json_it_is_a_table(monkeypatch, capsys, language, words):
    """What the list claims, then whose, of what and since when, in the reader's language."""
    steps = region({"V1": lambda at: 0.12 if at < 14 else 0.40})
    monkeypatch.setattr(command_line, "open_warehouse", lambda folder: steps)
    command_line.main(["signals", "--lang", language])
    printed = capsys.readouterr().out

    assert words in printed
    assert "Vårdcentral 1" in printed
    assert "2025-01" in printed
