"""An attack across metrics: with all that several of them show, which few people can be told?

People are of seven kinds; every figure of the guarantee's metrics is a sum over some of them. The
attacker knows which, and that nobody is counted less than zero times. A linear program gives the
least and the most that each kind, and each hidden figure, can be.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from scipy.optimize import linprog

from pipelines.sqlfile import read_layer
from referral_flow.disclosure import hide_linked
from tests.fake_warehouse import metric, periods, units

KINDS = ("in_time", "late", "waiting", "no_show", "cancelled", "left_out", "outside")
COHORT = {"in_time", "late", "waiting", "no_show", "cancelled"}
NEVER = {"waiting", "no_show", "cancelled"}
# metric: (those counted, among whom); a number of cases has only the latter
FIGURES = {
    "assessed_within_3_days_cohort": ({"in_time"}, COHORT),
    "assessed_within_3_days_contact_month": ({"in_time"}, {"in_time", "late"}),
    "never_assessed_share": (NEVER, COHORT),
    "cancelled_inside_window_count": (None, {"left_out"}),
    "wait_to_assessment": (None, COHORT | {"left_out"}),
    "wait_outside_guarantee": (None, {"outside"}),
    "seekers_count": (None, set(KINDS)),
}
FILES = {file.name: file.front for file in read_layer(Path(__file__).parents[2] / "sql/metrics")}
SHAPES = {"count": "value", "duration": "n"}
PERIODS = {one.period_id: one for one in periods() if one.grain == "month"}
UNITS = {one.unit_id: one for one in units()}


def linked_metrics() -> dict:
    """The metrics as their files link them."""
    return {
        key: metric(key, FILES[key]["shape"], good=FILES[key]["good"],
                    disclose_with=tuple(FILES[key].get("disclose_with", ())))
        for key in FIGURES
    }  # fmt: skip


def people(seed: int) -> dict[tuple[str, str], dict[str, int]]:
    """How many of each kind sought three clinics in each month; small kinds are often few."""
    chance = np.random.default_rng(seed)
    usual = (40, 25, 6, 3, 3, 4, 12)
    return {
        (unit, period): dict(zip(KINDS, chance.poisson(usual).tolist(), strict=True))
        for unit in ("K1", "K2", "K3")
        for period in PERIODS
    }


def frames(of: dict) -> dict[str, pl.DataFrame]:
    """Every metric's exact rows."""
    return {key: pl.DataFrame([_row(key, place, kinds) for place, kinds in of.items()],
                              schema_overrides={"split": pl.String, "split_value": pl.String})
            for key in FIGURES}  # fmt: skip


def _row(key: str, place: tuple[str, str], kinds: dict[str, int]) -> dict:
    counted, among = ({k: kinds[k] for k in part or ()} for part in FIGURES[key])
    at = {"unit_id": place[0], "period_id": place[1], "split": None, "split_value": None}
    if FIGURES[key][0] is None:
        return at | {SHAPES[FILES[key]["shape"]]: sum(among.values())}
    return at | {"numerator": sum(counted.values()), "denominator": sum(among.values())}


def known_sums(seen: dict[str, pl.DataFrame], row: int) -> list[tuple[set[str], int]]:
    """What is shown of one unit and period, as sums over kinds of people."""
    found = []
    for key, (counted, among) in FIGURES.items():
        shown = seen[key].row(row, named=True)
        size = shown.get("denominator", shown.get("value", shown.get("n")))
        if size is not None:
            found.append((among, size))
        if counted and shown["numerator"] is not None:
            found.append((counted, shown["numerator"]))
    return found


def told(sums: list[tuple[set[str], int]], group: set[str]) -> tuple[float, float]:
    """The least and the most that a group of kinds can number."""
    matrix = [[float(kind in part) for kind in KINDS] for part, _ in sums]
    goal = np.array([float(kind in group) for kind in KINDS])
    ends = [
        linprog(sign * goal, A_eq=matrix or None, b_eq=[n for _, n in sums] or None,
                bounds=(0, 1_000)).fun * sign
        for sign in (1, -1)
    ]  # fmt: skip
    return ends[0], ends[1]


