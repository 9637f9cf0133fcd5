"""Looking something up: in the catalogue as one types, and from a figure to how it is counted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser


def test_a_reader_finds_a_metric_by_typing_and_opens_it_by_key(reader):
    """Letters without rings or dots match; the number of hits is announced; Escape shows all."""
    page = reader("guarantee?lang=sv")
    page.get_by_role("link", name="Definitioner").click()
    field = page.get_by_role("searchbox", name="Sök bland mått och ord")
    said = page.locator(".rf-search").get_by_role("status")
    page.locator(".rf-entries.rf-words .rf-entry").last.wait_for(state="attached")
    everything = f"{page.locator('.rf-entries .rf-entry').count()} mått och ord"
    expect(said).to_have_text(everything)

    field.fill("planerade ateRbesok")
    expect(said).to_have_text("1 träff")
    expect(page.locator(".rf-chosen")).to_be_hidden()
    found = page.locator(".rf-entries .rf-entry:visible")
    expect(found).to_have_count(1)
    found.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(found.get_by_text("wait_to_return_visit", exact=True)).to_be_visible()

    field.fill("qqq")
    expect(said).to_have_text("Inga träffar. Pröva ett kortare ord.")
    field.press("Escape")
    expect(said).to_have_text(everything)
    expect(page.locator(".rf-chosen")).to_be_visible()


def test_the_name_of_a_figure_goes_to_its_definition_and_back_returns(reader):
    """One click on what a number is called; the unit and the period come along."""
    page = reader("guarantee?lang=sv&unit=municipality-1780&period=2025-Q3&grain=month")
    page.locator(".rf-figures a.rf-metric").nth(1).click()

    expect(page.locator(".rf-chosen h2")).to_have_text("Bedömda inom tre dagar (SKR:s definition)")
    expect(page.locator(".rf-now")).to_contain_text("Karlstad, kvartal 3 2025")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Får patienterna bedömning i tid?")


def test_what_is_looked_for_is_in_the_link_and_comes_back(reader):
    """The words outlive a reload, a change of language and a visit to another page."""
    page = reader("definitions?lang=sv")
    field, said = page.locator("#rf-search-field"), page.locator(".rf-search [role=status]")
    field.fill("återbesök planerade")
    expect(page).to_have_url(re.compile(r"[?&]q=%C3%A5terbes%C3%B6k\+planerade"))
    expect(said).to_have_text("1 träff")

    page.reload()
    settled(page)
    expect(field).to_have_value("återbesök planerade")
    expect(said).to_have_text("1 träff")

    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("How are")
    expect(page).to_have_url(re.compile(r"lang=en.*[?&]q="))
    expect(field).to_have_value("återbesök planerade")

    field.fill("wait return")
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What has changed")
    expect(page).not_to_have_url(re.compile(r"[?&]q="))
    page.go_back()
    expect(field).to_have_value("wait return")
    page.go_back()
    expect(field).to_have_value("återbesök planerade")
    expect(said).to_have_text("1 träff")


def test_the_bridge_has_a_month_of_its_own_and_no_period_that_changes_nothing(reader):
    """The period of the menu is gone while it does nothing, and back with the catalogue."""
    page = reader("definitions?lang=sv&show=bridge&period=2025-Q3")
    period = page.get_by_role("combobox", name="Period")
    expect(page.get_by_role("combobox", name="Månad")).to_be_visible()
    expect(period).to_have_count(0)

    page.get_by_text("Mått och ord", exact=True).click()
    expect(period).to_have_value(re.compile("kvartal 3 2025", re.IGNORECASE))
