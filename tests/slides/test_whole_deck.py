"""Decks from panels to file, in a small region whose clinics have names worth keeping."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from referral_flow.commands.deck import deck_of, deck_of_meeting, pages_of
from referral_flow.model import View
from referral_flow.panels import all_panels
from referral_flow.slides.meeting import read_meeting
from tests.panels.sample_referrals import referral_warehouse
from tests.panels.sample_region import sample_warehouse
from tests.slides.opened import everything_in, opened

FOLDER = Path(__file__).resolve().parents[2] / "meetings"
MEETINGS = {path.stem: read_meeting(path) for path in FOLDER.glob("*.toml")}


@pytest.fixture(scope="module")
def region_view() -> View:
    warehouse = sample_warehouse()
    region = next(unit for unit in warehouse.units.values() if unit.kind == "region")
    year = max((one for one in warehouse.periods.values() if one.grain == "12m"),
               key=lambda one: one.ends_on)  # fmt: skip
    return View(region, "month", year)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", sorted(MEETINGS))
def test_every_meeting_gets_its_deck(key, language):
    """The meetings that come with the tool work on any region, under their own titles."""
    region = referral_warehouse() if "guarantee" not in MEETINGS[key].panels else sample_warehouse()
    slides = opened(deck_of_meeting(region, MEETINGS[key], language)).slides

    assert slides[0].shapes.title.text == MEETINGS[key].title.in_(language)
    assert sum(shape.has_chart for slide in slides for shape in slide.shapes) >= 5


def test_no_part_of_a_councils_deck_names_a_clinic(region_view):
    """Slides, workbooks, notes, alternative texts and properties: none holds a clinic's name."""
    warehouse = sample_warehouse()
    names = [unit.name.sv for unit in warehouse.units.values() if unit.is_clinic]
    content = deck_of(warehouse, replace(region_view, audience="council"))

    assert names
    for part, words in everything_in(content).items():
        assert not [name for name in names if name in words], part


def test_the_working_group_sees_names(region_view):
    """The test above can fail: the same deck for the working group holds the names."""
    words = "".join(everything_in(deck_of(sample_warehouse(), region_view)).values())

    assert any(unit.name.sv in words for unit in sample_warehouse().units.values()
               if unit.kind == "physio")  # fmt: skip


def test_pages_read_together_pass_the_gate_together(region_view):
    """A clinic keeps its number from page to page, and a sum is not shown beside all its parts."""
    shown = [(panel, region_view) for panel in all_panels()]
    pages = pages_of(sample_warehouse(), shown, names=False)

    assert len({id(page.disclosed) for page in pages}) == 1
    assert [block for page in pages for block in page.blocks] == list(pages[0].disclosed.blocks)
    assert all(page.blocks for page in pages)
