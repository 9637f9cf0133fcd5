"""One stretch of a referral's way, physio to doctor or doctor to radiology, for one unit.

Rows of the metrics of what is sent, of the unit's own leg, whole or by channel or sender: counts,
never figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from referral_flow.blocks import Control
from referral_flow.model import Origin, Period, View
from referral_flow.panels.parts.filtered import Filter
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

NEED, REFERRAL = "need", "referral"
LEG = "leg"
SENT, ON_THE_WAY, LOST = "transfers_count", "referral_transfer_days", "referral_lost_share"
OWN_LEG = {
    "physio": NEED, "care_choice": NEED,
    "health_centre": REFERRAL, "specialist": REFERRAL, "orthopaedics": REFERRAL,
    "radiology": REFERRAL,
}  # fmt: skip
SENDERS = {NEED: ("physio",), REFERRAL: ("health_centre", "specialist", "orthopaedics")}
COUNTED = ("value", "numerator", "denominator", "cases")
NOT_SUMMED = (*COUNTED, "unit_id", "split", "split_value", "shown", "expected")


@dataclass(frozen=True)
class Leg:
    """What one unit sends, or receives, on one leg; `view.period` is what figures cover."""

    warehouse: Warehouse
    view: View
    key: str

    @property
    def is_whole(self) -> bool:
        """Whether the unit has no other leg, so that its undivided figures are those of this."""
        return self.view.unit.kind in OWN_LEG

    @property
    def within(self) -> Filter | None:
        """The leg as a page's filter; none where it is all that the unit has."""
        return None if self.is_whole else (LEG, self.key)

    def has(self, key: str) -> bool:
        """Whether the metric is there and counted for this kind of unit."""
        metric = self.warehouse.metrics.get(key)
        return bool(metric and metric.is_available and self.view.unit.kind in metric.unit_kinds)

    def rows(self, key: str, split: str | None = None, **chosen: object) -> pl.DataFrame:
        """A metric's rows on this leg, by grain or periods, with `shown` for the split's value.

        Where a municipality's legs are not divided further, its clinics' rows are added up.
        """
        own = chosen | {"unit_ids": [self.view.unit.unit_id]}
        if self.is_whole:
            return self._read(key, split, own).with_columns(shown="split_value")
        if split is None:
            rows = self._read(key, LEG, own).filter(split_value=self.key)
            return rows.with_columns(shown=pl.lit(None, pl.String))
        crossed = f"{LEG},{split}"
        rows = self._read(key, crossed, own)
        if rows.is_empty():
            return self._of_clinics(key, split, chosen)
        mine = f"{self.key},"
        rows = rows.filter(pl.col("split_value").str.starts_with(mine))
        return rows.with_columns(shown=pl.col("split_value").str.strip_prefix(mine))

    def origin(self, key: str, period: Period, row: Mapping | None = None) -> Origin:
        """The cell that a row was read from; without one, the leg as a whole."""
        if row and row["split"]:
            return Origin(key, self.view.unit, period, row["split"], row["split_value"])
        part = (None, None) if self.is_whole else (LEG, self.key)
        return Origin(key, self.view.unit, period, *part)

    def _read(self, key: str, split: str | None, chosen: dict) -> pl.DataFrame:
        is_duration = self.warehouse.metrics[key].shape == "duration"
        read = self.warehouse.day_table if is_duration else self.warehouse.values
        return read(key, split=split, **chosen)

    def _of_clinics(self, key: str, split: str, chosen: dict) -> pl.DataFrame:
        """The rows of all that send on this leg here, added up and named as the two-way split."""
        clinics = [
            unit.unit_id
            for kind in SENDERS[self.key]
            for unit in self.warehouse.units_within(self.view.unit.unit_id, kind)
        ]
        rows = self._read(key, split, chosen | {"unit_ids": clinics})
        counts = [name for name in COUNTED if name in rows.columns]
        alike = [name for name in rows.columns if name not in NOT_SUMMED]
        return (
            rows.with_columns(shown="split_value")
            .group_by(*alike, "shown", maintain_order=True)
            .agg(pl.col(counts).sum())
            .with_columns(
                unit_id=pl.lit(self.view.unit.unit_id), split=pl.lit(f"{LEG},{split}"),
                split_value=pl.concat_str(pl.lit(f"{self.key},"), "shown"),
            )
        )  # fmt: skip


def leg_of(warehouse: Warehouse, view: View, choices: Mapping[str, str]) -> Leg:
    """The leg that the unit has, else the one chosen; without a needs table only the second."""
    chosen = choices.get(LEG, NEED)
    own = OWN_LEG.get(view.unit.kind, chosen if has_needs(warehouse) else REFERRAL)
    return Leg(warehouse, view, own if own in (NEED, REFERRAL) else NEED)


def has_needs(warehouse: Warehouse) -> bool:
    """Whether the extract holds needs, so that there is a first leg at all."""
    metric = warehouse.metrics.get(SENT)
    if metric is None or not metric.is_available:
        return False
    return NEED in warehouse.values(SENT, grain="all", split=LEG)["split_value"].unique()


def leg_control(warehouse: Warehouse) -> tuple[Control, ...]:
    """The choice between the legs, where there are two."""
    return (CONTROL,) if has_needs(warehouse) else ()


CONTROL = Control(
    LEG,
    Text("Sträcka", "Leg"),
    (
        (NEED, Text("Fysioterapeut till läkare", "Physiotherapist to doctor")),
        (REFERRAL, Text("Läkare till radiologi", "Doctor to radiology")),
    ),
    NEED,
)
