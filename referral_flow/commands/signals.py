"""The list of signals of a build: what stood out in the search, as the working audience may see it.

Told with the number of false alarms that the whole list keeps to.
"""

from __future__ import annotations

from math import ceil, log10

import polars as pl

from referral_flow.commands.kept_signals import keep, kept
from referral_flow.commands.values import seen_values
from referral_flow.few import few_of_share, is_small
from referral_flow.findings.false_alarms import (
    all_findings,
    expected_false_alarms,
    signals_among,
)
from referral_flow.findings.series_rules import Finding
from referral_flow.warehouse import Warehouse

SMALLEST_P = 1e-300  # what is less is told as this: no chance is nought
AUDIENCE = "working"
FIELDS = ("unit_id", "metric", "split", "split_value", "rule", "month", "size", "p_value", "n")


def signal_list(warehouse: Warehouse) -> dict:
    """`expected_false_alarms` and `signals`, rows of FIELDS in the order of units; kept per build.

    `size` is in the metric's own unit (a share 0–1, days, people a month) and with `n` None where
    the working audience may not see it. `expected_false_alarms` is an upper bound: the sum over all
    rules of series asked times the p-value that makes a signal.
    """
    known = kept(warehouse.build.build_id)
    if known is None:
        known = _listed(warehouse, all_findings(warehouse))
        keep(warehouse.build.build_id, known)
    return known


def _listed(warehouse: Warehouse, findings: list[Finding]) -> dict:
    place = {unit_id: at for at, unit_id in enumerate(warehouse.units)}
    signals = signals_among(findings)
    signals.sort(key=lambda one: (place[one.unit_id], one.metric, one.month, one.rule))
    return {
        "expected_false_alarms": round(expected_false_alarms(findings), 3),
        "signals": [_row(finding, _is_hidden(warehouse, finding)) for finding in signals],
    }


def _row(finding: Finding, is_hidden: bool) -> dict:
    return {
        "unit_id": finding.unit_id,
        "metric": finding.metric,
        "split": finding.split,
        "split_value": finding.split_value,
        "rule": finding.rule,
        "month": finding.month,
        "size": None if is_hidden else float(f"{finding.size:.3g}"),
        "p_value": _told_chance(finding.p_value, is_hidden),
        "n": None if is_hidden else round(finding.n),
    }


def _told_chance(p_value: float, is_hidden: bool) -> float:
    """Two digits that count, never nought.

    Where the numbers are hidden it is the next power of ten: few events have few p-values, and an
    exact one could be turned back into how many they were.
    """
    p_value = max(p_value, SMALLEST_P)
    return float(f"1e{ceil(log10(p_value))}") if is_hidden else float(f"{p_value:.2g}")


def _is_hidden(warehouse: Warehouse, finding: Finding) -> bool:
    """Whether size or n would tell the working audience of few people, or of a hidden cell."""
    is_few = any(
        bool(is_small(counted) if cases is None else few_of_share(counted, cases, AUDIENCE))
        for counted, cases in finding.groups
    )
    return is_few or (finding.period_id is not None and _is_suppressed(warehouse, finding))


def _is_suppressed(warehouse: Warehouse, finding: Finding) -> bool:
    seen = seen_values(warehouse, warehouse.metrics[finding.metric], AUDIENCE)
    cell = seen.filter(
        pl.col("unit_id") == finding.unit_id,
        pl.col("period_id") == finding.period_id,
        pl.col("split").eq_missing(pl.lit(finding.split, pl.String)),
        pl.col("split_value").eq_missing(pl.lit(finding.split_value, pl.String)),
    )
    return bool(cell["suppressed"].any())
