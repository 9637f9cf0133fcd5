"""A sighting of free times: from an extract of the day to one new file of slot_snapshots.

For record systems that keep no release times: run every morning, the files tell what was free.
Writes beside what is there, never over it; no patient's row is kept.
"""

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from pipelines.errors import ExtractRefused, WrongUse
from pipelines.extract import load_raw
from pipelines.layers import create_layer
from pipelines.progress import Progress
from pipelines.raw import RawTable
from pipelines.rows import refuse_total_rows, set_superseded
from pipelines.source import Source, read_source
from pipelines.sqlfile import read_layer
from pipelines.workshop import open_workshop

SQL = Path(__file__).resolve().parent.parent / "sql"
READ = ("slots", "bookings")
STALE = timedelta(days=7)  # a region books something every week; an older extract is another day's


@dataclass(frozen=True)
class Sighting:
    """What was written: the file, the times ahead in it, how many are free, at how many clinics."""

    path: Path
    times: int
    free: int
    clinics: int
    left_out: int  # rows of slots without id, clinic or a start that can be read


def now() -> datetime:
    """The moment as the clinics' clocks have it, to the second."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).replace(tzinfo=None, microsecond=0)


def snapshot(
    extracts: Path,
    into: Path,
    taken_at: datetime | None,
    progress: Progress,
    *,
    listed_are_free: bool,
) -> Sighting:
    """Write the free times of an extract of slots; `taken_at` is when it was made, else now.

    A booking that stands takes its time; without bookings `listed_are_free` must say that no taken
    time is listed. Raises `WrongUse`, `ExtractRefused` or `IdentityNumberFound`; nothing is written
    then.
    """
    source, moment = _source(extracts), taken_at or now()
    path = _new_file(into, moment)
    with open_workshop(None) as workshop:
        connection = workshop.connection
        connection.execute("set variable taken_at = $1::timestamp", [moment])
        with progress.step("read the files") as step:
            wanted = [name for name in READ if name == "slots" or source.files(name)]
            raw = load_raw(connection, source, workshop.folder, step.report, wanted)
            refuse_total_rows(connection, raw)
            set_superseded(connection)
        create_layer(connection, [file for file in read_layer(SQL / "staging")
                                  if file.name in READ])  # fmt: skip
        _refuse_unknown_taken(connection, raw["bookings"], listed_are_free)
        _refuse_other_days(connection, moment, is_told=taken_at is not None)
        create_layer(connection, read_layer(SQL / "snapshot"))
        sighting = _seen(connection, path, moment)
        _write(connection, path)
    return sighting


def _source(extracts: Path) -> Source:
    if not extracts.is_dir():
        raise WrongUse(f"{extracts} is not a folder: give the folder of the extract.")
    return read_source(extracts)


def _new_file(into: Path, moment: datetime) -> Path:
    """Named so that a build reads it as a delivery of slot_snapshots, in order of time."""
    if into.exists() and not into.is_dir():
        raise WrongUse(f"--into {into} is a file: give the folder where sightings are collected.")
    path = into / f"slot_snapshots-{moment:%Y-%m-%dT%H%M%S}.csv.gz"
    if path.exists():
        raise WrongUse(f"{path} is there already and stays as it is: each sighting is taken once.")
    return path


def _refuse_unknown_taken(
    connection: duckdb.DuckDBPyConnection, bookings: RawTable, listed_are_free: bool
) -> None:
    """Without a booking that names its time, nothing tells which times are taken."""
    named = connection.execute(
        "select count(*) from staging.bookings where slot_id is not null"
    ).fetchall()[0][0]
    if named or listed_are_free:
        return
    fault = "no booking names its slot_id" if bookings.is_present else "there are no bookings"
    raise ExtractRefused(
        f"The extract does not tell which times are taken: {fault}. Add the bookings with their "
        "slot_id; or, if only free times are listed, say so with --listed-are-free."
    )


def _refuse_other_days(
    connection: duckdb.DuckDBPyConnection, moment: datetime, *, is_told: bool
) -> None:
    """An extract made later tells of what was not yet seen, one made long before of what is gone.

    A stray row with a wrong year is no sign of either.
    """
    latest = connection.execute(
        "select quantile_disc(greatest(contact_at, booked_at), 0.99)::date, "
        "quantile_disc(greatest(contact_at, booked_at), 0.999)::date from staging.bookings "
        "where contact_at < $1::timestamp + interval 2 years",
        [moment],
    ).fetchall()[0]
    if latest[0] is None or (moment.date() - STALE <= latest[1] and latest[0] <= moment.date()):
        return
    remedy = "correct --taken-at" if is_told else "say with --taken-at when it was made"
    raise (WrongUse if is_told else ExtractRefused)(
        f"The bookings tell of days up to {latest[1]}, the sighting would be of {moment:%Y-%m-%d}: "
        f"take it from an extract of the same day, or {remedy}."
    )


def _seen(connection: duckdb.DuckDBPyConnection, path: Path, moment: datetime) -> Sighting:
    times, free, clinics = connection.execute(
        "select count(*), count(*) filter (where is_free), count(distinct clinic_id) "
        "from snapshot.times"
    ).fetchall()[0]
    if not times:
        raise ExtractRefused(
            f"No time of the extract starts after {moment:%Y-%m-%d %H:%M}: give an extract that "
            "holds the times ahead, or correct --taken-at."
        )
    left_out = connection.execute(
        "select count(*) from staging.slots "
        "where slot_id is null or clinic_id is null or starts_at is null"
    ).fetchall()[0][0]
    return Sighting(path, times, free, clinics, left_out)


def _write(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Whole or not at all, and never over a file that came in the meantime."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        seen = connection.table("snapshot.times").pl()
        text = seen.write_csv(datetime_format="%Y-%m-%d %H:%M:%S").encode()
        fresh.write_bytes(gzip.compress(text, mtime=0))
        os.link(fresh, path)
    except FileExistsError as error:
        raise WrongUse(f"{path} is there already and stays as it is: try again.") from error
    finally:
        fresh.unlink(missing_ok=True)
