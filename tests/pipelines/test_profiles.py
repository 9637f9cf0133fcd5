"""What the build says of itself: which week lost data, and what a build id depends on."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta

from pipelines.layers import create_table
from pipelines.profiles import build_id
from pipelines.sqlfile import read_sqlfile
from tests.pipelines.small_workshop import loaded
from tests.small_region import SQL, small_region, table

THREE_CLINICS = """
    clinic_id  kind    municipality_code  region_code
    north      physio  1780               17
    south      physio  1766               17
    west       physio  1730               17
    """
MONDAY = date(2025, 1, 6)


def low_weeks(quiet: dict[tuple[str, int], int]) -> list[tuple]:
    """Twenty weeks of twenty contacts a clinic, but for the `quiet` (clinic, week) pairs."""
    lines = ["contact_id contact_at clinic_id"]
    for clinic in ("north", "south", "west"):
        for week in range(20):
            on = MONDAY + timedelta(weeks=week)
            count = quiet.get((clinic, week), 20)
            lines += [f"{clinic}-{week}-{number} {on} {clinic}" for number in range(count)]
    region = small_region("\n".join(lines), clinics=THREE_CLINICS, as_of="2025-05-25",
                          complete_from="2025-01-06")  # fmt: skip
    create_table(region, read_sqlfile(SQL / "profiles" / "coverage.sql"))
    return table(
        region,
        "select clinic_id, period_id, contacts, expected from profiles.coverage "
        "where is_low order by all",
    )


def test_two_weeks_under_half_of_the_expected_are_a_loss():
    """The fifth and sixth week at north: nine and none of twenty."""
    assert low_weeks({("north", 4): 9, ("north", 5): 0}) == [
        ("north", "2025-W06", 9, 20.0),
        ("north", "2025-W07", 0, 20.0),
    ]


def test_one_quiet_week_is_chance():
    """Nobody is told of a single week."""
    assert low_weeks({("north", 4): 5}) == []


def test_a_week_that_is_quiet_everywhere_is_a_holiday():
    """Easter halves all clinics alike, so it is expected of each."""
    everywhere = {(clinic, week): 8 for clinic in ("north", "south", "west") for week in (14, 15)}

    assert low_weeks(everywhere) == []


def test_the_build_id_follows_content_date_and_rules(tmp_path):
    """Another extract, another day or another rule is another build; nothing else is."""
    sql = tmp_path / "sql"
    shutil.copytree(SQL, sql)
    first = build_id(loaded(), sql)

    assert build_id(loaded(), SQL) == first
    assert len(first) == 12
    assert build_id(loaded("other"), sql) != first
    assert build_id(replace(loaded(), as_of=date(2025, 10, 30)), sql) != first
    (sql / "reference" / "guarantee_limits.csv").write_text("limit_days,valid_from,valid_to,source")
    assert build_id(loaded(), sql) != first
