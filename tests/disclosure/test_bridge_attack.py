"""An attack: a public share and its n, held against everything that a bridge to ours tells.

The attacker knows that a rounded share of n people leaves few whole numbers, and that where the
steps are not told one to four people were added or taken away. If ours by the same definition can
be read or worked out, few fractions agree with it; when one alone does, it is known how many of the
few were assessed in time.
"""

from __future__ import annotations

from itertools import product

import pytest

from referral_flow.blocks import Chart, Figure
from referral_flow.charts.amounts import Counted
from referral_flow.charts.bridge import Bridge, bridge_chart
from referral_flow.charts.bridge_start import Published
from referral_flow.charts.definition_gap import Definitions
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import found_in
from referral_flow.few import is_small
from referral_flow.model import View
from referral_flow.panels.parts.definition_bridge import _bridge, _rows, bridge_blocks
from referral_flow.text import Text
from referral_flow.warehouse import open_warehouse

FEW = (*range(-4, 0), *range(1, 5))
AUGUST = Text("augusti 2025", "August 2025")


@pytest.fixture(scope="module")
def warehouse(built_sample):
    return open_warehouse(built_sample)


def test_no_month_of_the_sample_tells_of_the_few_between_theirs_and_ours(warehouse):
    """Every clinic and month with one to four people between: none of them can be solved."""
    attacked, solved = 0, []
    for unit_id, month in _rows(warehouse).select("unit_id", "period_id").iter_rows():
        unit, period = warehouse.units[unit_id], warehouse.periods[month]
        made = _bridge(warehouse, unit, period)
        if not is_small(abs(made.start.added)):
            continue
        attacked += 1
        view = View(unit, "month", period, audience="council")
        page = bridge_blocks(warehouse, view, {"published_month": month})
        if len(_worked_out(disclose(page, "council").blocks, made.published)) < 2:
            solved.append((unit_id, month))

    assert attacked > 200
    assert solved == []


def test_the_attack_solves_a_month_whose_steps_are_told():
    """59 % of 116 was published, and 58.5 % is ours: two were added, one of them in time."""
    told = Published(0.59, 0, 116, None, "SKR")

    assert _fractions(told, {0.585}) == [(69, 118)]


@pytest.mark.parametrize("audience", ["working", "council"])
def test_the_same_month_as_it_is_shown_cannot_be_solved(audience):
    """69 of 118, by hand: what is left on view agrees with many fractions."""
    ours = Definitions(Counted(69, 118), Counted(70, 120), Counted(66, 110), Counted(66, 140), {})
    told = Published(0.59, 0, 116, None, "SKR")
    seen = disclose([bridge_chart(Bridge(told, ours, AUGUST))], audience).blocks

    assert len(_worked_out(seen, told)) > 20


def _worked_out(blocks, told: Published) -> list[tuple[int, int]]:
    """The fractions that ours can be, by all that the page tells of it."""
    figures = [one.amount for one in found_in(blocks, Figure) if "samma sätt" in one.label.sv]
    written = {round(one.value, 3) for one in figures if not one.suppressed}
    exact = set()
    for chart in found_in(blocks, Chart):
        points = chart.series[0].points
        keys = [point.x for point in points]
        place = keys.index("same_way") if "same_way" in keys else 0
        if place:
            written |= _sums(points[: place + 1]) | _sums(points[place:][::-1])
        steps = [point.amount for point in points if point.role != "value"]
        exact |= {end for one in steps for end in (one.low, one.high) if _is_exact(end, told)}
    return [(k, n) for k, n in _fractions(told, written)
            if all(abs(k / n - end) < 1e-9 for end in exact)]  # fmt: skip


def _sums(points) -> set[float]:
    """The last total of a chain: as it stands, and as the first one with all steps leads to it."""
    *chain, last = [point.amount for point in points]
    found = set() if last.suppressed else {round(last.value, 3)}
    if any(amount.suppressed for amount in chain):
        return found
    forward = 1 if points[0].x == "published" else -1
    return found | {round(chain[0].value + forward * sum(a.value for a in chain[1:]), 3)}


def _fractions(told: Published, values: set[float]) -> list[tuple[int, int]]:
    """Every (numerator, n) of one to four more or fewer that is written as all of the values."""
    then = [k for k in range(told.n + 1) if abs(k / told.n - told.share) <= told.half + 1e-9]
    found = set()
    for k, added in product(then, FEW):
        n = told.n + added
        for numerator in range(k + min(added, 0), k + max(added, 0) + 1):
            if all(abs(numerator / n - value) <= 0.0005 + 1e-9 for value in values):
                found.add((numerator, n))
    return sorted(found)


def _is_exact(end: float | None, told: Published) -> bool:
    """Whether a number of many digits is a fraction of nearly as many as were published."""
    if end is None or abs(end - round(end, 3)) < 1e-9:
        return False
    return any(abs(end * (told.n + one) - round(end * (told.n + one))) < 1e-9 for one in FEW)
