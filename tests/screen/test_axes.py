"""Axes: where they begin and end, and the words on them."""

from __future__ import annotations

from datetime import date

import pytest

from referral_flow.blocks import Axis
from referral_flow.screen.figures.axes import time_axis, value_range, value_ticks
from referral_flow.screen.figures.look import Look


def months(first: date, count: int) -> list[date]:
    """The first days of `count` months."""
    start = first.year * 12 + first.month - 1
    return [date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(count)]


def test_shares_reach_from_nothing_to_all():
    """0 to 100 %, however small the values."""
    assert value_range(Axis("number", "percent"), [0.05, 0.08]) == (0.0, 1.0)


def test_counts_begin_at_zero_and_end_at_a_round_number_above():
    """Nothing is cut off at the top."""
    low, high = value_range(Axis("number", "count"), [412, 730])

    assert low == 0
    assert high == 800


def test_a_cut_axis_is_as_the_chart_says():
    """The chart, not the renderer, decides to cut."""
    axis = Axis("number", "percent", minimum=0.4, maximum=0.7, is_cut=True)

    assert value_range(axis, [0.5]) == (0.4, 0.7)


@pytest.mark.parametrize(("language", "expected"), [("sv", "40\u00a0%"), ("en", "40%")])
def test_ticks_are_written_in_the_language(language, expected):
    """Swedish has a no-break space before the sign."""
    _, words = value_ticks(0, 1, "percent", 0, 5, language)

    assert expected in words


def test_counts_have_whole_ticks():
    """Half a patient is not written."""
    places, words = value_ticks(0, 3, "count", 0, 5, "sv")

    assert places == [0, 1, 2, 3]
    assert words == ["0", "1", "2", "3"]


def test_the_year_stands_under_its_first_tick_only():
    """Thirteen months: the first tick and January carry their year."""
    axis = time_axis(months(date(2024, 11, 1), 13), "month", Look("sv"), 1000)

    assert axis["ticktext"][0] == "nov<br><b>2024</b>"
    assert axis["ticktext"][1] == "dec"
    assert axis["ticktext"][2] == "jan<br><b>2025</b>"
    assert sum("<b>" in words for words in axis["ticktext"]) == 2


def test_ticks_are_fewer_where_there_is_less_room():
    """Two years of months on a telephone: every sixth month, January among them."""
    axis = time_axis(months(date(2023, 11, 1), 24), "month", Look("sv", room="narrow"), 260)

    assert [place.month for place in axis["tickvals"]] == [1, 7, 1, 7]


@pytest.mark.parametrize(("language", "expected"), [("sv", "kv\u00a04"), ("en", "Q4")])
def test_quarters_are_named_as_people_name_them(language, expected):
    """Quarter 4 begins in October."""
    axis = time_axis([date(2024, 10, 1)], "quarter", Look(language), 500)

    assert axis["ticktext"] == [f"{expected}<br><b>2024</b>"]


def test_weeks_are_named_by_their_months():
    """A hundred weeks: words at the first week of some months, not at every week."""
    weeks = [date.fromordinal(date(2024, 1, 1).toordinal() + 7 * n) for n in range(100)]
    axis = time_axis(weeks, "week", Look("sv"), 800)

    assert 5 <= len(axis["tickvals"]) <= 14
    assert all(place in weeks for place in axis["tickvals"])


def test_a_line_begins_at_a_tick_with_its_year():
    """Every third month has its name; so has the November that the line begins with."""
    axis = time_axis(months(date(2023, 11, 1), 24), "month", Look("sv"), 600)

    assert axis["ticktext"][0] == "nov<br><b>2023</b>"
    assert [place.month for place in axis["tickvals"][1:4]] == [1, 4, 7]
