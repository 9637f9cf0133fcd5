"""All clinics of a comparison in a table by name, with what their place in the funnel says."""

from __future__ import annotations

from collections.abc import Iterator

from referral_flow.blocks import Amount, Column, Sentence, Table, UnitLabel
from referral_flow.charts.funnel_units import Compared
from referral_flow.panels.parts.compare_units import Seen
from referral_flow.panels.parts.funnel import label_of_part
from referral_flow.statistics.funnel import INNER, LEAST_UNITS, OUTER
from referral_flow.text import HIDDEN, Text


def all_units(seen: Seen) -> Table:
    """Name, cases, share, uncertainty and place; in the order of the funnel's clinics."""
    return Table(
        "all_units", TITLE.format(label=label_of_part(seen.asked)), COLUMNS,
        tuple(_rows(seen.units)), is_breakdown=True, place="who",
    )  # fmt: skip


def _rows(units: Compared) -> Iterator[tuple]:
    places = _places(units)
    for row in units.rows:
        own = units.amount(row)
        cases = Amount(float(own.n), "count", rule="free", ends=(own,))
        words = places.get(row.unit.unit_id)
        # hidden with the share that it tells of
        place = words and Sentence(words, {"own": own}, hidden=HIDDEN)
        yield (UnitLabel.of(row.unit), cases, own, _between(own), place)


def _between(own: Amount) -> Sentence:
    ends = {name: Amount(100 * value, "count", own.decimals, rule="free", ends=(own,))
            for name, value in (("low", own.low), ("high", own.high))}  # fmt: skip
    return Sentence(BETWEEN, ends, hidden=HIDDEN)


def _places(units: Compared) -> dict[str, Text]:
    """Inside or outside of which limits each clinic lies; of few clinics there are none."""
    if len(units.rows) < LEAST_UNITS:
        return {}
    outer, inner = (units.beyond(one) for one in (OUTER, INNER))
    return {
        unit_id: PLACES[way or inner[unit_id]][bool(way)] if inner[unit_id] else WITHIN
        for unit_id, way in outer.items()
    }


TITLE = Text("Alla mottagningar: {label}", "All clinics: {label}")
COLUMNS = (
    Column("unit", Text("Mottagning", "Clinic")),
    Column("cases", Text("Antal fall", "Cases"), is_number=True),
    Column("share", Text("Andel", "Share"), is_number=True),
    Column("between", Text("Osäkerhet (95 %)", "Uncertainty (95%)"), is_number=True),
    Column("place", Text("Jämfört med de andra", "Compared with the others")),
)
BETWEEN = Text("{low}–{high}\u00a0%", "{low}–{high}%")
WITHIN = Text("inom gränserna", "within the limits")
PLACES = {
    1: (Text("över den inre gränsen", "above the inner limit"),
        Text("över den yttre gränsen", "above the outer limit")),
    -1: (Text("under den inre gränsen", "below the inner limit"),
         Text("under den yttre gränsen", "below the outer limit")),
}  # fmt: skip
