"""That everyone can read the pages: by telephone, in the dark, by screen reader.

Two readers go through the whole menu without loading anything anew; that no script failed is
looked at when they leave.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from referral_flow.panels import all_panels
from tests.browser.conftest import go
from tests.dashboard.crawled import unfilled

pytestmark = pytest.mark.browser

PANELS = {panel.key: panel for panel in all_panels()}
# A clinic that lost data, wide and light, in Swedish; the region on a telephone in the dark, in
# English, whose words are longer here and there.
READERS = {"light": (1280, "sv", "SE-F07"), "dark": (400, "en", "region-17")}

# Rule and selector of faults that are Streamlit's own, each with its reason. None at present.
STREAMLITS_OWN: dict[str, tuple[str, ...]] = {}


def violations(page) -> list[tuple[str, str]]:
    """Serious and critical violations as (rule, selector), but for Streamlit's own."""
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], str(node["target"]))
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
        if not any(own in str(node["target"]) for own in STREAMLITS_OWN.get(one["id"], ()))
    ]


@pytest.fixture(scope="module")
def walks(shown):
    """Each reader's visit, page after page."""

    def at(key: str, scheme: str):
        width, language, unit = READERS[scheme]
        view = f"lang={language}&unit={unit}&period=12m-2025-10"
        page = shown(f"overview?{view}", scheme=scheme, width=width)
        if urlsplit(page.url).path.strip("/") != key:
            go(page, f"{key}?{view}")
        page.wait_for_function(ALL_DRAWN_FOR_THEIR_ROOM)
        return page

    return at


@pytest.mark.parametrize("scheme", READERS)
@pytest.mark.parametrize("key", PANELS)
def test_every_page_is_drawn_in_full_and_without_a_barrier(walks, key, scheme):
    """Its question, no fault, nothing left to fill in, nothing too wide and no word cut; axe finds
    nothing serious."""
    page = walks(key, scheme)
    question = PANELS[key].question.in_(READERS[scheme][1])
    lines = [line for line in page.evaluate(SAID).splitlines() if line.strip()]

    assert page.locator(".rf-title h1").inner_text() == question
    assert page.locator("[data-testid=stAlert], [data-testid=stException]").count() == 0
    assert [line for line in lines if unfilled(line) and "select" not in line] == []
    assert page.evaluate(TOO_WIDE) <= 0
    assert page.evaluate(WORDS_CUT) == []
    assert violations(page) == []


def test_dark_figures_are_drawn_in_the_colours_of_the_dark(reader):
    """Text in figures follows the reader's system, on the first visit."""
    page = reader("guarantee", scheme="dark", is_first_visit=True)
    colour = page.locator(".js-plotly-plot .xtick text").first.evaluate(
        "found => getComputedStyle(found).fill"
    )

    assert colour == "rgb(169, 181, 193)"


def test_no_words_are_cut_in_swedish_on_a_telephone_either(shown):
    """Swedish words are longer in other places."""
    page = shown("guarantee?lang=sv", width=400)
    page.wait_for_function(ALL_DRAWN_FOR_THEIR_ROOM)

    assert page.evaluate(WORDS_CUT) == []


SAID = "() => document.querySelector('[data-testid=stMain]').innerText"
TOO_WIDE = """() => {
    const main = document.querySelector('[data-testid=stMain]')
    return main.scrollWidth - main.clientWidth
}"""
ALL_DRAWN_FOR_THEIR_ROOM = """() => {
    const plots = [...document.querySelectorAll('.js-plotly-plot')]
    return plots.every(plot => plot._fullLayout
        && Math.abs(plot._fullLayout.width - plot.getBoundingClientRect().width) < 2)
}"""
WORDS_CUT = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const room = plot.getBoundingClientRect()
    return [...plot.querySelectorAll('.main-svg text')].filter(words => {
        const own = words.getBoundingClientRect()
        return own.width > 0 && (own.left < room.left - 1.5 || own.right > room.right + 1.5
            || own.top < room.top - 1.5 || own.bottom > room.bottom + 1.5)
    }).map(words => words.textContent)
})"""


def test_a_very_wide_window_does_not_scroll_sideways(shown):
    """The other widths are those of the readers above."""
    assert shown("guarantee?lang=sv", width=1920).evaluate(TOO_WIDE) <= 0
