"""Reasons and their change since a year before: told only where chance does not explain it."""

from __future__ import annotations

from referral_flow.charts.amounts import Counted
from referral_flow.charts.reason_bars import Reason, reason_bars
from referral_flow.text import Text, same
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods

PERIOD = {one.period_id: one for one in periods()}["2025-Q1"]
AMONG = Text("av remisserna", "of referrals")


def chart(**counts: tuple[int, int]):
    """Now and a year before, of a thousand each."""
    reasons = [Reason(key, same(key.capitalize()), Counted(now, 1000), Counted(before, 1000))
               for key, (now, before) in counts.items()]  # fmt: skip
    return reason_bars(metric("return_share"), reasons, PERIOD, key="x", among=AMONG)


def said(**counts: tuple[int, int]) -> str:
    return plain(chart(**counts).finding.in_("sv"))


def test_the_commonest_reason_comes_first_and_is_named():
    """Sixty of a thousand."""
    seen = chart(level=(20, 20), missing=(60, 58))

    assert [point.x for point in seen.series[0].points] == ["missing", "level"]
    assert plain(seen.finding.in_("sv")) == "Vanligaste skälet är missing: 6,0 % av remisserna"


def test_a_reason_that_has_grown_beyond_chance_is_named_with_its_size():
    """From two to six per cent."""
    assert said(missing=(90, 88), level=(60, 20)) == (
        "Vanligaste skälet är missing: 9,0 % av remisserna; level är 4,0 procentenheter vanligare "
        "än året före"
    )


def test_the_commonest_reason_is_not_named_twice():
    """ "det är …"."""
    assert said(missing=(90, 150), level=(20, 20)) == (
        "Vanligaste skälet är missing: 9,0 % av remisserna; det är 6,0 procentenheter mindre än "
        "året före"
    )


def test_of_many_reasons_one_that_looks_changed_is_expected():
    """28 against 14 is beyond chance alone, not among ten."""
    others = {f"r{place}": (10, 10) for place in range(9)}

    assert "året före" in said(level=(28, 14))
    assert "året före" not in said(level=(28, 14), **others)


def test_the_change_stands_with_its_interval_beside_each_bar():
    """In percentage points, hidden where either end is."""
    [point] = chart(level=(60, 20)).series[0].points

    assert point.change.in_("sv") == "+4,0\u00a0procentenheter"
    assert point.change.low > 0
    assert len(point.change.ends) == 2


def test_a_reason_that_nobody_has_had_is_left_out():
    """Neither now nor the year before."""
    assert [point.x for point in chart(level=(20, 10), none=(0, 0)).series[0].points] == ["level"]
