"""Of findings within each other, which one tells: the whole that moved, or the part that moved it.

A clinic that changes moves its municipality and its region with it. The rest of the wider unit says
whose change it was: where the rest stands still and its part does not, the part tells; where the
rest has moved as the part has, the whole tells for both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from referral_flow.findings.changes import Answer, left_of
from referral_flow.findings.group_rules import ROLES
from referral_flow.findings.searched_series import Series
from referral_flow.statistics.year_on_year import whole_square
from referral_flow.warehouse import Warehouse

APART = 1.96  # standard deviations: 5 % of what is alike looks further apart
NEARLY_ALL = 0.9  # of a clinic's cases are of the group: its change is within the group's
Teller = tuple[str, str | None]


@dataclass(frozen=True)
class Step:
    """How far a series moves at a month that is given, and how surely, on the scale."""

    size: float
    error: float

    @property
    def has_moved(self) -> bool:
        return abs(self.size) > APART * self.error

    def differs(self, other: Step) -> bool:
        return abs(self.size - other.size) > APART * np.hypot(self.error, other.error)


def tellers(warehouse: Warehouse, found: Sequence[Answer]) -> dict[tuple, Teller]:
    """For the key of each finding that another one tells: the unit and split value of that one."""
    told: dict[tuple, Teller] = {}
    ordered = sorted(found, key=lambda one: _width(warehouse, one))
    for whole in ordered:
        parts = [one for one in found if is_within(warehouse, one, whole) and one.key not in told]
        for own in _by_role(warehouse, parts):
            told |= _told(whole, own)
    return told


def _width(warehouse: Warehouse, answer: Answer) -> int:
    unit = warehouse.units[answer.series.unit_id]
    kinds = ("municipality", "care_choice", "region", "nation")
    narrow = 1 if answer.series.split else 0
    return 2 * (kinds.index(unit.kind) + 1) - narrow if unit.kind in kinds else 0


def _by_role(warehouse: Warehouse, parts: list[Answer]) -> Iterator[list[Answer]]:
    """Parts that share no case: clinics of one role, or groups; those within others left out."""
    groups: dict[tuple, list[Answer]] = defaultdict(list)
    for part in parts:
        if not any(is_within(warehouse, other, part) for other in parts):
            kind = warehouse.units[part.series.unit_id].kind
            role = next((role for role in ROLES if kind in role), (kind, part.series.split))
            groups[role].append(part)
    yield from groups.values()


def is_within(warehouse: Warehouse, part: Answer, whole: Answer) -> bool:
    """Whether all that the part counts is counted in the whole, of the same measure."""
    one, other = part.series, whole.series
    if one.metric.key != other.metric.key or part.key == whole.key:
        return False
    if other.split:
        return not one.split and _is_of_group(warehouse, one, other)
    if one.unit_id == other.unit_id:
        return bool(one.split)
    return one.unit_id in _inside(warehouse, other.unit_id)


def _inside(warehouse: Warehouse, unit_id: str) -> set[str]:
    """Ids of all that lies within a unit, itself not."""
    unit = warehouse.units[unit_id]
    if unit.is_clinic:
        return set()
    if unit.kind in ("region", "nation"):
        return set(warehouse.units) - {unit_id}
    kinds = {one.kind for one in warehouse.units.values() if one.is_clinic}
    return {one.unit_id for kind in kinds for one in warehouse.units_within(unit_id, kind)}


def _is_of_group(warehouse: Warehouse, clinic: Series, group: Series) -> bool:
    if not warehouse.units[clinic.unit_id].is_clinic:
        return False
    rows = warehouse.values(
        clinic.metric.key, unit_ids=[clinic.unit_id], grain="all", split=group.split
    )
    total = rows["denominator"].sum() or 0
    own = rows.filter(split_value=group.split_value)["denominator"].sum() or 0
    return total > 0 and own >= NEARLY_ALL * total


def _told(whole: Answer, parts: list[Answer]) -> dict[tuple, Teller]:
    """Who of a whole and its parts is told by whom, by what the rest of the whole does."""
    together = added([part.series for part in parts])
    rest = _less(whole.series, together)
    ours, theirs = step_at(together, whole), rest and step_at(rest, whole)
    if ours is None:
        return {}
    if theirs and not theirs.has_moved and ours.differs(theirs):
        return {whole.key: _teller(max(parts, key=lambda part: part.series.cases.sum()))}
    steps = [(part, step_at(part.series, whole)) for part in parts]
    return {
        part.key: _teller(whole)
        for part, step in steps
        if step and not (theirs and step.differs(theirs))
    }


def _teller(answer: Answer) -> Teller:
    return answer.series.unit_id, answer.series.split_value


def added(series: list[Series]) -> Series:
    """Several series that share no case as one, over the months that all of them have."""
    months = [one for one in series[0].months if all(one in other.months for other in series)]
    kept = [one.of_months(np.isin(_ids(one), [month.period_id for month in months]))
            for one in series]  # fmt: skip
    return replace(kept[0], counted=sum(one.counted for one in kept),
                   cases=_summed_cases(kept), expected=None)  # fmt: skip


def _summed_cases(series: list[Series]) -> np.ndarray:
    """Of a count, whose cases are a season, the season of one."""
    if series[0].metric.shape == "count":
        return series[0].cases
    return sum(one.cases for one in series)


def _less(whole: Series, part: Series) -> Series | None:
    """What is left of the whole without the part; None where a month has nobody left."""
    ids = set(_ids(whole)) & set(_ids(part))
    whole, part = (one.of_months(np.isin(_ids(one), list(ids))) for one in (whole, part))
    cases = whole.cases if whole.metric.shape == "count" else whole.cases - part.cases
    counted = np.maximum(whole.counted - part.counted, 0)
    is_left = (cases > 0) & (counted <= cases if whole.metric.shape == "ratio" else counted > 0)
    return replace(whole, counted=counted, cases=cases, expected=None) if is_left.all() else None


def _ids(series: Series) -> list[str]:
    return [month.period_id for month in series.months]


def step_at(series: Series, whole: Answer) -> Step | None:
    """The step of a series from the month that the whole moves in, with the habits of the whole."""
    month = whole.series.months[whole.start].period_id
    left = left_of(series, replace(whole.habits, wander=0.0))
    at = [_ids(series)[start] for start in left.starts] if left else []
    if month not in at:
        return None
    place = at.index(month)
    numbers = len(left.left)
    peers = whole.habits.peers
    spread = whole_square(left.square, numbers, peers) / (numbers + peers.freedom)
    size = left.patterns[place] @ left.left / left.reach[place]
    return Step(float(size), float(np.sqrt(spread) / left.reach[place]))
