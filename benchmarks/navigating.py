"""What it costs to go from one page to the next: in the browser, and on the server alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.request import urlopen

from benchmarks.figures import Figure
from benchmarks.process import HOME
from referral_flow.panels import all_panels

PORT = 8699
BROWSER_MS, SERVER_MS = 500.0, 100.0
WARM_UP_SECONDS = 12  # the server asks every page once while it starts
FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
WIDE = {"width": 1280, "height": 900}

# Milliseconds from a click in the menu until the page has come: its own heading, an answer that is
# not the old one, no part of the old page left, and every figure in the window drawn and painted.
ARRIVAL = """([path, question]) => new Promise((done, fail) => {
  const link = [...document.querySelectorAll('.rf-menu a')].find(a => a.href.includes(`/${path}?`))
  const OLD = '.rf-answer, .rf-note, .rf-table, .rf-plot, .main-svg'
  document.querySelectorAll(OLD).forEach(part => part.dataset.before = '')
  const isNew = part => part && part.dataset.before === undefined
  const inView = () => [...document.querySelectorAll('.rf-plot')].filter(plot => {
    const room = plot.getBoundingClientRect()
    return room.top < innerHeight && room.bottom > 0
  })
  const state = () => document.querySelector('[data-testid=stApp]').dataset.testScriptState
  const isThere = () => document.querySelector('h1')?.textContent === question
    && location.pathname.endsWith(`/${path}`)
    && isNew(document.querySelector('.rf-answer, .rf-note, .rf-table'))
    && state() === 'notRunning'
    && inView().every(plot => isNew(plot.querySelector('.main-svg')))
  const start = performance.now()
  const look = () => {
    if (isThere()) requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
    else if (performance.now() - start > 10000) fail(`${path} did not come`)
    else setTimeout(look, 2)
  }
  link.click()
  look()
})"""


def navigating(warehouse: Path, runs: int) -> list[Figure]:
    """In a server that has been asked for every page once. Nothing is measured without a browser.

    The first time in a visit the browser has not shown the page; later it has, and come back.
    """
    first, later = _in_browser(warehouse, runs)
    first_run, later_run = _on_server(warehouse, runs)
    return [
        *_of_all("in the browser, first time in a visit", first, BROWSER_MS),
        *_of_all("in the browser, seen before", later, BROWSER_MS),
        *_of_all("on the server (processor), first time in a visit", first_run, SERVER_MS),
        *_of_all("on the server (processor), seen before", later_run, SERVER_MS),
    ]


def _of_all(where: str, taken: dict[str, float], limit: float) -> list[Figure]:
    what = f"from page to page, {where}"
    if not taken:
        return [Figure(f"{what} (no browser found)", None, "ms", limit)]
    slowest = max(taken, key=taken.get)
    spread = [*taken.values()]
    return [
        Figure(f"{what}: median of pages", median(spread), "ms", limit),
        Figure(f"{what}: 95th percentile", _p95(spread), "ms", limit),
        Figure(f"{what}: slowest ({slowest})", taken[slowest], "ms", limit),
    ]


def _p95(spread: list[float]) -> float:
    return quantiles(spread, n=20, method="inclusive")[-1]


def _in_browser(warehouse: Path, runs: int) -> tuple[dict[str, float], dict[str, float]]:
    """The median of the visits by page, each page reached from the one before it in the menu."""
    sys.path.insert(0, str(HOME))
    from playwright.sync_api import sync_playwright

    import start

    path = start.installed_browser()
    if path is None:
        return {}, {}
    with _served(warehouse) as address, sync_playwright() as playwright:
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        flags = [*FLAGS, "--no-sandbox"] if is_root else FLAGS
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        profile = browser.new_context(locale="sv-SE", viewport=WIDE)
        visits = [_visit(profile, address) for _ in range(runs + 1)][1:]  # the first one warms
        browser.close()
    return _middle([first for first, _ in visits]), _middle([later for _, later in visits])


def _visit(profile, address: str) -> tuple[dict[str, float], dict[str, float]]:
    """Twice through the menu in a session of its own."""
    page = profile.new_page()
    page.goto(address)
    page.locator(".rf-how").wait_for(timeout=60_000)
    rounds = _round(page), _round(page)
    page.close()
    return rounds


def _round(page) -> dict[str, float]:
    """Once through the menu, ending where it began; each page at rest before the next click."""
    first, *others = all_panels()
    taken = {}
    for panel in [*others, first]:
        page.wait_for_timeout(700)
        taken[panel.key] = page.evaluate(ARRIVAL, [panel.key, panel.question.sv])
    return taken


def _middle(rounds: list[dict[str, float]]) -> dict[str, float]:
    return {key: median(one[key] for one in rounds) for key in rounds[0]}


@contextmanager
def _served(warehouse: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "streamlit", "run", "server.py"]
    options = [f"--server.port={PORT}", "--server.headless=true"]
    surroundings = os.environ | {"REFERRAL_FLOW_WAREHOUSE": str(warehouse)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([*command, *options], cwd=HOME, env=surroundings, **quiet)
    try:
        _wait_for(f"http://127.0.0.1:{PORT}/halsa")
        time.sleep(WARM_UP_SECONDS)
        yield f"http://127.0.0.1:{PORT}/"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"Nothing answers at {address}.")


def _on_server(warehouse: Path, runs: int) -> tuple[dict[str, float], dict[str, float]]:
    """Processor milliseconds of a whole run of the page's script, with everything that is sent."""
    os.environ["REFERRAL_FLOW_WAREHOUSE"] = str(warehouse)
    visits = [_scripts() for _ in range(runs + 1)][1:]  # the first one warms
    return _middle([first for first, _ in visits]), _middle([later for _, later in visits])


def _scripts() -> tuple[dict[str, float], dict[str, float]]:
    """Twice through the menu in a session of its own, without a browser."""
    from streamlit.testing.v1 import AppTest

    visit = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60).run()
    return _scripts_once(visit), _scripts_once(visit)


def _scripts_once(visit) -> dict[str, float]:
    from streamlit.util import calc_hash

    taken = {}
    for panel in all_panels():
        visit._page_hash = calc_hash(panel.key)
        start = time.process_time()
        visit.run()
        taken[panel.key] = (time.process_time() - start) * 1000
    return taken
