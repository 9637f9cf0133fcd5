"""What the page on the patient's choice is about: a unit, a period, and how far away one looks.

The audit is read here once, for every reach, and small ways of booking are put together with the
largest one in which the patient does not see the times either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from referral_flow.blocks import Control
from referral_flow.charts.amounts import Counted
from referral_flow.charts.audit import (
    INVITED,
    OTHER,
    OWN_CLINIC,
    SIDE_METRIC,
    STAFF,
    WEB,
    Audit,
    Audited,
    Cell,
)
from referral_flow.few import LEAST_CASES, is_small
from referral_flow.model import Origin, Period, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.periods import period_for_splits, said_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

AUDIT, REACH = "choice_audit", SIDE_METRIC
MATCHED, SPARE = "within_reach_matched_share", "within_reach_spare_share"
CONTROL = "reach"
REACHES = (OWN_CLINIC, "within_10_km", "within_25_km", "within_50_km", "anywhere")
WAYS = (WEB, STAFF, INVITED, OTHER)
Counts = dict[Cell, int]


@dataclass(frozen=True)
class Choice:
    """The view, and the reach chosen: the clinic itself, so many kilometres, or anywhere."""

    warehouse: Warehouse
    view: View
    reach: str = OWN_CLINIC

    @property
    def where(self) -> Text:
        """ "på den egna mottagningen"."""
        return WHERE[self.reach]

    @cached_property
    def period(self) -> Period:
        """The view's period, or the quarter around it: reaches are told by quarter or longer."""
        return period_for_splits(self.warehouse, self.view.period)

    @property
    def moved(self) -> Text | None:
        """What to say where another period is shown than the one chosen."""
        return said_of(self.period, self.view.period)

    def has(self, *keys: str) -> bool:
        """Whether the extract has what these metrics need."""
        return lacking_columns(self.warehouse, keys) is None

    @cached_property
    def _as_counted(self) -> dict[str, dict[str, Counts]]:
        """By reach and way of booking, however few: how many had each outcome."""
        frame = self.warehouse.values(AUDIT, split="reach", **self.place)
        found: dict[str, dict[str, Counts]] = {}
        columns = ("split_value", "dimension_1", "dimension_2", "dimension_3", "count")
        for reach, way, coded, free, count in frame.select(columns).iter_rows():
            found.setdefault(reach, {}).setdefault(way, {})[coded, free] = int(count)
        return found

    @cached_property
    def _joined(self) -> list[str]:
        """The largest way in which patients do not see the times, and those too small to show."""
        ways = self._as_counted.get(OWN_CLINIC, {})
        unseen = sorted((way for way in ways if way != WEB), key=lambda way: -_size(ways[way]))
        small = [way for way in unseen[1:] if self._is_small(way)]
        if unseen and not small and self._is_small(unseen[0]):
            small = unseen[1:2]
        return [unseen[0], *small] if small else []

    def _is_small(self, way: str) -> bool:
        """Whether a way cannot be shown alone, at whatever reach."""
        counts = [ways[way] for ways in self._as_counted.values() if way in ways]
        few = any(is_small(count) for outcomes in counts for count in outcomes.values())
        return few or any(_size(outcomes) < LEAST_CASES["council"] for outcomes in counts)

    @cached_property
    def counts(self) -> dict[str, dict[str, Counts]]:
        """By reach and way of booking: how many had each outcome, small ways put together."""
        return {reach: _together(ways, self._joined) for reach, ways in self._as_counted.items()}

    @property
    def place(self) -> dict:
        """Unit and period, as the warehouse is asked for them."""
        return {"unit_ids": [self.view.unit.unit_id], "period_ids": [self.period.period_id]}

    @cached_property
    def audit(self) -> Audit | None:
        """The audit at the reach chosen; None where nobody waited past the limit."""
        ways = self.counts.get(self.reach, {})
        nearer = [self.counts.get(one, {}) for one in REACHES[: REACHES.index(self.reach)]]
        found = [
            Audited(way, self._name(way), ways[way], [one.get(way, {}) for one in nearer])
            for way in WAYS
            if way in ways
        ]
        if not found:
            return None
        return Audit(self.warehouse.metrics[AUDIT], self.view.unit, self.period, self.reach,
                     self.where, found, self.view.audience, self.moved)  # fmt: skip

    def _name(self, way: str) -> Text:
        return (AND_OTHERS if way in self._joined else NAMES)[way]

    def within(self, reach: str, key: str = REACH) -> Counted | None:
        """Of those who waited past the limit, how many had a free time within this reach."""
        frame = self.warehouse.values(key, split="reach", **self.place)
        rows = frame.filter(split_value=reach)
        if rows.is_empty() or not rows["denominator"][0]:
            return None
        origin = Origin(key, self.view.unit, self.period, "reach", reach)
        return Counted(int(rows["numerator"][0]), int(rows["denominator"][0]), origin)

    @property
    def books_on_the_web(self) -> bool:
        """Whether anybody who waited past the limit had booked there."""
        return WEB in self.counts.get(OWN_CLINIC, {})


def choice_of(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> Choice:
    """The page's matter, at the reach that the reader has chosen."""
    asked = choices.get(CONTROL, OWN_CLINIC)
    return Choice(warehouse, view, asked if asked in REACHES else OWN_CLINIC)


def reach_control(warehouse: Warehouse) -> tuple[Control, ...]:
    """How far away free times are looked for; nothing to choose where none are known."""
    if lacking_columns(warehouse, [REACH]):
        return ()
    options = tuple((reach, OPTIONS[reach]) for reach in REACHES)
    return (Control(CONTROL, LOOKED_AT, options, OWN_CLINIC),)


def _together(ways: Mapping[str, Counts], joined: Sequence[str]) -> dict[str, Counts]:
    """The ways with those in `joined` counted as the first of them."""
    alone = {way: counts for way, counts in ways.items() if way not in joined}
    added: Counter = Counter()
    for way in joined:
        added.update(ways.get(way, {}))
    return alone | ({joined[0]: dict(added)} if joined else {})


def _size(outcomes: Counts) -> int:
    return sum(outcomes.values())


LOOKED_AT = Text("Var fanns en ledig tid?", "Where was a time free?")
OPTIONS = {
    OWN_CLINIC: Text("Egna mottagningen", "The clinic itself"),
    "within_10_km": Text("Inom 10 km", "Within 10 km"),
    "within_25_km": Text("Inom 25 km", "Within 25 km"),
    "within_50_km": Text("Inom 50 km", "Within 50 km"),
    "anywhere": Text("Hela regionen", "The whole region"),
}
WHERE = {
    OWN_CLINIC: Text("på den egna mottagningen", "at the clinic itself"),
    "within_10_km": Text(
        "på den egna eller någon mottagning inom 10 km", "at the clinic or another within 10 km"
    ),
    "within_25_km": Text(
        "på den egna eller någon mottagning inom 25 km", "at the clinic or another within 25 km"
    ),
    "within_50_km": Text(
        "på den egna eller någon mottagning inom 50 km", "at the clinic or another within 50 km"
    ),
    "anywhere": Text("på någon mottagning i regionen", "at any clinic in the region"),
}
NAMES = {
    WEB: Text("Webben", "Web"),
    STAFF: Text("Telefon eller reception", "Phone or desk"),
    INVITED: Text("Öppen kallelse", "Open invitation"),
    OTHER: Text("Annat sätt", "Another way"),
}
AND_OTHERS = {
    STAFF: Text("Telefon och annat", "Phone and other ways"),
    INVITED: Text("Kallelse och annat", "Invitation and other ways"),
    OTHER: Text("Andra sätt", "Other ways"),
}
