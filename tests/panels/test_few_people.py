"""What the guarantee page shows of few people: nothing, alone or by subtraction."""

from __future__ import annotations

import pytest

from referral_flow.blocks import Chart
from referral_flow.disclosure import disclose
from referral_flow.disclosure.walk import amounts_in
from referral_flow.model import View
from referral_flow.panels.guarantee import PANEL
from tests.panels.sample_region import with_few_who_cancelled


def seen(number: int, audience: str = "working"):
    warehouse = with_few_who_cancelled("K1", "2025-Q3", number)
    view = View(warehouse.units["K1"], "month", warehouse.periods["2025-Q3"], audience=audience)
    return disclose(PANEL.blocks(warehouse, view, {}), audience, units=[view.unit]).blocks


def curve(blocks) -> Chart:
    return next(one for one in blocks if getattr(one, "key", "") == "cumulative_share")


def left_out(blocks):
    return next(one for one in blocks if "count" in getattr(one, "body", one).__dict__.get(
        "amounts", {}))  # fmt: skip


@pytest.mark.parametrize("audience", ["working", "council"])
def test_three_who_cancelled_cannot_be_worked_out(audience):
    """n of the headline stands; n of the wait, wherever it would stand, is gone."""
    blocks = seen(3, audience)
    in_time, _, median, _, seekers = blocks[0].figures
    chart = curve(blocks)

    assert in_time.amount.n and seekers.amount.value
    assert (median.amount.n, median.amount.suppressed) == (None, False)
    assert chart.basis.amounts["n"].suppressed
    assert {(p.amount.n, p.amount.low) for p in chart.series[0].points} == {(None, None)}
    assert left_out(blocks).body.amounts["count"].suppressed
    assert in_time.amount.n + 3 not in {one.n for one in amounts_in(list(blocks))}


def test_many_who_cancelled_are_told():
    """Nine are no small group: both numbers stand, and their difference."""
    blocks = seen(9)

    assert curve(blocks).basis.amounts["n"].value == blocks[0].figures[0].amount.n + 9
    assert left_out(blocks).body.amounts["count"].value == 9
