"""Cases between events: what may be told of things so rare that months say nothing."""

from __future__ import annotations

import polars as pl

from referral_flow.charts.between_events import between_chart, between_events
from referral_flow.charts.between_words import event_of, how
from referral_flow.disclosure import disclose
from tests.charts.sample_history import plain
from tests.fake_warehouse import metric, periods

WEEKS = [period for period in periods() if period.grain == "week"][:100]
LOST = metric("referral_lost_share", good="down")


def of_weeks(events: list[int], n: int = 20, **more):
    frame = pl.DataFrame({
        "period_id": [week.period_id for week in WEEKS[:len(events)]], "numerator": events,
        "denominator": [n] * len(events), "is_complete": [True] * len(events),
    })  # fmt: skip
    return between_events(LOST, frame, WEEKS, **more)


def said(seen) -> str:
    return plain(between_chart(seen, key="x").finding.in_("sv"))


EVERY_FIFTH = [0, 0, 1, 0, 0] * 20


def test_each_gap_is_the_cases_from_one_event_to_the_next():
    """One event every fifth week of twenty cases: a hundred cases between them."""
    seen = of_weeks(EVERY_FIFTH)

    assert [amount.value for amount in seen.amounts] == [100] * 19


def test_even_events_are_no_news():
    """Neither closer nor further apart."""
    assert said(of_weeks(EVERY_FIFTH)) == (
        "Inget tyder på att händelserna har blivit vanligare eller ovanligare"
    )


def test_events_that_become_commoner_are_told_from_when():
    """From one in five weeks to one a week, halfway: in the week that begins on 14 October 2024."""
    seen = of_weeks(EVERY_FIFTH[:50] + [1] * 50)

    assert said(seen) == "Händelserna har kommit tätare sedan oktober 2024"
    assert "concern" in seen.roles() and seen.roles()[0] is None


def test_a_long_time_without_events_is_told_by_its_year():
    """A month would tell of a single event."""
    seen = of_weeks([1] * 40 + [0] * 20 + [1] * 40)

    assert said(seen) == "Det dröjde längre till en händelse än slumpen förklarar under 2024"
    assert seen.roles().count("improvement") == 1


def test_only_every_fifth_event_has_a_date():
    """Between two dates there are always five events and more."""
    points = between_chart(of_weeks(EVERY_FIFTH), key="x").series[0].points

    assert [place for place, point in enumerate(points) if point.label] == [0, 5, 10, 15]


def test_weeks_whose_data_were_lost_hold_neither_cases_nor_events():
    """The gap over them is no longer than the weeks that are known."""
    seen = of_weeks(EVERY_FIFTH, lost=[week.period_id for week in WEEKS[3:7]])

    assert seen.amounts[0].value == 20


def test_gaps_of_few_people_are_hidden_and_many_of_them_make_no_chart():
    """Three cases between two events are three people."""
    close = of_weeks([0, 0, 1, 0, 0] * 18 + [0, 0, 1, 0, 1, 1, 1, 0, 0, 0], n=3)
    shown = disclose([between_chart(close, key="x")], "working").blocks[0].series[0].points

    assert sum(point.amount.suppressed for point in shown) == 2
    assert of_weeks([1] * 100, n=3) is None


def test_too_few_events_make_no_chart():
    """Fourteen gaps."""
    assert of_weeks(EVERY_FIFTH[:75]) is None


def test_a_point_is_called_what_it_is():
    """Each measure has its own words for what its points are and what lies between them."""
    words = how(event_of("rejection_share")).in_("sv")

    assert words.startswith(
        "Varje punkt är en avvisad remiss. Höjden är antalet remisser sedan den förra: lågt betyder"
    )
