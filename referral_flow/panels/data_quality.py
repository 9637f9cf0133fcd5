"""Data quality: what came in, what could not be used, and where figures rest on holes."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from referral_flow.blocks import Block, Chart, Figure, Headline, Note, Sentence
from referral_flow.charts.amounts import Counted, absent, free
from referral_flow.charts.coverage import Hole, coverage_by_quarter, coverage_by_week, holes
from referral_flow.charts.phrases import FEW_CASES, sentences
from referral_flow.charts.unit_dots import UnitShare, by_size, unit_dots
from referral_flow.model import Unit, View
from referral_flow.panels import Panel
from referral_flow.panels.parts import quality_tables as tables
from referral_flow.panels.parts.periods import periods_of
from referral_flow.panels.parts.quality_notes import missing_columns
from referral_flow.panels.parts.revisions import revisions
from referral_flow.text import Text, day
from referral_flow.warehouse import Warehouse

NEARLY_ALL = 0.9  # of phone bookings made the moment care was sought: a clock too late


def blocks(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> list[Block]:
    """The page from answer to method; counts of rows are free, counts of contacts are not."""
    clinics = warehouse.units_within(view.unit.unit_id)
    weekly = warehouse.profile("coverage")
    lost = holes(weekly, clinics, periods_of(warehouse, "week"))
    found = [
        _answer(warehouse, lost, clinics, view.unit),
        coverage_by_week(weekly, clinics, lost) or NO_COVERAGE,
        tables.low_weeks(lost),
        coverage_by_quarter(weekly, clinics),
        _clock_start(warehouse, clinics),
        tables.rows_per_table(warehouse.profile("table_counts")),
        tables.quarantined(warehouse.profile("quarantine")),
        tables.freshness(warehouse.profile("freshness")),
        revisions(warehouse, view),
        missing_columns(warehouse),
        _build(warehouse),
    ]
    return [block for block in found if block]


def _answer(warehouse: Warehouse, lost: list[Hole], clinics: list[Unit], unit: Unit) -> Headline:
    """Rows are those of the whole extract, whatever unit is chosen; gaps and clocks are its own."""
    rows = warehouse.profile("table_counts")
    read, used, aside, unreadable = (
        int(rows[name].sum() or 0)
        for name in ("records_read", "accepted", "quarantined", "unreadable")
    )
    starts = _starts(warehouse, clinics)
    own = _of_one(lost, starts) if unit.is_clinic else _of_several(lost, starts)
    return Headline(
        _answer_in_words(read, used, lost, unit),
        (
            Figure(ROWS_USED, free(used)),
            Figure(ROWS_ASIDE, free(aside)),
            Figure(ROWS_UNREADABLE, free(unreadable)),
            *own,
        ),
    )


def _of_several(lost: list[Hole], starts: list[UnitShare]) -> tuple[Figure, Figure]:
    late = [row for row in starts if row.counted.share >= NEARLY_ALL]
    with_holes = len({hole.unit for hole in lost})
    return Figure(CLINICS_WITH_HOLES, free(with_holes)), Figure(LATE_CLOCKS, free(len(late)))


def _of_one(lost: list[Hole], starts: list[UnitShare]) -> tuple[Figure, Figure]:
    start = starts[0].counted.amount if starts else absent("percent")
    weeks = sum(hole.weeks for hole in lost)
    return Figure(WEEKS_WITH_HOLES, free(weeks)), Figure(SAME_MOMENT, start)


def _answer_in_words(read: int, used: int, lost: list[Hole], unit: Unit) -> Sentence:
    rows = ALL_USED if used == read else USED
    amounts = {"used": free(used / read if read else 0, "percent", 1)}
    if not lost:
        return Sentence(sentences(rows, NONE_HERE if unit.is_clinic else NO_HOLES), amounts)
    clinics = len({hole.unit for hole in lost})
    amounts |= {"clinics": free(clinics), "weeks": free(sum(hole.weeks for hole in lost))}
    words = ONE_HOLE if clinics == 1 else HOLES
    return Sentence(sentences(rows, HOLES_HERE if unit.is_clinic else words), amounts)


def _clock_start(warehouse: Warehouse, clinics: list[Unit]) -> Chart | Note:
    rows = by_size(_starts(warehouse, clinics))
    if not rows:
        return Note(CLOCK, Sentence(NO_PHONE), "missing", "who")
    return unit_dots(
        CLOCK, rows, key="clock_start", period=WHOLE_EXTRACT,
        finding=_clock_finding(rows), reading=CLOCK_READING, is_rare=False,
    )  # fmt: skip


def _clock_finding(rows: list[UnitShare]) -> Sentence:
    late = [row.counted.amount for row in rows if row.counted.share >= NEARLY_ALL]
    amounts = {"count": free(len(late)), "all": free(len(rows))}
    amounts |= {f"unit_{place}": amount for place, amount in enumerate(late)}
    words = {0: CLOCK_RIGHT, 1: CLOCK_LATE_AT_ONE}.get(len(late), CLOCK_LATE)
    if len(rows) == 1:
        words = CLOCK_LATE_HERE if late else CLOCK_RIGHT_HERE
    return Sentence(words, amounts, hidden=FEW_CASES)


def _starts(warehouse: Warehouse, clinics: list[Unit]) -> list[UnitShare]:
    """Phone bookings whose contact and booking carry the same moment, per clinic."""
    frame = warehouse.profile("contact_equals_booked").filter(pl.col("bookings") > 0)
    counts = {row["clinic_id"]: Counted(row["equal"], row["bookings"])
              for row in frame.iter_rows(named=True)}  # fmt: skip
    return [UnitShare(unit, counts[unit.unit_id]) for unit in clinics if unit.unit_id in counts]


def _build(warehouse: Warehouse) -> Note:
    build = warehouse.build
    words = BUILD.format(build=build.build_id, as_of=day(build.as_of), start=day(build.data_from))
    return Note(Text("Underlag", "Build"), Sentence(words))


WHOLE_EXTRACT = Text("Hela uttaget, alla telefonbokningar", "The whole extract, all phone bookings")
ROWS_USED = Text("Rader som används, hela uttaget", "Rows used, whole extract")
ROWS_ASIDE = Text("Rader åt sidan, hela uttaget", "Rows set aside, whole extract")
ROWS_UNREADABLE = Text(
    "Rader som inte kunde läsas, hela uttaget", "Rows that could not be read, whole extract"
)
WEEKS_WITH_HOLES = Text("Veckor med luckor", "Weeks with gaps")
SAME_MOMENT = Text(
    "Telefonbokningar med samma tid som kontakten", "Phone bookings with the time of the contact"
)
CLINICS_WITH_HOLES = Text("Mottagningar med luckor", "Clinics with gaps")
LATE_CLOCKS = Text("Mottagningar vars klocka startar sent", "Clinics whose clock starts late")
ALL_USED = Text("Alla rader i uttaget används.", "All rows of the extract are used.")
USED = Text("{used} av raderna i uttaget används.", "{used} of the rows in the extract are used.")
NO_HOLES = Text("Ingen mottagning har luckor i sina uppgifter.", "No clinic has gaps in its data.")
NONE_HERE = Text(
    "Mottagningen har inga luckor i sina uppgifter.", "The clinic has no gaps in its data."
)
HOLES_HERE = Text(
    "Mottagningen har luckor under {weeks} veckor: dess andelar de veckorna kan inte användas.",
    "The clinic has gaps in {weeks} weeks: its shares in those weeks cannot be used.",
)
ONE_HOLE = Text(
    "En mottagning har luckor, tillsammans {weeks} veckor: dess andelar de veckorna kan inte "
    "användas.",
    "One clinic has gaps, {weeks} weeks in all: its shares in those weeks cannot be used.",
)
HOLES = Text(
    "{clinics} mottagningar har luckor, tillsammans {weeks} veckor: deras andelar de veckorna kan "
    "inte användas.",
    "{clinics} clinics have gaps, {weeks} weeks in all: their shares in those weeks cannot be "
    "used.",
)
NO_COVERAGE = Note(
    Text("Täckning", "Coverage"),
    Sentence(Text("Enheten har inga kontakter att jämföra med.", "The unit has no contacts.")),
    "missing",
    "main",
)
CLOCK = Text(
    "Telefonbokningar där kontakten har samma tid som bokningen",
    "Phone bookings whose contact has the same time as the booking",
)
CLOCK_READING = Text(
    "Nära hundra procent betyder att mottagningen skriver in bokningens tid som kontaktens. Då "
    "startar klockan för sent och väntan ser kortare ut än den var.",
    "Close to a hundred per cent means that the clinic enters the time of booking as that of "
    "contact. The clock then starts too late and waits look shorter than they were.",
)
CLOCK_RIGHT = Text(
    "Klockan startar när patienten hör av sig vid alla mottagningar",
    "The clock starts when the patient makes contact at every clinic",
)
CLOCK_RIGHT_HERE = Text(
    "Klockan startar när patienten hör av sig", "The clock starts when the patient makes contact"
)
CLOCK_LATE_HERE = Text(
    "Klockan startar först när tiden bokas", "The clock starts only when the time is booked"
)
CLOCK_LATE_AT_ONE = Text(
    "Vid en mottagning startar klockan först när tiden bokas",
    "At one clinic the clock starts only when the time is booked",
)
CLOCK_LATE = Text(
    "Vid {count} av {all} mottagningar startar klockan först när tiden bokas",
    "At {count} of {all} clinics the clock starts only when the time is booked",
)
NO_PHONE = Text(
    "Det finns inga telefonbokningar att pröva klockans start på.",
    "There are no phone bookings to test the start of the clock on.",
)
BUILD = Text(
    "Underlag {build}, med uppgifter från och med {start} till och med {as_of}.",
    "Build {build}, with data from {start} to {as_of}.",
)

PANEL = Panel(
    key="data_quality",
    order=90,
    title=Text("Datakvalitet", "Data quality"),
    question=Text("Kan man lita på siffrorna?", "Can the figures be trusted?"),
    metrics=(),
    unit_kinds=("physio", "care_choice", "municipality", "region", "nation"),
    controls=(),
    blocks=blocks,
    uses_period=False,
    sections={
        "why": Text("Var saknas uppgifter?", "Where are data missing?"),
        "who": Text("När startar klockan?", "When does the clock start?"),
    },
)
