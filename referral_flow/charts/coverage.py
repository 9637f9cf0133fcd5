"""How much of what a clinic usually reports has come in, week by week: lost data shows as a hole.

Expected numbers are the clinic's own, adjusted for holidays, as the pipeline counted them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from referral_flow.blocks import (
    Amount,
    Axis,
    Chart,
    Column,
    Marker,
    Point,
    Sentence,
    Series,
    Table,
    UnitLabel,
)
from referral_flow.charts.amounts import absent, free
from referral_flow.charts.lost import LOST
from referral_flow.model import Period, Unit
from referral_flow.text import Text, month

MOST_LINES = 3  # clinics drawn by name beside the record systems
LINE_ROLES = ("concern", "second", "third")
SYSTEMS = {"cosmic": Text("Cosmic", "Cosmic"), "other": Text("Andra system", "Other systems")}


@dataclass(frozen=True)
class Hole:
    """Weeks in a row in which a clinic reported far less than it usually does."""

    unit: Unit
    first_week: Period
    last_week: Period
    weeks: int
    contacts: int
    expected: float


def holes(frame: pl.DataFrame, units: Sequence[Unit], weeks: Sequence[Period]) -> list[Hole]:
    """The runs of low weeks of these clinics, the latest first."""
    by_start = {week.starts_on: week for week in weeks}
    rows = _of(frame, units).filter("is_low").sort("clinic_id", "starts_on")
    runs = rows.with_columns(
        run=(
            (pl.col("clinic_id") != pl.col("clinic_id").shift())
            | (pl.col("starts_on").diff() > timedelta(7))
        ).fill_null(True).cum_sum()
    )  # fmt: skip
    named = {unit.unit_id: unit for unit in units}
    found = [
        Hole(named[part["clinic_id"][0]], by_start[part["starts_on"][0]],
             by_start[part["starts_on"][-1]], part.height, int(part["contacts"].sum()),
             float(part["expected"].sum()))
        for part in runs.partition_by("run", maintain_order=True)
    ]  # fmt: skip
    return sorted(found, key=lambda hole: (hole.first_week.starts_on, hole.unit.unit_id))[::-1]


def coverage_by_week(
    frame: pl.DataFrame, units: Sequence[Unit], found: Sequence[Hole]
) -> Chart | None:
    """A line per record system, and one for each of the latest clinics that lost weeks."""
    rows = _of(frame, units)
    if rows.is_empty():
        return None
    lost = list(dict.fromkeys(hole.unit for hole in found))[:MOST_LINES]
    lines = _lines_of(rows, units, ("value",)) if len(units) == 1 else (
        *_system_lines(rows, units), *_lines_of(rows, lost, LINE_ROLES))  # fmt: skip
    return Chart(
        key="coverage_by_week",
        kind="lines",
        finding=_finding(found, len(units)),
        measure=MEASURE,
        x=Axis("time", grain="week"),
        y=Axis("number", minimum=0.0, maximum=1.5),
        series=tuple(lines),
        basis=whole_extract(rows),
        markers=tuple(_marker(hole) for hole in found if hole.unit in lost),
        place="main",
    )


def _marker(hole: Hole) -> Marker:
    return Marker(hole.first_week.starts_on, LOST, "lost", hole.last_week.ends_on)


def coverage_by_quarter(frame: pl.DataFrame, units: Sequence[Unit]) -> Table | None:
    """A row per clinic and a column per quarter, so that every clinic can be looked up."""
    sums = (
        _of(frame, units)
        .group_by("clinic_id", quarter=pl.col("starts_on").dt.truncate("1q").cast(pl.Date))
        .agg(pl.col("contacts", "expected").sum())
        .sort("quarter")
    )
    if sums.is_empty():
        return None
    quarters = sums["quarter"].unique(maintain_order=True).to_list()
    cells = {row[:2]: _coverage(*row[2:]) for row in sums.iter_rows()}
    return Table(
        "coverage_by_quarter",
        Text("Täckning per mottagning och kvartal", "Coverage by clinic and quarter"),
        (Column("clinic", Text("Mottagning", "Clinic")), *map(_quarter, quarters)),
        tuple((UnitLabel.of(unit),
               *(cells.get((unit.unit_id, start)) for start in quarters)) for unit in units),
        is_open=False,
    )  # fmt: skip


def _quarter(start: date) -> Column:
    number = (start.month + 2) // 3
    label = Text(f"kv {number} {start.year}", f"Q{number} {start.year}")
    return Column(start.isoformat(), label, is_number=True)


def whole_extract(rows: pl.DataFrame) -> Sentence:
    """ "Hela uttaget, november 2023 – oktober 2025": no period that a reader has chosen."""
    first, last = rows["starts_on"].min(), rows["starts_on"].max()
    whole = {"sv": "Hela uttaget", "en": "The whole extract"}
    return Sentence(Text(*(f"{whole[language]}, {month(first, language)} – {month(last, language)}"
                           for language in ("sv", "en"))))  # fmt: skip


def _of(frame: pl.DataFrame, units: Sequence[Unit]) -> pl.DataFrame:
    known = pl.col("clinic_id").is_in([unit.unit_id for unit in units])
    return frame.filter(known, pl.col("expected") > 0)


def _system_lines(rows: pl.DataFrame, units: Sequence[Unit]) -> list[Series]:
    systems = sorted({unit.record_system or "other" for unit in units})
    return [
        _line(
            system,
            SYSTEMS.get(system, Text(system, system)),
            rows.filter(pl.col("clinic_id").is_in(
                [unit.unit_id for unit in units if (unit.record_system or "other") == system])),
            role,
        )
        for system, role in zip(systems, ("value", "neutral", "third"), strict=False)
    ]  # fmt: skip


def _lines_of(rows: pl.DataFrame, clinics: Sequence[Unit], roles: Sequence[str]) -> list[Series]:
    """A line per clinic, broken where weeks were lost: a marker stands there instead."""
    return [
        _line(unit.unit_id, UnitLabel.of(unit),
              rows.filter(pl.col("clinic_id") == unit.unit_id), role)
        for unit, role in zip(clinics, roles, strict=False)
    ]  # fmt: skip


def _line(key: str, label: Text | UnitLabel, rows: pl.DataFrame, role: str) -> Series:
    by_week = rows.group_by("starts_on").agg(
        pl.col("contacts", "expected").sum(), pl.col("is_low").all()
    ).sort("starts_on")  # fmt: skip
    points = tuple(
        Point(start, absent("percent") if is_lost else _coverage(contacts, expected))
        for start, contacts, expected, is_lost in by_week.iter_rows()
    )
    return Series(key, label, points, role=role, draw="line")


def _coverage(contacts: int, expected: float) -> Amount:
    """Contacts of those expected; hidden by the number of contacts, which it would give away."""
    return Amount(contacts / expected, "percent", n=round(expected), numerator=int(contacts),
                  rule="count")  # fmt: skip


def _finding(found: Sequence[Hole], units: int) -> Sentence:
    if not found:
        return Sentence(COMPLETE if units > 1 else COMPLETE_HERE)
    clinics, weeks = len({hole.unit for hole in found}), sum(hole.weeks for hole in found)
    words = ONE_CLINIC if clinics == 1 else SEVERAL_CLINICS
    words = words if units > 1 else THIS_CLINIC
    return Sentence(words, {"clinics": free(clinics), "weeks": free(weeks)})


MEASURE = Text(
    "Inkomna kontakter som andel av mottagningens vanliga antal, per vecka. Det vanliga antalet är "
    "justerat för helger.",
    "Contacts received as a share of the clinic's usual number, by week. The usual number is "
    "adjusted for holidays.",
)
COMPLETE_HERE = Text("Uppgifter har kommit in alla veckor", "Data have come in every week")
THIS_CLINIC = Text(
    "En stor del av uppgifterna saknas under {weeks} veckor",
    "Much of the data is missing in {weeks} weeks",
)
COMPLETE = Text(
    "Uppgifter har kommit in från alla mottagningar alla veckor",
    "Data have come in from every clinic every week",
)
ONE_CLINIC = Text(
    "En mottagning saknar en stor del av sina uppgifter under {weeks} veckor",
    "One clinic lacks much of its data in {weeks} weeks",
)
SEVERAL_CLINICS = Text(
    "{clinics} mottagningar saknar en stor del av sina uppgifter, tillsammans {weeks} veckor",
    "{clinics} clinics lack much of their data, {weeks} weeks in all",
)
