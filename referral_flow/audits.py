"""A chart of kind "audit" read as ways of booking, each with two sides and two outcomes a side.

Its series are "web:free", "web:none", "staff:free" …: on the free side those who had a free time to
choose, on the other those who had none. Points are "coded" and "uncoded", as shares of all who
waited after booking that way; a series' `end_label` says the side as a whole. Whoever draws such a
chart asks here, so that nobody else takes the keys apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.blocks import Amount, Chart, Point, Sentence, Series, UnitLabel
from referral_flow.text import NO_BREAK_SPACE, Text, digits

FREE, NONE = "free", "none"
CODED, UNCODED = "coded", "uncoded"
SIDES, ROWS = (FREE, NONE), (CODED, UNCODED)
OF = ":"
SIDE_NAMES = {
    FREE: Text("En ledig tid fanns", "A time was free"),
    NONE: Text("Ingen ledig tid fanns", "No time was free"),
}
ROW_NAMES = {
    CODED: Text("kodade som patientvalda", "coded as patient-chosen"),
    UNCODED: Text("inte kodade", "not coded"),
}
AGREES, DIFFERS, UNKNOWN = "value", "third", "neutral"  # what the code says against the times


@dataclass(frozen=True)
class Way:
    """One way of booking: its name, and its four outcomes by side and row."""

    key: str
    label: Text | UnitLabel
    series: dict[str, Series]

    def outcome(self, side: str, row: str) -> Point:
        """The point of one of the four outcomes."""
        return next(point for point in self.series[side].points if point.x == row)

    def side(self, side: str) -> Sentence | None:
        """What is said of all on one side."""
        return self.series[side].end_label

    def whole(self, side: str) -> Amount | None:
        """The share of one side as a whole."""
        said = self.side(side)
        return said.amounts.get("share") if said else None

    def balances(self) -> list[tuple[Amount, tuple[Amount, ...]]]:
        """(whole, parts): both sides are all who booked this way, two outcomes are a side."""
        n = self.series[FREE].end_label.amounts["n"]
        sides = [(self.whole(side), self._outcomes(side)) for side in SIDES if self.is_told(side)]
        return [(n, tuple(self.whole(side) for side in SIDES)), *sides]

    @property
    def rows(self) -> tuple[str, ...]:
        """Those coded and those not; the first alone where neither side tells them apart."""
        return ROWS if any(map(self.is_told, SIDES)) else ROWS[:1]

    def is_told(self, side: str) -> bool:
        """Whether those coded and those not are told apart, or as one for being few."""
        return all(amount.missing is None for amount in self._outcomes(side))

    def _outcomes(self, side: str) -> tuple[Amount, ...]:
        return tuple(self.outcome(side, row).amount for row in ROWS)

    def told(self, language: str) -> str:
        """ "Webben: 71 % av 7 530 hade en ledig tid (styrkt val 1 652 · 22 %, …); …"."""
        sides = (self._side_told(side, language) for side in SIDES)
        return f"{self.label.in_(language)}: {'; '.join(sides)}"

    def _side_told(self, side: str, language: str) -> str:
        if not self.is_told(side):
            return self.side(side).in_(language)
        points = (self.outcome(side, row) for row in ROWS)
        outcomes = (
            f"{point.label.in_(language)} {figures_in(point.amount, language)}" for point in points
        )
        return f"{self.side(side).in_(language)} ({', '.join(outcomes)})"


def ways_of(chart: Chart) -> list[Way]:
    """The ways of booking in a chart of kind "audit", in order."""
    found: dict[str, dict[str, Series]] = {}
    for series in chart.series:
        way, _, side = series.key.partition(OF)
        found.setdefault(way, {})[side] = series
    return [Way(key, sides[FREE].label, sides) for key, sides in found.items()]


def key_of(way: str, side: str) -> str:
    """The key of a way's series of one side."""
    return f"{way}{OF}{side}"


def longest(chart: Chart) -> float:
    """The largest share drawn, 0-1: of a side as a whole where it is shown, else of an outcome."""
    amounts = [point.amount for series in chart.series for point in series.points]
    amounts += [way.whole(side) for way in ways_of(chart) for side in SIDES]
    known = (one.value for one in amounts if one and not one.suppressed and one.value is not None)
    return max(known, default=0.0) or 1.0


def count_in(amount: Amount, language: str) -> str:
    """How many the share counts, "3 657"; nothing where it is hidden."""
    if amount.suppressed or amount.numerator is None:
        return ""
    return digits(amount.numerator, 0, language).replace(" ", NO_BREAK_SPACE)


def figures_in(amount: Amount, language: str, *, has_interval: bool = False) -> str:
    """ "3 657 · 50 %", or "3 657 · 50 % (49–51 %)", or "få fall"."""
    share = amount.in_(language)
    interval = amount.interval_in(language) if has_interval else None
    if interval:
        share = f"{share} ({interval})"
    return " · ".join(filter(None, (count_in(amount, language), share)))
