"""A random small region with every sum that a tidy file holds: units, periods and splits."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from referral_flow.model import Period, Unit
from referral_flow.text import same
from tests.fake_warehouse import metric, periods

METRIC = metric("share", splits=("booking_via", "owner"))
FROM, TO = date(2024, 11, 1), date(2025, 10, 31)
PERIODS: dict[str, Period] = {
    period.period_id: period for period in periods(FROM, TO) if period.grain != "week"
}
SPLIT_GRAINS = ("quarter", "year", "12m", "all")


def units(seed: int, clinics: int = 7, municipalities: int = 4) -> dict[str, Unit]:
    """Clinics of two owners in municipalities of one region; the last has no contract."""
    chance = np.random.default_rng(seed)
    home = {"region_id": "region-17"}
    found = [
        Unit("region-17", "region", same("R")),
        Unit("care_choice-17", "care_choice", same("C")),
    ]
    found += [
        Unit(f"municipality-{m}", "municipality", same(f"M{m}"), **home)
        for m in range(municipalities)
    ]
    for number in range(clinics):
        where = number if number < municipalities else chance.integers(municipalities)
        found.append(Unit(
            f"K{number}", "physio", same(f"K{number}"), municipality_id=f"municipality-{where}",
            care_choice_id=None if number == clinics - 1 else "care_choice-17",
            owner="private" if number % 2 else "region", **home))  # fmt: skip
    return {unit.unit_id: unit for unit in found}


def values(seed: int, region: dict[str, Unit], cases: int = 1_800) -> pl.DataFrame:
    """Exact counts of the share for every unit and period, unsplit and by both splits."""
    summed = _summed(_visits(seed, region, cases), region)
    splits = [_counts(summed, None), _counts(summed, "booking_via"), _counts(summed, "owner")]
    return pl.concat(splits).sort("unit_id", "period_id", "split", "split_value")


def _visits(seed: int, region: dict[str, Unit], cases: int) -> pl.DataFrame:
    chance = np.random.default_rng(seed + 1000)
    clinics = [unit for unit in region.values() if unit.is_clinic]
    weights = chance.dirichlet(np.full(len(clinics), 2.0))
    who = chance.choice(len(clinics), cases, p=weights)
    days = chance.integers(0, (TO - FROM).days + 1, cases)
    via = chance.choice(["phone", "web_clinic", "desk"], cases, p=[0.6, 0.37, 0.03])
    return pl.DataFrame({
        "clinic": [clinics[w].unit_id for w in who],
        "owner": [clinics[w].owner for w in who],
        "booking_via": via,
        "day": [FROM + timedelta(int(d)) for d in days],
        "is_met": chance.random(cases) < 0.6,
    })  # fmt: skip


def _summed(visits: pl.DataFrame, region: dict[str, Unit]) -> pl.DataFrame:
    """Every visit once for each unit and each period that it counts in."""
    homes = pl.DataFrame(
        [(unit.unit_id, whole) for unit in region.values() if unit.is_clinic
         for whole in (unit.unit_id, unit.municipality_id, unit.care_choice_id, unit.region_id)
         if whole], schema=["clinic", "unit_id"], orient="row")  # fmt: skip
    spans = pl.DataFrame(
        [(p.period_id, p.grain, p.starts_on, p.ends_on) for p in PERIODS.values()],
        schema=["period_id", "grain", "starts_on", "ends_on"], orient="row")  # fmt: skip
    return visits.join(homes, on="clinic").join_where(
        spans, pl.col("day") >= pl.col("starts_on"), pl.col("day") <= pl.col("ends_on")
    )


def _counts(summed: pl.DataFrame, split: str | None) -> pl.DataFrame:
    value = pl.col(split) if split else pl.lit(None, pl.String)
    rows = summed.filter(pl.col("grain").is_in(SPLIT_GRAINS)) if split else summed
    return rows.group_by("unit_id", "period_id", value.alias("split_value")).agg(
        numerator=pl.col("is_met").sum().cast(pl.Int64), denominator=pl.len().cast(pl.Int64)
    ).select("unit_id", "period_id", pl.lit(split, pl.String).alias("split"), "split_value",
             "numerator", "denominator")  # fmt: skip
