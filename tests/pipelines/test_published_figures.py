"""What national statistics have published: read as it comes, shown where it fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_samples.broken.published import PUBLISHED
from data_samples.broken.sound import add, put, sound_files
from pipelines.layers import create_table
from pipelines.sqlfile import read_sqlfile
from tests.pipelines.small_extract import accepted_rows, write_files
from tests.small_region import SQL, small_region, table

FILE = "published_figures.csv"
ACCEPTED = "select unit_id, month, percent, n from accepted.published_figures order by all"


def accepted(folder: Path, *lines: str, **changes: str) -> list[tuple]:
    """The accepted rows of the sound extract with one published figure, changed, and `lines`."""
    files = sound_files() | {FILE: PUBLISHED.encode()}
    for column, value in changes.items():
        put(files, FILE, "assessed_within_3_days_skr", column, value)
    for line in lines:
        add(files, FILE, f"assessed_within_3_days_skr,{line}")
    return accepted_rows(write_files(folder, files), ACCEPTED)[1]


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ({}, ("P1", "2025-08", 64.0, 80)),
        ({"percent": "63.4"}, ("P1", "2025-08", 63.4, 80)),
        ({"percent": "", "n": ""}, ("P1", "2025-08", None, None)),  # withheld
        ({"month": "2025-08-31"}, ("P1", "2025-08", 64.0, 80)),  # a day of the month
        ({"percent": "0.64"}, ("P1", "2025-08", 0.64, 80)),  # kept, with a warning
        ({"unit_id": "region-17"}, ("region-17", "2025-08", 64.0, 80)),
    ],
)
def test_a_figure_is_read_as_it_was_published(tmp_path, changes, row):
    """Per cent with its decimals, a withheld one as nothing, a month by any of its days."""
    assert accepted(tmp_path, **changes) == [row]


@pytest.mark.parametrize(
    "changes",
    [
        {"month": "August"},
        {"month": "1925-08"},
        {"month": "2025-08-99"},
        {"month": "2025-8"},  # no name of a month here
        {"percent": "-1"},
        {"n": "0"},
        {"n": "-80"},
        {"n": "some"},
        {"published_on": "2025-11-15"},  # after the last known day
    ],
)
def test_what_cannot_be_so_is_not_accepted(tmp_path, changes):
    """A sound figure stands beside it, so that the table is not refused whole."""
    sound = "P2,2025-07,70,55,National statistics,2025-09-15"
    assert accepted(tmp_path, sound, **changes) == [("P2", "2025-07", 70.0, 55)]


def test_the_profile_holds_shares_of_the_units_and_months_that_there_are():
    """Not those of another region, nor of a month before the data."""
    region = small_region()
    region.execute(
        "insert into accepted.published_figures "
        "(measure, unit_id, month, percent, n, source, published_on) values "
        "('skr', 'north', '2025-08', 63.4, 80, 'N', '2025-10-15'), "
        "('skr', 'region-17', '2025-08', null, null, 'N', '2025-10-15'), "
        "('skr', 'region-99', '2025-08', 70, 900, 'N', '2025-10-15'), "
        "('skr', 'north', '2019-08', 70, 900, 'N', '2019-10-15')"
    )
    region.execute("create schema profiles")
    create_table(region, read_sqlfile(SQL / "profiles" / "published_figures.sql"))

    assert table(region, "select unit_id, period_id, value, n from profiles.published_figures "
                         "order by all") == [
        ("north", "2025-08", 0.634, 80),
        ("region-17", "2025-08", None, None),
    ]  # fmt: skip
