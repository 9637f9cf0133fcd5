"""What the search could have seen: "nothing has changed" is news only if a change would have shown.

For the region and for a typical clinic: the smallest lasting change half a year old that would have
been found four times in five, had it been the only one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from referral_flow.findings.change_tree import place_of, questions
from referral_flow.findings.changes import Answer, is_rare, left_of
from referral_flow.findings.found import Seen
from referral_flow.model import Unit
from referral_flow.statistics.division_power import smallest_step, smallest_times
from referral_flow.statistics.tree import lone_levels
from referral_flow.statistics.unlike_others import SHARES

HALF_A_YEAR = 6  # months since the change
MOST_OF_A_UNIT = 3  # measures: as many as are told of one unit


def smallest_seen(
    told: Sequence[Answer], units: dict[str, Unit], false_share: float
) -> tuple[Seen, ...]:
    """Two for each measure that was searched: of its widest series, and of its middle clinic."""
    least = dict(lone_levels(questions(told, units), false_share))
    by_metric: dict[str, list[Answer]] = defaultdict(list)
    for one in told:
        by_metric[one.series.metric.key].append(one)
    return tuple(seen for own in by_metric.values() for seen in _of_measure(own, least, units))


def _of_measure(
    own: list[Answer], least: dict[Hashable, float], units: dict[str, Unit]
) -> Iterator[Seen]:
    whole = [one for one in own if place_of(units[one.series.unit_id]) is None]
    if whole:
        widest = max(whole, key=lambda one: _size(one, units))
        yield _seen(widest, least[widest.key])
    clinics = sorted((one for one in own if units[one.series.unit_id].is_clinic), key=_cases)
    if clinics:
        usual = float(np.median([least[one.key] for one in clinics]))
        yield _seen(clinics[len(clinics) // 2], usual, is_typical=True)


def seen_by_unit(
    told: Sequence[Answer], units: dict[str, Unit], false_share: float
) -> tuple[Seen, ...]:
    """Of every unit narrower than the region, for its first measures of which some change shows.

    Those whose months hold cases enough come first; groups within a unit are left out.
    """
    least = dict(lone_levels(questions(told, units), false_share))
    count: dict[str, int] = {}
    found = []
    for one in sorted(told, key=lambda answer: is_rare(answer.series)):
        unit_id = one.series.unit_id
        is_asked = units[unit_id].kind not in ("nation", "region") and one.series.split is None
        if is_asked and count.get(unit_id, 0) < MOST_OF_A_UNIT:
            seen = _seen(one, least[one.key])
            if seen.up is not None or seen.down is not None:
                count[unit_id] = count.get(unit_id, 0) + 1
                found.append(seen)
    return tuple(found)


def _size(answer: Answer, units: dict[str, Unit]) -> tuple[bool, bool, float]:
    """The region as a whole before its groups, and before the care choice."""
    series = answer.series
    return units[series.unit_id].kind == "region", series.split is None, _cases(answer)


def _cases(answer: Answer) -> float:
    series = answer.series
    return float((series.counted if series.metric.shape == "count" else series.cases).mean())


def _seen(answer: Answer, p_value: float, *, is_typical: bool = False) -> Seen:
    series = answer.series
    level = float(series.counted.sum() / series.cases.sum())
    up, down = _by_rare(answer, level, p_value) if is_rare(series) else _by_step(
        answer, level, p_value
    )  # fmt: skip
    told = series.counted.mean() / level if series.metric.shape == "count" else series.per
    return Seen(
        metric=series.metric.key,
        unit_id=None if is_typical else series.unit_id,
        split_value=None if is_typical else series.split_value,
        level=float(level * told),
        up=None if up is None else float((up - level) * told),
        down=None if down is None else float((level - down) * told),
        cases=_cases(answer),
    )


def _by_step(answer: Answer, level: float, p_value: float) -> tuple[float | None, float | None]:
    """The levels above and below that would have been seen; None beyond none and all."""
    series = answer.series
    step = _least_step(answer, p_value)
    if step is None:
        return None, None
    scale = np.sqrt if series.metric.shape == "sample" else series.model.on_scale
    high, low = scale(level) + step, scale(level) - step
    most = np.pi / 2 if series.model is SHARES else np.inf
    back = series.model.from_scale
    return (float(back(high)) if high < most else None), (float(back(low)) if low > 0 else None)


def _least_step(answer: Answer, p_value: float) -> float | None:
    """By the habits that show the smaller step, of those that it was held against."""
    held = [one for one in (answer.habits, answer.other_habits) if one]
    start = len(answer.series.months) - HALF_A_YEAR
    steps = [
        smallest_step(left_of(answer.series, one), one.peers, start, p_value / len(held))
        for one in held
    ]
    return min((one for one in steps if one is not None), default=None)


def _by_rare(answer: Answer, level: float, p_value: float) -> tuple[float | None, float | None]:
    series = answer.series
    is_turned = series.rarer is not series.counted
    rate = float(series.rarer.sum() / series.cases.sum())
    start = len(series.months) - HALF_A_YEAR
    ends = [
        smallest_times(rate, series.cases, start, p_value, is_rise=is_rise ^ is_turned,
                       wander=answer.habits.wander)
        for is_rise in (True, False)
    ]  # fmt: skip
    levels = [None if one is None else one * rate for one in ends]
    return tuple(one if one is None or not is_turned else 1 - one for one in levels)
