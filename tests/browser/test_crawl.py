"""Every page as it is drawn: its question, no fault, nothing left to fill in, nothing too wide.

Readers go from page to page as people do; that no script failed is looked at when they leave.
"""

from __future__ import annotations

import pytest

from referral_flow.panels import all_panels
from tests.browser.conftest import go
from tests.dashboard.crawled import unfilled

pytestmark = pytest.mark.browser

PANELS = all_panels()
TOO_WIDE = """() => {
    const main = document.querySelector('[data-testid=stMain]')
    return main.scrollWidth - main.clientWidth
}"""
SAID = "() => document.querySelector('[data-testid=stMain]').innerText"
# A clinic that lost data on a wide screen in Swedish; the region on a telephone in English.
READERS = (("sv", 1280, "SE-F07"), ("en", 400, "region-17"))


@pytest.mark.parametrize(("language", "width", "unit"), READERS)
def test_every_page_is_drawn_in_full(reader, language, width, unit):
    """From the first page of the menu to the last, without loading anything anew."""
    first, *others = PANELS
    view = f"lang={language}&unit={unit}&period=12m-2025-10"
    page = reader(f"{first.key}?{view}", width=width)
    look_at(page, first, language)
    for panel in others:
        go(page, f"{panel.key}?{view}")
        look_at(page, panel, language)


def look_at(page, panel, language: str) -> None:
    """What a reader would stumble over on this page."""
    assert page.locator(".rf-title h1").inner_text() == panel.question.in_(language)
    assert page.locator("[data-testid=stAlert], [data-testid=stException]").count() == 0
    lines = [line for line in page.evaluate(SAID).splitlines() if line.strip()]
    assert [line for line in lines if unfilled(line) and "select" not in line] == [], panel.key
    assert page.evaluate(TOO_WIDE) <= 0, panel.key
