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

# Milliseconds from a click in the menu until heading, answer and every figure in view stand there.
ARRIVAL = """path => new Promise(done => {
  const link = [...document.querySelectorAll('.rf-menu a')].find(a => a.href.includes(`/${path}?`))
  const figures = () => [...document.querySelectorAll('.rf-plot')].filter(plot => {
    const room = plot.getBoundingClientRect()
    return room.top < innerHeight && room.bottom > 0
  })
  document.querySelectorAll('.main-svg').forEach(part => part.dataset.before = '')
  const isNew = part => part && part.dataset.before === undefined
  const start = performance.now()
  const heading = document.querySelector('h1').textContent
  const look = () => {
    const isThere = document.querySelector('h1')?.textContent !== heading
      && document.querySelector('.rf-answer, .rf-note, .rf-table')
      && figures().every(plot => isNew(plot.querySelector('.main-svg')))
    if (isThere || performance.now() - start > 10000) done(performance.now() - start)
    else setTimeout(look, 2)
  }
  link.click()
  look()
})"""


def navigating(warehouse: Path, runs: int) -> list[Figure]:
    """Warm: every page has been shown once before. Nothing is measured without a browser."""
    in_browser = _in_browser(warehouse, runs)
    on_server = _on_server(warehouse, runs)
    return [
        *_of_all("from page to page, in the browser", in_browser, BROWSER_MS),
        *_of_all("from page to page, on the server (processor)", on_server, SERVER_MS),
    ]


def _of_all(what: str, taken: dict[str, float], limit: float) -> list[Figure]:
    if not taken:
        return [Figure(f"{what} (no browser found)", None, "ms", limit)]
    slowest = max(taken, key=taken.get)
    spread = [*taken.values()]
    return [
        Figure(f"{what}: median of pages", median(spread), "ms", limit),
        Figure(f"{what}: 95th percentile", quantiles(spread, n=20)[-1], "ms", limit),
        Figure(f"{what}: slowest ({slowest})", taken[slowest], "ms", limit),
    ]


def _in_browser(warehouse: Path, runs: int) -> dict[str, float]:
    """The median of the runs by page, each reached from the page before it in the menu."""
    sys.path.insert(0, str(HOME))
    from playwright.sync_api import sync_playwright

    import start

    path = start.installed_browser()
    if path is None:
        return {}
    with _served(warehouse) as address, sync_playwright() as playwright:
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        flags = [*FLAGS, "--no-sandbox"] if is_root else FLAGS
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        page = browser.new_context(locale="sv-SE", viewport=WIDE).new_page()
        page.goto(address)
        page.locator(".rf-how").wait_for(timeout=60_000)
        rounds = [_round(page) for _ in range(runs + 1)][1:]  # the first one warms
        browser.close()
    return {key: median(one[key] for one in rounds) for key in rounds[0]}


def _round(page) -> dict[str, float]:
    """Once through the menu, ending where it began; each page at rest before the next click."""
    keys = [panel.key for panel in all_panels()]
    taken = {}
    for key in [*keys[1:], keys[0]]:
        page.wait_for_timeout(700)
        taken[key] = page.evaluate(ARRIVAL, key)
    return taken


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


def _on_server(warehouse: Path, runs: int) -> dict[str, float]:
    """Processor milliseconds of a whole run of the page's script, with everything that is sent."""
    from streamlit.testing.v1 import AppTest
    from streamlit.util import calc_hash

    os.environ["REFERRAL_FLOW_WAREHOUSE"] = str(warehouse)
    visit = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    taken: dict[str, list[float]] = {panel.key: [] for panel in all_panels()}
    for _ in range(runs + 1):
        for key, found in taken.items():
            visit._page_hash = calc_hash(key)
            start = time.process_time()
            visit.run()
            found.append((time.process_time() - start) * 1000)
    return {key: median(found[1:]) for key, found in taken.items()}
