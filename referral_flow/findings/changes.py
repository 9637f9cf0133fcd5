"""Each series' one answer: where its level has moved most, and how often chance does as much.

Clinics of one kind tell of each other how far months wander and how long they remember; wide units
have only themselves to tell. Knows series, not which of the answers will be believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from referral_flow.findings.group_rules import ROLES
from referral_flow.findings.searched_series import Series
from referral_flow.findings.year_series import calendar, on_scale
from referral_flow.model import CLINIC_KINDS
from referral_flow.statistics.rare_division import rare_division
from referral_flow.statistics.year_on_year import (
    TAKEN_BY_CHANGE,
    Peers,
    Years,
    moved,
    peers_of,
    wandering,
    years,
)

GRANTED_MEMORY = 0.4  # of how months wander: what queues have been seen to remember
MOST_MEMORY = 0.7
LEAST_PEERS = 6  # fewer tell little of a kind
ONE_SIDED = 1.645
WINSORISED = 0.1  # of the peers at the upper end count as those just inside: some have changed


@dataclass(frozen=True)
class Habits:
    """How the months of like units wander beyond chance."""

    spread: float  # variance on the scale
    memory: float
    peers: Peers = Peers()  # noqa: RUF009  frozen
    wander: float = 0.0  # variance of a rare event's level between months, as a squared share


@dataclass(frozen=True)
class Answer:
    """Where one series has moved most."""

    series: Series
    start: int  # index of the first month of the new level
    p_value: float
    habits: Habits
    other_habits: Habits | None = None  # that it was held against too, at half the price each

    @property
    def key(self) -> tuple[str, str, str | None]:
        return self.series.metric.key, self.series.unit_id, self.series.split_value


def answers(series: Iterable[Series], kind_of: dict[str, str]) -> list[Answer]:
    """One answer for each series of a metric that is long enough; `kind_of`: unit → kind."""
    series = list(series)
    # few events wander less on the scale than they do: they tell of nobody but each other
    clinics = [one for one in series if kind_of[one.unit_id] in CLINIC_KINDS and not is_rare(one)]
    pools: dict[tuple, list[Series]] = defaultdict(list)
    for one in series:
        pools[_pool(one, kind_of[one.unit_id])].append(one)
    of_clinics = _at_most(_habits(clinics), clinics) if len(clinics) >= LEAST_PEERS else None
    return [answer for pool in pools.values() for answer in _of_pool(pool, of_clinics)]


def _pool(series: Series, kind: str) -> tuple:
    """Whose habits a series shares: those of its role's, or nobody's."""
    role = next((role for role in ROLES if kind in role), (kind,))
    is_alone = kind not in (*CLINIC_KINDS, "municipality")
    return (is_rare(series), *role, *([series.unit_id, series.split_value] if is_alone else []))


def is_rare(series: Series) -> bool:
    return series.metric.shape != "sample" and series.is_rare


def _of_pool(pool: list[Series], of_clinics: Habits | None) -> Iterator[Answer]:
    if is_rare(pool[0]):
        habits = Habits(0.0, 0.0, wander=_wander(pool))
        found = [rare_answer(one, habits) for one in pool]
    elif len(pool) < LEAST_PEERS:
        found = [_of_few(one, of_clinics) for one in pool]
    else:
        habits = _habits(pool)
        found = [usual_answer(one, habits) for one in pool]
    yield from (answer for answer in found if answer)


def _of_few(series: Series, of_clinics: Habits | None) -> Answer | None:
    """Of a series with few peers or none: twice the smaller chance of two.

    By its own spread, known from few months; or by that of clinics, known from many, since no
    group of clinics wanders more than a clinic does. How long it remembers the clinics tell.
    """
    memory = GRANTED_MEMORY if of_clinics is None else of_clinics.memory
    own = usual_answer(series, Habits(_own_spread(series), memory))
    if own is None or of_clinics is None or series.metric.shape == "count":
        return own  # counts of a whole know no rest, and are on no scale of the clinics'
    likened = usual_answer(series, of_clinics)
    better, other = sorted((own, likened), key=lambda one: one.p_value)
    return replace(better, p_value=min(1.0, 2 * better.p_value), other_habits=other.habits)


def rare_answer(series: Series, habits: Habits) -> Answer | None:
    """Exact, of few events; None where there are too few to tell."""
    found = rare_division(series.rarer, series.cases, wander=habits.wander)
    return Answer(series, found.start, found.p_value, habits) if found else None


def usual_answer(series: Series, habits: Habits) -> Answer | None:
    """By months a year apart; None where too few months have been seen twice."""
    left = left_of(series, habits)
    if left is None:
        return None
    found = moved(left, habits.peers)
    return Answer(series, found.start, found.p_value, habits)


def left_of(series: Series, habits: Habits) -> Years | None:
    """The series without its months of the year."""
    values, variances = on_scale(series)
    return years(values, variances, calendar(series), spread=habits.spread, memory=habits.memory)


def _habits(pool: list[Series]) -> Habits:
    """What the months of a pool of like units have in common."""
    spread, memory = _wandering(pool)
    alone = Habits(spread, memory)
    left = [one for one in (left_of(series, alone) for series in pool) if one is not None]
    if len(left) < LEAST_PEERS:
        return alone
    peers = peers_of(_drawn_in([one.square for one in left]), [len(one.left) for one in left])
    return Habits(spread, memory, Peers(max(peers.scale, 1.0), peers.freedom))


def _at_most(habits: Habits, pool: list[Series]) -> Habits:
    """The same with as wide a spread as the pool can have: 95 % sure, one-sided.

    Small clinics hardly show how they wander, and a wide unit would be held against nothing.
    """
    told = [(wandering(*on_scale(one), calendar(one))[0], _weight(one)) for one in pool]
    spreads, weights = np.array([one for one in told if np.isfinite(one[0])]).T
    off = (spreads - np.average(spreads, weights=weights)) * weights / weights.sum()
    return replace(habits, spread=habits.spread + ONE_SIDED * float(np.sqrt((off**2).sum())))


def _own_spread(series: Series) -> float:
    """How a series wanders on either side of where it has moved most.

    It only says how much of the spread has a memory; how wide it is the verdict estimates anew.
    """
    values, variances = on_scale(series)
    left = years(values, variances + _least_spread([series]), calendar(series), spread=0.0)
    if left is None:
        return 0.0
    found = moved(left, Peers())
    rest = values - found.step * (np.arange(len(values)) >= found.start)
    own, _ = wandering(rest, variances, calendar(series), fitted=TAKEN_BY_CHANGE)
    return max(own, _least_spread([series]))


def _wandering(pool: list[Series]) -> tuple[float, float]:
    """Spread and memory, pooled over the series that tell of them."""
    told = [(*wandering(*on_scale(one), calendar(one)), _weight(one)) for one in pool]
    told = [one for one in told if np.isfinite(one).all()]
    if not told:
        return _least_spread(pool), GRANTED_MEMORY
    spreads, together, weights = np.array(told).T
    spread = max(float(np.average(_drawn_in(spreads), weights=weights)), _least_spread(pool))
    memory = np.average(together, weights=weights) / spread if spread > 0 else 0.0
    return spread, float(np.clip(memory, GRANTED_MEMORY, MOST_MEMORY))


def _weight(series: Series) -> float:
    """How much a series tells of wandering: next to nothing where chance drowns it."""
    chance = float(on_scale(series)[1].mean())
    return 1 / chance**2 if chance > 0 else 1.0


def _least_spread(pool: list[Series]) -> float:
    """A sample knows no chance: without any spread nothing could be compared."""
    return 1e-6 if pool[0].metric.shape == "sample" else 0.0


def _wander(pool: list[Series]) -> float:
    """The variance of rare events between months beyond chance, as a share of their level squared.

    Pooled by moments over the series; 0 where chance explains all.
    """
    surplus = level = 0.0
    for one in pool:
        hoped = one.cases * one.rarer.sum() / one.cases.sum()
        surplus += float(((one.rarer - hoped) ** 2 - hoped * (1 - 1 / len(hoped))).sum())
        level += float((hoped**2).sum())
    return max(surplus / level, 0.0) if level > 0 else 0.0


def _drawn_in(values) -> np.ndarray:
    values = np.asarray(values, dtype=float)
    if len(values) < LEAST_PEERS:
        return values
    return np.minimum(values, np.quantile(values, 1 - WINSORISED))
