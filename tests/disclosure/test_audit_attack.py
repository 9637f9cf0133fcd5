"""An attack on a table of people looked at nearer and farther: who waited, by what was free.

Everyone had a free time or had none, at each reach; whoever had one nearer has it farther, too. So
the attacker who knows how many waited knows a cell from the one beside it, a cell that is not there
is nobody, and what lies between two equal numbers is as large as they. Shares of the same people
are shown beside it (`tests/data_samples/test_told_by_audit.py`), so a table with few goes whole.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product

import numpy as np
import polars as pl
import pytest

from referral_flow.disclosure import hide_values
from referral_flow.disclosure.counted import few_rows
from tests.fake_warehouse import metric, periods, units

AUDIT = metric(
    "audit",
    "table",
    splits=("reach",),
    nested=(("reach", "own_clinic"),),
    dimensions=("booking_way", "is_coded", "has_free_slot"),
)
UNITS = {unit.unit_id: unit for unit in units()}
PERIODS = {period.period_id: period for period in periods()}
REACHES = ("own_clinic", "within_10_km", "within_25_km", "anywhere")
GROUPS = tuple(product(("K1", "K2"), ("web", "not_web"), ("coded", "uncoded")))
SIDES = ("free", "none")


def audit(seed: int) -> pl.DataFrame:
    """Random people of two clinics, unsplit and at every reach; as `values` has it."""
    chance = np.random.default_rng(seed)
    rows = []
    for unit, *group in GROUPS:
        many = int(chance.integers(3, 60)) if unit == "K1" else 500
        nearest = chance.integers(0, 5, many)  # the reach at which a time was free; 4: at none
        for place, reach in enumerate(REACHES):
            free = int((nearest <= place).sum())
            for side, count in zip(SIDES, (free, many - free), strict=True):
                rows.append((unit, f"reach,{OWN}", ",".join((reach, *group, side)), count))
                if reach == "own_clinic":
                    rows.append((unit, OWN, ",".join((*group, side)), count))
    schema = ["unit_id", "split", "split_value", "count"]
    table = pl.DataFrame(rows, schema=schema, orient="row").filter(pl.col("count") > 0)
    parts = pl.col("split_value").str.split(",")
    return table.with_columns(
        pl.lit("2025-Q3").alias("period_id"),
        *(parts.list.get(place - 4).alias(f"dimension_{place}") for place in (1, 2, 3)),
    )


OWN = ",".join(AUDIT.dimensions)


def told(frame: pl.DataFrame, is_hidden: list[bool]) -> dict[tuple, dict[str, int]]:
    """Group → reach → how many had a free time there, where that can be known."""
    everyone, shown, there = {}, defaultdict(dict), defaultdict(set)
    for row, gone in zip(frame.iter_rows(named=True), is_hidden, strict=True):
        *reach, way, code, side = row["split_value"].split(",")
        group, where = (row["unit_id"], way, code), (reach or ["own_clinic"])[0]
        there[group, where].add(side)
        everyone.setdefault((group, where), {})[side] = row["count"]
        if not gone:
            shown[group, where][side] = row["count"]
    found = defaultdict(dict)
    for group, where in product(GROUPS, REACHES):
        many = sum(everyone[group, where].values())
        seen = shown[group, where]
        if "free" in seen or "none" in seen:
            found[group][where] = seen.get("free", many - seen.get("none", 0))
        elif len(there[group, where]) == 1:
            found[group][where] = many if "free" in there[group, where] else 0
    return {group: _squeezed(known) for group, known in found.items()}


def _squeezed(known: dict[str, int]) -> dict[str, int]:
    """With what lies between two equal numbers."""
    places = [REACHES.index(reach) for reach in known]
    for first, last in combinations(sorted(places), 2):
        if known[REACHES[first]] == known[REACHES[last]]:
            known |= dict.fromkeys(REACHES[first:last], known[REACHES[first]])
    return known


def few_told(frame: pl.DataFrame, is_hidden: list[bool]) -> list[tuple]:
    """Groups of one to four people that the attacker has found: cells, and steps between two."""
    many = {}
    for row in frame.iter_rows(named=True):
        if row["split"] == OWN:
            way, code, _ = row["split_value"].split(",")
            group = (row["unit_id"], way, code)
            many[group] = many.get(group, 0) + row["count"]
    found = []
    for group, known in told(frame, is_hidden).items():
        numbers = {0, many[group], *known.values()} if known else set()
        steps = (abs(one - other) for one, other in combinations(sorted(numbers), 2))
        found += [group for step in steps if 1 <= step <= 4]
    return found


@pytest.mark.parametrize("audience", ["working", "council"])
@pytest.mark.parametrize("seed", range(5))
def test_the_audit_tells_of_no_few_people(audience, seed):
    """Neither a hidden cell nor the step from one reach to another."""
    frame = audit(seed)
    seen = hide_values(frame, AUDIT, audience, UNITS, PERIODS)

    assert few_told(frame, seen["suppressed"].to_list()) == []


@pytest.mark.parametrize("audience", ["working", "council"])
def test_an_audit_with_few_people_goes_whole_and_no_other(audience):
    """At the small clinic a cell or a step is of few; at the large one nothing is."""
    seen = hide_values(audit(0), AUDIT, audience, UNITS, PERIODS)
    hidden = dict(seen.group_by("unit_id").agg(pl.col("suppressed").mean()).iter_rows())

    assert hidden == {"K1": 1.0, "K2": 0.0}


def test_hiding_only_what_is_few_would_not_stand():
    """The attack is a real one."""
    frame = audit(0)

    assert len(few_told(frame, few_rows(frame, AUDIT, "working").tolist())) > 3
