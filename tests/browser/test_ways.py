"""Going from one thing to what explains it, by pointer and by keyboard, and back again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from referral_flow.panels import all_panels
from tests.browser.conftest import settled
from tests.browser.test_dashboard import query_of

pytestmark = pytest.mark.browser
TITLE = ".rf-title p"
AT_THE_TOP = "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 90"


def point_of(page: Page, key: str, place: int) -> tuple[float, float]:
    """Where a point of a chart's last line is in the window."""
    chart = page.locator(f"#figure-{key}")
    chart.scroll_into_view_if_needed()
    box = chart.locator(".scatterlayer .trace:last-child .point").nth(place).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def focus(page: Page, wanted: Locator, most: int = 60, key: str = "Tab") -> None:
    """Press Tab until the wanted element has the focus, as someone without a mouse does."""
    for _ in range(most):
        if wanted.evaluate("wanted => wanted === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} was not reached with {most} presses of {key}")


def top_of(page: Page, selector: str) -> float:
    return page.locator(selector).evaluate("found => found.getBoundingClientRect().top")


def test_a_click_on_a_month_shows_the_month_and_back_returns(reader):
    """The tooltip says where a click leads; nothing is loaded anew; Back finds the place again."""
    page = reader("guarantee?lang=sv")
    page.evaluate("window.isSameVisit = true")
    at = point_of(page, "over_time", 10)
    before = page.get_by_test_id("stMain").evaluate("main => main.scrollTop")

    page.mouse.move(*at)
    expect(page.locator("#figure-over_time .hoverlayer")).to_contain_text("Klicka för att visa")
    page.mouse.click(*at)
    expect(page.locator(TITLE)).to_contain_text("september 2024")
    assert query_of(page)["period"] == "2024-09"
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    settled(page)

    page.go_back()
    expect(page.locator(TITLE)).to_contain_text("november 2024 – oktober 2025")
    settled(page)
    assert page.evaluate("window.isSameVisit")
    page.wait_for_function(
        "top => document.querySelector('[data-testid=stMain]').scrollTop === top", arg=before
    )


def test_from_the_overview_to_the_figure_behind_a_number_in_one_click(reader):
    """The way on beneath a headline figure ends at a chart of its page; Back leads to the first."""
    page = reader("?lang=sv&unit=municipality-1780")
    way = page.locator(".rf-figures a[href*='#figure-']").first
    place = way.get_attribute("href").split("#")[1]

    way.click()
    chart = page.locator(f"#{place}")
    expect(chart.locator(".main-svg").first).to_be_visible()
    page.wait_for_function(AT_THE_TOP, arg=place)
    assert query_of(page)["unit"] == "municipality-1780"

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(all_panels()[0].question.sv)


def test_every_page_is_one_click_from_the_overview(reader):
    """The menu names every page, so any figure is at most two clicks away."""
    page = reader("?lang=en")
    addresses = [link.get_attribute("href") for link in page.locator(".rf-menu a").all()]

    assert [one.split("?")[0] for one in addresses] == [panel.key for panel in all_panels()]


def test_back_from_the_bare_address_leaves_in_one_press(reader, address):
    """Completing the address is no step of its own."""
    page = reader("guarantee?lang=en")
    page.goto(address)
    settled(page)
    assert query_of(page)["unit"] == "region-17"

    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_link_to_a_chart_opens_at_the_chart(reader):
    """The address that "copy link" gives, opened by somebody else."""
    page = reader("guarantee?lang=sv#figure-weekdays")

    page.wait_for_function(AT_THE_TOP, arg="figure-weekdays")
    assert top_of(page, ".rf-title") < 0
    assert page.url.endswith("#figure-weekdays")
    expect(page.locator("#figure-weekdays h2")).to_be_focused()


def test_a_page_can_be_used_with_the_keyboard_alone(reader):
    """Filter, page, figures as a table, a link in it, and a file: without a pointer."""
    page = reader("guarantee?lang=sv")
    unit = page.get_by_role("combobox", name=re.compile("Enhet"))
    focus(page, unit)
    page.keyboard.type("Karlstad")
    expect(page.get_by_role("option").first).to_contain_text("Karlstad")
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_contain_text("Karlstad")
    settled(page)

    focus(page, page.locator(".rf-menu a", has_text="Remissutfall radiologi"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".rf-menu [aria-current=page]")).to_have_text("Remissutfall radiologi")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    settled(page)
    assert query_of(page)["unit"] == "municipality-1780"

    first = page.locator(".rf-chart").first
    focus(page, first.get_by_role("button", name="Visa siffrorna"))
    page.keyboard.press("Enter")
    expect(first.get_by_role("table")).to_be_visible()
    focus(page, first.get_by_role("button", name=re.compile("^CSV")))
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert "SYNTETISKA DATA" in Path(waiting.value.path()).read_text(encoding="utf-8")
    focus(page, first.locator(".figures a").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_all_figures_are_drawn_before_a_page_is_printed(reader):
    """Those far down too, which the window has not come near."""
    page = reader("radiology_outcome?lang=sv")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    drawn = page.evaluate("""() => [...document.querySelectorAll('.rf-plot')]
        .map(plot => plot.querySelector('.main-svg')?.hasAttribute('viewBox') || false)""")
    assert len(drawn) > 8
    assert all(drawn)
