"""Tables of ways as rows for everyone: what `values` writes of the sample's referral chain."""

from __future__ import annotations

import json

import polars as pl
import pytest

import referral_flow.__main__ as command_line
from referral_flow.warehouse import open_warehouse


@pytest.fixture(autouse=True)
def published(built_sample, monkeypatch):
    """The built sample, of whose metrics only the tables are looked at."""
    warehouse = open_warehouse(built_sample)
    tables = {key: one for key, one in warehouse.metrics.items() if one.shape == "table"}
    monkeypatch.setattr(warehouse, "metrics", tables)
    monkeypatch.setattr(command_line, "open_warehouse", lambda folder: warehouse)
    return warehouse


@pytest.mark.parametrize(("form", "read"), [("csv", pl.read_csv), ("parquet", pl.read_parquet)])
def test_the_file_of_everything_holds_tables_with_labels(tmp_path, form, read):
    """Ways have the names of their own dimensions, and words in both languages."""
    out = tmp_path / f"all.{form}"
    arguments = ["--all", "--unit", "region-17", "--period", "2025-Q2", "--format", form]
    assert command_line.main(["values", *arguments, "--out", str(out)]) == 0
    rows = read(out)
    way = rows.filter(split="from_step,to_step", split_value="sent,received").row(0, named=True)

    assert {"referral_flow", "referral_routes"} <= set(rows["metric"])
    assert {"exam,from_step,to_step", "body_region,route", "route"} <= set(rows["split"])
    assert (way["split_label_en"], way["split_value_label_en"]) == (
        "From step · To step",
        "sent · received",
    )
    assert rows["split_label_sv"].null_count() == rows["split_value_label_sv"].null_count() == 0


@pytest.mark.parametrize(("split", "named"), [(None, "from_step,to_step"),
                                              ("exam", "exam,from_step,to_step")])  # fmt: skip
def test_one_table_is_given_by_its_own_dimensions(capsys, split, named):
    """As rows of a split: its own first, then where the way begins and ends."""
    asked = ["referral_flow", "--unit", "region-17", "--period", "2025-Q2"]
    assert command_line.main(["values", *asked, *(["--split", split] if split else [])]) == 0
    rows = json.loads(capsys.readouterr().out)

    assert {row["split"] for row in rows} == {named}
