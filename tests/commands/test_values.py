"""`values`: the numbers of the pages as rows, field by field, behind the same gate."""

from __future__ import annotations

import csv
import io
import json

import pytest

import referral_flow.__main__ as command_line

FIELDS = (
    "metric unit_id unit_name unit_kind period_id grain starts_on ends_on is_complete split "
    "split_value numerator denominator value low high suppressed"
).split()
WAIT_FIELDS = [*FIELDS[:11], "n", "still_open", "median", "median_reached", "p90", "suppressed"]


def test_a_row_has_these_fields_in_this_order(rows_of):
    """Whoever reads the file by position may go on doing so."""
    (row,) = rows_of("share", "--unit", "K1", "--period", "2025-Q3")

    assert list(row) == FIELDS
    assert row["unit_name"] == "Björken rehab"
    assert (row["starts_on"], row["grain"], row["split"]) == ("2025-07-01", "quarter", None)
    assert (row["numerator"], row["denominator"], row["value"]) == (30, 60, 0.5)
    assert (round(row["low"], 3), round(row["high"], 3)) == (0.377, 0.623)
    assert (row["is_complete"], row["suppressed"]) == (True, False)


def test_months_are_the_default_and_incomplete_ones_are_there(rows_of):
    """October has not matured; the row says so."""
    (row,) = rows_of("share")

    assert (row["period_id"], row["is_complete"]) == ("2025-10", False)


def test_a_hidden_row_has_no_number_at_all(rows_of):
    """3 of 40: all five numbers are null, and suppressed says why."""
    (row,) = rows_of("share", "--unit", "K2", "--grain", "quarter")

    assert row["suppressed"] is True
    assert [row[name] for name in FIELDS[11:16]] == [None] * 5


def test_a_council_sees_more_hidden_and_no_names(rows_of):
    """K2 takes K1 along, since the municipality would give it away; neither is named."""
    rows = rows_of("share", "--grain", "quarter", "--audience", "council")
    clinics = [row for row in rows if row["unit_kind"] == "physio"]

    assert [row["suppressed"] for row in clinics].count(True) == 2
    assert {row["unit_name"][:10] for row in clinics} == {"Mottagning"}
    assert all(row["unit_id"].startswith("clinic-") for row in clinics)


def test_names_are_shown_to_a_council_only_when_asked_for(rows_of):
    """The decision is the region's, and it is spelled out."""
    rows = rows_of("share", "--grain", "quarter", "--audience", "council", "--names")

    assert {"K1", "K2"} <= {row["unit_id"] for row in rows}


def test_every_selection_is_a_window_into_the_same_rows(rows_of):
    """One clinic asked for by itself is hidden as it is beside the others."""
    alone = rows_of("share", "--unit", "K1", "--period", "2025-Q3", "--audience", "council",
                    "--names")  # fmt: skip
    beside = rows_of("share", "--grain", "quarter", "--audience", "council", "--names")

    assert alone == [row for row in beside if row["unit_id"] == "K1"]


def test_a_split_gives_a_row_per_value(rows_of):
    """In the order of the code list."""
    rows = rows_of("share", "--split", "booking_via", "--period", "2025-Q3")

    assert [(row["split_value"], row["numerator"]) for row in rows] == [
        ("web_clinic", 20),
        ("phone", 10),
    ]


def test_two_splits_are_written_together(rows_of):
    """reason,stage and missing_info,medical."""
    (row,) = rows_of("returned", "--split", "reason,stage")

    assert (row["split"], row["split_value"]) == ("reason,stage", "missing_info,medical")


def test_a_wait_has_a_median_and_those_still_open(rows_of):
    """26 cases: 5 of 26 on day 0, 9 by day 1, then 6 open and 3 absent: the rest on day 9.

    9/26 by day 1; 17/26 x 8/11 are assessed on day 9: 0.35 + 0.48 = 0.82, less than nine in ten.
    """
    (row,) = rows_of("wait")

    assert list(row) == WAIT_FIELDS
    assert (row["n"], row["still_open"], row["median"], row["median_reached"]) == (26, 6, 9, True)
    assert row["p90"] is None


def test_a_count_has_a_poisson_interval(rows_of):
    """Ten events: 4.8 to 18.4 (Garwood 1936). Three are hidden."""
    few, ten = rows_of("people")

    assert few["suppressed"] is True
    assert (ten["value"], round(ten["low"], 1), round(ten["high"], 1)) == (10, 4.8, 18.4)


def test_what_the_extract_lacks_is_said(capsys):
    """No rows, no error, and the reason beside."""
    assert command_line.main(["values", "absent"]) == 0
    said = capsys.readouterr()

    assert json.loads(said.out) == []
    assert "lacks bookings.assessed_at" in said.err


def test_a_split_whose_column_is_lacking_is_refused_with_the_column(capsys):
    """Unknown in every row is no answer."""
    assert command_line.main(["values", "returned", "--split", "exam"]) == 0
    said = capsys.readouterr()

    assert json.loads(said.out) == []
    assert "cannot be split by exam: the extract lacks referrals.exam_code" in said.err


def test_csv_has_the_same_fields(capsys):
    """One header, the same order, decimal points."""
    command_line.main(["values", "share", "--period", "2025-Q3", "--format", "csv", "--unit", "K1"])
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))

    assert list(row) == FIELDS
    assert row["value"] == "0.5"


def test_names_come_in_either_language(rows_of, warehouse):
    """--lang en gives the English name of the care choice."""
    assert warehouse.units["care_choice-17"].name.en == "The care choice"
    assert rows_of("people", "--lang", "en")[0]["unit_name"] == "Björken rehab"


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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["share", "--unit", "K1", "--split", "booking_via"], "Splits are kept for quarter"),
        (["--all", "--grain", "week", "--split", "booking_via"], "Splits are kept for quarter"),
        (["share", "--unit", "V1"], "no values for health_centre, only for physio, care_choice"),
        (["--all", "--grain", "year"], "Nothing was counted there by any metric."),
        (["share", "--grain", "year"], "Nothing was counted there by share."),
    ],
)
def test_an_empty_list_says_why(capsys, arguments, said):
    """Nothing came out, nothing was wrong, and the reader is not left to guess."""
    assert command_line.main(["values", *arguments]) == 0
    printed = capsys.readouterr()

    assert json.loads(printed.out) == []
    assert said in printed.err


def test_what_is_there_is_given_without_remarks(capsys):
    """Standard error is for what is missing."""
    command_line.main(["values", "share", "--split", "booking_via", "--period", "2025-Q3"])

    assert capsys.readouterr().err == ""


def test_a_period_of_another_grain_is_answered_with_near_ones(capsys):
    """2025-Q3 as months is July to September."""
    command_line.main(["values", "share", "--period", "2025-Q3", "--grain", "month"])

    assert "2025-07, 2025-08 or 2025-09" in capsys.readouterr().err


def test_a_split_that_other_units_have_says_which(rows_of, capsys):
    """A split of many values is kept for large units; an empty list would not say so."""
    assert command_line.main(
        ["values", "share", "--unit", "region-17", "--split", "booking_via", "--grain", "quarter"]
    ) == 0  # fmt: skip
    assert "share by booking_via is kept for physio only." in capsys.readouterr().err
