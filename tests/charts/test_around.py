"""The units around the chosen one as quiet lines: guarded, named, and never judged."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from referral_flow.charts.around import Counts, wider_shares, with_around
from referral_flow.charts.control_chart import control_chart
from referral_flow.disclosure import disclose
from referral_flow.text import Text
from tests.charts.sample_history import TWO_CALM_YEARS, of_shares, plain
from tests.fake_warehouse import metric, periods, units

UNITS = {unit.unit_id: unit for unit in units()}
MEASURE = metric("assessed_within_3_days_cohort")
MONTHS = [one for one in periods() if one.grain == "month"][:12]


def counts(unit: str, numerator: int, denominator: int, **other: tuple[int, int]) -> Counts:
    """The same numbers every month, but for those named, "m2" being the second."""
    of = {one.period_id: (numerator, denominator) for one in MONTHS}
    return Counts(UNITS[unit], of | {MONTHS[int(key[1:]) - 1].period_id: pair
                                     for key, pair in other.items()})  # fmt: skip


CLINIC = counts("K1", 40, 80)
TOWN = counts("municipality-1780", 70, 150)
REGION = counts("region-17", 300, 700)


def wider(*around: Counts, audience: str = "working"):
    return wider_shares(MEASURE, CLINIC, around, MONTHS, audience=audience)


def test_a_wider_unit_is_shown_with_its_own_exact_share():
    """300 of 700 in the region, as `values` gives it, and the cell it was read from."""
    amount = wider(TOWN, REGION)[1].amounts[MONTHS[0].period_id]

    assert (amount.numerator, amount.n) == (300, 700)
    assert amount.origin.unit.unit_id == "region-17"


def test_what_is_left_of_a_wider_unit_hides_it_where_it_is_few():
    """In February the town is the clinic and three people more: their three are not told."""
    town = counts("municipality-1780", 70, 150, m2=(42, 83))
    chart = with_around(control_chart(of_shares(TWO_CALM_YEARS), key="x"), wider(town), MONTHS)
    line = disclose([chart], "working").blocks[0].series[-1]

    assert [point.amount.suppressed for point in line.points[:3]] == [False, True, False]


def test_what_lies_between_two_wider_units_is_guarded_too():
    """The region without the town is three people in February: the region gives way."""
    region = counts("region-17", 300, 700, m2=(71, 153))
    found = wider(TOWN, region)
    amounts = [found[1].amounts[one.period_id] for one in MONTHS[:2]]

    assert [len(amount.ends) for amount in amounts] == [2, 2]
    assert min(end.n for end in amounts[1].ends) == 3


@pytest.mark.parametrize(("audience", "kept"), [("working", True), ("council", False)])
def test_a_line_mostly_hidden_is_not_drawn(audience, kept):
    """Fifteen people beside the clinic each month: enough for those who work with it, no more."""
    town = counts("municipality-1780", 47, 95)

    found = wider(town, audience=audience)
    chart = with_around(control_chart(of_shares(TWO_CALM_YEARS), key="x"), found, MONTHS)

    assert sum(one.role == "around" for one in chart.series) == kept
    assert ("Kommunen ritas inte: för få fall" in chart.measure.sv) is not kept


def test_a_unit_that_is_the_clinic_alone_is_left_out():
    """Its line would lie on the clinic's own, and say nothing; words say that it is not there."""
    (alone,) = wider(counts("municipality-1780", 40, 80))

    assert not alone.amounts
    assert alone.why.sv == "för få fall utöver dem som redan ritas"


def test_a_unit_that_does_not_hold_the_clinic_hides_nothing():
    """What radiology answered for a town is no part of what it answered for a physio's patients."""
    other = counts("municipality-1780", 20, 60)

    assert wider(other)[0].amounts[MONTHS[0].period_id].ends == ()


def test_rates_may_count_more_than_once_a_case():
    """150 contacts for 100 examinations leave 90 for 60 without the clinic's own."""
    rate = metric("contacts_per_exam", "rate")
    own, around = counts("K1", 60, 40), counts("region-17", 150, 100)
    found = wider_shares(rate, own, [around], MONTHS)

    end = found[0].amounts[MONTHS[0].period_id].ends[0]
    assert (end.numerator, end.n) == (90, 60)


def test_the_lines_are_named_at_their_end_and_in_the_measure_line():
    """The words go wherever the chart goes: page, slide, file and alternative text."""
    chart = with_around(control_chart(of_shares(TWO_CALM_YEARS), key="x"),
                        wider(TOWN, REGION), MONTHS)  # fmt: skip

    assert [plain(one.end_label.in_("sv")) for one in chart.series[-2:]] == [
        "kommunen 47 %",
        "regionen 43 %",
    ]
    assert "Tunna linjer: kommunen och regionen, där enheten själv ingår." in chart.measure.sv
    alone = with_around(control_chart(of_shares(TWO_CALM_YEARS), key="x"), wider(TOWN), MONTHS)
    assert "Tunn linje: kommunen, där enheten själv ingår." in alone.measure.sv


def test_lines_around_change_no_verdict():
    """Title, limits and reading are those of the unit's own months."""
    bare = control_chart(of_shares(TWO_CALM_YEARS), key="x")
    beside = control_chart(of_shares(TWO_CALM_YEARS), key="x", around=wider(TOWN, REGION))

    assert beside.finding == bare.finding
    own = [replace(one, end_label=None) for one in beside.series[: len(bare.series)]]
    assert own == [replace(one, end_label=None) for one in bare.series]


def test_the_own_line_is_named_where_others_are_at_its_last_whole_month():
    """A month still open is no level; alone in a chart a line needs no name."""
    seen = control_chart(of_shares(TWO_CALM_YEARS), key="x")
    *points, last = seen.series[0].points
    still_open = replace(last, is_complete=False, amount=replace(last.amount, value=0.9))
    chart = replace(seen, series=(replace(seen.series[0], points=(*points, still_open)),))

    named = with_around(chart, wider(TOWN), MONTHS).series[0].end_label
    assert named.amounts["value"] == points[-1].amount
    assert named.in_("sv").startswith("enheten själv ")
    assert with_around(chart, [], MONTHS).series[0].end_label is None


def test_a_line_of_one_of_several_measures_is_named_by_both():
    """ "regionen 31 %" and "regionen 20 %" would be told apart by colour alone."""
    (region,) = wider(REGION)
    letter = replace(region, like="letter", called=Text("brev", "letter"))
    chart = with_around(control_chart(of_shares(TWO_CALM_YEARS), key="x"), [letter], MONTHS)

    assert plain(chart.series[-1].end_label.in_("sv")) == "regionen, brev 43 %"


def test_a_hidden_wider_unit_leaves_the_limits_alone():
    """Limits are as wide as the chosen unit's months are small; another's tell nothing of them."""
    town = counts("municipality-1780", 70, 150, m2=(42, 83))
    chart = control_chart(of_shares(TWO_CALM_YEARS), key="x", around=wider(town))
    seen = disclose([chart], "working").blocks[0]
    upper = next(one for one in seen.series if one.key == "upper")

    assert not any(point.amount.suppressed for point in upper.points)


def test_a_hidden_month_does_not_stretch_the_axis():
    """The last month, of one person, was at 0 %: the axis would tell of it."""
    seen = of_shares([*TWO_CALM_YEARS[:-1], 0.0])
    hidden = [False] * 23 + [True]
    assert control_chart(seen, key="x").y.minimum == 0
    assert control_chart(seen, key="x", hidden=np.array(hidden)).y.minimum > 0
