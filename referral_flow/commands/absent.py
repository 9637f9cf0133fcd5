"""What a file of values lacks, and why: said beside it, for an empty list explains nothing."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from referral_flow.commands.asked import either
from referral_flow.commands.values import Selection
from referral_flow.model import GRAINS, UNIT_KINDS, Metric
from referral_flow.warehouse import Warehouse

# What the pipelines write, of all metrics together: sql/kernel/split_grains.sql.
SPLIT_GRAINS = (
    "Splits are kept for quarter and longer (months for region, care choice and radiology; "
    "two at once for region and radiology only)."
)
NOT_FOR_ALL_UNITS = ("week", "month")


def remarks(
    rows: pl.DataFrame, metric: Metric | None, selection: Selection, warehouse: Warehouse
) -> list[str]:
    """Sentences for whoever asked; none where all that was asked for is there.

    `metric=None` stands for all of them together.
    """
    if metric and not metric.is_available:
        lacking = ", ".join(
            f"both {one.replace('|', ' and ')}" if "|" in one else one for one in metric.missing
        )
        return [f"{metric.key} cannot be shown: the extract lacks {lacking}."]
    lacks = dict(one.split(": ") for one in metric.missing_splits) if metric else {}
    if selection.split in lacks:
        return [f"{metric.key} cannot be split by {selection.split}: "
                f"the extract lacks {lacks[selection.split]}."]  # fmt: skip
    is_finer = selection.split is not None and selection.grain in NOT_FOR_ALL_UNITS
    if is_finer and (rows.is_empty() or selection.unit_ids is None):
        return [_kept_for(metric, selection, warehouse)]
    return [_nothing(metric, selection, warehouse)] if rows.is_empty() else []


def _kept_for(metric: Metric | None, selection: Selection, warehouse: Warehouse) -> str:
    """The periods for which the split is kept, for these units, where those asked for are not."""
    if metric is None:
        return SPLIT_GRAINS
    kept = _read(metric, warehouse)(metric.key, unit_ids=selection.unit_ids, split=selection.split)[
        "grain"
    ]
    grains = [grain for grain in GRAINS if grain in set(kept)]
    if not grains or selection.grain in grains:
        return SPLIT_GRAINS
    return f"Splits are kept for {either(grains)} there: add --grain {grains[0]}."


def _nothing(metric: Metric | None, selection: Selection, warehouse: Warehouse) -> str:
    kinds = {warehouse.units[unit_id].kind for unit_id in selection.unit_ids or ()}
    if metric and kinds and not kinds & set(metric.unit_kinds):
        counted = either(kind for kind in UNIT_KINDS if kind in metric.unit_kinds)
        return f"{metric.key} has no values for {either(kinds)}, only for {counted}."
    if metric and kinds and selection.split:
        kept = _kinds_kept(metric, selection.split, warehouse)
        if kept and not kinds & set(kept):
            return f"{metric.key} by {selection.split} is kept for {either(kept)} only."
    return f"Nothing was counted there by {metric.key if metric else 'any metric'}."


def _kinds_kept(metric: Metric, split: str, warehouse: Warehouse) -> list[str]:
    """The kinds of units that have rows of the split: one of many values is kept for large ones."""
    rows = _read(metric, warehouse)(metric.key, split=split)
    kinds = {warehouse.units[unit_id].kind for unit_id in rows["unit_id"].unique()}
    return [kind for kind in UNIT_KINDS if kind in kinds]


def _read(metric: Metric, warehouse: Warehouse) -> Callable[..., pl.DataFrame]:
    return warehouse.day_table if metric.shape == "duration" else warehouse.values
