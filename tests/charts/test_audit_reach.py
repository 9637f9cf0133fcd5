"""How far away a time was free: up to three times, and never a step of a few people."""

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


def bars(existed: list[int], *stricter: list[int]):
    """The chart of 1 000 who waited, as the working group sees it."""
    known = [existed, *stricter]
    rows = [
        Reached(key, Text(name, name), *(Counted(found[place], 1000) for found in known))
        for place, (key, name) in enumerate(LABELS.items())
    ]
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


def test_a_third_bar_says_who_would_have_had_to_stand_back():
    """Of 230 who could have had a time each, 70 could so with times that nobody else had."""
    two, three = (bars([260, 510, 770], [230, 440, 630], *more) for more in ([], [[70, 130, 190]]))

    assert [series.key for series in three.series] == ["existed", "matched", "spare"]
    assert "Mellersta" in three.measure.sv
    assert "stå tillbaka" in three.reading.sv
    assert "stå tillbaka" not in two.reading.sv


def test_measures_of_the_same_reach_differ_by_nobody_or_at_least_five():
    """Three fewer when a time is enough for one: the bar goes, and with it what yields to it."""
    bars_seen = bars([260, 510, 770], [257, 440, 630], [70, 130, 190]).series

    assert [[point.amount.suppressed for point in series.points] for series in bars_seen] == [
        [False, False, False],
        [True, False, False],
        [True, False, False],
    ]
    assert not bars([260, 510, 770], [260, 440, 630]).series[1].points[0].amount.suppressed


def test_each_step_outwards_is_nobody_or_at_least_five():
    """Two more within 10 km are hidden there; the 510 more within 25 km are not."""
    points = bars([260, 262, 770]).series[0].points

    assert [point.amount.suppressed for point in points] == [False, True, False]
    assert not bars([260, 260, 770]).series[0].points[1].amount.suppressed
