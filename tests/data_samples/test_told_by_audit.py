"""An attack on the audit of choice by all that is shown of the same people beside it.

The eight cells of a unit and period are unknowns at each reach; every shown cell, numerator and
denominator is a sum of them. Whatever these sums fix is known to the attacker, in however many
steps.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product

import numpy as np
import polars as pl
import pytest

from referral_flow.commands.values import with_value
from referral_flow.disclosure import hide_linked
from referral_flow.disclosure.linked import reached
from referral_flow.warehouse import Warehouse, open_warehouse

AUDIT = "choice_audit"
REACHES = ("own_clinic", "within_10_km", "within_25_km", "within_50_km", "anywhere")
CELLS = list(product(REACHES, ("web", "not_web"), ("coded", "uncoded"), ("free", "none")))
ALONE = np.eye(len(CELLS))
STEPS = [  # the same outcome at two reaches
    ALONE[one] - ALONE[other]
    for one, other in combinations(range(len(CELLS)), 2)
    if CELLS[one][1:] == CELLS[other][1:]
]
ASKED = [*ALONE, *STEPS]
SHARES = {  # who is counted, and of whom: parts of the names of cells
    "within_reach_share": ({"free"}, set()),
    "capacity_shortage_share": ({"uncoded", "none"}, set()),
    "shortage_coded_as_choice_share": ({"coded", "none"}, {"none"}),
    "coded_choice_without_slot_share": ({"coded", "none"}, {"coded"}),
    "choice_verified_share": ({"web", "coded", "free"}, {"web", "coded"}),
    "choice_uncoded_share": ({"web", "uncoded", "free"}, {"web", "free"}),
    "free_slot_not_known_offered_share": ({"not_web", "uncoded", "free"}, {"not_web"}),
    "free_slot_not_on_web_share": ({"web", "none"},),  # whom it counts is no sum of cells
}
UNITS = (
    "region-17",
    "care_choice-17",
    "municipality-1780",
    "municipality-1760",
    "SE-F04",
    "SE-F08",
    "SE-F24",
)
Place = tuple[str, str]  # unit and period


@pytest.fixture(scope="module")
def published(built_sample) -> Warehouse:
    return open_warehouse(built_sample)


def shown(published: Warehouse, audience: str) -> dict[str, pl.DataFrame]:
    """Audit and shares of a few units, unsplit, by way and by reach, as the audience sees them."""
    together = {one for key in (AUDIT, *SHARES) for one in reached(key, published.metrics)}
    exact = {key: rows_of(published, key) for key in published.metrics if key in together}
    return hide_linked(exact, published.metrics, audience, published.units, published.periods)


def rows_of(published: Warehouse, key: str) -> pl.DataFrame:
    """Quarters, years and all time of every unit, and the region's months."""
    splits = [None, *({"booking_way", "reach"} & set(published.splits(key)))]
    frames = [
        with_value(published.values(key, unit_ids=list(UNITS), split=split), published.metrics[key])
        for split in splits
    ]
    grains = {key: period.grain for key, period in published.periods.items()}
    return (
        pl.concat(frames)
        .with_columns(grain=pl.col("period_id").replace_strict(grains))
        .filter(
            pl.col("grain").is_in(["quarter", "12m", "all"])
            | ((pl.col("grain") == "month") & (pl.col("unit_id") == "region-17"))
        )
        .drop("grain")
    )


def sum_of(named: set[str], way: str | None = None, reach: str = REACHES[0]) -> np.ndarray:
    """One for each cell that has all these words in its name."""
    wanted = {*named, way, reach} - {None}
    return np.array([float(wanted <= set(cell)) for cell in CELLS])


SAME_PEOPLE = [  # coded or not on the web or not: as many, however far one looks
    sum_of({code}, way, reach) - sum_of({code}, way)
    for way, code, reach in product(("web", "not_web"), ("coded", "uncoded"), REACHES[1:])
]


def known_sums(seen: dict[str, pl.DataFrame]) -> dict[Place, list[np.ndarray]]:
    """What the shares tell of each unit and period."""
    found = defaultdict(list)
    for key, named in SHARES.items():
        told = seen[key].filter(~pl.col("suppressed"))
        for row in told.iter_rows(named=True):
            is_reach = row["split"] == "reach"
            at = {"reach" if is_reach else "way": row["split_value"]}
            found[row["unit_id"], row["period_id"]] += [sum_of(one, **at) for one in named]
    return found


def cells_of(frame: pl.DataFrame) -> dict[Place, dict[tuple, int | None]]:
    """The audit's cells; None where hidden, no cell where nobody is."""
    found = defaultdict(dict)
    for row in frame.iter_rows(named=True):
        cell = tuple(row["split_value"].split(","))
        cell = cell if len(cell) == len(CELLS[0]) else (REACHES[0], *cell)
        found[row["unit_id"], row["period_id"]][cell] = row["count"]
    return found


def free_movements(sums: list[np.ndarray]) -> np.ndarray:
    """Directions in which the cells can move while all sums hold."""
    _, lengths, directions = np.linalg.svd(np.array(sums))
    return directions[int((lengths > 1e-9).sum()) :]


def few_told(published: Warehouse, seen: dict[str, pl.DataFrame]) -> list[tuple]:
    """Cells of 1-4 people, and steps of as many between two reaches, that what is shown fixes."""
    exact, audit = cells_of(rows_of(published, AUDIT)), cells_of(seen[AUDIT])
    shares = known_sums(seen)
    found = []
    for place, counts in exact.items():
        told = [cell for cell in CELLS if audit[place].get(cell, 0) is not None]
        sums = [
            *SAME_PEOPLE,
            *shares[place],
            *(sum_of(set(cell[1:]), reach=cell[0]) for cell in told),
        ]
        free = free_movements(sums)
        numbers = np.array([counts.get(cell, 0) for cell in CELLS])
        few = [one for one in ASKED if 1 <= abs(one @ numbers) <= 4]
        found += [(*place, *_named(one)) for one in few if (np.abs(free @ one) < 1e-7).all()]
    return found


def _named(asked: np.ndarray) -> tuple:
    return tuple(cell for cell, sign in zip(CELLS, asked, strict=True) if sign)


@pytest.mark.parametrize("audience", ["working", "council"])
def test_the_audit_and_the_shares_beside_it_tell_of_no_few_people(published, audience):
    """Region, care choice, municipalities and clinics; and much of the audit is still shown."""
    seen = shown(published, audience)

    assert few_told(published, seen) == []
    assert not seen[AUDIT]["suppressed"].all()


def test_hiding_only_the_cells_of_few_would_not_stand(published):
    """The attack is a real one: the shares beside such an audit tell what it hides."""
    seen = shown(published, "working")
    audit = rows_of(published, AUDIT)
    is_few = pl.col("count").is_between(1, 4)
    cells = audit.with_columns(count=pl.when(~is_few).then(pl.col("count")))

    assert len(few_told(published, seen | {AUDIT: cells})) > 10
