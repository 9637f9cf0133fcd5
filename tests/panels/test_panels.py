"""Every panel is complete: both languages, its metrics in the catalogue, ready for the gate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import cycle
from pathlib import Path

import pytest

from referral_flow.blocks import PLACES, ROLES, Amount, Axis, Block, Chart, Marker, Sentence
from referral_flow.disclosure import disclose
from referral_flow.model import AUDIENCES, UNIT_KINDS, Origin, View
from referral_flow.panels import all_panels
from referral_flow.text import Text
from tests.panels.sample_region import sample_warehouse

METRIC_FILES = Path(__file__).resolve().parents[2] / "sql" / "metrics"
PANELS = {panel.key: panel for panel in all_panels()}
UNITS = ("region-17", "care_choice-17", "municipality-1784", "K1", "K3")
PERIODS = ("12m-2025-10", "2025-Q3", "2025-Q4", "2025-07", "2025-W30", "2025", "all")
GRAINS = ("month", "quarter", "week", "year")
# What a figure may look like in plain text: years, dates, laws, weeks, quarters, open days, ids.
NO_FIGURE = re.compile(
    r"\d{4}-\d{2}-\d{2}|2017:80|2023:12|\b20\d\d\b|v\. \d+|week \d+|kvartal \d|quarter \d|6 kap\."
    r"|[12] §|chapter 6|section [12]|\(\d\)|^\d öpp|^\d open|abcdef012345|kv \d|Q\d|95.?%"
)


@lru_cache(maxsize=256)
def page(panel: str, unit: str, period: str, grain: str, audience: str = "working") -> list[Block]:
    warehouse = sample_warehouse()
    view = View(warehouse.units[unit], grain, warehouse.periods[period], audience=audience)
    return PANELS[panel].blocks(warehouse, view, {})


def parts(thing: object) -> Iterator[object]:
    """Everything inside blocks; not what only the gate reads."""
    yield thing
    if isinstance(thing, (Origin, Amount)):
        return
    if is_dataclass(thing):
        inside = [getattr(thing, field.name) for field in fields(thing)]
    else:
        inside = list(thing.values()) if isinstance(thing, dict) else thing
    if isinstance(inside, (list, tuple)):
        for part in inside:
            yield from parts(part)


def plain_texts(thing: object) -> Iterator[Text]:
    """Text that no gate looks into: all but the words of sentences."""
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, Sentence):
        yield from plain_texts(thing.hidden)
    elif is_dataclass(thing) and not isinstance(thing, Origin):
        for field in fields(thing):
            yield from plain_texts(getattr(thing, field.name))
    elif isinstance(thing, (list, tuple)):
        for part in thing:
            yield from plain_texts(part)


@pytest.mark.parametrize("panel", PANELS.values(), ids=PANELS)
def test_a_panel_asks_only_for_metrics_that_exist(panel):
    """Each has its file in sql/metrics, and each unit kind is one of ours."""
    assert [key for key in panel.metrics if not (METRIC_FILES / f"{key}.sql").exists()] == []
    assert set(panel.unit_kinds) <= set(UNIT_KINDS)


def test_panels_stand_in_the_order_of_the_menu():
    """The folder is the registry; keys and orders are not shared."""
    orders = [panel.order for panel in all_panels()]

    assert orders == sorted(set(orders))
    assert set(PANELS) >= {"guarantee", "radiology_outcome", "data_quality"}


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("unit", UNITS)
def test_a_page_stands_for_every_unit_and_period(panel, unit):
    """Blocks in the order of a page, each key once, each role known, through the gate."""
    for period, grain, audience in zip(PERIODS, cycle(GRAINS), cycle(AUDIENCES), strict=False):
        blocks = page(panel, unit, period, grain, audience)
        keys = [block.key for block in blocks if hasattr(block, "key")]
        places = [PLACES.index(block.place) for block in blocks]

        assert keys == list(dict.fromkeys(keys))
        assert places == sorted(places)
        assert set(roles(blocks)) <= {*ROLES, None}
        assert disclose(blocks, audience).blocks


def roles(blocks: list[Block]) -> Iterator[str | None]:
    for chart in blocks:
        if isinstance(chart, Chart):
            for series in chart.series:
                yield series.role
                yield from (point.role for point in series.points)


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("unit", UNITS)
def test_no_figure_hides_in_plain_text(panel, unit):
    """A number in plain text would pass the gate unseen."""
    for period in PERIODS:
        for text in plain_texts(page(panel, unit, period, "month")):
            for words in (text.sv, text.en):
                assert not re.search(r"\d", NO_FIGURE.sub("", words)), words


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("unit", UNITS)
def test_a_sentence_with_people_in_it_has_words_for_when_they_are_hidden(panel, unit):
    """Else a title would read "få fall" and nothing more."""
    for period in PERIODS:
        for sentence in parts(page(panel, unit, period, "month")):
            if isinstance(sentence, Sentence):
                judged = any(amount.rule != "free" or amount.ends
                             for amount in sentence.amounts.values())  # fmt: skip
                assert sentence.hidden or not judged, sentence.words.sv


@pytest.mark.parametrize("panel", PANELS)
def test_numbers_are_plain_numbers(panel):
    """A numpy number draws a line in the wrong place once it has been sent to a browser."""
    numbers = [
        number
        for part in parts(page(panel, "region-17", "12m-2025-10", "month"))
        for number in numbers_of(part)
        if number is not None
    ]

    assert {type(number) for number in numbers} <= {int, float}


def numbers_of(part: object) -> tuple:
    if isinstance(part, Amount):
        return part.value, part.low, part.high, part.n, part.numerator
    return (part.minimum, part.maximum) if isinstance(part, Axis) else ()


@pytest.mark.parametrize("panel", PANELS)
def test_a_hidden_figure_is_in_no_sentence(panel):
    """For the council, a clinic with few seekers in a week: no digits where figures were."""
    disclosed = disclose(page(panel, "K3", "2025-W30", "week", "council"), "council")
    for sentence in parts(list(disclosed.blocks)):
        if isinstance(sentence, Sentence) and any(a.suppressed for a in sentence.amounts.values()):
            for language in ("sv", "en"):
                assert sentence.in_(language) == sentence.hidden.in_(language)


def test_months_with_few_cases_are_drawn_by_quarter():
    """K3 has about five guarantee contacts a week: the week gives way to the month, and says so."""
    chart = next(one for one in page("guarantee", "K3", "2025-Q3", "week")
                 if getattr(one, "key", "") == "over_time")  # fmt: skip

    assert chart.x.grain == "month"
    assert chart.coarser.in_("sv") == "Visas per månad, eftersom veckorna har för få sökande."


def test_markers_are_plain_words():
    """Events and phases come from reference tables, not from counts."""
    assert all(isinstance(part.text, Text)
               for part in parts(page("guarantee", "K1", "all", "month"))
               if isinstance(part, Marker))  # fmt: skip
