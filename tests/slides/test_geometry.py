"""Nothing on a slide lies on anything else, beneath the rule of the footer or outside the slide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from referral_flow.blocks import Sentence
from referral_flow.charts.flow import flow_chart
from referral_flow.commands.deck import deck_of
from referral_flow.model import View
from referral_flow.text import same
from tests.panels.sample_region import sample_warehouse
from tests.sample_flow import COUNTS, DAYS, LOOPS, METRIC, YEAR
from tests.slides import sample_blocks
from tests.slides.geometry import FOOT, lying_on, overlaps
from tests.slides.opened import made, opened

LONG = "Ett diagram kan behöva förklaras med flera ord än en läsare tror från början. " * 5


@pytest.fixture(scope="module", params=["region", "physio"])
def whole_deck(request):
    """Every page of a small region, and of one of its clinics."""
    warehouse = sample_warehouse()
    unit = next(one for one in warehouse.units.values() if one.kind == request.param)
    year = max((one for one in warehouse.periods.values() if one.grain == "12m"),
               key=lambda one: one.ends_on)  # fmt: skip
    return opened(deck_of(warehouse, View(unit, "month", year)))


def test_nothing_in_a_whole_deck_lies_on_anything_else(whole_deck):
    """Titles, measures, charts, keys, reading help, figures: each has its own place."""
    found = {number: pairs for number, slide in enumerate(whole_deck.slides, start=1)
             if (pairs := overlaps(slide))}  # fmt: skip

    assert not found


def test_everything_in_a_whole_deck_ends_above_the_footer(whole_deck):
    """The rule of the footer is touched by nothing."""
    low = [(number, one) for number, slide in enumerate(whole_deck.slides, start=1)
           for one in lying_on(slide) if one.bottom > FOOT]  # fmt: skip

    assert not low


def test_the_words_of_a_flow_end_above_its_reading_help():
    """Also where the first stage lies deep, since many chains begin later, and has many ways out.

    The title takes two lines.
    """
    counts = COUNTS | {
        ("need", "doctor"): 6041, ("need", "not_pursued"): 419, ("need", "lost"): 283,
        ("need", "unknown"): 22, ("need", "open"): 439,
        ("doctor", "sent"): 5436, ("sent", "received"): 8918, ("received", "accepted"): 7666,
        ("accepted", "performed"): 7127, ("performed", "reported"): 7076,
        ("reported", "acknowledged"): 6828,
    }  # fmt: skip
    flow = flow_chart(METRIC, YEAR, counts, LOOPS, DAYS)
    flow = replace(flow, finding=Sentence(same("Kedjan bryts ungefär lika ofta överallt " * 3)))

    assert not overlaps(opened(made(flow)).slides[1])


def test_long_reading_help_keeps_off_the_chart_and_the_footer():
    """Four hundred letters: smaller, and higher up."""
    chart = replace(sample_blocks.control_chart(), reading=Sentence(same(LONG)))
    slide = opened(made(chart)).slides[1]

    assert not overlaps(slide)
    assert max(one.bottom for one in lying_on(slide)) <= FOOT


def test_a_long_measure_keeps_off_the_chart():
    """Three lines of ordinary size are two of a smaller one."""
    chart = replace(sample_blocks.control_chart(), measure=same(LONG[:250].strip()))

    assert not overlaps(opened(made(chart)).slides[1])
