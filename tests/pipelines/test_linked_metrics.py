"""Metrics that differ by few people name each other in their files."""

from __future__ import annotations

import shutil

import pytest

from pipelines.metrics import roll_up
from pipelines.sqlfile import BrokenSqlFile
from tests.pipelines.small_workshop import BOOKINGS
from tests.small_region import SQL, small_region, table


def test_the_catalogue_says_to_whom_a_metric_yields():
    """SKR's share differs from everybody's by those coded as patient-chosen."""
    region = small_region(BOOKINGS)
    roll_up(region, SQL)
    found = table(
        region,
        "select disclose_with from metrics.catalogue where metric = 'assessed_within_3_days_skr'",
    )

    assert found == [(["assessed_within_3_days_all"],)]


def test_a_partner_that_does_not_exist_stops_the_build(tmp_path):
    """Else a slip of the pen would leave few people unguarded."""
    shutil.copytree(SQL, tmp_path / "sql")
    path = tmp_path / "sql" / "metrics" / "assessed_within_3_days_skr.sql"
    path.write_text(path.read_text().replace('["assessed_within_3_days_all"]', '["everyone"]'))

    with pytest.raises(BrokenSqlFile, match='disclose_with names "everyone"'):
        roll_up(small_region(BOOKINGS), tmp_path / "sql")
