"""Clinics of a unit side by side, or one clinic beside the units that it belongs to."""

from __future__ import annotations

from referral_flow.blocks import Chart, Sentence
from referral_flow.charts.amounts import counted
from referral_flow.charts.unit_dots import (
    UnitShare,
    by_size,
    outlier_finding,
    own_finding,
    spread_finding,
    unit_dots,
)
from referral_flow.model import Origin, Unit, View
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def compared(
    warehouse: Warehouse, key: str, view: View, *, chart_key: str, look_for_outliers: bool = False
) -> Chart | None:
    """The chart of a ratio in the view's period; None where there is nothing to compare."""
    clinics = warehouse.units_within(view.unit.unit_id)
    if view.unit.is_clinic or len(clinics) < 2:
        return _beside_the_whole(warehouse, key, view, chart_key)
    rows = by_size(_shares(warehouse, key, view, clinics))
    whole = next(iter(_shares(warehouse, key, view, [view.unit])), None)
    if not rows or whole is None:
        return None
    finding = outlier_finding if look_for_outliers else spread_finding
    return unit_dots(warehouse.metrics[key].label, rows, key=chart_key, metric=key,
                     period=view.period.label,
                     finding=finding(rows, whole), whole=whole, reading=SORTED)  # fmt: skip


SORTED = Text(
    "Flest sökande överst. Strecken visar hur långt slumpen räcker: där de överlappar finns ingen "
    "säker skillnad.",
    "Most seekers at the top. The lines show how far chance reaches: where they overlap there is "
    "no certain difference.",
)


def _beside_the_whole(warehouse: Warehouse, key: str, view: View, chart_key: str) -> Chart | None:
    unit = view.unit
    around = (unit.unit_id, unit.municipality_id, unit.care_choice_id, unit.region_id)
    units = [warehouse.units[one] for one in dict.fromkeys(around) if one in warehouse.units]
    rows = _shares(warehouse, key, view, units)
    if not rows or rows[0].unit != unit:
        return None
    return unit_dots(warehouse.metrics[key].label, rows, key=chart_key, metric=key,
                     period=view.period.label,
                     finding=_own_finding(rows), own=unit.unit_id)  # fmt: skip


def _own_finding(rows: list[UnitShare]) -> Sentence:
    own, region = rows[0], rows[-1]
    rest = region.counted.without(own.counted) if region.unit.kind == "region" else None
    return own_finding(own.counted, rest if own is not region else None)


def _shares(warehouse: Warehouse, key: str, view: View, units: list[Unit]) -> list[UnitShare]:
    frame = warehouse.values(
        key, unit_ids=[unit.unit_id for unit in units], period_ids=[view.period.period_id]
    )
    rows = frame.partition_by("unit_id", as_dict=True)
    found = [(unit, counted(rows[(unit.unit_id,)], Origin(key, unit, view.period)))
             for unit in units if (unit.unit_id,) in rows]  # fmt: skip
    return [UnitShare(unit, share) for unit, share in found if share]
