"""A share over time: what is judged, by which level, and what is left out."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from referral_flow.blocks import Marker
from referral_flow.charts.history import detectable_change
from referral_flow.charts.verdicts import finding, unchanged, verdict_on
from referral_flow.text import Text
from tests.charts.sample_history import CALM, TWO_CALM_YEARS, of_shares
from tests.fake_warehouse import metric


def test_the_first_year_sets_the_level():
    """A later rise does not move the centre: it is what the chart is there to show."""
    seen = of_shares(CALM + [0.70] * 12)

    assert seen.limits.centre[-1] == pytest.approx(np.mean(CALM))
    assert "improvement" in seen.roles


def test_the_level_follows_what_the_calendar_leads_one_to_expect():
    """A month in which half as many could be in time is judged by half the level."""
    shares = CALM + [0.50] * 11
    expected = [0.5] * 12 + [0.25] + [0.5] * 10
    seen = of_shares(shares, expected=expected)

    assert seen.limits.centre[12] == pytest.approx(seen.limits.centre[13] / 2)
    assert seen.roles[12] == "improvement"


def test_a_month_without_rows_is_a_gap_and_not_zero():
    """Nobody counted is nothing known, and it is never judged."""
    seen = of_shares([*CALM, None, *CALM[:10]])

    assert np.isnan(seen.values[12])
    assert seen.amounts()[12].value is None
    assert not seen.limits.is_judged[12]


def test_the_last_month_is_incomplete_until_its_last_day_is_mature():
    """October's last three days cannot be followed to the limit on 31 October."""
    seen = of_shares(TWO_CALM_YEARS)

    assert not seen.is_complete[-1]
    assert seen.periods[seen.last_complete].period_id == "2025-09"


def test_a_month_whose_data_were_lost_is_neither_used_nor_judged():
    """10 % in the third month would widen nothing and signal nothing."""
    shares = [0.50, 0.52, 0.10, *CALM, *CALM[:8]]
    seen = of_shares(shares, lost=["2024-01"])

    assert not seen.is_complete[2]
    assert seen.roles[2] is None
    assert seen.limits.centre[0] == pytest.approx(np.mean([0.50, 0.52, *CALM[:10]]))


def test_weeks_are_never_judged():
    """A share of 90 % in one week raises no signal."""
    seen = of_shares([0.5] * 60 + [0.9] + [0.5] * 40, grain="week")

    assert seen.signals == ()
    assert not seen.is_judged


def test_less_than_a_year_and_a_period_has_no_limits():
    """There must be a level, and something after it to hold against it."""
    assert of_shares(CALM[:11]).limits is None
    assert of_shares(CALM).limits is None
    assert of_shares([*CALM, 0.5]).limits is not None


def test_a_phase_sets_the_level_anew():
    """After a dated and reasoned change, months are judged by the months that follow it."""
    phase = Marker(date(2024, 11, 1), Text("Ny tidbok", "New schedule"), "phase")
    seen = of_shares(CALM + [share + 0.2 for share in CALM[:11]], phases=(phase,))

    assert seen.limits.centre[-1] == pytest.approx(np.mean(CALM[:11]) + 0.2, abs=0.001)
    assert seen.signals == ()


def test_high_is_a_concern_where_less_is_better():
    """The metric says which way is good, not the picture."""
    seen = of_shares(CALM + [0.70] * 11, measure=metric("never_assessed_share", good="down"))

    assert set(seen.roles[12:]) == {"concern"}


def test_more_people_make_a_smaller_change_visible():
    """The change that a chart could have seen shrinks with the number of people."""
    few, many = of_shares(TWO_CALM_YEARS, n=100), of_shares(TWO_CALM_YEARS, n=2000)

    assert detectable_change(many) < detectable_change(few)


def test_a_unit_without_rows_has_an_empty_history():
    """A clinic that has not opened is not an error."""
    assert of_shares([]).periods == ()


@pytest.mark.parametrize("often", [False, True])
def test_what_is_rarer_than_one_a_month_is_not_judged(often):
    """Two of 400 in the first year, then nobody: a run of empty months is no change.

    Nor is a run of months in which all are counted.
    """
    rare = [1 / 400, 0, 0, 0, 0, 1 / 400, *[0.0] * 17]
    seen = of_shares([1 - share for share in rare] if often else rare)

    assert seen.is_too_rare
    assert seen.limits is None
    assert set(seen.roles) <= {None}
    assert detectable_change(seen) is None
    assert verdict_on(seen, seen.periods[-1]).words == unchanged(seen) == finding(seen).words
    assert finding(seen).in_("sv").startswith("Fallen är för få för att visa om")
    assert of_shares(CALM + [0.70] * 12).is_too_rare is False
