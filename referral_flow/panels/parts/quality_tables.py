"""The tables of the data quality page: rows per table, broken rules, dates, weeks with gaps."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from referral_flow.blocks import Amount, Cell, Column, Note, Sentence, Table, UnitLabel
from referral_flow.charts.amounts import free
from referral_flow.charts.coverage import Hole
from referral_flow.text import Text, same

TABLES = {
    "clinics": Text("Vårdenheter", "Care units"),
    "slots": Text("Tider", "Slots"),
    "bookings": Text("Bokningar", "Bookings"),
    "needs": Text("Behov", "Needs"),
    "referrals": Text("Remisser", "Referrals"),
    "referral_events": Text("Remisshändelser", "Referral events"),
    "searches": Text("Sökningar", "Searches"),
    "slot_snapshots": Text("Lediga tider per morgon", "Free slots each morning"),
    "published_figures": Text("Publicerade siffror", "Published figures"),
}
COUNTS = {
    "records_read": Text("Lästa", "Read"),
    "accepted": Text("Används", "Used"),
    "quarantined": Text("Åt sidan", "Set aside"),
    "superseded": Text("Ersatta", "Superseded"),
    "after_as_of": Text("Efter slutdatum", "After the end date"),
    "unreadable": Text("Oläsbara", "Unreadable"),
}
SEVERITIES = {
    "rejected": Text("Används inte", "Not used"),
    "warning": Text("Används, men märkt", "Used, but marked"),
}
SELECTIONS = {
    "started": Text("påbörjade i perioden", "started in the period"),
    "ended": Text("avslutade i perioden", "ended in the period"),
    "open_at": Text("öppna på slutdatum", "open on the end date"),
}
TABLE_COLUMN = Column("table", Text("Tabell", "Table"))


def table_name(key: str) -> Text:
    """What a table of the extract is called."""
    return TABLES.get(key, same(key))


def rows_per_table(frame: pl.DataFrame) -> Table:
    """The six numbers of each table; the first is the sum of the others."""
    columns = [Column(key, label, is_number=True) for key, label in COUNTS.items()]
    rows = tuple((table_name(row["table_name"]), *_counts(row))
                 for row in frame.iter_rows(named=True))  # fmt: skip
    return Table(
        "table_counts",
        Text("Rader per tabell", "Rows per table"),
        (TABLE_COLUMN, *columns),
        rows,
        reading=Text(
            "Lästa är summan av de andra fem: ingen rad försvinner utan att räknas.",
            "Read is the sum of the other five: no row disappears uncounted.",
        ),
        place="how",
    )


def _counts(row: dict) -> tuple[Cell, ...]:
    if not row["is_present"]:
        return (Text("finns inte", "not present"), *[None] * (len(COUNTS) - 1))
    return tuple(free(row[key] or 0) for key in COUNTS)


def quarantined(frame: pl.DataFrame) -> Table | Note:
    """Rows per broken rule, most first."""
    if frame.is_empty():
        return Note(RULES_BROKEN, Sentence(Text("Inga.", "None.")))
    columns = (
        TABLE_COLUMN,
        Column("rule", Text("Vad som är fel", "What is wrong")),
        Column("severity", Text("Följd", "Consequence")),
        Column("rows", Text("Rader", "Rows"), is_number=True),
    )
    rows = tuple(
        (table_name(row["table_name"]), Text(row["label_sv"], row["label_en"]),
         SEVERITIES.get(row["severity"], same(row["severity"])), free(row["rows"]))
        for row in frame.sort("rows", "rule", descending=[True, False]).iter_rows(named=True)
    )  # fmt: skip
    return Table("quarantine", RULES_BROKEN, columns, rows, place="how")


RULES_BROKEN = Text("Rader som bryter mot en regel", "Rows that break a rule")


def freshness(frame: pl.DataFrame) -> Table:
    """First and last day of each table, and from when it is complete."""
    columns = (
        TABLE_COLUMN,
        Column("first_on", Text("Första dag", "First day")),
        Column("latest_on", Text("Senaste dag", "Latest day")),
        Column("complete_from", Text("Fullständig från", "Complete from")),
        Column("selected_by", Text("Urval", "Selection")),
    )
    rows = tuple(
        (table_name(row["table_name"]), row["first_on"], row["latest_on"], row["complete_from"],
         SELECTIONS.get(row["selected_by"]))
        for row in frame.iter_rows(named=True)
    )  # fmt: skip
    title = Text("Hur färska uppgifterna är", "How fresh the data are")
    return Table("freshness", title, columns, rows, place="how")


def low_weeks(lost: Sequence[Hole]) -> Table | None:
    """Each hole with its weeks; None where there is none."""
    if not lost:
        return None
    columns = (
        Column("clinic", Text("Mottagning", "Clinic")),
        Column("first", Text("Från", "From")),
        Column("last", Text("Till och med", "To")),
        Column("weeks", Text("Veckor", "Weeks"), is_number=True),
        Column("coverage", Text("Inkommet av vanligt", "Received of usual"), is_number=True),
    )
    title = Text("Veckor med luckor", "Weeks with gaps")
    return Table("low_weeks", title, columns, tuple(map(_hole, lost)), place="why")


def _hole(hole: Hole) -> tuple[Cell, ...]:
    unit = hole.unit
    coverage = Amount(
        hole.contacts / hole.expected, "percent", n=round(hole.expected),
        numerator=hole.contacts, rule="count",
    )  # fmt: skip
    return (UnitLabel.of(unit), hole.first_week.label,
            hole.last_week.label, free(hole.weeks), coverage)  # fmt: skip
