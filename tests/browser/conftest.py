"""The dashboard as people get it: on the committed sample, in Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

HOUSE = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SECONDS_TO_START = 60


@pytest.fixture(scope="session")
def warehouse_folder(built_sample: Path) -> Path:
    """The committed sample, built once for all tests of a session."""
    return built_sample


@pytest.fixture(scope="session")
def address(warehouse_folder: Path) -> Iterator[str]:
    """The dashboard's address while it is served."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "server.py", f"--server.port={port}"]
    command.append("--server.headless=true")
    environment = os.environ | {"REFERRAL_FLOW_WAREHOUSE": str(warehouse_folder)}
    served = subprocess.Popen(
        command, cwd=HOUSE, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/halsa")
        yield f"http://127.0.0.1:{port}"
    finally:
        served.terminate()
        served.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(url: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urlopen(url, timeout=5):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself, once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """An installed Chromium (or the one in CHROMIUM), else Playwright's own."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*QUIET, "--no-sandbox"] if is_root else QUIET
    launched = playwright.chromium.launch(executable_path=found, args=flags)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """A reader's browser in light or in dark, which keeps scripts that it has fetched before."""
    kept: dict[str, BrowserContext] = {}

    def profile(scheme: str) -> BrowserContext:
        if scheme not in kept:
            kept[scheme] = new_profile(browser, scheme)
        return kept[scheme]

    yield profile
    for context in kept.values():
        context.close()


def new_profile(browser: Browser, scheme: str) -> BrowserContext:
    """A reader in Sweden who has never been here."""
    return browser.new_context(
        locale="sv-SE",
        timezone_id="Europe/Stockholm",
        color_scheme=scheme,
        accept_downloads=True,
        permissions=["clipboard-read", "clipboard-write"],
    )


@pytest.fixture
def reader(
    browser: Browser, profiles: Callable[[str], BrowserContext], address: str
) -> Iterator[Callable[..., Page]]:
    """Opens a page as a reader in Sweden: reader("?lang=en", scheme="dark", width=400).

    Each page is a visit of its own; `is_first_visit` takes a browser that has kept nothing.
    """
    with visits(browser, profiles, address) as opened:
        yield opened


@pytest.fixture(scope="module")
def shown(
    browser: Browser, profiles: Callable[[str], BrowserContext], address: str
) -> Iterator[Callable[..., Page]]:
    """Pages as `reader` opens them, one visit for all tests that only look at the same page."""
    with visits(browser, profiles, address) as opened:
        once = cache(opened)
        yield lambda query, scheme="light", width=1280: once(query, scheme=scheme, width=width)


@contextmanager
def visits(
    browser: Browser, profiles: Callable[[str], BrowserContext], address: str
) -> Iterator[Callable[..., Page]]:
    """Opens pages, and closes them at the end.

    By then nothing was asked of any other machine, and no script failed.
    """
    pages, asked, failed = [], [], []

    def opened(
        query: str = "", *, scheme: str = "light", width: int = 1280, is_first_visit: bool = False
    ) -> Page:
        profile = new_profile(browser, scheme) if is_first_visit else profiles(scheme)
        page = profile.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(address + "/" + query)
        settled(page)
        return page

    yield opened
    for page in pages:
        page.close()
    outside = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert outside == []
    assert failed == []


def settled(page: Page) -> None:
    """Wait until the page is drawn to its foot, every figure too, and no run is under way."""
    page.locator(".rf-how").wait_for(timeout=60_000)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=60_000)
    page.wait_for_function(ALL_DRAWN, timeout=60_000)


ALL_DRAWN = """() => [...document.querySelectorAll('[class*=st-key-figure-]')]
    .every(chart => chart.querySelector('.main-svg'))"""


def go(page: Page, address: str) -> None:
    """To another page of the tool by one of its own links, made for the occasion."""
    before = page.locator(".rf-title").inner_text()
    page.evaluate("to => document.dispatchEvent(new CustomEvent('rf-go', {detail: to}))", address)
    page.wait_for_function(
        "before => document.querySelector('.rf-title')?.innerText !== before", arg=before
    )
    settled(page)
