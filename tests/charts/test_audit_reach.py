"""How far away a time was free: twice, nearest first, and never a step of a few people."""

from __future__ import annotations

from referral_flow.charts.amounts import Counted
from referral_flow.charts.audit_reach import Reached, reach_bars
from referral_flow.disclosure import disclose
from referral_flow.text import Text
from tests.fake_warehouse import metric
from tests.sample_audit import YEAR

METRIC = metric("within_reach_share")
LABELS = {"own_clinic": "Egna mottagningen", "within_10_km": "Inom 10 km",
          "within_25_km": "Inom 25 km"}  # fmt: skip


def bars(existed: list[int], matched: list[int] | None = None):
    """The chart of 1 000 who waited, as the working group sees it."""
    rows = [
        Reached(key, Text(name, name), Counted(existed[place], 1000),
                Counted(matched[place], 1000) if matched else None)
        for place, (key, name) in enumerate(LABELS.items())
    ]  # fmt: skip
    return disclose([reach_bars(METRIC, rows, YEAR)], "working").blocks[0]


def test_the_title_sets_the_clinic_beside_what_lies_around_it():
    """260 had a time at the clinic itself and 770 within 25 km."""
    words = bars([260, 510, 770]).finding.in_("sv").replace("\u00a0", " ")

    assert words == (
        "26 % av dem som väntade hade en ledig tid på den egna mottagningen, 77 % inom 25 km"
    )


def test_bars_stand_twice_where_times_were_matched():
    """Without a matching there is one bar a reach, and no word of a lower one."""
    both, one = bars([260, 510, 770], [230, 440, 630]), bars([260, 510, 770])

    assert [series.key for series in both.series] == ["existed", "matched"]
    assert "Undre" in both.measure.sv
    assert [series.key for series in one.series] == ["existed"]
    assert "Undre" not in one.measure.sv


def test_each_step_outwards_is_nobody_or_at_least_five():
    """Two more within 10 km are hidden there; the 510 more within 25 km are not."""
    points = bars([260, 262, 770]).series[0].points

    assert [point.amount.suppressed for point in points] == [False, True, False]
    assert not bars([260, 260, 770]).series[0].points[1].amount.suppressed
