"""An attack on reasons by profession beside the totals that other charts tell of the same cases."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from referral_flow.blocks import Amount, Chart, Headline, Sentence
from referral_flow.charts.amounts import Counted
from referral_flow.charts.grid import Cell, Grid
from referral_flow.charts.reason_bars import Reason, reason_bars
from referral_flow.charts.split_dots import Divided, Group, split_dots
from referral_flow.charts.two_way import two_way_grid
from referral_flow.disclosure import disclose
from referral_flow.model import Origin, Unit
from referral_flow.text import Text, same
from tests.fake_warehouse import metric, periods

PERIOD = {one.period_id: one for one in periods()}["2025-Q1"]
UNIT = Unit("region-17", "region", same("Region"))
RATIO = metric("return_share")
PROFESSIONS = ("gp", "orthopaedist", "other")
CASES = {"gp": 1684, "orthopaedist": 163, "other": 364}
LONE = {"missing_info": (62, 0, 32), "no_impact": (41, 0, 12), "wrong_level": (29, 0, 13),
        "duplicate": (13, 1, 3), "not_indicated": (10, 0, 3), "authority": (0, 0, 1),
        "other": (6, 0, 3)}  # fmt: skip
SOME = {"missing_info": (251, 6, 101), "no_impact": (160, 4, 43), "wrong_level": (121, 3, 46),
        "duplicate": (55, 3, 13), "authority": (6, 0, 2)}  # fmt: skip
Where = tuple[str | None, str | None]  # reason and profession; None: all of them


@pytest.mark.parametrize("rows", [LONE, SOME])
@pytest.mark.parametrize("audience", ["working", "council"])
def test_no_small_group_can_be_worked_out_of_the_grid_and_the_charts_beside_it(rows, audience):
    """Every reason, profession and pair of 1-4 could be another number, for all that is shown."""
    shown, small = seen_by(rows, audience), small_groups(rows)

    assert small
    assert [where for where in small if is_pinned(where, shown, rows)] == []


def test_the_attack_finds_what_is_shown():
    """With the pair itself in view, it is known."""
    where = ("duplicate", "orthopaedist")

    assert is_pinned(where, [({where}, 1)], LONE)


def seen_by(rows: dict, audience: str) -> list[tuple[set[Where], int]]:
    """All that the page shows: the pairs that are added up, and what they come to."""
    blocks = disclose(page(rows), audience).blocks
    found = [({*product(rows, PROFESSIONS)}, int(sum(map(sum, rows.values()))))]
    for chart in (block for block in blocks if isinstance(block, Chart)):
        for point in (point for series in chart.series for point in series.points):
            of = point.amount.origin
            if of and of.split and not point.amount.suppressed:
                found.append((pairs(of, rows), int(point.amount.numerator)))
    return found


def pairs(of: Origin, rows: dict) -> set[Where]:
    named = dict(zip(of.split.split(","), of.split_value.split(","), strict=True))
    reasons = named["reason"].split("+") if "reason" in named else rows
    professions = named.get("referrer_profession", "+".join(PROFESSIONS)).split("+")
    return {*product(reasons, professions)}


def small_groups(rows: dict) -> list[Where]:
    every = [*product([*rows, None], [*PROFESSIONS, None])]
    return [where for where in every if 0 < count(where, rows) < 5]


def count(where: Where, rows: dict) -> int:
    reasons = [where[0]] if where[0] else rows
    places = [PROFESSIONS.index(where[1])] if where[1] else range(3)
    return sum(rows[reason][place] for reason in reasons for place in places)


def is_pinned(where: Where, shown: list, rows: dict) -> bool:
    """Whether the least and the most that the group can be are less than one case apart."""
    every = [*product(rows, PROFESSIONS)]
    known = np.array([[pair in of for pair in every] for of, _ in shown], dtype=float)
    goal = np.array([(not where[0] or where[0] == reason) and (not where[1] or where[1] == who)
                     for reason, who in every], dtype=float)  # fmt: skip
    told = [number for _, number in shown]
    least, most = (linprog(sign * goal, A_eq=known, b_eq=told).fun for sign in (1, -1))
    return -most - least < 1


def page(rows: dict) -> list:
    """The share of all, reasons, professions, and the two against each other."""
    whole = Counted(count((None, None), rows), sum(CASES.values()), place(None, None))
    reasons = [
        Reason(key, same(key), Counted(sum(numbers), whole.denominator, place("reason", key)))
        for key, numbers in rows.items()
    ]
    groups = tuple(Group(who, same(who), profession(who, rows)) for who in PROFESSIONS)
    said = Headline(Sentence(Text("{all}", "{all}"), {"all": whole.amount}), ())
    by = (Text("Skäl", "Reason"), Text("Remittent", "Referrer"))
    pair = "reason,referrer_profession"
    cells = {(key, who): Cell(number, CASES[who], place(pair, f"{key},{who}"))
             for key, numbers in rows.items()
             for who, number in zip(PROFESSIONS, numbers, strict=True)}  # fmt: skip
    named = {key: same(key) for key in (*rows, *PROFESSIONS)}
    crossed = Grid(RATIO, PERIOD, by, {key: named[key] for key in rows},
                   {who: named[who] for who in PROFESSIONS}, cells)  # fmt: skip
    return [
        said,
        reason_bars(RATIO, reasons, PERIOD, key="reasons", among=same("of all")),
        two_way_grid(crossed, key="grid"),
        split_dots(Divided(RATIO, PERIOD, by[1], groups, whole.amount), key="dots"),
    ]


def profession(who: str, rows: dict) -> Amount:
    return Counted(count((None, who), rows), CASES[who], place("referrer_profession", who)).amount


def place(split: str | None, value: str | None) -> Origin:
    return Origin(RATIO.key, UNIT, PERIOD, split, value)