GROUPS = [
    {"in_time"}, {"late"}, NEVER, {"left_out"}, {"outside"}, {"late", *NEVER},
    {"left_out", "outside"}, {"late", "left_out"},
]  # fmt: skip


@pytest.mark.parametrize("audience", ["working", "council"])
@pytest.mark.parametrize("seed", range(2))
def test_no_few_people_are_told_by_several_metrics_together(seed, audience):
    """No group of one to four, of those that any two metrics differ by, has one possible size."""
    of = people(seed)
    seen = hide_linked(frames(of), linked_metrics(), audience, UNITS, PERIODS)

    for row, (place, kinds) in enumerate(of.items()):
        sums = known_sums(seen, row)
        for group in GROUPS:
            if 1 <= (size := sum(kinds[kind] for kind in group)) <= 4:
                least, most = told(sums, group)
                assert most - least > 0.5, (place, sorted(group), size)


def test_metric_by_metric_they_would_be_told():
    """The attack is a real one: without links most of the few are worked out."""
    of = people(0)
    alone = {key: one.__class__(**(vars(one) | {"disclose_with": ()}))
             for key, one in linked_metrics().items()}  # fmt: skip
    seen = hide_linked(frames(of), alone, "working", UNITS, PERIODS)
    few = [(row, {"left_out"}) for row, kinds in enumerate(of.values())
           if 1 <= kinds["left_out"] <= 4]  # fmt: skip
    pinned = [row for row, group in few if np.ptp(told(known_sums(seen, row), group)) < 0.5]

    assert len(pinned) > len(few) / 2


def test_the_headline_never_yields():
    """The others give way, so that what matters most stays on view."""
    of = people(1)
    every = frames(of)
    key = "assessed_within_3_days_cohort"
    together = hide_linked(every, linked_metrics(), "working", UNITS, PERIODS)[key]
    alone = hide_linked({key: every[key]}, linked_metrics(), "working", UNITS, PERIODS)[key]

    assert together.equals(alone)
    assert together["suppressed"].mean() < 0.05


def test_a_wait_keeps_its_median_where_its_n_goes():
    """Three cancelled within the limit: n of the wait less n of the headline would say so."""
    of = {("K1", "2025-09"): dict(zip(KINDS, (40, 25, 8, 6, 6, 3, 30), strict=True))}
    rows = frames(of)
    rows["wait_to_assessment"] = rows["wait_to_assessment"].with_columns(median=3)
    seen = hide_linked(rows, linked_metrics(), "working", UNITS, PERIODS)
    wait = seen["wait_to_assessment"].row(0, named=True)

    assert (wait["n"], wait["median"], wait["suppressed"]) == (None, 3, False)
    assert seen["wait_outside_guarantee"]["n"].to_list() == [None]
    assert seen["seekers_count"]["value"].to_list() == [118]


def test_a_metric_can_say_that_it_counts_those_left_over_in_another():
    """Of 60, 50 were complete and 7 asked to complete: three were sent back, and are hidden."""
    place = {"unit_id": "K1", "period_id": "2025-09", "split": None, "split_value": None}
    rows = {
        key: pl.DataFrame([place | {"numerator": counted, "denominator": 60}],
                          schema_overrides={"split": pl.String, "split_value": pl.String})
        for key, counted in (("complete", 50), ("asked", 7))
    }  # fmt: skip
    complete = metric("complete", good="neither", disclose_with=("asked",))
    asked = metric("asked", good="neither", counts_rest_of=("complete",))
    seen = hide_linked(rows, {"complete": complete, "asked": asked}, "working", UNITS, PERIODS)

    assert seen["complete"]["numerator"].to_list() == [None]
    assert seen["asked"]["numerator"].to_list() == [7]
