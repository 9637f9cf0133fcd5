"""`values`: the numbers of the pages as rows, field by field, behind the same gate."""

from __future__ import annotations

import csv
import io
import json

import polars as pl
import pytest

import referral_flow.__main__ as command_line
from tests.fake_warehouse import FakeWarehouse, metric

FIELDS = (
    "metric unit_id unit_name unit_kind period_id grain starts_on ends_on is_complete split "
    "split_value numerator denominator value low high suppressed"
).split()
WAIT_FIELDS = [*FIELDS[:11], "n", "still_open", "median", "median_reached", "p90", "suppressed"]

QUARTER = [("K1", 30, 60), ("K2", 3, 40), ("K3", 12, 30), ("municipality-1780", 33, 100),
           ("municipality-1784", 12, 30), ("region-17", 45, 130)]  # fmt: skip
PARTS = [("web_clinic", 20, 30), ("phone", 10, 30)]
DAYS = [
    (0, "assessed", 5),
    (1, "assessed", 4),
    (3, "open", 6),
    (4, "no_show", 3),
    (9, "assessed", 8),
]


@pytest.fixture(autouse=True)
def warehouse(monkeypatch) -> FakeWarehouse:
    shares = [("share", u, "2025-Q3", None, None, k, n) for u, k, n in QUARTER]
    shares += [("share", "K1", "2025-10", None, None, 11, 22)]
    shares += [("share", "K1", "2025-Q3", "booking_via", v, k, n) for v, k, n in PARTS]
    shares += [("returned", "K1", "2025-10", "reason,stage", "missing_info,medical", 12, 50)]
    fake = FakeWarehouse(
        [
            metric("share", splits=("booking_via",)),
            metric("returned", numerator_splits=("reason", "stage")),
            metric("wait", "duration"),
            metric("people", "count"),
            metric("absent", missing=("bookings.assessed_at",)),
        ],
        ratios=shares,
        durations=[("wait", "K1", "2025-10", None, None, *day) for day in DAYS],
        counts=[
            ("people", "K1", "2025-10", None, None, 3),
            ("people", "K2", "2025-10", None, None, 10),
        ],
    )
    monkeypatch.setattr(command_line, "open_warehouse", lambda folder: fake)
    return fake


