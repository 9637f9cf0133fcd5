"""When a share is so rare that its events are drawn one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from referral_flow.model import View
from referral_flow.panels.parts.over_time import is_seldom
from tests.charts.sample_history import of_shares
from tests.fake_warehouse import FakeWarehouse, metric, units

MONTHS = [0, 1, 0, 2, 0, 1, 3, 0, 0, 1, 2, 0]
VIEW = View(units()[0], "month", FakeWarehouse([metric("x")]).periods["12m-2025-10"])


@pytest.mark.parametrize(
    ("counts", "seldom"),
    [
        (MONTHS, True),
        ([*MONTHS[:6], 44, 63, 0, 28, 0, 31], False),  # half of them hold none, the others heaps
        ([6] * 12, False),
    ],
)
def test_what_comes_in_heaps_is_no_series_of_single_events(counts, seldom):
    """Fewer than five in half of the months, and on average."""
    assert is_seldom(of_shares([one / 400 for one in counts]), VIEW) is seldom


def test_events_are_never_drawn_singly_for_a_council():
    """Each would be a person."""
    months = of_shares([one / 400 for one in MONTHS])

    assert not is_seldom(months, replace(VIEW, audience="council"))
