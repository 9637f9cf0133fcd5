"""What a reader does with the dashboard, in a real browser."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from referral_flow.panels import all_panels
from tests.browser.conftest import settled

pytestmark = pytest.mark.browser


def query_of(page: Page) -> dict[str, str]:
    """The address's ids."""
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def choose(page: Page, label: str, words: str) -> None:
    """Pick from a searchable list by writing a part of the words."""
    field = page.get_by_role("combobox", name=re.compile(label))
    field.click()
    field.fill(words)
    page.get_by_role("option").first.click()
    settled(page)


def language(page: Page, name: str) -> None:
    """Press the button of a language."""
    page.get_by_test_id("stSidebar").get_by_text(name, exact=True).click()
    settled(page)


def test_the_page_opens_in_swedish_with_its_figures(reader):
    """Question, answer, main chart and method stand there, and the page says it is Swedish."""
    page = reader()

    expect(page.get_by_role("heading", level=1)).to_have_text(all_panels()[0].question.sv)
    expect(page.locator(".rf-answer")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    assert query_of(page) == {
        "lang": "sv",
        "unit": "region-17",
        "grain": "month",
        "period": "12m-2025-10",
    }


def test_unit_and_period_can_be_chosen(reader):
    """The unit list is searched by writing; figures and address follow."""
    page = reader("guarantee")
    before = page.locator(".rf-answer").inner_text()

    choose(page, "Enhet", "Karlstad")
    expect(page.locator(".rf-title p")).to_contain_text("Karlstad")
    choose(page, "Period", "kvartal 2 2025")

    expect(page.locator(".rf-title p")).to_contain_text("kvartal 2 2025")
    assert query_of(page)["unit"].endswith("-1780")
    assert query_of(page)["period"] == "2025-Q2"
    assert page.locator(".rf-answer").inner_text() != before


def test_a_link_survives_a_switch_of_language(reader):
    """Followed in Swedish, switched to English, followed again: the same view, the right words."""
    page = reader("guarantee?lang=sv&unit=municipality-1780&grain=quarter&period=2025-Q2")
    language(page, "English")
    expect(page.get_by_role("heading", level=1)).to_have_text("Are patients assessed in time?")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expected = {
        "lang": "en",
        "unit": "municipality-1780",
        "grain": "quarter",
        "period": "2025-Q2",
    }
    assert query_of(page) == expected

    again = reader("guarantee?" + urlsplit(page.url).query)

    expect(again.locator(".rf-title p")).to_contain_text("quarter 2 2025")
    expect(again.locator("html")).to_have_attribute("lang", "en")
    assert query_of(again) == expected


def test_back_goes_to_the_view_before(reader):
    """One step of history per choice."""
    page = reader("guarantee")
    choose(page, "Period", "kvartal 2 2025")
    expect(page.locator(".rf-title p")).to_contain_text("kvartal 2 2025")

    page.go_back()

    expect(page.locator(".rf-title p")).to_contain_text("november 2024 – oktober 2025")
    assert query_of(page)["period"] == "12m-2025-10"


def test_another_page_keeps_the_view(reader):
    """Unit and period are taken along to the next page, and to the one after."""
    page = reader("guarantee?lang=sv&unit=municipality-1780&grain=quarter&period=2025-Q2")
    heading = page.get_by_role("heading", level=1)

    page.get_by_role("link", name="Remisskedja").click()
    expect(heading).not_to_have_text("Får patienterna bedömning i tid?")
    settled(page)
    page.get_by_role("link", name="Vårdgaranti").click()
    expect(heading).to_have_text("Får patienterna bedömning i tid?")
    settled(page)

    expect(page.locator(".rf-title p")).to_contain_text("kvartal 2 2025")
    expect(page.locator(".rf-menu [aria-current=page]")).to_have_text("Vårdgaranti")
    assert query_of(page)["unit"] == "municipality-1780"


def test_an_unknown_link_is_answered_calmly(reader):
    """The page names what it did not find and shows the region."""
    page = reader("?unit=clinic-999&period=1850")

    said = page.locator(".rf-message")
    expect(said).to_have_count(1)
    expect(said).to_contain_text("enheten ”clinic-999”, som inte finns här")
    expect(said).to_contain_text("perioden ”1850”, som inte finns här")


def test_the_tools_own_words_are_in_the_readers_language(reader):
    """Streamlit says "Skip to main content" and "No results" in English, whatever the page."""
    page = reader()
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Hoppa till innehållet")

    field = page.get_by_role("combobox", name="Period")
    field.click()
    field.fill("qqq")
    expect(page.get_by_text("Inga träffar").first).to_be_visible()


def test_a_page_about_the_whole_extract_offers_no_period_and_keeps_it(reader):
    """Data quality does not depend on the period, but the way back does."""
    page = reader("guarantee?period=2025-Q2")
    page.get_by_role("link", name="Datakvalitet").click()
    expect(page).to_have_title("Datakvalitet · Remissflöde")
    expect(page.get_by_role("combobox", name="Period")).to_have_count(0)

    page.get_by_role("link", name="Vårdgaranti").click()
    expect(page.locator(".rf-title p")).to_contain_text("kvartal 2 2025")


@pytest.mark.parametrize("audience", ["För arbetsgruppen", "För att lämna vidare"])
def test_the_slides_can_be_downloaded(reader, audience):
    """A PowerPoint file that opens, with the synthetic mark on it."""
    page = reader("guarantee")
    page.get_by_role("button", name="Ladda ned som bildspel").click()

    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=audience).click()
    slides = Presentation(BytesIO(Path(waiting.value.path()).read_bytes())).slides

    words = [shape.text_frame.text for slide in slides for shape in slide.shapes
             if shape.has_text_frame]  # fmt: skip
    assert len(slides) > 3
    assert any("SYNTETISKA DATA" in found for found in words)


