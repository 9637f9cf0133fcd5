"""Codes that are missing more often than not: what all units leave out alike, none differs in.

    a unit has it where, of its latest twelve months,  n >= 100  and  the lower 95 % limit > 1/2

Neither months nor clinics give such a code away when it is left out everywhere and always. The rule
asks one question of one measure: the waits chosen on the web that nobody coded as chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

from referral_flow.findings.found import Level
from referral_flow.model import Unit
from referral_flow.statistics.intervals import wilson
from referral_flow.warehouse import Warehouse

METRIC = "choice_uncoded_share"  # a share of those who should have the code: who lack it
LEAST_CASES = 100  # fewer say little of a habit, and would come and go with the month
MOST = 0.5


@dataclass(frozen=True)
class MissingCode:
    """A unit where most of those who should have a code lack it, over the latest twelve months."""

    metric: str
    unit_id: str
    level: Level


def is_judged(warehouse: Warehouse) -> bool:
    """Whether the extract says who should have had the code."""
    metric = warehouse.metrics.get(METRIC)
    return metric is not None and metric.is_available


def missing_code(warehouse: Warehouse, unit: Unit) -> MissingCode | None:
    """Of the unit as a whole, one row read; None where the codes are there, or too few to say."""
    years = [one for one in warehouse.periods.values() if one.grain == "12m"]
    if not years or not is_judged(warehouse):
        return None
    year = max(years, key=lambda one: one.ends_on).period_id
    rows = warehouse.values(METRIC, unit_ids=[unit.unit_id], period_ids=[year])
    if rows.is_empty():
        return None
    lacking, cases = (int(rows[name][0] or 0) for name in ("numerator", "denominator"))
    if cases < LEAST_CASES or float(wilson(lacking, cases)[0]) <= MOST:
        return None
    return MissingCode(
        METRIC, unit.unit_id, Level(lacking / cases, float(lacking), float(cases), (year,))
    )
