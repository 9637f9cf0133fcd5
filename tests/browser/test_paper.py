"""A page on paper: nothing to press, charts as wide as the sheet, and whose figures these are."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SHEET = 820  # pixels of a page's width on paper (print.css)
WIDEST = """() => Math.max(...[...document.querySelectorAll('.rf-plot .main-svg')]
    .map((svg) => Number(svg.getAttribute('width'))))"""
STYLES = "() => [...document.querySelectorAll('style')].map((one) => one.textContent)"


def test_a_page_prints_clean(reader):
    """The menu and the tools are gone, the charts fit, and afterwards all is as before."""
    page = reader("guarantee?lang=sv&unit=region-17&period=12m-2025-10")
    on_screen = page.evaluate(WIDEST)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator(".rf-tools .row").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(WIDEST) <= SHEET < on_screen
    assert any("@bottom-left" in one and "2025-10-31" in one for one in page.evaluate(STYLES))

    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".rf-tools .row").first).to_be_visible()
    assert page.evaluate(WIDEST) == on_screen


def test_seven_figures_stand_four_abreast_on_paper(reader):
    """The overview's fill two rows, not three, so that the page keeps to two sheets."""
    page = reader("overview?lang=sv&unit=region-17&period=12m-2025-10")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 1000})  # the sheet between its margins
    tops = page.locator(".rf-figures > div").evaluate_all(
        "found => found.map((one) => Math.round(one.getBoundingClientRect().top))"
    )

    assert len(tops) == 7
    assert len(set(tops)) == 2