def downloaded(page: Page, name: str) -> bytes:
    """The file that the main chart's button gives."""
    with page.expect_download(timeout=30_000) as waiting:
        page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    return Path(waiting.value.path()).read_bytes()


def build_id(address: str) -> str:
    """What the health route says is served."""
    with urlopen(address + "/halsa") as answer:
        return re.search(r'"build_id":\s*"(\w+)"', answer.read().decode())[1]


def test_files_made_of_a_chart_say_what_they_rest_on(reader, address):
    """CSV and SVG carry synthetic mark, measure, as-of date and build id; the PNG is a picture."""
    page = reader("guarantee")
    expected = ("SYNTETISKA DATA", "2025-10-31", build_id(address), "Bedömda inom tre dagar")

    for name in ("CSV", "SVG"):
        words = downloaded(page, name).decode("utf-8").replace("\u00a0", " ")
        assert all(found in words for found in expected), name

    assert downloaded(page, "PNG").startswith(b"\x89PNG")


def test_the_figures_of_a_chart_unfold_as_a_table(reader):
    """A button shows them and says whether they are shown."""
    page = reader("guarantee")
    button = page.get_by_role("button", name="Visa siffrorna").first

    button.click()

    hide = page.get_by_role("button", name="Dölj siffrorna").first
    expect(hide).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("columnheader", name="Period").first).to_be_visible()


def test_the_link_is_copied(reader):
    """The clipboard holds the address of the view, and of the chart that it was copied from."""
    page = reader("guarantee?lang=sv&unit=municipality-1780")
    page.get_by_role("button", name=re.compile("^Kopiera länk")).first.click()

    expect(page.get_by_text("Länken är kopierad.").first).to_be_visible()
    written = page.evaluate("navigator.clipboard.readText()")
    assert "unit=municipality-1780" in written
    assert written.endswith("#figure-over_time")


def test_headers_keep_the_page_to_itself(reader, address):
    """Nothing may be loaded from, sent to or framed by another machine."""
    with urlopen(address) as answer:
        headers = answer.headers

    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
