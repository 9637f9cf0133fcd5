"""Clinics of a unit side by side, or one clinic beside the units that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from referral_flow.blocks import Block, Chart, Sentence
from referral_flow.charts.amounts import counted
from referral_flow.charts.around import Counts, rests
from referral_flow.charts.phrases import FEW_CASES, sentences
from referral_flow.charts.unit_dots import (
    UnitShare,
    by_size,
    outlier_finding,
    own_finding,
    spread_finding,
    unit_dots,
)
from referral_flow.model import Metric, Origin, Unit, View
from referral_flow.panels.parts.around import units_around
from referral_flow.panels.parts.hidden import explained
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


@dataclass(frozen=True)
class Comparison:
    """How a ratio is compared: the chart's key, what its sentences call it, what they look for."""

    chart_key: str
    noun: Text
    finding: Callable[[list[UnitShare], UnitShare], Sentence]
    caution: Text | None = None


def compared(
    warehouse: Warehouse, key: str, view: View, how: Comparison, sized_by: str | None = None
) -> Block | None:
    """The chart of a ratio in the view's period; None where there is nothing to compare.

    `sized_by`: the metric by whose number of people clinics stand in order, the same all through a
    page; by default the ratio's own.
    """
    clinics = warehouse.units_within(view.unit.unit_id)
    if view.unit.is_clinic or len(clinics) < 2:
        chart = _beside_the_whole(warehouse, key, view, how)
        return explained(warehouse, key, view, view.period, chart)
    return _side_by_side(warehouse, key, view, how, _by_size(warehouse, sized_by or key, view))


def _side_by_side(
    warehouse: Warehouse, key: str, view: View, how: Comparison, clinics: list[Unit]
) -> Chart | None:
    rows = _shares(warehouse, key, view, clinics)
    whole = next(iter(_shares(warehouse, key, view, [view.unit])), None)
    if not rows or whole is None:
        return None
    finding = replace(how.finding(rows, whole), hidden=FEW_A_CLINIC)
    return unit_dots(
        warehouse.metrics[key].label, rows, key=how.chart_key, metric=key,
        period=view.period.label, finding=finding, whole=whole,
        reading=sentences(*filter(None, (SORTED, how.caution))),
    )  # fmt: skip


def _by_size(warehouse: Warehouse, key: str, view: View) -> list[Unit]:
    """All clinics of the unit: those with most people behind this metric first."""
    clinics = warehouse.units_within(view.unit.unit_id)
    placed = [row.unit for row in by_size(_shares(warehouse, key, view, clinics))]
    return [*placed, *(unit for unit in clinics if unit not in placed)]


def _beside_the_whole(warehouse: Warehouse, key: str, view: View, how: Comparison) -> Chart | None:
    unit, metric = view.unit, warehouse.metrics[key]
    rows = _shares(warehouse, key, view, [unit, *units_around(warehouse, unit)])
    if not rows or rows[0].unit != unit:
        return None
    return unit_dots(
        metric.label, _guarded(metric, rows, view.period.period_id), key=how.chart_key, metric=key,
        period=view.period.label, finding=_own_finding(rows, how.noun), own=unit.unit_id,
        reading=how.caution,
    )  # fmt: skip


def _guarded(metric: Metric, rows: list[UnitShare], period_id: str) -> list[UnitShare]:
    """Each wider unit with what is left of it without those above it: anybody can subtract."""
    counts = [Counts(row.unit, {period_id: (row.counted.numerator, row.counted.denominator)})
              for row in rows]  # fmt: skip
    return [replace(row, rests=tuple(rests(metric, counts[place], counts[:place], period_id)))
            for place, row in enumerate(rows)]  # fmt: skip


def _own_finding(rows: list[UnitShare], noun: Text) -> Sentence:
    own, region = rows[0], rows[-1]
    rest = region.counted.without(own.counted) if region.unit.kind == "region" else None
    return own_finding(own.counted, rest if own is not region else None, noun)


def _shares(warehouse: Warehouse, key: str, view: View, units: list[Unit]) -> list[UnitShare]:
    frame = warehouse.values(
        key, unit_ids=[unit.unit_id for unit in units], period_ids=[view.period.period_id]
    )
    rows = frame.partition_by("unit_id", as_dict=True)
    found = [(unit, counted(rows[(unit.unit_id,)], Origin(key, unit, view.period)))
             for unit in units if (unit.unit_id,) in rows]  # fmt: skip
    return [UnitShare(unit, share) for unit, share in found if share]


FEW_A_CLINIC = Text(
    "{few} per mottagning; välj en längre period", "{few} per clinic; choose a longer period"
).format(few=FEW_CASES)
SORTED = Text(
    "Flest sökande överst. Strecken visar osäkerheten (95 %). Jämför i första hand med linjen för "
    "alla.",
    "Most seekers at the top. The lines show the uncertainty (95%). Compare first of all with the "
    "line for all.",
)
CODE_WITH_CARE = Text(
    "Koden ska inte användas när tider saknas; stäm av med mottagningen.",
    "The code is not to be used where times are lacking; check with the clinic.",
)
SHARE_IN_TIME = Comparison(
    "clinics",
    Text("Andelen bedömda inom tre dagar", "The share assessed within three days"),
    spread_finding,
)
SHARE_CHOSEN = Comparison(
    "patient_chosen",
    Text("Andelen kodad som patientvald väntan", "The share coded as patient-chosen waits"),
    outlier_finding,
    CODE_WITH_CARE,
)
