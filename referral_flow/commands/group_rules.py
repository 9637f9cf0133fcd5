"""What is asked of units together: is one unlike the others of its kind?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from referral_flow.commands.searched_series import Series, searched_metrics
from referral_flow.commands.series_rules import Finding
from referral_flow.model import Metric
from referral_flow.statistics.unlike_others import (
    LEAST_OTHERS,
    RATES,
    SHARES,
    Model,
    unlike_others,
    unlike_within,
)
from referral_flow.warehouse import Warehouse

MONTHS = 12  # a whole year, or the season would make units unlike
LEAST_CASES = 10  # below this nobody reads a share
ROLES = (("physio",), ("health_centre", "specialist", "orthopaedics"), ("radiology",))  # of a case


def unlike_findings(warehouse: Warehouse, series: list[Series]) -> Iterator[Finding]:
    """Each clinic against its kind, and each watched value of a clinic against row and column.

    Over the latest twelve complete months. Constant oddities, that no month gives away.
    """
    whole: dict[tuple, list[Series]] = defaultdict(list)
    for one in series:
        unit = warehouse.units[one.unit_id]
        if one.split is None and one.metric.shape != "count" and unit.is_clinic:
            whole[one.metric.key, unit.kind].append(one)
    for group in whole.values():
        yield from _in_kind(group)
    for metric in searched_metrics(warehouse):
        for split in set(metric.watch) & set(metric.splits):
            for kinds in ROLES:
                yield from _in_table(warehouse, metric, split, kinds)


def _in_kind(group: list[Series]) -> Iterator[Finding]:
    counted = np.array([one.counted[-MONTHS:].sum() for one in group])
    cases = np.array([one.cases[-MONTHS:].sum() for one in group])
    if len(group) <= LEAST_OTHERS:
        return
    for place, one in enumerate(group):
        if cases[place] >= LEAST_CASES:
            found = unlike_others(counted, cases, place, model=one.model)
            yield Finding(
                one.metric.key, one.unit_id, None, None, "unlike_others",
                one.months[-1].period_id, (found.value - found.expected) * one.per, found.p_value,
                float(cases[place]), (_group(one.model, counted[place], cases[place]),),
            )  # fmt: skip


def _in_table(
    warehouse: Warehouse, metric: Metric, split: str, kinds: tuple[str, ...]
) -> Iterator[Finding]:
    years = warehouse.complete_periods(metric.key, "12m")
    if not years or metric.shape == "count":
        return
    unit_ids = [unit.unit_id for unit in warehouse.units.values() if unit.kind in kinds]
    rows = warehouse.values(
        metric.key, unit_ids=unit_ids, period_ids=[years[-1].period_id], split=split
    )
    values = rows["split_value"].unique(maintain_order=True).to_list()
    counted, cases = np.zeros((2, len(unit_ids), len(values)))
    for unit_id, value, top, bottom in rows.select(
        "unit_id", "split_value", "numerator", "denominator"
    ).iter_rows():
        at = unit_ids.index(unit_id), values.index(value)
        counted[at], cases[at] = float(top or 0), float(bottom or 0)
    model = SHARES if metric.shape == "ratio" else RATES
    month = f"{years[-1].ends_on:%Y-%m}"
    is_common = np.count_nonzero(cases, axis=0) > LEAST_OTHERS
    for row, column in np.argwhere((cases >= LEAST_CASES) & is_common):
        found = unlike_within(counted, cases, int(row), int(column), model=model)
        if np.isfinite(found.value):
            yield Finding(
                metric.key, unit_ids[row], split, values[column], "unlike_others", month,
                (found.value - found.expected) * (metric.per or 1), found.p_value,
                float(cases[row, column]),
                (_group(model, counted[row, column], cases[row, column]),), years[-1].period_id,
            )  # fmt: skip


def _group(model: Model, counted: float, cases: float) -> tuple[float, float | None]:
    return float(counted), float(cases) if model is SHARES else None
