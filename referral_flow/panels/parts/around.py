"""Which units lie around the chosen one, and their figures to draw beside its own over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from referral_flow.charts.around import (
    BY_CLINIC,
    NONE_THEN,
    TOO_MANY_LINES,
    Counts,
    Wider,
    wider_shares,
)
from referral_flow.charts.history import History
from referral_flow.charts.median_lines import Waits, medians
from referral_flow.charts.quantile_band import MEDIAN, Sampled
from referral_flow.charts.share_lines import ShareLine
from referral_flow.model import Period, Unit, View
from referral_flow.panels.parts.filtered import Filter, part_rows, whole_rows
from referral_flow.warehouse import Warehouse

COMPARED = ("ratio", "rate")  # numbers of people grow with the unit and say nothing side by side


def units_around(warehouse: Warehouse, unit: Unit) -> list[Unit]:
    """The municipality, care choice and region that hold the unit, the smallest first.

    A municipality of one clinic is left out; so is radiology's, which sends to all departments, and
    the care choice of others than physiotherapy, whose figures follow the physiotherapists.
    """
    around = [
        unit.municipality_id if unit.kind != "radiology" else None,
        unit.care_choice_id if unit.kind == "physio" else None,
        unit.region_id,
    ]
    found = [warehouse.units[one] for one in around if one in warehouse.units]
    return [one for one in found if one != unit and not one.is_one_clinic]


def not_around(warehouse: Warehouse, unit: Unit) -> list[Wider]:
    """The care choice beside a municipality, which it does not hold: said, so that none miss it."""
    if unit.kind != "municipality":
        return []
    found = [one for one in warehouse.units.values() if one.kind == "care_choice"]
    return [Wider(one, {}, why=BY_CLINIC) for one in found if one.region_id == unit.region_id]


def too_many(units: Sequence[Unit]) -> list[Wider]:
    """Units that a chart of several measures has no room for."""
    return [Wider(one, {}, why=TOO_MANY_LINES) for one in units]


def wider_than(
    warehouse: Warehouse,
    key: str,
    view: View,
    seen: History,
    *,
    part: Filter | None = None,
    within: Filter | None = None,
) -> list[Wider]:
    """The units around with the same share or rate in the periods of a history, or of its part."""
    units = units_around(warehouse, view.unit)
    if seen.metric.shape not in COMPARED or not seen.periods or not units:
        return []
    rows = _rows(warehouse, key, units, seen.grain, part, within)
    around = [_counts(unit, rows) for unit in units]
    pairs = zip(seen.numerators.tolist(), seen.denominators.tolist(), strict=True)
    own = Counts(view.unit, {
        period.period_id: pair for period, pair in zip(seen.periods, pairs, strict=True) if pair[1]
    })  # fmt: skip
    cell = (seen.part.split, seen.part.split_value) if seen.part else (None, None)
    found = wider_shares(seen.metric, own, [one for one in around if one.of], seen.periods, cell,
                         view.audience)  # fmt: skip
    return [*found, *_unknown(around), *not_around(warehouse, view.unit)]


def _unknown(around: Sequence[Counts]) -> list[Wider]:
    return [Wider(one.unit, {}, why=NONE_THEN) for one in around if not one.of]


def _rows(
    warehouse: Warehouse,
    key: str,
    units: Sequence[Unit],
    grain: str,
    part: Filter | None,
    within: Filter | None,
) -> pl.DataFrame:
    chosen = {"unit_ids": [unit.unit_id for unit in units], "grain": grain}
    if part is None:
        return whole_rows(warehouse, key, within, **chosen)
    rows = part_rows(warehouse, key, part[0], within, **chosen)
    return rows.filter(pl.col("shown") == part[1])  # fmt: skip


def _counts(unit: Unit, rows: pl.DataFrame) -> Counts:
    """Whole periods only: one that is still open would seem to rise or fall."""
    own = rows.filter(pl.col("unit_id") == unit.unit_id, pl.col("is_complete"))
    known = own.filter(pl.col("denominator") > 0)
    return Counts(unit, {
        period: (float(numerator), float(denominator))
        for period, numerator, denominator
        in known.select("period_id", "numerator", "denominator").iter_rows()
    })  # fmt: skip


def wider_samples(
    warehouse: Warehouse, key: str, unit: Unit, own: Sampled, periods: Sequence[Period]
) -> list[Wider]:
    """The medians of the units around in the periods that the unit itself has."""
    found = [_sampled(warehouse, key, one, own, periods) for one in units_around(warehouse, unit)]
    return [
        *(one if one.amounts else replace(one, why=NONE_THEN) for one in found),
        *not_around(warehouse, unit),
    ]


def _sampled(
    warehouse: Warehouse, key: str, unit: Unit, own: Sampled, periods: Sequence[Period]
) -> Wider:
    grain = periods[0].grain if periods else None
    frame = warehouse.values(key, unit_ids=[unit.unit_id], grain=grain).filter("is_complete")
    rows = {row["period_id"]: row for row in frame.iter_rows(named=True)}
    seen = Sampled(own.metric, unit, rows)
    shown = [one for one in periods if one.period_id in rows and one.period_id in own.rows]
    return Wider(unit, {one.period_id: seen.amount(one, MEDIAN) for one in shown})


def wider_medians(
    warehouse: Warehouse, unit: Unit, groups: Sequence[Waits], periods: Sequence[Period]
) -> list[Wider]:
    """The widest unit's median wait of each group: more lines could not be told apart."""
    around = units_around(warehouse, unit)
    if not around:
        return []
    widest = around[-1]
    drawn = [
        Wider(widest, medians(group.metric, widest, periods, table), group.metric.key, group.label)
        for group in groups
        for table in [_whole(warehouse, group.metric.key, widest, periods[0].grain)]
    ]
    return [*drawn, *too_many(around[:-1]), *not_around(warehouse, unit)]


def _whole(warehouse: Warehouse, key: str, unit: Unit, grain: str) -> pl.DataFrame:
    return warehouse.day_table(key, unit_ids=[unit.unit_id], grain=grain).filter("is_complete")


def wider_lines(
    warehouse: Warehouse, lines: Sequence[ShareLine], view: View, periods: Sequence[Period]
) -> list[Wider]:
    """The shares of the units around: all of them beside a single share, else the widest."""
    around = units_around(warehouse, view.unit)
    beyond = not_around(warehouse, view.unit)
    if len(lines) == 1:
        return [*_beside(warehouse, lines[0], view, around, periods), *beyond]
    drawn = [
        replace(one, like=line.metric.key, called=line.label)
        for line in lines
        for one in _beside(warehouse, line, view, around[-1:], periods)
    ]
    return [*drawn, *too_many(around[:-1]), *beyond]


def _beside(
    warehouse: Warehouse,
    line: ShareLine,
    view: View,
    around: Sequence[Unit],
    periods: Sequence[Period],
) -> list[Wider]:
    if not around or not periods:
        return []
    rows = _rows(warehouse, line.metric.key, around, periods[0].grain, None, None)
    own = Counts(
        view.unit,
        {key: (float(one.numerator), float(one.denominator)) for key, one in line.counted.items()},
    )
    known = [one for one in periods if one.period_id in line.counted]
    counts = [one for one in (_counts(unit, rows) for unit in around) if one.of]
    return wider_shares(line.metric, own, counts, known, audience=view.audience)  # fmt: skip
