"""What residents of each municipality would have found: a grid, and days in a folded table."""

from __future__ import annotations

from referral_flow.blocks import (
    Amount,
    Block,
    Cell,
    Chart,
    Column,
    Note,
    Sentence,
    Table,
    UnitLabel,
)
from referral_flow.charts.amounts import Counted, free
from referral_flow.charts.quantile_band import MEDIAN
from referral_flow.charts.resident_reach import NEAR, OWN, Residents, resident_reach
from referral_flow.model import Origin, Period, Unit, View
from referral_flow.panels.parts.access_answer import RESIDENTS, has_residents
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.panels.parts.periods import period_for_splits, said_of
from referral_flow.panels.parts.sampled import split_quantile
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

CLINICS, EARLIEST = "resident_morning_clinics", "resident_morning_earliest_days"
REACH, ANYWHERE, NINE_TENTHS = "reach", "anywhere", "p90"


def residents(warehouse: Warehouse, view: View) -> list[Block]:
    """The grid and the table; nothing for units that nobody lives in."""
    if not has_residents(view):
        return []
    grid = shown_or_missing(warehouse, [RESIDENTS], TITLE, "why",
                            lambda: _grid(warehouse, view) or NOT_KNOWN)  # fmt: skip
    if not isinstance(grid, Chart) or lacking_columns(warehouse, [CLINICS, EARLIEST]):
        return [grid]
    table = _table(warehouse, view)
    return [grid, table] if table else [grid]


def _grid(warehouse: Warehouse, view: View) -> Chart | None:
    period = period_for_splits(warehouse, view.period)
    found = [one for unit in shown_units(warehouse, view)
             if (one := _residents(warehouse, unit, period)).mornings]  # fmt: skip
    if not any(one.unit.kind == "municipality" for one in found):
        return None
    own = view.unit if view.unit.kind == "municipality" else None
    return resident_reach(
        warehouse.metrics[RESIDENTS], found, _reaches(warehouse), period, own=own,
        coarser=said_of(period, view.period),
    )  # fmt: skip


def shown_units(warehouse: Warehouse, view: View) -> list[Unit]:
    """All municipalities, those with most clinics first; of one, itself beside the region."""
    if view.unit.kind == "municipality":
        region = warehouse.units.get(view.unit.region_id or "")
        return [view.unit, *([region] if region else [])]
    here = [unit for unit in warehouse.units.values()
            if unit.kind == "municipality" and unit.region_id == view.unit.unit_id]  # fmt: skip
    return sorted(here, key=lambda unit: -len(warehouse.units_within(unit.unit_id)))


def _residents(warehouse: Warehouse, unit: Unit, period: Period) -> Residents:
    frame = warehouse.values(
        RESIDENTS, unit_ids=[unit.unit_id], period_ids=[period.period_id], split=REACH
    )
    return Residents(unit, {
        row["split_value"]: Counted(
            int(row["numerator"]), int(row["denominator"]),
            Origin(RESIDENTS, unit, period, REACH, row["split_value"]),
        )
        for row in frame.iter_rows(named=True)
        if row["denominator"]
    })  # fmt: skip


def _reaches(warehouse: Warehouse) -> dict[str, Text]:
    """The reaches in order as heads of columns: "Den egna kommunen", "Inom 10 km" …"""
    labels = warehouse.split_labels(REACH)
    return {
        key: Text(*(one[0].upper() + one[1:] for one in (words.sv, words.en)))
        for key, words in labels.items()
    }


def _table(warehouse: Warehouse, view: View) -> Table | None:
    """How long residents would have had to wait for the earliest time, near and far."""
    period = period_for_splits(warehouse, view.period)
    units = shown_units(warehouse, view)
    rows = [row for unit in units if (row := _row(warehouse, unit, period))]
    if not rows:
        return None
    return Table(
        "residents", TABLE_TITLE, COLUMNS, tuple(rows), reading=READING, place="why", is_open=False
    )


def _row(warehouse: Warehouse, unit: Unit, period: Period) -> tuple[Cell, ...] | None:
    halves, most = (split_quantile(warehouse, EARLIEST, unit, period, REACH, quantile)
                    for quantile in (MEDIAN, NINE_TENTHS))  # fmt: skip
    clinics = split_quantile(warehouse, CLINICS, unit, period, REACH, MEDIAN)
    if not halves:
        return None
    own: Amount = free(len(warehouse.units_within(unit.unit_id)))
    return (UnitLabel.of(unit), own, halves.get(OWN), most.get(OWN), most.get(NEAR),
            most.get(ANYWHERE), clinics.get(NEAR))  # fmt: skip


TITLE = Text("Vad boende hade hittat", "What residents would have found")
NOT_KNOWN = Note(
    TITLE,
    Sentence(
        Text(
            "Ingen morgon under perioden är det känt vilka tider som stod lediga hos alla "
            "webbmottagningar i en kommun. Därför går det inte att säga vad de boende hade hittat.",
            "On no morning in the period is it known which times stood free at all web-booking "
            "clinics of a municipality. So what residents would have found cannot be said.",
        )
    ),
    "missing",
    "why",
)
TABLE_TITLE = Text(
    "Dagar till tidigaste lediga webbtid, efter var man bor",
    "Days to the earliest free web time, by where people live",
)
COLUMNS = (
    Column("unit", Text("Boende i", "Residents of")),
    Column("clinics", Text("Mottagningar där", "Clinics there"), is_number=True),
    Column("own_half", Text("I egna kommunen, median", "Where they live, median"), is_number=True),
    Column("own_most", Text("I egna kommunen, nio av tio morgnar",
                            "Where they live, nine mornings in ten"), is_number=True),
    Column("near", Text("Inom 25 km, nio av tio morgnar",
                        "Within 25 km, nine in ten"), is_number=True),
    Column("anywhere", Text("Var som helst, nio av tio morgnar", "Anywhere, nine in ten"),
           is_number=True),
    Column("with_time", Text("Mottagningar med tid inom 25 km",
                             "Clinics with a time within 25 km"),
           is_number=True),
)  # fmt: skip
READING = Text(
    "Nio av tio morgnar låg den tidigaste tiden högst så långt fram. Fyra veckor står för fyra "
    "veckor eller mer. Sista kolumnen: hur många mottagningar som en vanlig morgon hade en ledig "
    "webbtid inom tre dagar.",
    "On nine mornings in ten the earliest time lay at most so far ahead. Four weeks stand for four "
    "weeks or more. Last column: how many clinics had a free web time within three days on an "
    "ordinary morning.",
)
