"""Stretches of weeks whose records are missing, which make every other finding there doubtful."""

from __future__ import annotations

from referral_flow.charts.coverage import Hole, holes
from referral_flow.findings.found import Group, Lost
from referral_flow.warehouse import Warehouse

TABLE = "bookings"  # what is known to be lost
# In eleven regions that had lost nothing, no stretch was found: docs/method.md
FALSE_STRETCHES = 0.0


def lost_records(warehouse: Warehouse) -> Group:
    """The stretches of each clinic, the latest first; asked of every clinic and week."""
    coverage = warehouse.profile("coverage")
    weeks = [period for period in warehouse.periods.values() if period.grain == "week"]
    clinics = [unit for unit in warehouse.units.values() if unit.is_clinic]
    found = tuple(_lost(hole) for hole in holes(coverage, clinics, weeks))
    return Group(found, coverage.height, FALSE_STRETCHES)


def _lost(hole: Hole) -> Lost:
    return Lost(
        hole.unit.unit_id, TABLE, hole.first_week.starts_on, hole.last_week.ends_on,
        hole.contacts, hole.expected,
    )  # fmt: skip
