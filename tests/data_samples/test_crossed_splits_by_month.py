"""Why referrals come back, and at which stage: told by month unless another grain is asked for."""

from __future__ import annotations

import json

import pytest

import referral_flow.__main__ as command_line


@pytest.fixture
def said(built_sample, capsys):
    """Rows and remarks of `values` for the built sample."""

    def ask(*arguments: str) -> tuple[list[dict], str]:
        folder = ["--warehouse", str(built_sample)]
        assert command_line.main(["values", *arguments, *folder]) == 0
        printed = capsys.readouterr()
        return json.loads(printed.out), printed.err

    return ask


def test_reasons_by_stage_are_there_by_month(said):
    """For the region and for radiology, as the splits by one of them are."""
    rows, _ = said("return_share", "--split", "reason,stage")

    assert {row["grain"] for row in rows} == {"month"}
    assert {"region", "radiology"} <= {row["unit_kind"] for row in rows}
    assert any(row["numerator"] for row in rows if row["unit_id"] == "region-17")


def test_where_a_grain_has_none_the_remark_names_one_that_has(said):
    """Steps by examination are kept by quarter; a list without rows says so."""
    arguments = ("referral_step_days", "--split", "step,exam", "--unit", "region-17")
    rows, remark = said(*arguments)
    grain = remark.split("--grain ")[1].split(".")[0]

    assert (rows, grain) == ([], "quarter")
    assert said(*arguments, "--grain", grain)[0]
