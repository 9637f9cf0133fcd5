"""A .sql file that the house takes, and every one that it refuses, with file, fault and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.layers import LAYERS
from pipelines.sqlfile import BrokenSqlFile, read_layer, read_sqlfile

SQL = Path(__file__).resolve().parents[2] / "sql"
MART = '/*\nabout = "A mart."\n[columns]\nx = "A number."\n*/\n'
METRIC = """/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
source = "A law"
[units]
physio = "clinic_id"
[label]
sv = "Mått"
en = "Metric"
[definition]
sv = "Ett mått."
en = "A metric."
[why]
sv = "Därför."
en = "Because."
*/
select 1 as x from marts.visits
"""


def written(folder: Path, text: str, layer: str = "marts") -> Path:
    path = folder / layer / "example.sql"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str, layer: str = "marts") -> str:
    with pytest.raises(BrokenSqlFile) as refused:
        read_sqlfile(written(folder, text, layer))
    return str(refused.value)


def test_a_file_knows_its_table_and_what_it_reads(tmp_path):
    """Tables are seen through CTEs, joins, subqueries and unions; CTEs are not tables."""
    query = """
        with near as (select x from accepted.clinics)
        select x from near join reference.regions using (x)
        where x in (select y from raw.deliveries) union all select z from marts.units
        """
    file = read_sqlfile(written(tmp_path, MART + query))

    assert file.table == "marts.example"
    assert file.front["about"] == "A mart."
    assert file.reads == {"accepted.clinics", "reference.regions", "raw.deliveries", "marts.units"}


def test_a_missing_key_is_named(tmp_path):
    """With the file and what to do."""
    said = refusal(tmp_path, "/*\n[columns]\n*/\nselect 1 as x")

    assert said.endswith('marts/example.sql: key "about" is missing: add it to the front matter.')


def test_an_unknown_key_is_named_with_the_known_ones(tmp_path):
    """A misspelt key is never silently ignored."""
    said = refusal(tmp_path, METRIC.replace("decimals", "decimal"), "metrics")

    assert 'key "decimals" is missing' in said
    said = refusal(tmp_path, METRIC.replace("decimals = 0", "decimals = 0\ndigits = 1"), "metrics")
    assert 'key "digits" is unknown: correct it or take it away' in said


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ('shape = "ratio"', 'shape = "share"', "choose one of ratio, rate"),
        ('good = "up"', 'good = "high"', "choose one of up, down, neither"),
        ("decimals = 0", 'decimals = "0"', "must be a whole number"),
        ('en = "Because."', "", "exactly sv and en"),
        ('en = "Because."', 'en = ""', "both filled"),
        ('physio = "clinic_id"', "", "map at least one unit kind"),
        ('shape = "ratio"', 'shape = "table"', '"dimensions"'),
        ('shape = "ratio"', 'shape = "rate"', '"per"'),
    ],
)
def test_a_metrics_front_matter_is_checked(tmp_path, right, wrong, fault):
    """Shape, direction, both languages, units and what a shape must have."""
    assert fault in refusal(tmp_path, METRIC.replace(right, wrong), "metrics")


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ('nested = {reach = "own"}', '"nested" names "reach", which is none of its splits'),
        ('splits = ["reach"]\nnested = {reach = 1}', "name one of its values"),
        ('splits = ["reach"]\nnested = {reach = "o\'wn"}', "name one of its values"),
        (
            'splits = ["reach"]\nnumerator_splits = ["why,reach"]\nnested = {reach = "own"}',
            '"numerator_splits" holds reach, which is nested',
        ),
        ('wide = ["home"]', '"wide" names "home", which is none of its splits'),
    ],
)
def test_what_is_said_of_a_split_is_checked(tmp_path, said, fault):
    """A nested or wide split is one of the metric's own, of its cases."""
    text = METRIC.replace("decimals = 0", f"decimals = 0\n{said}")

    assert fault in refusal(tmp_path, text, "metrics")


def test_a_file_must_open_with_its_front_matter(tmp_path):
    """In a comment, and in TOML."""
    assert "does not open with a /* */ comment" in refusal(tmp_path, "select 1 as x")
    assert "is not TOML" in refusal(tmp_path, "/* about: a mart */ select 1 as x")


def test_a_file_holds_exactly_one_select(tmp_path):
    """Two statements, none, or one that changes something are refused."""
    assert "holds 2 statements" in refusal(tmp_path, f"{MART}select 1 as x; select 2 as x")
    assert "holds 0 statements" in refusal(tmp_path, MART)
    assert "one plain SELECT" in refusal(tmp_path, f"{MART}create table t as select 1 as x")
    assert "one plain SELECT" in refusal(tmp_path, f"{MART}pivot marts.units on x using count(*)")
    assert "does not parse" in refusal(tmp_path, f"{MART}selct 1 as x")


def test_a_semicolon_at_the_end_does_no_harm(tmp_path):
    """People end statements with one."""
    assert read_sqlfile(written(tmp_path, f"{MART}select 1 as x;\n")).query == "select 1 as x"


def test_a_table_without_a_schema_is_refused(tmp_path):
    """Otherwise the order of files could not be read from them."""
    said = refusal(tmp_path, f"{MART}select x from visits")

    assert 'table "visits" has no schema: write it as layer.visits' in said


@pytest.mark.parametrize(
    "source",
    [
        "select * from read_csv('bookings.csv')",
        "select * from read_parquet('bookings.parquet')",
        "select * from query_table('bookings')",
        "select today() as x",
        "select current_date as x",
        "select now() as x",
        "select random() as x",
    ],
)
def test_no_query_reads_files_the_clock_or_chance(tmp_path, source):
    """The same extracts give the same numbers, on any day."""
    assert "as_of" in refusal(tmp_path, MART + source)


def test_no_file_of_the_house_reads_a_later_layer():
    """Staging knows nothing of marts, marts nothing of metrics."""
    place = {layer: number for number, layer in enumerate(LAYERS)}
    late = [
        (file.table, table)
        for folder in sorted(SQL.iterdir())
        if folder.name in LAYERS and folder.name not in ("kernel", "reference")
        for file in read_layer(folder)
        for table in file.reads
        if place[table.split(".")[0]] > place[file.layer]
    ]

    assert late == []


def test_metrics_read_only_marts_and_reference():
    """What a metric counts has passed the marts, where contacts are made of bookings once."""
    sources = {table.split(".")[0] for file in read_layer(SQL / "metrics") for table in file.reads}

    assert sources <= {"marts", "reference"}


def test_the_kernel_reads_what_it_rolls_up_and_nothing_of_patients():
    """Every file but the template stands by itself; accepted rows are out of its reach."""
    paths = [path for path in (SQL / "kernel").glob("*.sql") if path.stem != "leaves"]
    sources = {table.split(".")[0] for path in paths for table in read_sqlfile(path).reads}

    assert sources == {"kernel", "marts", "metrics", "reference"}
