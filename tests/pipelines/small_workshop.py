"""A workshop as it is before publishing: the small region's marts, metrics and profiles."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipelines.contract import TABLES
from pipelines.loaded import Freshness, IgnoredColumn, Loaded, TableCounts
from pipelines.metrics import roll_up
from pipelines.profiles import create_profiles
from pipelines.publish import publish
from pipelines.source import Source
from tests.small_region import SQL, small_region

BOOKINGS = """
    contact_id  clinic_id  contact_at  starts_at   assessed_at
    a           north      2025-09-01  2025-09-02  2025-09-02
    b           north      2025-09-01  2025-09-20  2025-09-20
    c           south      2025-10-06  2025-10-07  2025-10-07
    """

KEPT = TemporaryDirectory()  # until the session ends


def loaded(content_hash: str = "first", *, is_synthetic: bool = True) -> Loaded:
    """What the loading half says of the small region."""
    return Loaded(
        source=Source(
            Path("extract"),
            "A small region",
            is_synthetic,
            date(2025, 10, 31),
            "17",
            None,
            None,
            {},
        ),
        as_of=date(2025, 10, 31),
        content_hash=content_hash,
        counts={name: TableCounts(3, 3, 0, 0, 0, 0) for name in TABLES},
        present=frozenset({"clinics", "bookings"}),
        ignored_columns=(IgnoredColumn("bookings", "smeknamn", 2),),
        missing_columns=(("bookings", "age_band"),),
        surrogate_columns=("bookings.patient_id",),
        freshness=(
            Freshness("bookings", date(2025, 9, 1), date(2025, 10, 6), date(2025, 1, 1), "started"),
        ),
    )


def workshop(
    warehouse: Path, facts: Loaded | None = None, *, bookings: str = BOOKINGS
) -> duckdb.DuckDBPyConnection:
    """A connection in which everything but publishing is done."""
    connection = duckdb.connect(config={"threads": "1"})
    connection.execute(f"attach '{_rolled_up(bookings)}' as kept (read_only)")
    connection.execute("copy from database kept to memory")
    connection.execute("detach kept")
    connection.execute("set variable as_of = date '2025-10-31'")
    create_profiles(connection, SQL, facts or loaded(), warehouse)
    return connection


@cache  # all metrics of a region take seconds, a copy of them a tenth of one
def _rolled_up(bookings: str) -> Path:
    """A file of the small region's marts and metrics, which every workshop is a copy of."""
    connection = small_region(bookings)
    connection.execute("create schema quarantine")
    for name in TABLES:
        connection.execute(
            f"create table quarantine.{name} "
            "(row_id BIGINT, rule VARCHAR, severity VARCHAR, field VARCHAR, found VARCHAR)"
        )
    connection.execute(
        "insert into quarantine.bookings values (7, 'unknown_clinic', 'rejected', 'clinic_id', 'x')"
    )
    roll_up(connection, SQL)
    connection.make_all()
    file = Path(KEPT.name) / f"{abs(hash(bookings))}.duckdb"
    connection.execute(f"attach '{file}' as kept")
    connection.execute("copy from database memory to kept")
    connection.close()
    return file


def published_build(warehouse: Path, content_hash: str = "first", **given) -> str:
    """Publish the small region as an extract with this content; gives back the build id."""
    return publish(workshop(warehouse, loaded(content_hash), **given), warehouse)
