"""A hidden clinic takes another one along, so that the sums over both still leave a choice.

What moves from the one to the other changes no shown sum, if the totals that hold only one of them
(their municipalities, say) are hidden too. The cheapest partner is the one for which least has to
be hidden besides, so clinics that are hidden anyway become each other's partners.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from referral_flow.disclosure.in_time import companions_in_time
from referral_flow.model import Period, Unit

NOWHERE = -1
LACKING = 1e6  # what a partner costs for each part of a breakdown that it does not have
_REACHES = (
    (False, "together"),
    (False, "alike"),
    (False, "ever"),
    (True, "together"),
    (True, "alike"),
    (True, "ever"),
)
COMPARED = ("municipality",)  # totals that go with the clinics where no partner suffices


class Grid:
    """The cells of a metric as cubes of unit x period x split: cases, parts, and what is hidden.

    Made for one frame and used up: `close` and `hide_beside` mark cells, `mask` reads them.
    """

    def __init__(
        self,
        frame: pl.DataFrame,
        cases: np.ndarray,
        hidden: np.ndarray,
        units: Mapping[str, Unit],
        periods: Mapping[str, Period],
    ) -> None:
        self.splits = frame["split"].unique().sort().to_list()
        unit_at, period_at, split_at = map(_places, (units, periods, self.splits))
        self.at = (
            np.array([unit_at[key] for key in frame["unit_id"]]),
            np.array([period_at[key] for key in frame["period_id"]]),
            np.array([split_at[key] for key in frame["split"]]),
        )
        shape = (len(units), len(periods), len(self.splits))
        self.cases, self.parts = np.zeros(shape), np.zeros(shape)
        np.add.at(self.cases, self.at, cases)
        np.add.at(self.parts, self.at, 1)
        self.hidden = np.zeros(shape, dtype=bool)
        self.hidden[tuple(place[hidden] for place in self.at)] = True
        self.kind = np.array([unit.kind for unit in units.values()])
        self.is_clinic = np.array([unit.is_clinic for unit in units.values()])
        self.grain = np.array([period.grain for period in periods.values()])
        self.has = _has(frame, self.at[0], len(units))
        self.inside = np.array(
            [
                [unit_at.get(whole, NOWHERE) for whole in (u.municipality_id, u.care_choice_id)]
                for u in units.values()
            ]
        )
        self.times: dict[tuple[int, int], list[int]] = {}
        for split, period, other in companions_in_time(frame, periods).iter_rows():
            self.times.setdefault((split_at[split], period_at[period]), []).append(period_at[other])

    def mask(self) -> np.ndarray:
        """True for each row of the frame that is hidden."""
        return self.hidden[self.at]

    def close(self) -> None:
        """Give every hidden unit a partner, for every period and split in which it is hidden."""
        for unit, period, split in np.argwhere(self.hidden & (self.cases > 0)):
            where = (self.times[split, period], split)
            self._hide([unit], where)
            if self.is_clinic[unit]:
                self._close(unit, where, ~self.is_clinic)
            else:
                self._close_total(unit, where)

    def hide_beside(self, rows: np.ndarray) -> bool:
        """Hide what lies beside the marked rows, where no partner was enough; False if all is gone.

        First clinics and municipalities, in the periods that go together, in all of that length, at
        all times; then every unit likewise.
        """
        before = self.hidden.sum()
        for totals, reach in _REACHES:
            for period, split in self._places_of(rows):
                units = self.is_clinic | np.isin(self.kind, COMPARED) | totals
                self._hide(np.flatnonzero(units), (self._reached(period, split, reach), split))
            if self.hidden.sum() > before:
                return True
        return False

    def _reached(self, period: int, split: int, reach: str) -> list[int]:
        if reach == "together":
            return self.times[split, period]
        alike = self.grain == self.grain[period]
        return np.flatnonzero(alike | (reach == "ever" and self.splits[split] is not None)).tolist()

    def _places_of(self, rows: np.ndarray) -> set[tuple[int, int]]:
        return set(zip(self.at[1][rows].tolist(), self.at[2][rows].tolist(), strict=True))

    def _hide(self, units, where) -> None:
        """Hide these units there; what is hidden unsplit is hidden in every split, and a breakdown
        of one part is the whole."""
        periods, split = where
        at = np.ix_(units, periods)
        self.hidden[(*at, split)] = True
        is_whole = self.parts[(*at, split)] == 1
        self.hidden[at] |= is_whole[:, :, None]

    def _close_total(self, total: int, where: tuple[list[int], int]) -> None:
        """A hidden total takes a clinic of its own along, whose partner lies outside it."""
        own = self.is_clinic & (self.inside == total).any(axis=1) & self._has_parts(total, where)
        if own.any():
            child = int(np.where(own, self._shown(where), np.inf).argmin())
            self._hide([child], where)
            self._close(child, where, own | ~self.is_clinic)

    def _close(self, clinic: int, where: tuple[list[int], int], barred: np.ndarray) -> None:
        """Hide the cheapest partner and the totals that hold only one of the two."""
        barred = barred | (self.kind != self.kind[clinic]) | ~self._has_parts(clinic, where)
        barred[clinic] = True
        cost = np.where(barred, np.inf, self._cost(clinic, where))
        partner = int(cost.argmin())
        if np.isfinite(cost[partner]):
            apart = self.inside[clinic] != self.inside[partner]
            totals = np.concatenate([self.inside[clinic][apart], self.inside[partner][apart]])
            self._hide([partner, *totals[totals != NOWHERE]], where)

    def _cost(self, clinic: int, where: tuple[list[int], int]) -> np.ndarray:
        """Cases that would be hidden besides, for each unit as the partner."""
        shown = self._shown(where)
        of_totals = np.append(shown, 0.0)  # nowhere costs nothing
        apart = self.inside != self.inside[clinic]
        totals = apart * (of_totals[self.inside] + of_totals[self.inside[clinic]])
        lacking = (self.has[clinic] & ~self.has).sum(axis=1)
        return shown + totals.sum(axis=1) + lacking * LACKING

    def _shown(self, where: tuple[list[int], int]) -> np.ndarray:
        """Cases per unit that are still shown there."""
        periods, split = where
        shown = ~self.hidden[:, periods, split] * self.cases[:, periods, split]
        return shown.sum(axis=1)

    def _has_parts(self, unit: int, where: tuple[list[int], int]) -> np.ndarray:
        """Which units have rows wherever this one has."""
        parts = self.parts[:, where[0], where[1]] > 0
        return (parts | ~parts[unit]).all(axis=1)


def _has(frame: pl.DataFrame, unit_of_row: np.ndarray, count: int) -> np.ndarray:
    """Which values of which splits each unit ever has: a matrix of units x values."""
    values = frame.select(pl.struct("split", "split_value").rank("dense").alias("value") - 1)
    value = values["value"].to_numpy()
    has = np.zeros((count, int(value.max()) + 1), dtype=bool)
    has[unit_of_row, value] = True
    return has


def _places(keys) -> dict:
    return {key: place for place, key in enumerate(keys)}
