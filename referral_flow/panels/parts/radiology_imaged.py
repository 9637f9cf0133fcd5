"""Who were imaged all the same after their referral was sent back, by why it was sent back."""

from __future__ import annotations

from dataclasses import replace

from referral_flow.blocks import Chart
from referral_flow.charts.phrases import sentences
from referral_flow.model import View
from referral_flow.panels.parts.after_rejection import IMAGED, about_period, mature_period
from referral_flow.panels.parts.filtered import Filter, can_follow
from referral_flow.panels.parts.radiology_pathway import with_pathway_apart
from referral_flow.panels.parts.splits import by_split
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def imaged_by_reason(
    warehouse: Warehouse, view: View, within: Filter | None, place: str
) -> Chart | None:
    """The share of those sent back who were imaged all the same, by why they were sent back.

    By what had been asked for where reasons are not published inside the filter.
    """
    split = _reason_or_exam(warehouse, within)
    period = mature_period(warehouse, IMAGED, view)
    chart = by_split(
        warehouse, IMAGED, replace(view, period=period), split, chart_key=f"imaged_by_{split}",
        place=place, within=within, title=IMAGED_CALLED,
    )  # fmt: skip
    if chart and split == "reason":
        chart = with_pathway_apart(chart, view.audience)
    said = [one for one in (about_period(view, period), chart and chart.coarser) if one]
    return replace(chart, coarser=sentences(*said)) if chart and said else chart


def _reason_or_exam(warehouse: Warehouse, within: Filter | None) -> str:
    has_reasons = IMAGED in warehouse.metrics and "reason" in warehouse.splits(IMAGED)
    return "reason" if has_reasons and can_follow(warehouse, IMAGED, "reason", within) else "exam"


IMAGED_CALLED = Text("Andelen som undersöktes inom 180 dagar", "The share imaged within 180 days")
