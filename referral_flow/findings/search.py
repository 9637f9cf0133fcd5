"""The whole search of a build, asked once and kept: what `search` gives to every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np

from referral_flow.findings.after_events import after_events
from referral_flow.findings.change_tree import FALSE_SHARE, believed
from referral_flow.findings.changes import Answer, answers, is_rare
from referral_flow.findings.found import AfterEvent, Changed, Group, Level, Search, Searched
from referral_flow.findings.headlines import CHANGES
from referral_flow.findings.kept import keep, kept, name_of
from referral_flow.findings.kept_search import as_kept, from_kept
from referral_flow.findings.lost_records import lost_records
from referral_flow.findings.searched_series import Series
from referral_flow.findings.smallest_seen import seen_by_unit, smallest_seen
from referral_flow.findings.told_once import tellers
from referral_flow.findings.unlike import unlike_clinics
from referral_flow.findings.year_series import calendar, year_series
from referral_flow.warehouse import Warehouse

LATEST = 4  # months from event to change
EARLIEST_RARE = -4  # the same of rare events, whose month is a guess; others follow, never precede
WIDEST_FIRST = ("nation", "region", "care_choice", "municipality")


def search(warehouse: Warehouse) -> Search:
    """All that the build's search has found; made once, then read from memory or the user's cache.

    The first call of a build takes a second or two of one processor.
    """
    with _LOCK:
        if warehouse not in _KEPT:
            _KEPT[warehouse] = _read_or_made(warehouse)
        return _KEPT[warehouse]


_KEPT: WeakKeyDictionary[Warehouse, Search] = WeakKeyDictionary()
_LOCK = Lock()


def _read_or_made(warehouse: Warehouse) -> Search:
    name = name_of("search", warehouse.build.build_id)
    known = from_kept(kept(name))
    if known is None:
        known = searched_anew(warehouse)
        keep(name, as_kept(known))
    return known


def searched_anew(warehouse: Warehouse) -> Search:
    """The same without looking whether it is known."""
    series = [one for headline in CHANGES for one in year_series(warehouse, headline)]
    told = _answers(warehouse, series)
    after = after_events(warehouse, FALSE_SHARE)
    return Search(
        changed=_changed(warehouse, told, after.found),
        after_events=after,
        unlike=unlike_clinics(warehouse),
        lost=lost_records(warehouse),
        false_share=FALSE_SHARE,
        searched=_searched(series, told),
        smallest_seen=smallest_seen(told, warehouse.units, FALSE_SHARE),
        seen_by_unit=seen_by_unit(told, warehouse.units, FALSE_SHARE),
    )


def _answers(warehouse: Warehouse, series: Sequence[Series]) -> list[Answer]:
    kinds = {unit_id: unit.kind for unit_id, unit in warehouse.units.items()}
    by_metric: dict[str, list[Series]] = {}
    for one in series:
        by_metric.setdefault(one.metric.key, []).append(one)
    return [answer for own in by_metric.values() for answer in answers(own, kinds)]


def _searched(series: Sequence[Series], told: Sequence[Answer]) -> Searched:
    months = [month.period_id for answer in told for month in answer.series.months]
    return Searched(
        metrics=tuple(dict.fromkeys(answer.series.metric.key for answer in told)),
        unit_count=len({answer.series.unit_id for answer in told}),
        series_count=len(told),
        first_month=min(months, default=""),
        last_month=max(months, default=""),
        too_short_count=len(series) - len(told),
    )


def _changed(warehouse: Warehouse, told: Sequence[Answer], after: tuple[AfterEvent, ...]) -> Group:
    found = believed(told, warehouse.units)
    told_by = tellers(warehouse, [answer for answer, _ in found])
    place = {unit_id: at for at, unit_id in enumerate(warehouse.units)}

    def order(item: Changed) -> tuple:
        kind = warehouse.units[item.unit_id].kind
        width = WIDEST_FIRST.index(kind) if kind in WIDEST_FIRST else len(WIDEST_FIRST)
        return width, item.q_value, place[item.unit_id]

    items = [_told(warehouse, answer, q, told_by.get(answer.key), after) for answer, q in found]
    return Group(tuple(sorted(items, key=order)), len(told), FALSE_SHARE * len(items))


def _told(
    warehouse: Warehouse, answer: Answer, q: float, told_by: tuple | None, after: Sequence
) -> Changed:
    item = _item(answer, q, told_by)
    return replace(item, event=event_of(warehouse, answer, item.change, after))


def _item(answer: Answer, q: float, told_by: tuple[str, str | None] | None) -> Changed:
    series = answer.series
    return Changed(
        series.metric.key, series.unit_id, series.split, series.split_value,
        series.months[answer.start].period_id, *levels_of(answer), answer.p_value, q, told_by,
    )  # fmt: skip


def levels_of(answer: Answer) -> tuple[Level, Level]:
    """The level before and since; unless rare of the same months of the year, as was asked."""
    series = answer.series
    after = np.arange(len(series.months)) >= answer.start
    before = ~after
    if not is_rare(series):
        month_of = calendar(series)
        both = np.intersect1d(month_of[before], month_of[after])
        before, after = (side & np.isin(month_of, both) for side in (before, after))
    return level_of(series, before), level_of(series, after)


def change_of(answer: Answer) -> float:
    """How far the level has moved, in the metric's own unit."""
    before, after = levels_of(answer)
    return after.value - before.value


def event_of(
    warehouse: Warehouse, answer: Answer, change: float, after: Sequence[AfterEvent]
) -> str | None:
    """The event that came to the unit near the month it moved in, and moved others the same way.

    `change`: how far the unit's own level moved. What moved the other way is told by itself.
    """
    series = answer.series
    month = series.months[answer.start].starts_on
    earliest = EARLIEST_RARE if is_rare(series) else 0
    for one in after:
        day = warehouse.event_units(one.event).get(series.unit_id)
        if day is None or one.metric != series.metric.key or not _is_alike(change, one):
            continue
        if earliest <= (month.year - day.year) * 12 + month.month - day.month <= LATEST:
            return one.event
    return None


def _is_alike(change: float, after: AfterEvent) -> bool:
    """Whether the whole interval of what followed the event lies on the side of the change."""
    return min(change * after.low, change * after.high, change * after.change) > 0


def level_of(series: Series, chosen: np.ndarray) -> Level:
    """The level of the chosen months together, as it is told: exact, in the metric's own unit."""
    counted, cases = float(series.counted[chosen].sum()), float(series.cases[chosen].sum())
    ids = tuple(
        month.period_id for month, is_in in zip(series.months, chosen, strict=True) if is_in
    )
    if series.metric.shape == "count":
        return Level(counted / len(ids), counted, None, ids)
    is_sample = series.metric.shape == "sample"
    return Level(counted / cases * series.per, None if is_sample else counted, cases, ids)
