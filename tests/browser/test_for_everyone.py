"""That everyone can read the pages: by telephone, in the dark, by screen reader."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from referral_flow.panels import all_panels
from tests.browser.conftest import go

pytestmark = pytest.mark.browser

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
    """A visit in light on a wide screen and one in the dark on a telephone, page after page."""

    def at(key: str, scheme: str):
        page = shown("overview?lang=sv", scheme=scheme, width=1280 if scheme == "light" else 400)
        if urlsplit(page.url).path.strip("/") != key:
            go(page, f"{key}?lang=sv")
        page.wait_for_function(ALL_DRAWN_FOR_THEIR_ROOM)
        return page

    return at


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", [panel.key for panel in all_panels()])
def test_no_serious_barrier_and_no_word_cut_on_any_page(walks, key, scheme):
    """axe finds nothing serious, and every word of a figure lies within it."""
    page = walks(key, scheme)

    assert violations(page) == []
    assert page.evaluate(WORDS_CUT) == []


def test_dark_figures_are_drawn_in_the_colours_of_the_dark(reader):
    """Text in figures follows the reader's system, on the first visit."""
    page = reader("guarantee", scheme="dark", is_first_visit=True)
    colour = page.locator(".js-plotly-plot .xtick text").first.evaluate(
        "found => getComputedStyle(found).fill"
    )

    assert colour == "rgb(169, 181, 193)"


def test_no_words_are_cut_in_english_either(shown):
    """English words are longer here and there."""
    page = shown("guarantee?lang=en", width=400)
    page.wait_for_function(ALL_DRAWN_FOR_THEIR_ROOM)

    assert page.evaluate(WORDS_CUT) == []


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


@pytest.mark.parametrize("width", [400, 1280, 1920])
def test_the_page_never_scrolls_sideways(shown, width):
    """One column on a telephone, and nothing wider than the window anywhere."""
    wide = shown("guarantee?lang=sv", width=width).evaluate("""() => {
        const main = document.querySelector('[data-testid=stMain]')
        return main.scrollWidth - main.clientWidth
    }""")

    assert wide <= 0
