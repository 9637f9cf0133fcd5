"""Titles claim what signals say, and nothing else."""

from __future__ import annotations

import re

import pytest

from referral_flow.charts.control_chart import control_chart
from referral_flow.charts.verdicts import finding, verdict_on
from tests.charts.sample_history import CALM, TWO_CALM_YEARS, of_shares, plain
from tests.fake_warehouse import periods

MONTHS = {period.period_id: period for period in periods()}


def said(shares: list[float], **more) -> str:
    """The title in Swedish."""
    return plain(finding(of_shares(shares, **more)).in_("sv"))


def test_a_calm_series_says_what_it_could_have_seen():
    """No news is news only together with the change that would have shown."""
    words = said(TWO_CALM_YEARS)

    assert words.startswith("Inget tyder på att andelen har ändrats; en varaktig ändring på ")
    assert words.endswith("procentenheter hade synts")


@pytest.mark.parametrize(("level", "side"), [(0.62, "högre"), (0.38, "lägre")])
def test_a_lasting_shift_is_told_with_its_start(level, side):
    """Ten months on one side of the level, still going on; the month before lies on the other."""
    before = 0.49 if side == "högre" else 0.52
    shares = [*CALM, before, *[level] * 10]

    assert said(shares).startswith(f"Andelen har varit {side} än väntat sedan december 2024")


def test_a_shift_that_has_ended_is_told_as_past():
    """Seven months above the level and then back is not how things are now."""
    shares = [*CALM, *[0.53] * 7, 0.49, 0.50, 0.49, 0.50]

    assert said(shares).startswith(
        "Andelen var högre än väntat från november 2024 till och med maj 2025"
    )


def test_single_months_outside_the_limits_are_named():
    """Two months on one side are told together."""
    shares = TWO_CALM_YEARS.copy()
    shares[13] = shares[17] = 0.35

    words = said(shares)

    assert words == "Andelen var lägre än slumpen förklarar i december 2024 och april 2025"


def test_a_month_that_recurs_is_told_as_recurring():
    """What happened a year before as well is a season, not a change."""
    shares = TWO_CALM_YEARS.copy()
    shares[8], shares[20] = 0.60, 0.70

    assert said(shares, n=1000).endswith("i juli 2025, liksom samma tid året före")


def test_seven_rising_months_are_a_trend():
    """Each higher than the one before."""
    shares = [*CALM, 0.45, 0.465, 0.48, 0.495, 0.51, 0.525, 0.54, 0.5, 0.49, 0.51, 0.5]

    assert "steg månad för månad" in said(shares)


def test_a_claim_carries_the_shares_it_rests_on():
    """If one of them is hidden, so is the claim."""
    sentence = finding(of_shares(CALM + [0.62] * 11))

    assert len(sentence.amounts) == 11
    assert all(amount.origin for amount in sentence.amounts.values())
    assert sentence.hidden


def test_weeks_are_told_without_any_claim():
    """The latest complete week against what was to be expected."""
    words = said([0.5] * 103, grain="week")

    assert words == "Andelen var 50 % under v. 42 2025; väntat var 50 %"


def test_the_week_that_was_chosen_is_told():
    """Week 30 was chosen; an unfinished one gives way to the latest complete week."""
    seen = of_shares([0.5] * 104, grain="week")
    weeks = {period.period_id: period for period in periods() if period.grain == "week"}

    assert "v. 30 2025" in finding(seen, weeks["2025-W30"]).in_("sv")
    assert "v. 43 2025" in finding(seen, weeks["2025-W44"]).in_("sv")


def test_a_shift_is_told_up_to_the_last_complete_month():
    """October 2025 is not over and hollow: the claim ends in September."""
    words = said([*CALM, 0.49, *[0.62] * 11])

    assert words.startswith(
        "Andelen har varit högre än väntat från december 2024 till och med september 2025"
    )


def test_a_signal_of_another_year_is_not_told_of_this_one():
    """The answer that opens a page concerns the period that was chosen."""
    shares = TWO_CALM_YEARS.copy()
    shares[20] = 0.70
    seen = of_shares(shares)

    assert "juli 2025" in verdict_on(seen, MONTHS["2025-Q3"]).in_("sv")
    assert verdict_on(seen, MONTHS["2024-Q1"]).in_("sv").startswith("Inget i perioden avviker")


def test_points_outside_are_told_before_points_near_the_limit():
    """July lies outside and August near it: what the outer one says is not understated."""
    shares = [*TWO_CALM_YEARS[:20], 0.62, 0.56, 0.56, 0.5]

    words = plain(finding(of_shares(shares), MONTHS["12m-2025-10"]).in_("sv"))

    assert words.startswith("Andelen var högre än slumpen förklarar i juli 2025")


def test_a_title_does_not_tell_of_a_signal_outside_the_period_chosen():
    """It is marked in the chart, and the title says that nothing points to a change then."""
    shares = TWO_CALM_YEARS.copy()
    shares[13] = 0.30
    seen = of_shares(shares)

    words = finding(seen, MONTHS["2025-Q3"]).in_("sv")

    assert words == (
        "Inget tyder på att andelen ändrades under kvartal 3 2025; tidigare avvikelser är markerade"
    )
    assert "december 2024" in finding(seen, MONTHS["12m-2025-10"]).in_("sv")
    assert "Av ren slump" not in control_chart(seen, key="x", chosen=MONTHS["2025-Q3"]).reading.in_(
        "sv"
    )


def test_a_shift_that_goes_on_is_told_of_the_period_it_lasts_into():
    """October is not over and was chosen: the ten months before it say how things are."""
    seen = of_shares([*CALM, 0.49, *[0.62] * 11])

    assert "har varit högre" in finding(seen, MONTHS["2025-10"]).in_("sv")


def test_a_calm_chart_of_few_cases_says_that_it_could_not_have_seen_much():
    """Fifty people a month: that nothing is seen is no news."""
    seen = of_shares(TWO_CALM_YEARS, n=50)

    assert plain(finding(seen).in_("sv")).startswith(
        "Ett mått. Fallen är få, så en varaktig ändring på mindre än "
    )
    assert verdict_on(seen, MONTHS["2025-Q3"]).in_("sv").startswith("Fallen är för få")


def test_a_rare_share_tells_the_change_it_would_have_seen_in_tenths():
    """1 % of a hundred thousand a month: "1 percentage point" would be a doubling."""
    words = said([0.01, 0.0102, 0.0098, 0.01] * 6, n=100_000)

    assert re.search(r"ändring på 0,\d procentenheter hade synts$", words)
