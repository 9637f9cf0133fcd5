"""Units beside each other in a funnel: who they are, who is chosen, who lies beyond the limits.

As they are, or adjusted for the mix of their cases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from referral_flow.blocks import Amount
from referral_flow.charts.amounts import free
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.statistics.funnel import INNER, OUTER, Funnel
from referral_flow.statistics.intervals import wilson

LEVEL_DECIMALS = 3  # of a share, as far as people can see
LOW_LEVEL = 0.1  # below it (or as near to all) a level is told with one decimal
SELDOM = 0.0005  # a level below it would be written 0,0 %


@dataclass(frozen=True)
class Compared:
    """Units beside each other: who they are, who is chosen among them, and what they are within."""

    rows: Sequence[UnitShare]
    whole: UnitShare
    found: Funnel
    chosen: frozenset[str] = frozenset()  # unit ids; none chosen: all are
    judged: frozenset[str] = frozenset()  # those with cases enough to be spoken of

    def is_chosen(self, row: UnitShare) -> bool:
        """Whether the page is about this unit."""
        return not self.chosen or row.unit.unit_id in self.chosen

    @property
    def level(self) -> Amount:
        """The level that the units have in common."""
        centre = self.found.centre
        decimals = 1 if min(centre, 1 - centre) < LOW_LEVEL else 0
        return free(round(centre, LEVEL_DECIMALS), "percent", decimals)

    @property
    def is_seldom(self) -> bool:
        """Whether what is counted next to never happens at most units: no level to write."""
        return self.found.centre < SELDOM

    def share(self, row: UnitShare) -> float:
        """A unit's share, 0–1."""
        return row.counted.share

    def amount(self, row: UnitShare) -> Amount:
        """A unit's share, as exact as the level beside it; the same one all through a page."""
        unit_id = row.unit.unit_id
        if unit_id not in self._amounts:
            self._amounts[unit_id] = self._amount(row)
        return self._amounts[unit_id]

    def _amount(self, row: UnitShare) -> Amount:
        own = row.counted.amount
        if self.is_seldom and row.counted.share >= LOW_LEVEL:
            return own
        return replace(own, decimals=max(own.decimals, self.level.decimals))

    def beyond(self, confidence: float) -> dict[str, int]:
        """1 above the limits, −1 below, 0 within, by unit id; 0 for those not spoken of."""
        if confidence not in self._beyond:
            self._beyond[confidence] = self._ways(self._pairs(), confidence)
        return self._beyond[confidence]

    def _pairs(self) -> list[tuple[float, float]]:
        """Those counted and all cases of each unit, by which it is judged."""
        return [(row.counted.numerator, row.counted.denominator) for row in self.rows]

    @cached_property
    def _beyond(self) -> dict[float, dict[str, int]]:
        return {}

    @cached_property
    def _amounts(self) -> dict[str, Amount]:
        return {}

    def is_drawn_elsewhere(self) -> frozenset[str]:
        """Units that lie on the other side of a limit as it is drawn than of their own: none."""
        return frozenset()

    def _ways(self, pairs: Sequence[tuple[float, float]], confidence: float) -> dict[str, int]:
        counted, cases = zip(*pairs, strict=True)
        found = self.found.beyond(counted, cases, confidence)
        return {
            row.unit.unit_id: int(way) if row.unit.unit_id in self.judged else 0
            for row, way in zip(self.rows, found, strict=True)
        }


@dataclass(frozen=True)
class Standard:
    """A unit's share as adjusted, and as many cases of the usual mix as would tell as much."""

    share: float
    cases: float
    expected: float  # the share that its mix makes expected


@dataclass(frozen=True)
class Adjusted(Compared):
    """The units with the shares that they would have, had all of them the mix of all cases.

    A unit stands at its own number of cases, as in the funnel beside; it is judged by as many as
    its adjusted share is worth.
    """

    standards: Mapping[str, Standard] = field(default_factory=dict)  # by unit id
    crude: Compared | None = None  # the units as they are

    def share(self, row: UnitShare) -> float:
        return self.standards[row.unit.unit_id].share

    def _amount(self, row: UnitShare) -> Amount:
        """Hidden wherever the unit's own share is."""
        standard, crude = self.standards[row.unit.unit_id], self.crude.amount(row)
        low, high = wilson(standard.share * standard.cases, standard.cases)
        return Amount(standard.share, "percent", crude.decimals, n=crude.n, low=float(low),
                      high=float(high), rule="free", ends=(crude,))  # fmt: skip

    def _pairs(self) -> list[tuple[float, float]]:
        """So many cases of the usual mix as tell as much."""
        standards = [self.standards[row.unit.unit_id] for row in self.rows]
        return [(one.share * one.cases, one.cases) for one in standards]

    def is_drawn_elsewhere(self) -> frozenset[str]:
        """Units that lie on the other side of a limit as it is drawn than of their own."""
        shares = [(self.share(row) * row.counted.denominator, row.counted.denominator)
                  for row in self.rows]  # fmt: skip
        return frozenset(
            unit_id
            for confidence in (INNER, OUTER)
            for (unit_id, own), drawn in zip(self.beyond(confidence).items(),
                                             self._ways(shares, confidence).values(), strict=True)
            if own != drawn
        )  # fmt: skip
