"""Regions that never were: real units, sizes and levels, with months drawn anew.

    months = level + season + what all clinics share + what is the clinic's own, then chance

Both wanderings remember the month before, by `memory`. Wide units are sums of their clinics, and
counts are held against the other clinics' as they were drawn. A change is put in from a month on,
or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from referral_flow.findings.group_rules import ROLES
from referral_flow.findings.rest_of_whole import added, ids_of
from referral_flow.findings.searched_series import WHOLES, Series
from referral_flow.findings.year_series import of_the_rest
from referral_flow.statistics.unlike_others import SHARES
from referral_flow.warehouse import Warehouse

MEMORY = 0.3
SEASON, SHARED, OWN = 0.12, 0.03, 0.08  # standard deviations of log odds: 3, 1 and 2 in a hundred
LEAST = 0.1  # events a month: what never happens has odds too
GROUPS = {"gp": ("health_centre",), "other": ("specialist",), "orthopaedist": ("orthopaedics",)}


@dataclass(frozen=True)
class Change:
    """A lasting change of one measure in some clinics.

    `strength`: in standard errors of the months since against the same months a year before.
    """

    metric: str
    unit_ids: frozenset[str]
    start: int
    strength: float  # of the clinics together; below 0 is down


def simulated(
    warehouse: Warehouse,
    real: Sequence[Series],
    changes: Sequence[Change],
    seed: int,
    memory: float = MEMORY,
) -> list[Series]:
    """All series of one measure, drawn anew: clinics first, wide units as their sums."""
    random = np.random.default_rng([20_251_125, seed, sum(map(ord, real[0].metric.key))])
    real = _of_one_season(warehouse, real)
    months = len(max(real, key=lambda one: len(one.months)).months)
    shared = SHARED * remembering(random, months, memory)
    season = SEASON * np.tile(random.standard_normal(12), months // 12 + 1)[:months]
    clinics = {
        one.unit_id: _drawn(
            one, season + shared, _steps(one, changes, real, memory), random, memory
        )
        for one in real
        if warehouse.units[one.unit_id].is_clinic and len(one.months) == months
    }
    wide = (
        _summed(warehouse, one, clinics)
        for one in real
        if not warehouse.units[one.unit_id].is_clinic and len(one.months) == months
    )
    drawn = [*clinics.values(), *(one for one in wide if one is not None)]
    return _beside_the_rest(warehouse, drawn) if real[0].metric.shape == "count" else drawn


def _of_one_season(warehouse: Warehouse, real: Sequence[Series]) -> Sequence[Series]:
    """Counts with the region's season as their cases, whatever the others had in truth."""
    whole = next((one for one in real if warehouse.units[one.unit_id].kind == "region"), None)
    if whole is None or whole.metric.shape != "count":
        return real
    ids = ids_of(whole)
    return [
        replace(one, cases=whole.cases[np.isin(ids, ids_of(one))])
        for one in real
        if set(ids_of(one)) <= set(ids)
    ]


def _beside_the_rest(warehouse: Warehouse, drawn: Sequence[Series]) -> list[Series]:
    """Counts against what the search holds them against, of the region that was drawn."""
    kinds = {one.unit_id: warehouse.units[one.unit_id].kind for one in drawn}
    region = next(one.counted for one in drawn if kinds[one.unit_id] == "region")
    return [
        replace(one, cases=of_the_rest(one.counted, region, kinds[one.unit_id] in WHOLES,
                                       list(one.months)))
        for one in drawn
    ]  # fmt: skip


def remembering(random: np.random.Generator, months: int, memory: float) -> np.ndarray:
    """Standard normal numbers that remember the one before."""
    found = random.standard_normal(months)
    for month in range(1, months):
        found[month] = memory * found[month - 1] + np.sqrt(1 - memory**2) * found[month]
    return found


def _steps(
    series: Series, changes: Sequence[Change], real: Sequence[Series], memory: float
) -> np.ndarray:
    """What is put in, in log odds (of counts and days: in logarithms), by month."""
    steps = np.zeros(len(series.months))
    for change in changes:
        if change.metric == series.metric.key and series.unit_id in change.unit_ids:
            inside = [one for one in real if one.unit_id in change.unit_ids and not one.split]
            steps[change.start :] += change.strength * error_of(inside, change.start, memory)
    return steps


def error_of(series: Sequence[Series], start: int, memory: float) -> float:
    """The standard error of a step of some clinics together: chance and all wandering, remembered.

    Of the months since, at most twelve, against the same months a year before.
    """
    after = len(series[0].months) - start
    cases = np.array([float(one.cases.mean()) for one in series])
    own = OWN**2 * (cases**2).sum() / cases.sum() ** 2
    wandering = (own + SHARED**2) * (1 + memory) / (1 - memory)
    return float(np.sqrt(2 * (wandering + _chance(series)) / min(after, 12)))


def _chance(series: Sequence[Series]) -> float:
    """The variance of a month of all of them by chance, in log odds or logarithms."""
    counted = max(sum(float(one.counted.mean()) for one in series), LEAST)
    if series[0].metric.shape == "sample":
        return (2 * OWN) ** 2 / len(series)
    rest = max(sum(float((one.cases - one.counted).mean()) for one in series), LEAST)
    return 1 / counted + (1 / rest if series[0].model is SHARES else 0)


def _drawn(series: Series, shared: np.ndarray, steps: np.ndarray, random, memory: float) -> Series:
    own = OWN * random.lognormal(0, 0.3) * remembering(random, len(series.months), memory)
    off = shared + own + steps
    level = series.counted.sum() / series.cases.sum()
    if series.metric.shape == "sample":
        days = random.standard_normal(len(off)) * 2 * OWN
        return replace(series, counted=level * np.exp(off + days) * series.cases)
    if series.model is SHARES:
        counted = random.binomial(series.cases.astype(int), _share(level, off))
    else:
        usual = series.counted.mean() * series.cases / series.cases.mean()
        counted = random.poisson(usual * np.exp(off))
    return replace(series, counted=counted.astype(float))


def _share(level: float, off: np.ndarray) -> np.ndarray:
    odds = level / max(1 - level, 1e-9) * np.exp(off)
    return odds / (1 + odds)


def _summed(warehouse: Warehouse, wide: Series, clinics: dict[str, Series]) -> Series | None:
    """The sum of the clinics of one role within; of a group, of those kinds that refer so."""
    inside = {
        clinic.unit_id: clinic.kind
        for kind in {one.kind for one in warehouse.units.values() if one.is_clinic}
        for clinic in warehouse.units_within(wide.unit_id, kind)
    }
    roles = [GROUPS.get(wide.split_value, ())] if wide.split else ROLES
    for role in roles:
        own = [clinics[one] for one, kind in inside.items() if kind in role and one in clinics]
        if own:
            total = added(own)
            cases = wide.cases if wide.metric.shape == "count" else total.cases
            return replace(wide, counted=total.counted, cases=cases, expected=None)
    return None
