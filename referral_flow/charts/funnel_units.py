"""Units beside each other in a funnel: who they are, who is chosen, who lies beyond the limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from referral_flow.blocks import Amount
from referral_flow.charts.amounts import free
from referral_flow.charts.unit_dots import UnitShare
from referral_flow.statistics.funnel import Funnel

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

    def amount(self, row: UnitShare) -> Amount:
        """A unit's share, as exact as the level beside it."""
        own = row.counted.amount
        if self.is_seldom and row.counted.share >= LOW_LEVEL:
            return own
        return replace(own, decimals=max(own.decimals, self.level.decimals))

    def beyond(self, confidence: float) -> dict[str, int]:
        """1 above the limits, −1 below, 0 within, by unit id; 0 for those not spoken of."""
        parts = [row.counted for row in self.rows]
        found = self.found.beyond([part.numerator for part in parts],
                                  [part.denominator for part in parts], confidence)  # fmt: skip
        return {
            row.unit.unit_id: int(way) if row.unit.unit_id in self.judged else 0
            for row, way in zip(self.rows, found, strict=True)
        }
