"""What is asked of one series: does a month stand out, has its level moved, is it rarer now?

One p-value for each series and rule, whatever month or side it is about. A series with few events
is only asked about the cases between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from referral_flow.findings.searched_series import Series
from referral_flow.statistics.lasting_change import LastingChange, lasting_change
from referral_flow.statistics.rare_change import long_gap, rare_change
from referral_flow.statistics.unlike_others import SHARES, unlike_others

LEAST_EVENTS = 8  # fewer could never be a signal, wherever they fell


@dataclass(frozen=True)
class Finding:
    """The answer of one rule about one series, a signal or not."""

    metric: str
    unit_id: str
    split: str | None
    split_value: str | None
    rule: str
    month: str
    size: float  # how far off, in the metric's own unit: a share 0–1, days, people a month …
    p_value: float
    n: float  # cases behind it, for a count the people counted
    groups: tuple[tuple[float, float | None], ...]  # counted and cases that `size` would tell of
    period_id: str | None = None  # where it is about one published cell: that cell's period


def findings_of(series: Series) -> Iterator[Finding]:
    """One finding for each rule that can be asked of the series."""
    if not series.is_rare:
        yield _standing_month(series)
        change = lasting_change(
            series.counted, series.cases, expected=series.expected, is_share=series.model is SHARES
        )
        if change:
            yield _moved(series, "shift", change, change.p_value)
    elif series.rarer.sum() >= LEAST_EVENTS:
        yield from _between_events(series)


def _standing_month(series: Series) -> Finding:
    """The month least like the others, times the months there are (Bonferroni)."""
    found = {
        at: unlike_others(
            series.counted, series.cases, at, expected=_relative(series), model=series.model
        )
        for at in _furthest(series)
    }
    at = min(found, key=lambda month: found[month].p_value)
    return Finding(
        **_place(series), rule="outside", month=series.months[at].period_id,
        size=float((found[at].value - found[at].expected) * _unit_of_size(series, at)),
        p_value=min(1.0, len(series.months) * found[at].p_value), n=_people(series, [at]),
        groups=(_group(series, [at]),), period_id=series.months[at].period_id,
    )  # fmt: skip


def _relative(series: Series) -> np.ndarray | None:
    return None if series.expected is None else series.expected / series.cases


def _furthest(series: Series) -> set[int]:
    """The highest and the lowest month, in standard deviations of what it rests on."""
    hoped = series.cases if series.expected is None else series.expected
    hoped = hoped * series.counted.sum() / hoped.sum()
    off = (series.counted - hoped) / np.sqrt(np.maximum(hoped, 1e-9))
    return {int(np.argmax(off)), int(np.argmin(off))}


def _between_events(series: Series) -> Iterator[Finding]:
    """Fewer or more events since some month, or one long gap: the odder of the two, twice."""
    change, gap = rare_change(series.rarer, series.cases), long_gap(series.rarer, series.cases)
    if change is None or gap is None:
        return
    if gap.p_value < change.p_value:
        yield _in_gap(series, gap.start, gap.end, min(1.0, 2 * gap.p_value))
    else:
        yield _moved(series, "between_events", change, min(1.0, 2 * change.p_value))


def _in_gap(series: Series, start: int, end: int, p_value: float) -> Finding:
    """From the month that the gap begins in: the level of its own months against that of all."""
    within = list(range(start, end + 1))
    usual = series.counted.sum() / series.cases.sum()
    level = series.counted[within].sum() / series.cases[within].sum()
    return Finding(
        **_place(series), rule="between_events", month=series.months[start].period_id,
        size=float((level - usual) * _unit_of_size(series, end)), p_value=p_value,
        n=_people(series, within), groups=(_group(series, within),),
    )  # fmt: skip


def _moved(series: Series, rule: str, change: LastingChange, p_value: float) -> Finding:
    since, until = slice(change.start, None), slice(0, change.start)
    size = change.after - change.before
    is_turned = series.rarer is not series.counted and rule == "between_events"
    return Finding(
        **_place(series), rule=rule, month=series.months[change.start].period_id,
        size=float((-size if is_turned else size) * series.per), p_value=p_value,
        n=_people(series, since), groups=(_group(series, since), _group(series, until)),
    )  # fmt: skip


def _place(series: Series) -> dict:
    return {
        "metric": series.metric.key,
        "unit_id": series.unit_id,
        "split": series.split,
        "split_value": series.split_value,
    }


def _unit_of_size(series: Series, at: int) -> float:
    """From a level to what is told: people in that month for a count, else per so many."""
    return float(series.cases[at]) if series.metric.shape == "count" else series.per


def _people(series: Series, months) -> float:
    is_count = series.metric.shape == "count"
    return float((series.counted if is_count else series.cases)[months].sum())


def _group(series: Series, months) -> tuple[float, float | None]:
    counted = float(series.counted[months].sum())
    return counted, float(series.cases[months].sum()) if series.model is SHARES else None
