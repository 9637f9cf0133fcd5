"""A clinic beside the units that it belongs to: nobody can work out the few who are left."""

from __future__ import annotations

import pytest

from referral_flow.disclosure import disclose
from referral_flow.model import View
from referral_flow.panels.parts.comparisons import SHARE_IN_TIME, compared
from tests.fake_warehouse import FakeWarehouse
from tests.panels.sample_region import _rows, sample_metrics

COHORT, YEAR = "assessed_within_3_days_cohort", "12m-2025-10"


def with_counts(**counts: tuple[int, int]) -> FakeWarehouse:
    """The sample region with other numbers in the year, by unit ("municipality_1780")."""
    own = {key.replace("_1", "-1"): pair for key, pair in counts.items()}
    rows = dict(_rows())
    rows["ratios"] = [
        (*row[:5], *own[row[1]], row[7])
        if row[0] == COHORT and row[2] == YEAR and row[3] is None and row[1] in own
        else row
        for row in rows["ratios"]
    ]
    return FakeWarehouse(sample_metrics(), **rows)


@pytest.mark.parametrize(("rest", "is_hidden"), [((2, 3), True), ((20, 60), False)])
def test_a_wider_unit_gives_way_where_what_is_left_of_it_is_few(rest, is_hidden):
    """The town is K1's 400 of 1 000 and `rest` more: of three people nothing may be told."""
    warehouse = with_counts(K1=(400, 1000), municipality_1780=(400 + rest[0], 1000 + rest[1]),
                            care_choice_17=(900, 2100), region_17=(1400, 3300))  # fmt: skip
    view = View(warehouse.units["K1"], "month", warehouse.periods[YEAR])
    chart = disclose([compared(warehouse, COHORT, view, SHARE_IN_TIME)], "working").blocks[0]
    hidden = {one.x: one.amount.suppressed for one in chart.series[0].points}

    assert hidden == {
        "K1": False, "municipality-1780": is_hidden, "care_choice-17": False, "region-17": False,
    }  # fmt: skip
