"""The menu: pages in groups, each link a whole view."""

from __future__ import annotations

import re

from referral_flow.screen.menu import Entry, menu_as_html
from referral_flow.text import Text
from tests.screen.sample_amounts import a_view

ENTRIES = [
    Entry("overview", 10, Text("Översikt", "Overview")),
    Entry("guarantee", 20, Text("Vårdgaranti", "Care guarantee")),
    Entry("access", 24, Text("Lediga <tider>", "Free <times>")),
    Entry("about", 96, Text("Om verktyget", "About")),
]


def test_pages_stand_in_groups_with_names():
    """The first page alone, then one list a group; a group without pages is not named."""
    words = menu_as_html(ENTRIES, "overview", a_view(), {})

    assert words.count("<ul>") == 3
    assert re.findall(r'rf-group">([^<]+)', words) == ["Besök och tider", "Om uppgifterna"]
    assert "Lediga &lt;tider&gt;" in words


def test_the_page_that_is_shown_is_marked_and_keeps_its_own_choices():
    """A screen reader hears which page it is on; its link, copied, holds the whole view."""
    words = menu_as_html(ENTRIES, "access", a_view("en"), {"access": {"service": "urgent"}})

    assert words.count('aria-current="page"') == 1
    assert len(re.findall("service=urgent", words)) == 1
    assert re.search(r'href="access\?[^"]*service=urgent" aria-current', words)
    assert words.count("unit=") == len(ENTRIES)


def test_the_menu_leads_back_to_what_was_chosen_of_a_page():
    """Another page's link holds that page's own choices, and no other page's."""
    words = menu_as_html(ENTRIES, "about", a_view(), {"guarantee": {"by": "home"}})

    assert re.search(r'href="guarantee\?[^"]*by=home"', words)
    assert words.count("by=home") == 1
