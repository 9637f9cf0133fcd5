"""That everyone can read the pages: by telephone, in the dark, by screen reader."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

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


@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier_on_the_guarantee_page(shown, scheme, width):
    """axe finds nothing serious or critical, in light or dark, wide or narrow."""
    page = shown("?lang=sv", scheme=scheme, width=width)

    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier_on_the_page_of_data_quality(shown, scheme):
    """The page of tables too."""
    assert violations(shown("data_quality?lang=sv", scheme=scheme)) == []


@pytest.mark.parametrize(
    ("key", "scheme", "width"),
    [("access", "light", 400), ("access", "dark", 1280), ("second_opinion", "dark", 400)],
)
def test_no_serious_barrier_on_the_pages_of_times_and_second_clinics(shown, key, scheme, width):
    """Grids, bands and flows have their words, names and contrast as well."""
    assert violations(shown(f"{key}?lang=sv", scheme=scheme, width=width)) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 400)])
def test_no_serious_barrier_on_the_page_of_choice(shown, scheme, width):
    """The page that most people will be shown: nothing serious, and no word cut in a figure."""
    page = shown("patient_choice?lang=sv", scheme=scheme, width=width)
    page.wait_for_function(ALL_DRAWN_FOR_THEIR_ROOM)

    assert violations(page) == []
    assert page.evaluate(WORDS_CUT) == []


def test_dark_figures_are_drawn_in_the_colours_of_the_dark(reader):
    """Text in figures follows the reader's system, on the first visit."""
    page = reader(scheme="dark", is_first_visit=True)
    colour = page.locator(".js-plotly-plot .xtick text").first.evaluate(
        "found => getComputedStyle(found).fill"
    )

    assert colour == "rgb(169, 181, 193)"


@pytest.mark.parametrize(("language", "width"), [("sv", 400), ("en", 400), ("sv", 1280)])
def test_no_words_are_cut_in_any_figure(shown, language, width):
    """Every word in every figure lies within the figure, once it is drawn for this width."""
    page = shown(f"?lang={language}", width=width)
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
    wide = shown("?lang=sv", width=width).evaluate("""() => {
        const main = document.querySelector('[data-testid=stMain]')
        return main.scrollWidth - main.clientWidth
    }""")

    assert wide <= 0
