"""An attack on flows: with every number shown, what can be worked out of those that are not?

The attacker knows that what comes into a stage goes out of it, and that nobody is counted below
zero; a linear program gives the least and the most that a hidden number can be.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import polars as pl
import pytest
from scipy.optimize import linprog

from referral_flow import few
from referral_flow.charts.flow import flow_chart
from referral_flow.charts.flow_words import STAGES
from referral_flow.disclosure import disclose, hide_values
from referral_flow.disclosure.walk import amounts_in
from referral_flow.flows import flow_of
from tests.sample_flow import METRIC, YEAR

EXITS = ("lost", "declined", "returned", "rejected", "voided", "open")


def random_ways(seed: int) -> dict[tuple[str, str], int]:
    """A balanced chain of 5 to 90 needs with rare ways out at every stage."""
    chance = np.random.default_rng(seed)
    stages, ways = list(STAGES), {}
    going = int(chance.integers(5, 90))
    for start, end in pairwise(stages):
        going += int(chance.integers(0, 40)) if start == "sent" else 0
        left = np.minimum(chance.poisson(1.2, len(EXITS)), going // (2 * len(EXITS)) + 1)
        ways |= {(start, name): int(count) for name, count in zip(EXITS, left, strict=True)}
        going = max(0, going - int(left.sum()))
        ways[start, end] = going
    return ways


def pinned(exact, seen) -> list[str]:
    """Ways and stages that are hidden, hold somebody, and can have one number only."""
    keys = {id(amount): place for place, amount in enumerate(_cells(exact))}
    values = [amount.n for amount in _cells(exact)]
    hidden = [amount.suppressed for amount in _cells(seen)]
    rows, known = [], []
    for whole, parts in exact.balances():
        row, rest = np.zeros(len(values)), 0
        for sign, amount in ((-1, whole), *((1, part) for part in parts)):
            place = keys[id(amount)]
            row[place] += sign if hidden[place] else 0
            rest -= 0 if hidden[place] else sign * values[place]
        rows.append(row)
        known.append(rest)
    return [
        str(place) for place, is_hidden in enumerate(hidden)
        if is_hidden and values[place] and not _can_move(place, rows, known)
    ]  # fmt: skip


def _cells(flow) -> list:
    return [one.amount for one in (*flow.stages, *flow.ways)]


def _can_move(place: int, rows, known) -> bool:
    goal = np.zeros(len(rows[0]))
    goal[place] = 1
    least, most = (
        sign * linprog(sign * goal, A_eq=np.array(rows), b_eq=known, bounds=(0, 500)).fun
        for sign in (1, -1)
    )
    return most - least > 1e-6


@pytest.mark.parametrize("audience", ["working", "council"])
def test_no_hidden_way_can_be_worked_out(audience):
    """Forty small chains: least and most of each hidden number lie apart."""
    for seed in range(40):
        chart = flow_chart(METRIC, YEAR, random_ways(seed), {}, {})
        if chart is not None:
            seen = disclose([chart], audience).blocks[0]
            assert pinned(flow_of(chart), flow_of(seen)) == [], seed


@pytest.mark.parametrize("audience", ["working", "council"])
def test_nobody_is_shown_in_a_group_of_one_to_four(audience):
    """No count that a reader meets is 1-4, and neither is anybody left over in a share."""
    for seed in range(40):
        chart = flow_chart(METRIC, YEAR, random_ways(seed), {("sent", "resent"): 3}, {})
        for amount in amounts_in(list(disclose([chart], audience).blocks)) if chart else ():
            assert not few.is_small(np.array([amount.n or 0, amount.numerator or 0])).any(), seed


def test_little_is_hidden_because_rare_ways_are_told_together():
    """Of forty chains of a few dozen people, hardly any has a number hidden."""
    charts = [flow_chart(METRIC, YEAR, random_ways(seed), {}, {}) for seed in range(40)]
    flows = [flow_of(disclose([one], "working").blocks[0]) for one in charts if one]
    hidden = [any(amount.suppressed for amount in _cells(flow)) for flow in flows]

    assert len(flows) > 25
    assert np.mean(hidden) < 0.1


SHORT = {("need", "doctor"): 40, ("need", "lost"): 3}  # too short for anything to be told together


def test_the_gate_hides_a_second_number_where_one_is_few():
    """Three of 43 were lost: those who went on, or all who came, are hidden too."""
    exact = flow_chart(METRIC, YEAR, SHORT, {}, {})
    seen = flow_of(disclose([exact], "working").blocks[0])

    assert sum(amount.suppressed for amount in _cells(seen)) >= 2
    assert pinned(flow_of(exact), seen) == []


def test_a_hidden_way_takes_its_share_and_its_days_along():
    """37 of 40 would say that three are left, and a median says what it rests on."""
    exact = flow_chart(METRIC, YEAR, SHORT, {}, {("need", "doctor"): 5, ("need", "lost"): 30})
    seen = flow_of(disclose([exact], "working").blocks[0])

    for way in seen.ways:
        if way.amount.suppressed:
            assert way.share.suppressed
            assert way.days.suppressed


def test_the_title_says_nothing_that_the_flow_hides():
    """The share that leaves at a stage is hidden where any way out of it is."""
    seen = disclose([flow_chart(METRIC, YEAR, SHORT, {}, {})], "working").blocks[0]

    assert seen.finding.in_("sv") == "Kan inte visas: för få fall"


def test_a_table_of_ways_gives_no_small_way_away():
    """50 were accepted, 9 are open and 40 examined: the one voided takes another number along."""
    rows = [("received", "accepted", 50), ("accepted", "open", 9), ("accepted", "performed", 40),
            ("accepted", "voided", 1), ("sent", "received", 50)]  # fmt: skip
    frame = pl.DataFrame(
        [("K1", "2025", None, f"{start},{end}", start, end, n) for start, end, n in rows],
        schema=["unit_id", "period_id", "split", "split_value", "dimension_1", "dimension_2",
                "count"], orient="row",
    )  # fmt: skip
    seen = hide_values(frame, METRIC, "working", {}, {})
    hidden = dict(zip(seen["split_value"], seen["suppressed"], strict=True))

    assert hidden["accepted,voided"]
    assert (
        sum(hidden[f"accepted,{end}"] for end in ("open", "performed", "voided")) >= 2
        or (hidden["received,accepted"])
    )
    assert seen.filter("suppressed")["count"].null_count() == sum(hidden.values())
