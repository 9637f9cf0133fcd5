"""A number with what it rests on, and words with such numbers in them.

The smallest things that a reader can be told and that the gate can hide. Plain `Text` must never
carry a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from referral_flow.model import Origin, Unit
from referral_flow.text import HIDDEN, Text, interval, number


@dataclass(frozen=True)
class Amount:
    """A number together with what it rests on, so that disclosure can judge it.

    `rule` says how: "share" (numerator of n), "count" (the value is itself a number of people),
    "summary" (a median or percentile of n cases) or "free" (limits, means, targets, days of a
    calendar, counts of rows in a file: nothing that tells of few people).
    """

    value: float | None
    unit: str
    decimals: int = 0
    n: int | None = None
    numerator: int | None = None
    low: float | None = None
    high: float | None = None
    rule: str = "share"
    suppressed: bool = False
    missing: Text | None = None  # what to write where there is no value and nothing is hidden
    signed: bool = False  # differences carry their plus sign
    ends: tuple[Amount, ...] = ()  # of a difference: hidden where either end is
    origin: Origin | None = None  # which cell of which metric: hidden wherever that cell is
    partners: tuple[Partner, ...] = ()  # hidden where it differs from one of these by few people
    n_partners: tuple[Partner, ...] = ()  # likewise, but n alone goes and the value is rounded
    is_n_shown: bool = True  # False: n is for the gate's eyes only

    def in_(self, language: str) -> str:
        """The number as people read it; a hidden one is "få fall"."""
        if self.suppressed:
            return HIDDEN.in_(language)
        if self.value is None:
            return self.missing.in_(language) if self.missing else "–"
        return number(self.value, self.unit, self.decimals, language, signed=self.signed)

    def interval_in(self, language: str) -> str | None:
        """ "53–55 %", or None where there is no interval to show."""
        if self.suppressed or self.low is None or self.high is None:
            return None
        return interval(self.low, self.high, self.unit, self.decimals, language)


@dataclass(frozen=True)
class Partner:
    """The exact number of a metric that another one yields to, for the same unit and period."""

    amount: Amount
    is_opposite: bool = False  # those counted here are left over there
    takes_along: bool = True  # hidden here, hidden there


@dataclass(frozen=True)
class Sentence:
    """Words with figures and unit names in {slots}; when any figure is hidden, `hidden` stands.

    That may be a sentence in its turn: one that claims less and so rests on fewer figures.
    """

    words: Text
    amounts: Mapping[str, Amount] = field(default_factory=dict)
    hidden: Text | Sentence | None = None
    labels: Mapping[str, UnitLabel] = field(default_factory=dict)

    def in_(self, language: str) -> str:
        """The sentence with its figures written out."""
        if any(amount.suppressed for amount in self.amounts.values()):
            return (self.hidden or HIDDEN).in_(language)
        slots = (*self.amounts.items(), *self.labels.items())
        shown = {key: slot.in_(language) for key, slot in slots}
        return self.words.in_(language).format(**shown) if shown else self.words.in_(language)


@dataclass(frozen=True)
class UnitLabel:
    """The name of a unit where one is compared with others; councils see clinics without names."""

    unit_id: str
    kind: str
    name: Text
    is_one_clinic: bool = False

    @classmethod
    def of(cls, unit: Unit) -> UnitLabel:
        """The label of a unit."""
        return cls(unit.unit_id, unit.kind, unit.name, unit.tells_of_one_clinic)

    def in_(self, language: str) -> str:
        """The name, as a `Text` gives its words."""
        return self.name.in_(language)
