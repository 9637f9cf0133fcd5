"""The file of everything, the lists beside it, and the places where files are written."""

from __future__ import annotations

import csv
import io
import json

import polars as pl
import pytest

import referral_flow.__main__ as command_line
from referral_flow.commands.everything import everything
from tests.fake_warehouse import FakeWarehouse, metric, units


def test_one_tidy_file_holds_everything(tmp_path):
    """Every metric, with labels in both languages, and what the figures rest on in each row."""
    out = tmp_path / "all.parquet"
    assert command_line.main(["values", "--all", "--format", "parquet", "--out", str(out)]) == 0
    rows = pl.read_parquet(out)

    assert set(rows["metric"]) == {"share", "returned", "wait", "people"}
    assert rows["build_id"].unique().to_list() == ["abcdef012345"]
    assert rows["is_synthetic"].all()
    assert rows.filter(split_value="phone")["split_value_label_sv"].to_list() == ["Telefon"]
    assert rows.filter(metric="wait")["median"].to_list() == [9]
    hidden = rows.filter(suppressed=True)
    assert hidden.select("numerator", "denominator", "value", "low", "high", "n").null_count(
    ).row(0) == (hidden.height,) * 6  # fmt: skip


def test_parquet_needs_a_file(capsys):
    """Nobody wants it on the screen."""
    assert command_line.main(["values", "--all", "--format", "parquet"]) == 64
    assert "--out" in capsys.readouterr().err


def test_the_tidy_file_can_be_narrowed(rows_of):
    """Unit, period and split choose rows of the file, and labels in both languages stay."""
    arguments = ["--all", "--unit", "K1", "--period", "2025-Q3", "--split", "booking_via"]
    rows = rows_of(*arguments)

    assert [(row["metric"], row["split_value"], row["numerator"]) for row in rows] == [
        ("share", "web_clinic", 20),
        ("share", "phone", 10),
    ]
    assert {row["split_label_en"] for row in rows} == {"Booked by"}


def test_the_tidy_file_has_every_grain_and_split_until_told_otherwise(rows_of):
    """--unit narrows it to a clinic; --grain to a step, splits and all."""
    of_clinic = rows_of("--all", "--unit", "K1")
    months = rows_of("--all", "--grain", "month")

    assert {row["unit_id"] for row in of_clinic} == {"K1"}
    assert {row["grain"] for row in of_clinic} == {"month", "quarter"}
    assert {row["grain"] for row in months} == {"month"}
    assert {row["split"] for row in months} == {None, "reason,stage"}


def test_a_narrowed_file_is_a_window_into_the_whole(rows_of):
    """A clinic asked for by itself is hidden as it is in the file of everything."""
    council = ["--audience", "council", "--names"]
    whole = rows_of("--all", *council)

    assert rows_of("--all", "--unit", "K1", *council) == [
        row for row in whole if row["unit_id"] == "K1"
    ]


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["--split", "booking"], "booking_via"),
        (["--unit", "K9"], "K1"),
        (["--period", "2025-Q9"], "2025-Q3"),
        (["--lang", "en"], "both languages"),
    ],
)
def test_wrong_use_of_the_tidy_file_ends_with_64(capsys, arguments, near):
    """What it cannot follow it does not pass over."""
    assert command_line.main(["values", "--all", *arguments]) == 64
    assert near in capsys.readouterr().err


@pytest.mark.parametrize(
    ("place", "said"), [("missing/all.csv", "there is no folder"), ("", "is a folder")]
)
def test_a_place_that_cannot_hold_the_file_is_refused(capsys, tmp_path, place, said):
    """One sentence and 64, whatever the form."""
    for form in ("csv", "parquet"):
        written = ["--format", form, "--out", str(tmp_path / place)]
        assert command_line.main(["values", "--all", *written]) == 64
        assert said in capsys.readouterr().err


def test_a_file_that_may_not_be_written_is_named(capsys, tmp_path, monkeypatch):
    """A full disk or another's file: the system's own reason in a sentence."""

    def refuse(path, content):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    out = tmp_path / "units.json"

    assert command_line.main(["units", "--out", str(out)]) == 64
    assert f"{out} cannot be written: permission denied" in capsys.readouterr().err


def test_units_and_metrics_can_be_listed(capsys):
    """What can be asked for."""
    command_line.main(["units"])
    units = json.loads(capsys.readouterr().out)
    command_line.main(["metrics", "--format", "csv"])
    metrics = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    assert units[0]["unit_id"] == "region-17"
    assert [one["is_available"] for one in metrics] == ["true"] * 4 + ["false"]
    assert metrics[4]["missing"] == "bookings.assessed_at"


def test_clinics_that_are_values_of_a_table_are_as_nameless_as_units(monkeypatch):
    """Flows between clinics: the same number in place of id and name, in both languages."""
    flows = [("flows", "region-17", "2025-Q3", None, None, "K1", "K2", None, 40)]
    values = [(dimension, unit.unit_id, unit.name.sv, unit.name.en, place)
              for dimension in ("from_clinic", "to_clinic")
              for place, unit in enumerate(units()) if unit.is_clinic]  # fmt: skip
    names = [("from_clinic", "Från", "From"), ("to_clinic", "Till", "To")]
    fake = FakeWarehouse(
        [metric("flows", "table", dimensions=("from_clinic", "to_clinic"))],
        tables=flows,
        others={"reference.split_values": values, "reference.splits": names},
    )
    open_ = everything(fake, "working").to_dicts()[0]
    shut = everything(fake, "council").to_dicts()[0]

    assert (open_["split_value"], open_["split_value_label_sv"]) == (
        "K1,K2", "Björken rehab · Eken rehab",
    )  # fmt: skip
    first, second = shut["split_value"].split(",")
    assert {first, second} < {"clinic-1", "clinic-2", "clinic-3", "clinic-4"}
    numbers = first.removeprefix("clinic-"), second.removeprefix("clinic-")
    assert shut["split_value_label_sv"] == "Mottagning {} · Mottagning {}".format(*numbers)
    assert shut["split_value_label_en"] == "Clinic {} · Clinic {}".format(*numbers)
