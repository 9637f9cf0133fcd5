"""The small line beside a figure: honest about its height, open where months are hidden."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from urllib.parse import unquote

from referral_flow.blocks import Figure, Lead, Point
from referral_flow.screen.trend import HEIGHT, trend, way_on
from referral_flow.text import Text, same
from tests.screen.sample_amounts import a_view, share

NAMES = ("januari", "februari", "mars", "april", "maj", "juni")


def months(*values: int | None) -> tuple[Point, ...]:
    """Shares in per cent from January on; None is hidden."""
    plain = share(50, 400)
    hidden = replace(plain, value=None, suppressed=True)
    shown = [hidden if one is None else replace(plain, value=one / 100) for one in values]
    return tuple(
        Point(date(2025, place, 1), amount, label=same(NAMES[place - 1]))
        for place, amount in enumerate(shown, start=1)
    )


def drawn(*values: int | None) -> str:
    """The HTML, with its picture readable."""
    return unquote(trend(Figure(same("Andel"), share(50, 400), trend=months(*values)), "sv"))


def heights(html: str) -> list[float]:
    """How far down each point of the line lies."""
    path = re.search(r'd="M([^"]+)"', html)[1]
    return [float(place.split(" ")[1]) for place in path.split("L")]


def test_the_line_begins_at_zero():
    """Half the value is half as high, so that a change looks as large as it is."""
    high, low = heights(drawn(40, 20))

    assert abs((HEIGHT - 1 - low) * 2 - (HEIGHT - 1 - high)) < 0.2


def test_a_hidden_month_is_a_gap():
    """Two stretches, and nothing at the height of zero between them."""
    html = drawn(40, 41, None, 42, 43)

    assert html.count("<path") == 2
    assert max(heights(html)) < HEIGHT / 2


def test_a_month_alone_between_gaps_is_a_dot():
    """One point makes no line."""
    html = drawn(40, 41, None, 42, None, 43)

    assert html.count("<path") == 1
    assert html.count("<circle") == 3


def test_those_who_do_not_see_the_line_are_told_of_it():
    """First, last, lowest, highest, and how many are hidden."""
    html = drawn(40, 55, None, 30, 45).replace("\u00a0", " ")

    assert 'role="img"' in html
    assert (
        'aria-label="Andel, januari till maj: från 40 % till 45 %, lägst 30 %, högst 55 %. '
        '1 av 5 är dolda."'
    ) in html


def test_without_two_months_there_is_no_line():
    """Neither with none, nor with all but one hidden."""
    assert drawn() == ""
    assert drawn(None, 40, None) == ""


def test_a_level_of_nothing_is_a_line_along_the_bottom():
    """Nobody in any month is no division by zero."""
    assert heights(drawn(0, 0, 0)) == [HEIGHT - 1] * 3


def test_a_figure_leads_on_by_the_name_of_its_page():
    """Readers aloud hear which figure the link is of."""
    lead = Lead("guarantee", chart="over_time", words=Text("Vårdgaranti", "Care guarantee"))
    html = way_on(Figure(same("Andel"), share(50, 400), lead=lead), a_view("sv"))

    assert 'class="rf-go"' in html
    assert "#figure-over_time" in html
    assert "Vårdgaranti" in html
    assert "Andel" in html
    assert way_on(Figure(same("Andel"), share(50, 400)), a_view("sv")) == ""
