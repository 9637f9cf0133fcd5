"""What is asked of units together: is one unlike the others of its kind?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from referral_flow.findings.searched_series import Series, searched_metrics
from referral_flow.findings.series_rules import Finding
from referral_flow.model import Metric
from referral_flow.statistics.unlike_others import (
    LEAST_OTHERS,
    RATES,
    SHARES,
    Model,
    Unlike,
    unlike_others,
    unlike_within,
)
from referral_flow.warehouse import Warehouse

MONTHS = 12  # a whole year, or the season would make units unlike
LEAST_CASES = 10  # below this nobody reads a share
ROLES = (("physio",), ("health_centre", "specialist", "orthopaedics"), ("radiology",))  # of a case


def unlike_findings(warehouse: Warehouse, series: list[Series]) -> Iterator[Finding]:
    """Each clinic against its kind, and the oddest watched value of each against row and column.

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
                yield from in_table(warehouse, metric, split, kinds)


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


def in_table(
    warehouse: Warehouse, metric: Metric, split: str, kinds: tuple[str, ...]
) -> Iterator[Finding]:
    """Of each unit of these kinds the value that is least like what its row and column foretell.

    Over the latest twelve complete months; its p-value counts the values that were tried.
    """
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
    for row, unit_id in enumerate(unit_ids):
        found = _oddest(metric, counted, cases, row)
        if found:
            column, unlike, tried = found
            yield Finding(
                metric.key, unit_id, split, values[column], "unlike_others",
                f"{years[-1].ends_on:%Y-%m}", (unlike.value - unlike.expected) * (metric.per or 1),
                min(1.0, tried * unlike.p_value), float(cases[row, column]),
                (_group(_model(metric), counted[row, column], cases[row, column]),),
                years[-1].period_id,
            )  # fmt: skip


def _oddest(metric: Metric, counted, cases, row: int) -> tuple[int, Unlike, int] | None:
    """The column least like what row and column foretell, and of how many it is the oddest.

    One of a row: where one value is high, all the others look low beside it.
    """
    is_common = np.count_nonzero(cases, axis=0) > LEAST_OTHERS
    columns = np.flatnonzero((cases[row] >= LEAST_CASES) & is_common)
    found = {
        int(column): unlike_within(counted, cases, row, int(column), model=_model(metric))
        for column in columns
    }
    found = {column: one for column, one in found.items() if np.isfinite(one.value)}
    if not found:
        return None
    oddest = min(found, key=lambda column: found[column].p_value)
    return oddest, found[oddest], len(found)


def _model(metric: Metric) -> Model:
    return SHARES if metric.shape == "ratio" else RATES


def _group(model: Model, counted: float, cases: float) -> tuple[float, float | None]:
    return float(counted), float(cases) if model is SHARES else None
