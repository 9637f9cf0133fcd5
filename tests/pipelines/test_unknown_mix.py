"""A share is adjusted for no more than the extract tells."""

from __future__ import annotations

import duckdb
import pytest

from pipelines.lacking_splits import without_splits, without_unknown_mix
from pipelines.layers import load_reference
from pipelines.sqlfile import read_layer, read_sqlfile
from tests.small_region import SQL

COHORT = read_sqlfile(SQL / "metrics" / "assessed_within_3_days_cohort.sql")


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    load_reference(made, SQL)
    return made


@pytest.mark.parametrize(
    ("missing", "mix"),
    [
        (set(), ["visit_weekday", "body_region", "age_band"]),
        ({"bookings.age_band"}, ["visit_weekday", "body_region"]),
        ({"bookings.age_band", "bookings.body_region"}, ["visit_weekday"]),
        ({"referrals.age_band"}, ["visit_weekday", "body_region", "age_band"]),
    ],
)
def test_what_the_extract_lacks_is_not_adjusted_for(connection, missing, mix):
    """Another table's column is no lack of this one's; the splits stay as they are."""
    cut = without_unknown_mix(connection, COHORT, missing)

    assert cut.front["case_mix"] == mix
    assert cut.front["splits"] == COHORT.front["splits"]


def test_a_split_that_goes_takes_no_part_of_the_mix():
    """What cases are adjusted for need not be a split."""
    cut = without_splits(COHORT, ["visit_weekday"])

    assert "visit_weekday" not in cut.front["splits"]
    assert cut.front["case_mix"] == COHORT.front["case_mix"]


def test_every_mix_can_be_named_and_is_not_the_clinic_s_own_doing(connection):
    """Readers are told what is adjusted for; ways of booking, owner and lead time never are."""
    named = {
        name for (name,) in connection.execute("select split from reference.splits").fetchall()
    }
    mixes = {one for file in read_layer(SQL / "metrics") for one in file.front.get("case_mix", [])}

    assert mixes <= named
    assert mixes.isdisjoint(
        {"booking_via", "booking_way", "booking_route", "booking_form", "owner", "lead_time"}
    )