def rows_of(capsys, *arguments: str) -> list[dict]:
    """What the command prints as JSON."""
    assert command_line.main(["values", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_row_has_these_fields_in_this_order(capsys):
    """Whoever reads the file by position may go on doing so."""
    (row,) = rows_of(capsys, "share", "--unit", "K1", "--period", "2025-Q3")

    assert list(row) == FIELDS
    assert row["unit_name"] == "Björken rehab"
    assert (row["starts_on"], row["grain"], row["split"]) == ("2025-07-01", "quarter", None)
    assert (row["numerator"], row["denominator"], row["value"]) == (30, 60, 0.5)
    assert (round(row["low"], 3), round(row["high"], 3)) == (0.377, 0.623)
    assert (row["is_complete"], row["suppressed"]) == (True, False)


def test_months_are_the_default_and_incomplete_ones_are_there(capsys):
    """October has not matured; the row says so."""
    (row,) = rows_of(capsys, "share")

    assert (row["period_id"], row["is_complete"]) == ("2025-10", False)


def test_a_hidden_row_has_no_number_at_all(capsys):
    """3 of 40: all five numbers are null, and suppressed says why."""
    (row,) = rows_of(capsys, "share", "--unit", "K2", "--grain", "quarter")

    assert row["suppressed"] is True
    assert [row[name] for name in FIELDS[11:16]] == [None] * 5


def test_a_council_sees_more_hidden_and_no_names(capsys):
    """K2 takes K1 along, since the municipality would give it away; neither is named."""
    rows = rows_of(capsys, "share", "--grain", "quarter", "--audience", "council")
    clinics = [row for row in rows if row["unit_kind"] == "physio"]

    assert [row["suppressed"] for row in clinics].count(True) == 2
    assert {row["unit_name"][:10] for row in clinics} == {"Mottagning"}
    assert all(row["unit_id"].startswith("clinic-") for row in clinics)


def test_names_are_shown_to_a_council_only_when_asked_for(capsys):
    """The decision is the region's, and it is spelled out."""
    rows = rows_of(capsys, "share", "--grain", "quarter", "--audience", "council", "--names")

    assert {"K1", "K2"} <= {row["unit_id"] for row in rows}


def test_every_selection_is_a_window_into_the_same_rows(capsys):
    """One clinic asked for by itself is hidden as it is beside the others."""
    alone = rows_of(capsys, "share", "--unit", "K1", "--period", "2025-Q3", "--audience", "council",
                    "--names")  # fmt: skip
    beside = rows_of(capsys, "share", "--grain", "quarter", "--audience", "council", "--names")

    assert alone == [row for row in beside if row["unit_id"] == "K1"]


def test_a_split_gives_a_row_per_value(capsys):
    """In the order of the code list."""
    rows = rows_of(capsys, "share", "--split", "booking_via", "--period", "2025-Q3")

    assert [(row["split_value"], row["numerator"]) for row in rows] == [
        ("web_clinic", 20),
        ("phone", 10),
    ]


def test_two_splits_are_written_together(capsys):
    """reason,stage and missing_info,medical."""
    (row,) = rows_of(capsys, "returned", "--split", "reason,stage")

    assert (row["split"], row["split_value"]) == ("reason,stage", "missing_info,medical")


def test_a_wait_has_a_median_and_those_still_open(capsys):
    """26 cases: 5 of 26 on day 0, 9 by day 1, then 6 open and 3 absent: the rest on day 9.

    9/26 by day 1; 17/26 x 8/11 are assessed on day 9: 0.35 + 0.48 = 0.82, less than nine in ten.
    """
    (row,) = rows_of(capsys, "wait")

    assert list(row) == WAIT_FIELDS
    assert (row["n"], row["still_open"], row["median"], row["median_reached"]) == (26, 6, 9, True)
    assert row["p90"] is None


def test_a_count_has_a_poisson_interval(capsys):
    """Ten events: 4.8 to 18.4 (Garwood 1936). Three are hidden."""
    few, ten = rows_of(capsys, "people")

    assert few["suppressed"] is True
    assert (ten["value"], round(ten["low"], 1), round(ten["high"], 1)) == (10, 4.8, 18.4)


def test_what_the_extract_lacks_is_said(capsys):
    """No rows, no error, and the reason beside."""
    assert command_line.main(["values", "absent"]) == 0
    said = capsys.readouterr()

    assert json.loads(said.out) == []
    assert "lacks bookings.assessed_at" in said.err


def test_csv_has_the_same_fields(capsys):
    """One header, the same order, decimal points."""
    command_line.main(["values", "share", "--period", "2025-Q3", "--format", "csv", "--unit", "K1"])
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))

    assert list(row) == FIELDS
    assert row["value"] == "0.5"


def test_names_come_in_either_language(capsys, warehouse):
    """--lang en gives the English name of the care choice."""
    assert warehouse.units["care_choice-17"].name.en == "The care choice"
    assert rows_of(capsys, "people", "--lang", "en")[0]["unit_name"] == "Björken rehab"


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["shar"], "share"),
        (["share", "--unit", "Eken"], "K2"),
        (["share", "--unit", "K9"], "K1"),
        (["share", "--period", "2025-Q9"], "2025-Q3"),
        (["share", "--grain", "months"], "month"),
        (["share", "--split", "booking"], "booking_via"),
    ],
)
def test_wrong_use_ends_with_64_and_near_names(capsys, arguments, near):
    """A slip of the pen costs one look."""
    assert command_line.main(["values", *arguments]) == 64
    assert near in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["values", "share", "--audience", "all"], ["value"], []])
def test_an_unknown_option_ends_with_64_too(arguments):
    """Argparse's own 2 means something else in this project."""
    with pytest.raises(SystemExit) as stopped:
        command_line.main(arguments)

    assert stopped.value.code == 64


def test_a_grain_that_is_not_the_periods_is_refused(capsys):
    """2025-Q3 is a quarter."""
    assert command_line.main(["values", "share", "--period", "2025-Q3", "--grain", "month"]) == 64
    assert "2025-Q3 is a quarter" in capsys.readouterr().err


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


def test_units_and_metrics_can_be_listed(capsys):
    """What can be asked for."""
    command_line.main(["units"])
    units = json.loads(capsys.readouterr().out)
    command_line.main(["metrics", "--format", "csv"])
    metrics = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    assert units[0]["unit_id"] == "region-17"
    assert [one["is_available"] for one in metrics] == ["true"] * 4 + ["false"]
    assert metrics[4]["missing"] == "bookings.assessed_at"
