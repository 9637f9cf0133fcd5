"""All clinics of a comparison in a table by name, with what their place in the funnel says."""

from __future__ import annotations

from referral_flow.blocks import Amount, Cell, Column, Sentence, Table, UnitLabel
from referral_flow.charts.funnel_units import Adjusted, Compared
from referral_flow.charts.funnel_words import noun, part_of
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.panels.parts.compare_units import Seen
from referral_flow.panels.parts.funnel import label_of_part
from referral_flow.statistics.funnel import INNER, LEAST_UNITS, OUTER
from referral_flow.text import HIDDEN, Text


def all_units(seen: Seen, adjusted: Adjusted | None) -> Table:
    """Cases, share and place of each clinic, and its share adjusted; in the funnel's order."""
    told = _Told(seen, adjusted)
    columns = [key for key in COLUMNS if told.has(key)]
    return Table(
        "all_units", TITLE.format(
            noun=noun(seen.asked.kind), label=label_of_part(seen.asked)),
        tuple(COLUMNS[key] for key in columns),
        tuple(tuple(told.cells(row)[key] for key in columns) for row in seen.units.rows),
        is_breakdown=True, place="who",
    )  # fmt: skip


class _Told:
    """The cells of each clinic, and which columns there are."""

    def __init__(self, seen: Seen, adjusted: Adjusted | None) -> None:
        self.units, self.adjusted, self.period = seen.units, adjusted, seen.period
        self.places = _places(seen.units)
        self.then = _places(adjusted) if adjusted else {}

    def has(self, key: str) -> bool:
        """Columns that would be empty are left out."""
        if key in ("expected", "adjusted"):
            return self.adjusted is not None
        if key == "remark":
            return any(part_of(row.unit, self.period) for row in self.units.rows)
        return key != "place" or bool(self.places)

    def cells(self, row: UnitShare) -> dict[str, Cell]:
        """By column; all that follows from the clinic's share is hidden with it."""
        own = self.units.amount(row)
        return {
            "unit": UnitLabel.of(row.unit),
            "cases": Amount(float(own.n), "count", rule="free", ends=(own,)),
            "share": own,
            "between": _between(own),
            "expected": self._expected(row, own),
            "adjusted": self._adjusted(row),
            "place": self._place(row.unit.unit_id, own),
            "remark": part_of(row.unit, self.period),
        }

    def _expected(self, row: UnitShare, own: Amount) -> Amount | None:
        found = self.adjusted and self.adjusted.standards.get(row.unit.unit_id)
        return found and Amount(found.expected, "percent", own.decimals, rule="free", ends=(own,))

    def _adjusted(self, row: UnitShare) -> Amount | None:
        is_known = self.adjusted and row.unit.unit_id in self.adjusted.standards
        return self.adjusted.amount(row) if is_known else None

    def _place(self, unit_id: str, own: Amount) -> Sentence | None:
        """ "inom gränserna; justerat under den inre gränsen"."""
        if unit_id not in self.places:
            return None
        words, then = self.places[unit_id], self.then.get(unit_id)
        if then and then != words:
            words = BUT_ADJUSTED.format(place=words, then=then)
        return Sentence(words, {"own": own}, hidden=HIDDEN)


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


TITLE = Text("Alla {noun}: {label}", "All {noun}: {label}")
COLUMNS = {
    one.key: one
    for one in (
        Column("unit", Text("Enhet", "Unit")),
        Column("cases", Text("Antal fall", "Cases"), is_number=True),
        Column("share", Text("Andel", "Share"), is_number=True),
        Column("between", Text("Osäkerhet (95 %)", "Uncertainty (95%)"), is_number=True),
        Column("expected", Text("Väntad andel", "Expected share"), is_number=True),
        Column("adjusted", Text("Justerad andel", "Adjusted share"), is_number=True),
        Column("place", Text("Gräns", "Limit")),
        Column("remark", Text("Anmärkning", "Remark")),
    )
}
BUT_ADJUSTED = Text("{place}; justerat {then}", "{place}; adjusted {then}")
BETWEEN = Text("{low}–{high}\u00a0%", "{low}–{high}%")
WITHIN = Text("inom", "within")
PLACES = {
    1: (Text("över den inre", "above the inner"), Text("över den yttre", "above the outer")),
    -1: (Text("under den inre", "below the inner"), Text("under den yttre", "below the outer")),
}
