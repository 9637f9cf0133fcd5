"""A metric over time as a control chart: at the view's grain, or the next one that can be shown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from referral_flow.blocks import Chart, Note, Sentence
from referral_flow.charts.between_events import Between, between_chart, between_events
from referral_flow.charts.control_chart import control_chart
from referral_flow.charts.history import History, Part, history
from referral_flow.charts.phrases import per, sentences
from referral_flow.model import View
from referral_flow.panels.parts.around import wider_than
from referral_flow.panels.parts.events import events_of
from referral_flow.panels.parts.filtered import (
    NOT_FOLLOWED,
    Filter,
    can_follow,
    guarded_name,
    label_of,
    part_rows,
    whole_rows,
)
from referral_flow.panels.parts.hidden import (
    CASES,
    Scarcity,
    hidden_periods,
    is_too_thin,
    moved_to,
)
from referral_flow.panels.parts.lost_data import lost_periods
from referral_flow.panels.parts.periods import coarser, periods_of
from referral_flow.panels.parts.season import with_season
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def over_time(
    warehouse: Warehouse,
    key: str,
    view: View,
    *,
    chart_key: str = "over_time",
    place: str = "main",
    split: str | None = None,
    split_value: str | None = None,
    within: Filter | None = None,
    title: Text | None = None,
    scarcity: Scarcity = CASES,
) -> Chart | Note | None:
    """All history of a ratio, rate, count or stock; None where the unit has none.

    `split` and `split_value` draw one value of a split (a reason, an examination), `within` is the
    page's filter; where the metric cannot follow it the chart is of all and says so. `title` is
    what the finding calls the measure ("Andelen returnerade"), `scarcity` what there may be too few
    of. Steps up to the next coarser grain where a series is not published at the grain chosen, or
    more than a quarter of it would be hidden; where years hold too few as well, a note. A share of
    fewer than five a month is drawn event by event for those who work with it, never for a council.
    """
    part = (split, split_value) if split and split_value else None
    followed = within if can_follow(warehouse, key, split, within) else None

    def at(grain: str) -> History:
        return history_of(warehouse, key, view, grain, part=part, within=followed, called=title)

    chosen, seen = _shown(at, view)
    unfollowed = None if within == followed else NOT_FOLLOWED
    is_whole = part is None and followed is None
    rare = between_of(warehouse, key, view) if is_whole and is_seldom(at("month"), view) else None
    if rare:
        return between_chart(rare, key=chart_key, place=place, coarser=unfollowed)
    if not seen.periods:
        return None
    if is_too_thin(seen, view.audience):
        return Note(title or warehouse.metrics[key].label, Sentence(TOO_FEW), "missing", place)
    moved = (
        moved_to(seen, chosen, view.audience, scarcity)
        if chosen.periods
        else SHOWN_BY.format(shown=per(seen.grain))
    )
    chart = control_chart(
        seen, key=chart_key, events=events_of(warehouse, view.unit, seen.metric),
        coarser=_said(moved, unfollowed), chosen=view.period, place=place,
        around=wider_than(warehouse, key, view, seen, part=part, within=followed),
        hidden=hidden_periods(seen, view.audience),
    )  # fmt: skip
    return guarded_name(chart, warehouse, followed)


def _shown(at: Callable[[str], History], view: View) -> tuple[History, History]:
    """The history at the grain chosen, and at the first one that has enough to show."""
    grain, seen = view.grain, at(view.grain)
    chosen = seen
    while coarser(grain) and (not seen.periods or is_too_thin(seen, view.audience)):
        grain = coarser(grain)
        seen = at(grain)
    return chosen, seen


def is_seldom(months: History, view: View) -> bool:
    """Whether months count fewer than five on average, where events may be shown singly.

    Half of them as well: what seldom happens but then comes in heaps is no series of single events.
    """
    if view.audience != "working" or view.grain not in ("week", "month"):
        return False
    counted = months.numerators[months.is_complete] if months.periods else []
    if months.metric.shape != "ratio" or not len(counted):
        return False
    return bool(np.median(counted) < SELDOM and np.mean(counted) < SELDOM)


def between_of(warehouse: Warehouse, key: str, view: View) -> Between | None:
    """The cases between a unit's events by week; None where there are too few events."""
    unit, weeks = view.unit, periods_of(warehouse, "week")
    rows = warehouse.values(key, unit_ids=[unit.unit_id], grain="week")
    return between_events(
        warehouse.metrics[key], rows, weeks,
        lost_periods(warehouse, unit, weeks, warehouse.metrics[key]),
        warehouse.phases(key, unit.unit_id),
    )  # fmt: skip


def history_of(
    warehouse: Warehouse,
    key: str,
    view: View,
    grain: str,
    *,
    part: Filter | None = None,
    within: Filter | None = None,
    called: Text | None = None,
) -> History:
    """The history of a metric, or of a part of it, at one grain; empty where it has no rows."""
    unit, periods = view.unit, periods_of(warehouse, grain)
    chosen = {"unit_ids": [unit.unit_id], "grain": grain}
    rows = (
        whole_rows(warehouse, key, within, **chosen)
        if part is None
        else _rows_of(part_rows(warehouse, key, part[0], within, **chosen), part[1])
    )
    metric = warehouse.metrics[key]
    if metric.shape == "count":
        rows = with_season(warehouse, key, unit, rows, periods)
    return history(
        metric, unit, rows, periods, warehouse.phases(key, unit.unit_id),
        lost_periods(warehouse, unit, periods, metric), part=_part(warehouse, rows, part, within),
        called=called,
    )  # fmt: skip


def _rows_of(rows: pl.DataFrame, value: str) -> pl.DataFrame:
    return rows.filter(pl.col("shown") == value)


def _part(
    warehouse: Warehouse, rows: pl.DataFrame, part: Filter | None, within: Filter | None
) -> Part | None:
    """What is drawn as it is published, and in words: "Ultraljud axel, ofullständig uppgift"."""
    named = [label_of(warehouse, one) for one in (within, part) if one]
    if not named or rows.is_empty():
        return None
    words = Text(*(", ".join(one.in_(language) for one in named) for language in ("sv", "en")))
    return Part(rows["split"][0], rows["split_value"][0], words)


def _said(*parts: Text | None) -> Text | None:
    said = [part for part in parts if part]
    return sentences(*said) if said else None


SELDOM = 5  # a month: below it a share jumps between a few values
TOO_FEW = Text(
    "Kan inte visas: för få fall, även per år.", "Cannot be shown: too few cases, even per year."
)
SHOWN_BY = Text(
    "Visas {shown}: kortare perioder delas inte upp.",
    "Shown {shown}: shorter periods are not divided.",
)
