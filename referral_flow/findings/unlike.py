"""Clinics constantly unlike those of their kind: outside the outer limits of their funnel.

No month gives these away; the others do. The limits are widened by what clinics differ anyhow, so
that about one clinic in five hundred is outside without being unlike. Where a measure is watched by
a split, it is a clinic's oddest value that is asked about, against the clinic's own others.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from referral_flow.charts.lost import UNUSABLE, lost_weeks
from referral_flow.findings.found import Group, Level, Unlike
from referral_flow.findings.group_rules import LEAST_CASES, ROLES, in_table
from referral_flow.findings.headlines import DIFFERENCES, FOLLOWS_ON, Headline
from referral_flow.findings.series_rules import Finding
from referral_flow.model import CLINIC_KINDS, Metric, Period, Unit
from referral_flow.statistics.funnel import LEAST_UNITS, OUTER, funnel
from referral_flow.warehouse import Warehouse

BY_CHANCE = 1 - OUTER  # of clinics like the others


def unlike_clinics(warehouse: Warehouse) -> Group:
    """Those outside, over the latest twelve months; asked is every clinic of every measure."""
    found: list[Unlike] = []
    asked = 0
    for headline in DIFFERENCES:
        metric = warehouse.metrics.get(headline.metric)
        stood_for = warehouse.metrics.get(headline.stands_in_for)
        if stood_for and stood_for.is_available:
            continue
        if metric and metric.is_available and metric.shape == "ratio":
            own, count = _of_headline(warehouse, metric, headline)
            found, asked = found + own, asked + count
    return Group(tuple(found), asked, BY_CHANCE * asked)


def _of_headline(
    warehouse: Warehouse, metric: Metric, headline: Headline
) -> tuple[list[Unlike], int]:
    if headline.split:
        if headline.split not in metric.splits:
            return [], 0
        found, asked = [], 0
        for role in ROLES:
            answers = list(in_table(warehouse, metric, headline.split, role))
            odd = [one for one in answers if one.p_value <= BY_CHANCE]
            found += [_odd_value(one, len(answers)) for one in odd]
            asked += len(answers)
        return found, asked
    whole = [_in_funnel(warehouse, metric, kind) for kind in CLINIC_KINDS]
    return [one for found, _ in whole for one in found], sum(count for _, count in whole)


def _odd_value(odd: Finding, compared: int) -> Unlike:
    ((counted, cases),) = odd.groups
    level = Level(counted / cases, counted, cases, (odd.period_id,))
    return Unlike(
        odd.metric, odd.unit_id, odd.split, odd.split_value, level,
        float(level.value - odd.size), None, None, compared,
    )  # fmt: skip


def _in_funnel(warehouse: Warehouse, metric: Metric, kind: str) -> tuple[list[Unlike], int]:
    """The clinics of a kind that are outside, and how many had cases enough to be."""
    year = _latest_year(warehouse)
    if year is None:
        return [], 0
    units = [unit for unit in warehouse.units.values() if unit.kind == kind]
    whole = [unit.unit_id for unit in units if not _is_lost(warehouse, unit, metric, year)]
    rows = warehouse.values(metric.key, unit_ids=whole, period_ids=[year.period_id])
    rows = rows.filter(pl.col("denominator") >= LEAST_CASES)
    if rows.height < LEAST_UNITS:
        return [], 0
    worth = worth_of_one(warehouse, metric) if metric.key in FOLLOWS_ON else 1.0
    return list(_outside(metric, rows, year, worth)), rows.height


def _latest_year(warehouse: Warehouse) -> Period | None:
    """The latest twelve months, which a cohort's last days may still add to: to all alike."""
    years = [one for one in warehouse.periods.values() if one.grain == "12m"]
    return max(years, key=lambda one: one.ends_on, default=None)


def _is_lost(warehouse: Warehouse, unit: Unit, metric: Metric, period: Period) -> bool:
    if metric.counts_from != "bookings":
        return False
    shares = lost_weeks(warehouse.profile("coverage"), [unit.unit_id]).shares([period])
    return bool(shares[0] >= UNUSABLE)


def _outside(metric: Metric, rows: pl.DataFrame, year: Period, worth: float) -> Iterator[Unlike]:
    counted, cases = (rows[name].to_numpy().astype(float) for name in ("numerator", "denominator"))
    limits = funnel(counted / worth, cases / worth)
    beyond = limits.beyond(counted / worth, cases / worth, OUTER)
    low, high = limits.limits(cases / worth, OUTER)
    for at in np.flatnonzero(beyond):
        level = Level(float(counted[at] / cases[at]), float(counted[at]), float(cases[at]),
                      (year.period_id,))  # fmt: skip
        yield Unlike(
            metric.key, rows["unit_id"][int(at)], None, None, level, limits.centre,
            float(low[at]), float(high[at]), len(cases),
        )  # fmt: skip


def worth_of_one(warehouse: Warehouse, metric: Metric) -> float:
    """How many cases in a row are worth one: how much more months vary than chance would have it.

    Cases that remember each other make months differ more. Pooled over the clinics' own months, so
    those that always or never have it tell nothing; at least 1.
    """
    rows = warehouse.values(metric.key, grain="month").filter(pl.col("denominator") > 0)
    spread = chance = 0.0
    for own in rows.partition_by("unit_id", maintain_order=True):
        if warehouse.units[own["unit_id"][0]].is_clinic and own.height > 1:
            more, usual = _spread(own["numerator"].to_numpy(), own["denominator"].to_numpy())
            spread, chance = spread + more, chance + usual
    return max(1.0, spread / chance) if chance > 0 else 1.0


def _spread(counted: np.ndarray, cases: np.ndarray) -> tuple[float, float]:
    """The months' squares around their common level, and what chance alone would make them."""
    level = counted.sum() / cases.sum()
    squares = ((counted - cases * level) ** 2 / cases).sum()
    return float(squares), float(level * (1 - level) * (len(cases) - 1))
