"""What searches for free times showed, what came of them, and how it works where it is done."""

from __future__ import annotations

from referral_flow.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Note,
    Sentence,
    Table,
    UnitLabel,
)
from referral_flow.charts.amounts import measured, people
from referral_flow.charts.phrases import FEW_CASES, during
from referral_flow.model import Origin, Period, Unit, View
from referral_flow.panels.parts.access_answer import WITHOUT_SOON, has_residents
from referral_flow.panels.parts.access_residents import shown_units
from referral_flow.panels.parts.figures import share
from referral_flow.panels.parts.gaps import lacking_columns, shown_or_missing
from referral_flow.panels.parts.over_time import over_time
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

EMPTY, BOOKED = "empty_search_share", "search_conversion"
KEYS = (EMPTY, WITHOUT_SOON, BOOKED)


def searches(warehouse: Warehouse, view: View) -> list[Block]:
    """Searches over time and by municipality, and the precedent; nothing where nobody lives."""
    if not has_residents(view):
        return []
    over = shown_or_missing(
        warehouse, [WITHOUT_SOON], TITLE, "why",
        lambda: over_time(warehouse, WITHOUT_SOON, view, chart_key="searches_over_time",
                          place="why", title=NOTHING_SOON),
    )  # fmt: skip
    if lacking_columns(warehouse, KEYS):
        return [over, SAMPLING]
    table = _table(warehouse, view)
    return [over, *([table] if table else []), SAMPLING]


def _table(warehouse: Warehouse, view: View) -> Table | None:
    units = shown_units(warehouse, view)
    rows = [row for unit in units if (row := _row(warehouse, unit, view.period))]
    if not rows:
        return None
    return Table(
        "searches", TITLE, COLUMNS, tuple(rows), finding=_finding(warehouse, view),
        reading=READING, place="why", is_open=len(rows) <= MOST_OPEN,
    )  # fmt: skip


def _row(warehouse: Warehouse, unit: Unit, period: Period) -> tuple[Cell, ...] | None:
    empty, soon, booked = (_amount(warehouse, key, unit, period) for key in KEYS)
    if empty is None:
        return None
    return (UnitLabel.of(unit), people(empty.n, empty.origin), empty, soon, booked)


def _amount(warehouse: Warehouse, key: str, unit: Unit, period: Period) -> Amount | None:
    """A share or a rate of searches; None where nobody has searched."""
    frame = warehouse.values(key, unit_ids=[unit.unit_id], period_ids=[period.period_id])
    if frame.is_empty() or not frame["denominator"][0]:
        return None
    origin = Origin(key, unit, period)
    metric = warehouse.metrics[key]
    return measured(metric, frame["numerator"].to_list(), frame["denominator"].to_list(),
                    [origin])[0]  # fmt: skip


def _finding(warehouse: Warehouse, view: View) -> Sentence | None:
    """How often a search showed nothing at all, and nothing soon."""
    empty, soon = (share(warehouse, key, view.unit, view.period) for key in (EMPTY, WITHOUT_SOON))
    if empty is None or soon is None:
        return None
    amounts = {"empty": empty.amount, "soon": soon.amount}
    return Sentence(FINDING.format(when=during([view.period])), amounts, hidden=FEW_CASES)


MOST_OPEN = 5  # rows; a longer table is folded away until asked for
TITLE = Text("Sökningar efter ledig tid", "Searches for a free time")
NOTHING_SOON = Text(
    "Andelen sökningar utan tid inom tre dagar",
    "The share of searches without a time within three days",
)
COLUMNS = (
    Column("unit", Text("Boende i", "Residents of")),
    Column("searches", Text("Sökningar", "Searches"), is_number=True),
    Column("empty", Text("Visade ingen tid alls", "Showed no time at all"), is_number=True),
    Column("soon", Text("Visade ingen tid inom tre dagar", "Showed none within three days"),
           is_number=True),
    Column("booked", Text("Bokningar per hundra sökningar", "Bookings per hundred searches"),
           is_number=True),
)  # fmt: skip
FINDING = Text(
    "Av sökningarna {when} visade {{empty}} ingen ledig tid alls och {{soon}} ingen inom tre dagar",
    "Of searches {when} {{empty}} showed no free time at all and {{soon}} none within three days",
)
READING = Text(
    "En person kan söka flera gånger. Sökningar görs dygnet runt: framåt kvällen är dagens tider "
    "slut, så andelen utan tid är större än bland morgnarna ovan. En sökning utan tid kan bli ett "
    "telefonsamtal, som inte syns här.",
    "A person may search several times. Searches are made around the clock: towards evening the "
    "day's times are gone, so the share without a time is larger than among the mornings above. A "
    "search without a time may become a phone call, which is not seen here.",
)
SAMPLING = Note(
    Text("Så fungerar ”sök lediga tider” för provtagning", "How “find free times” works for "
         "blood tests"),
    Sentence(
        Text(
            "För laboratorieprovtagning visar 1177 redan lediga tider på alla provtagningsställen "
            "på en gång, och patienten bokar direkt. Listan visar den första lediga tiden på "
            "varje ställe. Det gör kort väntan synlig, men ordningen styr också: ställen med en "
            "tidig tid överst får fler bokningar, och övriga tider syns först ett steg senare. "
            "Figuren ovan räknar fram vad en sådan sökning hade visat för fysioterapi. En "
            "provtagning är ett besök, medan en bedömning ofta följs av fler på samma mottagning, "
            "så den närmaste lediga tiden är inte alltid den bästa.",
            "For blood tests 1177 already shows free times at all places that take them at once, "
            "and patients book directly. The list shows the first free time at each place. That "
            "makes short waits visible, but the order also steers: places with an early time at "
            "the top get more bookings, and other times show only a step later. The figure above "
            "works out what such a search would have shown for physiotherapy. A blood test is one "
            "visit, whereas an assessment is often followed by more at the same clinic, so the "
            "nearest free time is not always the best.",
        )
    ),
    place="why",
)  # fmt: skip
