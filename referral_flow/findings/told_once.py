"""Of findings within each other, which one tells: the whole that moved, or the part that moved it.

A clinic that changes moves its municipality and its region with it. The rest of the wider unit says
whose change it was: where the rest stands still and its part does not, the part tells; where the
rest has moved as the part has, the whole tells for both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from referral_flow.findings.changes import Answer
from referral_flow.findings.group_rules import ROLES
from referral_flow.findings.rest_of_whole import added, step_at, without
from referral_flow.findings.searched_series import Series
from referral_flow.warehouse import Warehouse

NEARLY_ALL = 0.9  # of a clinic's cases are of the group: its change is within the group's
Teller = tuple[str, str | None]


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
    rest = without(whole.series, together)
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
