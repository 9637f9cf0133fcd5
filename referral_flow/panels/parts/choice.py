"""What the page on the patient's choice is about: a unit, a period, and how far away one looks.

The audit is read here once, for every reach.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from referral_flow.audits import FREE
from referral_flow.blocks import Control
from referral_flow.charts.amounts import Counted
from referral_flow.charts.audit import (
    NOT_WEB,
    OWN_CLINIC,
    SIDE_METRIC,
    WEB,
    Audit,
    Audited,
    Cell,
)
from referral_flow.model import Origin, Period, View
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.periods import period_for_splits, said_of
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

AUDIT, REACH = "choice_audit", SIDE_METRIC
MATCHED, SPARE = "within_reach_matched_share", "within_reach_spare_share"
CONTROL = "reach"
REACHES = (OWN_CLINIC, "within_10_km", "within_25_km", "within_50_km", "anywhere")
WAYS = (WEB, NOT_WEB)
Counts = dict[Cell, int]


@dataclass(frozen=True)
class Choice:
    """The view, and the reach chosen: the clinic itself, so many kilometres, or anywhere."""

    warehouse: Warehouse
    view: View
    reach: str = OWN_CLINIC

    @cached_property
    def period(self) -> Period:
        """The view's period, or the quarter around it: reaches are told by quarter or longer."""
        return period_for_splits(self.warehouse, self.view.period)

    @property
    def told_view(self) -> View:
        """The view at the period that all headline figures share."""
        return replace(self.view, period=self.period)

    @property
    def moved(self) -> Text | None:
        """What to say where another period is shown than the one chosen."""
        return said_of(self.period, self.view.period)

    def has(self, *keys: str) -> bool:
        """Whether the extract has what these metrics need."""
        return lacking_columns(self.warehouse, keys) is None

    @cached_property
    def counts(self) -> dict[str, dict[str, Counts]]:
        """By reach and way of booking: how many had each outcome."""
        frame = self.warehouse.values(AUDIT, split="reach", **self.place)
        found: dict[str, dict[str, Counts]] = {}
        columns = ("split_value", "dimension_1", "dimension_2", "dimension_3", "count")
        for reach, way, coded, free, count in frame.select(columns).iter_rows():
            found.setdefault(reach, {}).setdefault(way, {})[coded, free] = int(count)
        return found

    @property
    def place(self) -> dict:
        """Unit and period, as the warehouse is asked for them."""
        return {"unit_ids": [self.view.unit.unit_id], "period_ids": [self.period.period_id]}

    @cached_property
    def audit(self) -> Audit | None:
        """The audit at the reach chosen; None where nobody waited past the limit."""
        return self._audit_at(self.reach)

    @cached_property
    def own_audit(self) -> Audit | None:
        """The audit of the clinic's own times, whatever reach is chosen: only it tells of codes."""
        return self._audit_at(OWN_CLINIC)

    def _audit_at(self, reach: str) -> Audit | None:
        ways = self.counts.get(reach, {})
        nearer = [self.counts.get(one, {}) for one in REACHES[: REACHES.index(reach)]]
        found = [
            Audited(way, NAMES[way], ways[way], [one.get(way, {}) for one in nearer])
            for way in WAYS
            if way in ways
        ]
        if not found:
            return None
        return Audit(self.warehouse.metrics[AUDIT], self.view.unit, self.period, reach,
                     WHERE[reach], found, self.view.audience, self.moved)  # fmt: skip

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

    @property
    def chose_on_the_web(self) -> bool:
        """Whether any of them had a free time to choose at the clinic itself."""
        ways = self.own_audit.ways if self.own_audit else ()
        return any(way.of(FREE) for way in ways if way.way == WEB)


def choice_of(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> Choice:
    """The page's matter, at the reach that the reader has chosen."""
    asked = choices.get(CONTROL, OWN_CLINIC)
    return Choice(warehouse, view, asked if asked in REACHES else OWN_CLINIC)


def reach_control(warehouse: Warehouse) -> tuple[Control, ...]:
    """How far away free times are looked for; nothing to choose where none are known."""
    if lacking_columns(warehouse, [REACH]):
        return ()
    options = tuple((reach, OPTIONS[reach]) for reach in REACHES)
    return (Control(CONTROL, LOOKED_AT, options, OWN_CLINIC, kind="list"),)


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
        "på den egna eller en annan mottagning inom 10 km", "at the clinic or another within 10 km"
    ),
    "within_25_km": Text(
        "på den egna eller en annan mottagning inom 25 km", "at the clinic or another within 25 km"
    ),
    "within_50_km": Text(
        "på den egna eller en annan mottagning inom 50 km", "at the clinic or another within 50 km"
    ),
    "anywhere": Text("på någon mottagning i regionen", "at any clinic in the region"),
}
NAMES = {
    WEB: Text("Webben", "Web"),
    NOT_WEB: Text("Telefon och annat", "Phone and other ways"),
}
