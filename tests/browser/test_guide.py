"""The guide of a first visit: closed by the keyboard, and gone until it is asked for again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

GUIDE = "section.rf-guide"


def test_the_guide_is_closed_for_good_and_can_be_asked_for_again(reader):
    """By keyboard alone; it covers nothing, and the browser remembers."""
    page = reader("?lang=sv", is_first_visit=True)
    guide, title = page.locator(GUIDE), page.locator("h1")
    expect(guide).to_be_visible()
    assert guide.bounding_box()["y"] > title.bounding_box()["y"]
    expect(guide.locator("li")).to_have_count(3)

    guide.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(guide).to_be_hidden()
    expect(title).to_be_focused()

    page.reload()
    expect(page.locator(".rf-findings").first).to_be_visible()
    expect(page.locator(GUIDE)).to_be_hidden()

    page.get_by_role("link", name="Om verktyget").click()
    expect(page.locator(GUIDE)).to_be_visible()
    page.get_by_role("button", name="Visa den på översikten igen").press("Enter")
    expect(page.get_by_role("status").filter(has_text="på översikten")).to_be_visible()

    page.get_by_role("link", name="Översikt").click()
    expect(page.locator(".rf-findings").first).to_be_visible()
    expect(page.locator(GUIDE)).to_be_visible()
