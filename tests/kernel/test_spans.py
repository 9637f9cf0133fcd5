"""Where a metric begins: where the table that it counts from is complete."""

from __future__ import annotations

import duckdb
import pytest

from pipelines.metrics import roll_up as roll_up_all
from pipelines.sqlfile import BrokenSqlFile
from tests.kernel.metric_on_paper import CLINICS, roll_up, values
from tests.small_region import SQL, small_region, table

HAPPENED = """
    clinic_id  day         value
    north      2025-06-30  7      # a day before referrals are complete
    north      2025-07-01  1
    """
COUNT = "clinic_id VARCHAR, day DATE, value INTEGER"
MONTHS = "unit_id = 'north' and period_id in ('2025-05', '2025-06', '2025-07', '2025-08')"


def region(bookings_from: str, referrals_from: str | None) -> duckdb.DuckDBPyConnection:
    """The usual clinics, in an extract whose two tables begin on different days."""
    made = small_region(clinics=CLINICS, complete_from=bookings_from)
    made.execute(
        "update raw.deliveries set complete_from = $1 where table_name = 'referrals'",
        [referrals_from],
    )
    return made


def test_a_metric_of_referrals_begins_where_referrals_do():
    """What happened before is left out, and a month of it is unknown rather than 0."""
    made = roll_up(
        "count",
        HAPPENED,
        COUNT,
        more='counts_from = "referrals"',
        connection=region("2025-01-01", "2025-07-01"),
    )

    assert values(made, "count", "period_id, value", MONTHS) == [("2025-07", 1), ("2025-08", 0)]


def test_referrals_may_begin_before_bookings():
    """Periods reach back to the first table; a metric of bookings says nothing of them."""
    made = region("2025-07-01", "2025-05-01")

    roll_up("count", HAPPENED, COUNT, more='counts_from = "referrals"', connection=made)
    assert values(made, "count", "period_id, value", MONTHS) == [
        ("2025-05", 0),
        ("2025-06", 7),
        ("2025-07", 1),
        ("2025-08", 0),
    ]

    roll_up("count", HAPPENED, COUNT, connection=made)
    assert values(made, "count", "period_id, value", MONTHS) == [("2025-07", 1), ("2025-08", 0)]


def test_a_table_that_states_nothing_begins_with_its_first_ordinary_day():
    """Twenty referrals a day from 1 July, and a stray one of 2020."""
    made = region("2025-01-01", None)
    made.execute("insert into accepted.referrals (sent_at) values (timestamp '2020-02-03 09:00')")
    made.execute(
        "insert into accepted.referrals (sent_at) "
        "select timestamp '2025-07-01 09:00' + to_days(n % 3) from range(60) as sent (n)"
    )

    assert table(
        made,
        "select data_from::varchar, as_of::varchar from marts.spans where table_name = 'referrals'",
    ) == [("2025-07-01", "2025-10-31")]


def test_a_metric_that_looks_back_needs_a_past():
    """Referrals from 1 January; a repeat within 90 days can be known from 1 April on."""
    made = region("2025-01-01", "2025-01-01")
    roll_up_all(made, SQL)
    made.execute("update metrics.catalogue set looks_back_days = 90 where metric = 'seekers_count'")
    completeness = (SQL / "kernel" / "completeness.sql").read_text(encoding="utf-8")

    assert table(
        made,
        f"select period_id, is_complete from ({completeness}) where metric = 'seekers_count' "
        "and period_id in ('2025-03', '2025-04', '2025-Q1', '2025-Q2', '2025', 'all') order by all",
    ) == [
        ("2025", False),
        ("2025-03", False),
        ("2025-04", True),
        ("2025-Q1", False),
        ("2025-Q2", True),
        ("all", False),
    ]


def test_a_table_that_nobody_hands_over_stops_the_build():
    """The key is named, so its author finds it."""
    with pytest.raises(BrokenSqlFile, match='counts_from names "visits"'):
        roll_up("count", HAPPENED, COUNT, more='counts_from = "visits"')
