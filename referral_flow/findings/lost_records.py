"""Stretches of weeks whose records are missing, which make every other finding there doubtful."""

from __future__ import annotations

import numpy as np
import polars as pl

from referral_flow.charts.coverage import Hole, holes
from referral_flow.findings.found import Group, Lost
from referral_flow.warehouse import Warehouse

TABLE = "bookings"  # what is known to be lost
LEAST_EXPECTED = 10  # contacts a week: with fewer, no week is low (sql/profiles/coverage.sql)
LOW = 0.5  # of what is expected


def lost_records(warehouse: Warehouse) -> Group:
    """The stretches of each clinic, the latest first; asked of every clinic and week."""
    coverage = warehouse.profile("coverage")
    weeks = [period for period in warehouse.periods.values() if period.grain == "week"]
    clinics = [unit for unit in warehouse.units.values() if unit.is_clinic]
    found = tuple(_lost(hole) for hole in holes(coverage, clinics, weeks))
    return Group(found, coverage.height, _by_chance(coverage))


def _lost(hole: Hole) -> Lost:
    return Lost(
        hole.unit.unit_id, TABLE, hole.first_week.starts_on, hole.last_week.ends_on,
        hole.contacts, hole.expected,
    )  # fmt: skip


def _by_chance(coverage: pl.DataFrame) -> float:
    """How many pairs of low weeks Poisson chance would give, had nothing been lost."""
    return sum(
        float((one[1:] * one[:-1]).sum())
        for own in coverage.sort("starts_on").partition_by("clinic_id", maintain_order=True)
        for one in [_chance_of_low(own["expected"].to_numpy())]
    )


def _chance_of_low(expected: np.ndarray) -> np.ndarray:
    from scipy.special import pdtr

    below = np.ceil(LOW * expected) - 1
    return np.where(expected >= LEAST_EXPECTED, pdtr(below, np.maximum(expected, 1e-9)), 0.0)
